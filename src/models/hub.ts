import { z } from 'zod';
import { type HubFacts, HubRefusal } from './hub-refusal.ts';
import { isThisMachine, parsedUrl } from '../system/web-address.ts';

/** A model as a hub names it. */
export interface HubModel {
  /** `owner/name`. */
  readonly name: string;
  /** A commit, a tag or a branch of the model's repository. */
  readonly revision: string;
}

/** Letters, digits, dots and dashes, of which no path and no query can be made. */
const HUB_MODEL = /^(\w[\w.-]*\/\w[\w.-]*)(?:@(\w[\w.-]*))?$/;

/** A model of a hub, `owner/name` or `owner/name@revision`; undefined for a text that is neither. */
export function parseHubModel(text: string): HubModel | undefined {
  const [, name, revision = 'main'] = HUB_MODEL.exec(text) ?? [];
  return name === undefined ? undefined : { name, revision };
}

/** Whether a text is the address of a hub: one that is safe, and of which those of files can be made and shown. */
export function isHubAddress(text: string): boolean {
  const url = parsedUrl(text);
  return (
    url !== undefined &&
    isSafeAddress(url) &&
    [url.username, url.password, url.search, url.hash].every((part) => part === '')
  );
}

/** Whether what comes from an address came unaltered: by https, or from this machine itself. */
function isSafeAddress({ protocol, hostname }: URL): boolean {
  return protocol === 'https:' || (protocol === 'http:' && isThisMachine(hostname));
}

/** Why a request is ended: the hub has been silent for too long. */
export class SilenceError extends Error {
  override readonly name = 'SilenceError';
  readonly seconds: number;

  constructor(seconds: number) {
    super(`nothing came for ${seconds} seconds`);
    this.seconds = seconds;
  }
}

/** Why a request was ended from here; undefined where it was not. */
export function silence({ reason }: AbortSignal): HubFacts | undefined {
  return reason instanceof SilenceError ? { kind: 'silent', seconds: reason.seconds } : undefined;
}

const MOVED: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);
/** More than any hub needs to come from a file's name to the place where it is stored. */
const MOST_MOVES = 5;

/**
 * Asks for an address, and for the one that it was moved to. A hub that was asked by https never leads on to anything else.
 * @throws HubRefusal
 */
export async function get(address: URL, signal: AbortSignal): Promise<Response> {
  let at = address;
  for (let moves = 0; moves <= MOST_MOVES; moves++) {
    if (!isSafeAddress(at)) throw new HubRefusal(at, { kind: 'unsafe-address' });
    const response = await fetch(at, { redirect: 'manual', signal }).catch((fault: unknown) => {
      throw new HubRefusal(at, silence(signal) ?? { kind: 'unreachable' }, { cause: fault });
    });
    if (response.ok) return response;
    await response.body?.cancel();
    const to = MOVED.has(response.status) ? response.headers.get('location') : null;
    const next = to === null ? undefined : parsedUrl(to, at.href);
    if (next === undefined) throw new HubRefusal(at, { kind: 'status', status: response.status });
    // Else a hub could have this machine's own services asked.
    if (at.protocol === 'https:' && next.protocol !== 'https:')
      throw new HubRefusal(next, { kind: 'unsafe-address' });
    at = next;
  }
  throw new HubRefusal(at, { kind: 'leads-on' });
}

/** What a hub says of a file. */
export interface HubFile {
  readonly bytes?: number | undefined;
  /** Of large files alone. */
  readonly sha256?: string | undefined;
}

/** A model as it is at one commit, which never changes. */
export interface HubSnapshot {
  readonly commit: string;
  readonly files: ReadonlyMap<string, HubFile>;
}

const COMMIT = /^[0-9a-f]{40}$/;

const size = z.number().int().nonnegative();
const modelSchema = z.object({
  sha: z.string().regex(COMMIT),
  siblings: z.array(
    z.object({
      rfilename: z.string(),
      size: size.optional(),
      lfs: z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }).optional(),
    }),
  ),
});

/** The commit that a model's revision names now, and its files. @throws HubRefusal */
export async function snapshotOf(
  hub: string,
  { name, revision }: HubModel,
  signal: AbortSignal,
): Promise<HubSnapshot> {
  const address = addressOn(hub, `api/models/${name}/revision/${revision}`);
  address.search = '?blobs=true'; // with sizes and hashes
  const response = await get(address, signal);
  const text = await readText(response, address, signal);
  const { data } = modelSchema.safeParse(parseJson(text));
  if (data === undefined) throw new HubRefusal(address, { kind: 'unknown-model' });
  if (COMMIT.test(revision) && data.sha !== revision) {
    throw new HubRefusal(address, { kind: 'other-commit', commit: data.sha });
  }
  const files = data.siblings.map(
    ({ rfilename, size: bytes, lfs }) => [rfilename, { bytes, sha256: lfs?.sha256 }] as const,
  );
  return { commit: data.sha, files: new Map(files) };
}

/** Where a hub gives a model's file as it was at a commit. */
export function fileAddress(hub: string, { name }: HubModel, commit: string, file: string): URL {
  return addressOn(hub, `${name}/resolve/${commit}/${file}`);
}

function addressOn(hub: string, path: string): URL {
  return new URL(path, hub.endsWith('/') ? hub : `${hub}/`);
}

/** A list of files is a few kB long. */
const MOST_TEXT = 4 * 2 ** 20;

async function readText(response: Response, address: URL, signal: AbortSignal): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > MOST_TEXT) break;
      chunks.push(chunk);
    }
  } catch (fault) {
    throw new HubRefusal(address, silence(signal) ?? { kind: 'broke-off' }, { cause: fault });
  }
  if (length > MOST_TEXT) throw new HubRefusal(address, { kind: 'list-too-long' });
  return Buffer.concat(chunks).toString('utf8');
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
