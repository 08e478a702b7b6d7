import { syncBuiltinESMExports } from 'node:module';
import promises, { type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Work = (this: unknown, ...args: unknown[]) => Promise<unknown>;

/** What hears of each call that changes a file or a folder below `within`. */
export interface StepListener {
  readonly within: string;
  /** May throw what the file system is to say. */
  readonly before?: (call: string, path: string) => void;
  readonly after?: () => void;
}

let listener: StepListener | undefined;

/*
 * Stands between Node's file system and all that is imported after this module: it is to be imported first. Nothing is put in
 * the place of anything; each call is made, and can be told of.
 */
const WRITING = ['appendFile', 'chmod', 'mkdir', 'mkdtemp', 'rename', 'rm', 'unlink', 'writeFile'] as const;

function step(call: string, path: unknown, work: () => Promise<unknown>): Promise<unknown> {
  const heard = listener;
  if (heard === undefined || typeof path !== 'string' || !path.startsWith(heard.within)) return work();
  heard.before?.(call, path);
  return work().then((result) => {
    if (listener === heard) heard.after?.();
    return result;
  });
}

const table = promises as unknown as Record<string, Work>;
for (const call of WRITING) {
  const work = table[call];
  if (work === undefined) throw new Error(`Node.js has no ${call}`);
  table[call] = async (...args) => step(call, args[0], () => work(...args));
}

const paths = new WeakMap<object, string>();
const { open } = promises;
table['open'] = async (path, flags = 'r', mode) => {
  const opened = async (): Promise<FileHandle> => {
    const file = await open(String(path), String(flags), mode === undefined ? undefined : Number(mode));
    paths.set(file, String(path));
    return file;
  };
  return flags === 'r' ? opened() : step('open', path, opened);
};

const probe = await open(join(tmpdir(), `file-steps-${process.pid}`), 'w');
const handles = Object.getPrototypeOf(probe) as Record<string, Work>;
await probe.close();
await promises.rm(join(tmpdir(), `file-steps-${process.pid}`));
const { writeFile, sync } = handles;
if (writeFile === undefined || sync === undefined) throw new Error('Node.js has other file handles');
handles['sync'] = async function syncStep(...args) {
  return step('sync', paths.get(Object(this)), () => sync.apply(this, args));
};
/** In two halves, since a process may end between them. */
handles['writeFile'] = async function writeStep(content, ...args) {
  const path = paths.get(Object(this));
  const bytes = typeof content === 'string' ? Buffer.from(content) : Buffer.from(content as Uint8Array);
  const half = Math.ceil(bytes.length / 2);
  await step('write', path, () => writeFile.call(this, bytes.subarray(0, half), ...args));
  return step('write', path, () => writeFile.call(this, bytes.subarray(half), ...args));
};
syncBuiltinESMExports();

/** Does work, and tells of each step of it. */
export async function listening<T>(heard: StepListener, work: () => Promise<T>): Promise<T> {
  listener = heard;
  try {
    return await work();
  } finally {
    listener = undefined;
  }
}
