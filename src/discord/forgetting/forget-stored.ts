import { stat } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import type { Log } from '../../serving/log.ts';
import { FileFault } from '../../system/file-fault.ts';
import { awaitFileLock } from '../../system/file-lock.ts';
import { HostFault } from '../../wording/host/host-fault.ts';
import { openStores, type Stores } from '../answers/open-stores.ts';
import { shardsStored, storeFiles, userKeyFile } from '../answers/store-files.ts';
import { isSoundKeyFile } from '../answers/user-key.ts';
import { newRequest, readReply, removeRequest, requestFiles, writeRequest } from './forget-request.ts';
import { forgetUser, type Traces } from './forget-user.ts';

/** A bot looks twice a second, and answers no question for longer than some seconds at once. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 200;

interface ForgetOptions {
  readonly dataFolder: string;
  readonly users: readonly string[];
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Hears once that a bot runs on the folder, which is asked to do it. */
  readonly onAsked: () => void;
  /** Gives it up. */
  readonly signal: AbortSignal;
  /** How long a bot may take. @default PATIENCE_MS */
  readonly patienceMs?: number | undefined;
}

/**
 * Forgets all that is stored of users in a data folder: by itself, or by the bot that writes its files.
 * @returns what was stored of each user, in their order
 * @throws HostFault where it cannot be known or was not done, FileFault where a file cannot be read or written
 */
export async function forgetStored(options: ForgetOptions): Promise<readonly Traces[]> {
  const { dataFolder, users } = options;
  const shards = await shardsStored(dataFolder);
  await requireKey(dataFolder, shards);
  if (shards.length === 0) return users.map(() => ({ answers: 0, votes: 0 }));
  // Of two that ask at once one would write over what the other has asked.
  const alone = await awaitFileLock(requestFiles(dataFolder).request, {
    everyMs: LOOK_EVERY_MS,
    onWaiting: () => undefined,
  });
  try {
    return await forgetInAll(shards, options);
  } finally {
    await alone.release();
  }
}

async function forgetInAll(shards: readonly number[], options: ForgetOptions): Promise<readonly Traces[]> {
  const { users, onAsked } = options;
  let isTold = false;
  const tellOnce = (): void => {
    if (!isTold) onAsked();
    isTold = true;
  };
  let forgotten = users.map((): Traces => ({ answers: 0, votes: 0 }));
  for (const shard of shards) {
    const found = await forgetInShard(shard, { ...options, onAsked: tellOnce });
    forgotten = forgotten.map(({ answers, votes }, at) => ({
      answers: answers + (found[at]?.answers ?? 0),
      votes: votes + (found[at]?.votes ?? 0),
    }));
  }
  return forgotten;
}

/** Without the key nobody's traces can be told from another's, and saying that there are none would be untrue. */
async function requireKey(dataFolder: string, shards: readonly number[]): Promise<void> {
  const files = shards.flatMap((shard) => Object.values(storeFiles(dataFolder, shard)));
  const sizes = await Promise.all(
    files.map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  const path = userKeyFile(dataFolder);
  if (sizes.some((size) => size > 0) && !(await isSoundKeyFile(path)))
    throw new HostFault({ kind: 'forgetting', why: 'no-key', path });
}

/** Tries both ways in turn, since a bot may stop or start meanwhile. Leaves no request behind. */
async function forgetInShard(shard: number, options: ForgetOptions): Promise<readonly Traces[]> {
  const { dataFolder, users, signal, onAsked, patienceMs = PATIENCE_MS } = options;
  const files = requestFiles(dataFolder, shard);
  const request = newRequest(users);
  const until = performance.now() + patienceMs;
  try {
    for (let isAsked = false; ; isAsked = true) {
      const stores = await openUnlessInUse(shard, options);
      if (stores !== undefined) return await forgetHere(stores, users);
      if (!isAsked) {
        await writeRequest(files, request, storeFiles(dataFolder, shard).answers);
        onAsked();
      }
      const reply = await readReply(files, request);
      if (reply?.forgotten === null) throw new HostFault({ kind: 'forgetting', why: 'still-there' });
      if (reply !== undefined) return reply.forgotten;
      if (performance.now() > until) throw new HostFault({ kind: 'forgetting', why: 'unheeded' });
      await pause(signal);
    }
  } finally {
    await removeRequest(files);
  }
}

async function pause(signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(LOOK_EVERY_MS, undefined, { signal });
  } catch (cause) {
    throw new HostFault({ kind: 'forgetting', why: 'given-up' }, { cause });
  }
}

async function forgetHere(stores: Stores, users: readonly string[]): Promise<readonly Traces[]> {
  try {
    const forgotten: Traces[] = [];
    for (const user of users) forgotten.push(await forgetUser(stores, user));
    return forgotten;
  } catch (cause) {
    throw new HostFault({ kind: 'forgetting', why: 'still-there' }, { cause });
  } finally {
    await Promise.allSettled([stores.store.close(), stores.feedback.close()]);
  }
}

/** The stores, for this process alone; undefined where another one has them. */
async function openUnlessInUse(
  shard: number,
  { dataFolder, now }: ForgetOptions,
): Promise<Stores | undefined> {
  try {
    return await openStores({ dataFolder, shard, now, log: UNHEARD });
  } catch (fault) {
    if (fault instanceof FileFault && fault.facts.kind === 'in-use') return undefined;
    throw fault;
  }
}

/** What opening the stores says is of a key that is broken, which was looked at before. */
const UNHEARD: Log = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
};
