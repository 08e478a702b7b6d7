import { dataFolderFault } from '../../system/file-fault.ts';
import type { Log } from '../../serving/log.ts';
import type { AnswerStore } from './answer-store.ts';
import { type FeedbackStore, openFeedbackStore } from './feedback-store.ts';
import { openJsonlAnswerStore } from './jsonl-answer-store.ts';
import { storeFiles, userKeyFile } from './store-files.ts';
import { openUserKey, type UserKey } from './user-key.ts';

/** What a bot alone writes in its data folder, and the key of the users in it. */
export interface Stores {
  readonly store: AnswerStore;
  readonly feedback: FeedbackStore;
  readonly userKey: UserKey;
}

interface StoresOptions {
  readonly dataFolder: string;
  /** Whose files they are. @default 0 */
  readonly shard?: number | undefined;
  /** Of several stores under one key; who gives it writes one that replaces a broken one. @default that of the folder */
  readonly userKey?: (() => Promise<UserKey>) | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

/** The key in a data folder, read or made when it is first asked for; to be written once nothing has hashes under a broken one. */
export function userKeyIn(dataFolder: string, log: Log) {
  let opening: Promise<UserKey> | undefined;
  const path = userKeyFile(dataFolder);
  const key = (): Promise<UserKey> => (opening ??= openUserKey({ path, log }));
  const write = async (): Promise<void> => {
    const made = await key();
    if (made.replacesBroken) await made.write(path);
  };
  return { key, write };
}

/**
 * Opens the answers and the votes of a shard, with the key of their hashes beside them.
 * @throws FileFault where another bot writes them or they cannot be opened, HostFault where a line cannot be read
 */
export async function openStores({
  dataFolder,
  shard = 0,
  userKey,
  now,
  log,
}: StoresOptions): Promise<Stores> {
  const own = userKeyIn(dataFolder, log);
  const key = userKey ?? own.key;
  const paths = storeFiles(dataFolder, shard);
  const opened: { readonly close: () => Promise<void> }[] = [];
  try {
    // One after the other, so that of two bots that start at once one gets both.
    const store = await openJsonlAnswerStore({ path: paths.answers, userKey: key, now });
    opened.push(store);
    const feedback = await openFeedbackStore({ path: paths.feedback, userKey: key, now });
    opened.push(feedback);
    if (userKey === undefined) await own.write();
    return { store, feedback, userKey: await key() };
  } catch (fault) {
    await Promise.allSettled(opened.map(({ close }) => close()));
    throw dataFolderFault(fault, dataFolder);
  }
}
