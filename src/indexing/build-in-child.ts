import type { ChildProcess } from 'node:child_process';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../language/language.ts';
import { forkModule, tellParent, watchChild, type ProcessEnd } from '../system/child-process.ts';
import { BuildFault, type Told } from './build-fault.ts';
import type { BuildIndexOptions } from './build-index.ts';
import { buildProgress, buildSummary, type BuildProgress, type BuildSummary } from './build-summary.ts';

/** What the child tells its parent: any number of `progress`, then one of the others. */
const childMessage = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('progress'), progress: buildProgress }),
  z.object({ kind: z.literal('built'), summary: buildSummary }),
  /** In each language: who is told of it may speak another than this process does. */
  z.object({
    kind: z.literal('fault'),
    told: z.record(z.enum(LANGUAGES), z.object({ problem: z.string(), remedy: z.string() })),
  }),
  z.object({ kind: z.literal('bug'), message: z.string(), trace: z.string() }),
]);

type ChildMessage = z.infer<typeof childMessage>;

/** The child runs what lies on the disk now, which an update may have changed under this process. */
const UNKNOWN_MESSAGE = 'the process that builds the index speaks another version of beleg: restart the bot';

/** What the child is started with where a rollback is to hold. */
const KEEP_ROLLBACK = '--keep-rollback';

export interface BuildInChildOptions {
  /** A module that calls `reportToParent`. */
  readonly script: URL;
  /** As in `BuildIndexOptions`. */
  readonly keepRollback?: boolean | undefined;
  /** This process's own where left out. */
  readonly env?: Readonly<Record<string, string | undefined>> | undefined;
  readonly onProgress: (progress: BuildProgress) => void;
  /** Ends the child; what it had embedded stays cached, the index in use stays. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Builds the index in a process of its own: embedding and indexing block the event loop for seconds, and the native
 * libraries do not survive worker threads. Throws a BuildFault that says what the child said or that it died, and
 * the signal's reason where it was aborted.
 */
export async function buildInChild(options: BuildInChildOptions): Promise<BuildSummary> {
  const { script, keepRollback, env, onProgress, signal } = options;
  signal?.throwIfAborted();
  const child = forkModule(script, {
    args: keepRollback === true ? [KEEP_ROLLBACK] : [],
    killSignal: 'SIGKILL', // a build may be cut off anywhere, and must not finish after it was called off
    ...(env === undefined ? {} : { env }),
    ...(signal === undefined ? {} : { signal }),
  });
  const outcome = await outcomeOf(child, onProgress);
  if (outcome.kind === 'built') return outcome.summary;
  signal?.throwIfAborted();
  throw faultOf(outcome);
}

type Outcome =
  | Exclude<ChildMessage, { kind: 'progress' }>
  | { readonly kind: 'died'; readonly how: ProcessEnd; readonly trace: string };

function faultOf(outcome: Exclude<Outcome, { kind: 'built' }>): Error {
  if (outcome.kind === 'fault') {
    return new BuildFault({ kind: 'told', told: outcome.told });
  }
  if (outcome.kind === 'bug') return new Error(outcome.message, { cause: outcome.trace });
  return new BuildFault({ kind: 'child-ended', how: outcome.how }, { cause: outcome.trace });
}

/** What the child had to say before it was gone. */
async function outcomeOf(
  child: ChildProcess,
  onProgress: (progress: BuildProgress) => void,
): Promise<Outcome> {
  const { trace, ended } = watchChild(child);
  let told: Outcome | undefined;
  child.on('message', (received) => {
    const { data: message, error } = childMessage.safeParse(received);
    if (message === undefined) told = { kind: 'bug', message: UNKNOWN_MESSAGE, trace: error.message };
    else if (message.kind === 'progress') onProgress(message.progress);
    else told = message;
  });
  const how = await ended;
  return told ?? { kind: 'died', how, trace: trace() };
}

/** A fault as a person is told of it, in each language; undefined for a bug. */
type FaultInWords = (fault: unknown) => Readonly<Record<Language, Told>> | undefined;

/**
 * The child's part: runs the build, tells the parent its progress and how it ended, and lets the process end.
 * Where the parent is gone, the build goes on: the next start finds a finished index.
 */
export async function reportToParent(
  build: (options: Pick<BuildIndexOptions, 'onProgress' | 'keepRollback'>) => Promise<BuildSummary>,
  worded: FaultInWords,
): Promise<void> {
  try {
    const summary = await build({
      onProgress: (progress) => tell({ kind: 'progress', progress }),
      keepRollback: process.argv.includes(KEEP_ROLLBACK),
    });
    tell({ kind: 'built', summary });
  } catch (fault) {
    tell(describeEnd(fault, worded));
  }
  if (process.connected) process.disconnect();
}

function describeEnd(fault: unknown, worded: FaultInWords): ChildMessage {
  const told = worded(fault);
  if (told !== undefined) return { kind: 'fault', told };
  const error = fault instanceof Error ? fault : new Error(String(fault));
  return { kind: 'bug', message: error.message, trace: error.stack ?? '' };
}

function tell(message: ChildMessage): void {
  tellParent(message);
}
