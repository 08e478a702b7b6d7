import { syncBuiltinESMExports } from 'node:module';
import promises from 'node:fs/promises';
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

/** Puts a function around another one of an object. */
function wrap(owner: object, call: string, around: (work: Work) => Work): void {
  const work: unknown = Reflect.get(owner, call);
  if (!isWork(work)) throw new Error(`Node.js has no ${call}`);
  Reflect.set(owner, call, around(work));
}

function isWork(value: unknown): value is Work {
  return typeof value === 'function';
}

for (const call of WRITING) {
  wrap(
    promises,
    call,
    (work) =>
      async (...args) =>
        step(call, args[0], () => work(...args)),
  );
}

const paths = new WeakMap<object, string>();

wrap(promises, 'open', (work) => async (path, flags = 'r', ...more) => {
  const opened = async (): Promise<unknown> => {
    const file = await work(path, flags, ...more);
    paths.set(Object(file), String(path));
    return file;
  };
  return flags === 'r' ? opened() : step('open', path, opened);
});

const probePath = join(tmpdir(), `file-steps-${process.pid}`);
const probe = await promises.open(probePath, 'w');
const handles: object = Object(Object.getPrototypeOf(probe));
await probe.close();
await promises.rm(probePath);
wrap(
  handles,
  'sync',
  (work) =>
    async function syncStep(...args) {
      return step('sync', paths.get(Object(this)), () => work.apply(this, args));
    },
);
/* In two halves, since a process may end between them. */
wrap(
  handles,
  'writeFile',
  (work) =>
    async function writeStep(content, ...args) {
      const path = paths.get(Object(this));
      const bytes = content instanceof Uint8Array ? content : Buffer.from(String(content));
      const half = Math.ceil(bytes.length / 2);
      await step('write', path, () => work.call(this, bytes.subarray(0, half), ...args));
      return step('write', path, () => work.call(this, bytes.subarray(half), ...args));
    },
);
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
