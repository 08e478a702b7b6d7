import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolderFault, systemCode } from '../../system/file-fault.ts';
import type { Log } from '../../serving/log.ts';
import type { AnswerStore } from './answer-store.ts';
import { type FeedbackStore, openFeedbackStore } from './feedback-store.ts';
import { openJsonlAnswerStore } from './jsonl-answer-store.ts';
import { openUserKey, type UserKey } from './user-key.ts';

/** What a bot alone writes in its data folder, and the key of the users in it. */
export interface Stores {
  readonly store: AnswerStore;
  readonly feedback: FeedbackStore;
  readonly userKey: UserKey;
}

interface StoresOptions {
  readonly dataFolder: string;
  /** Whose of the processes that share a data folder. @default 0 */
  readonly shard?: number | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

/** The files of a shard's stores: `answers.jsonl` and `feedback.jsonl`, of the further shards with their number. */
export function storeFiles(
  dataFolder: string,
  shard = 0,
): { readonly answers: string; readonly feedback: string } {
  const number = shard === 0 ? '' : `.${shard}`;
  return {
    answers: join(dataFolder, `answers${number}.jsonl`),
    feedback: join(dataFolder, `feedback${number}.jsonl`),
  };
}

/** The key of the hashes in the stores of all shards. */
export function userKeyFile(dataFolder: string): string {
  return join(dataFolder, 'feedback.key');
}

/** The shards of which stores lie in a data folder, lowest first; none where there is no folder. */
export async function storedShards(dataFolder: string): Promise<readonly number[]> {
  const names = await readdir(dataFolder).catch((fault: unknown) => {
    if (systemCode(fault) === 'ENOENT') return [];
    throw dataFolderFault(fault, dataFolder);
  });
  const numbers = names.flatMap((name) => {
    const [match, number = '0'] = /^(?:answers|feedback)(?:\.([1-9]\d{0,5}))?\.jsonl$/.exec(name) ?? [];
    return match === undefined ? [] : [Number(number)];
  });
  return [...new Set(numbers)].toSorted((one, other) => one - other);
}

/**
 * Opens `answers.jsonl` and `feedback.jsonl`, with the key of their hashes beside them.
 * @throws FileFault where another bot writes them or they cannot be opened, HostFault where a line cannot be read
 */
export async function openStores({ dataFolder, shard, now, log }: StoresOptions): Promise<Stores> {
  let opening: Promise<UserKey> | undefined;
  const keyPath = userKeyFile(dataFolder);
  const files = storeFiles(dataFolder, shard);
  const userKey = () => (opening ??= openUserKey({ path: keyPath, log }));
  const opened: { readonly close: () => Promise<void> }[] = [];
  try {
    // One after the other, so that of two bots that start at once one gets both.
    const store = await openJsonlAnswerStore({ path: files.answers, userKey, now });
    opened.push(store);
    const feedback = await openFeedbackStore({ path: files.feedback, userKey, now });
    opened.push(feedback);
    const key = await userKey();
    if (key.replacesBroken) await key.write(keyPath);
    return { store, feedback, userKey: key };
  } catch (fault) {
    await Promise.allSettled(opened.map(({ close }) => close()));
    throw dataFolderFault(fault, dataFolder);
  }
}
