import { join } from 'node:path';
import { dataFolderFault } from '../../system/file-fault.ts';
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
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

/**
 * Opens `answers.jsonl` and `feedback.jsonl`, with the key of their hashes beside them.
 * @throws FileFault where another bot writes them or they cannot be opened, HostFault where a line cannot be read
 */
export async function openStores({ dataFolder, now, log }: StoresOptions): Promise<Stores> {
  let opening: Promise<UserKey> | undefined;
  const keyPath = join(dataFolder, 'feedback.key');
  const userKey = () => (opening ??= openUserKey({ path: keyPath, log }));
  const opened: { readonly close: () => Promise<void> }[] = [];
  try {
    // One after the other, so that of two bots that start at once one gets both.
    const store = await openJsonlAnswerStore({ path: join(dataFolder, 'answers.jsonl'), userKey, now });
    opened.push(store);
    const feedback = await openFeedbackStore({ path: join(dataFolder, 'feedback.jsonl'), userKey, now });
    opened.push(feedback);
    const key = await userKey();
    if (key.replacesBroken) await key.write(keyPath);
    return { store, feedback, userKey: key };
  } catch (fault) {
    await Promise.allSettled(opened.map(({ close }) => close()));
    throw dataFolderFault(fault, dataFolder);
  }
}
