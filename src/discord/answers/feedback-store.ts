import { createHmac, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Band } from '../../answering/answer.ts';
import { OWNER_ONLY } from '../../system/durable-files.ts';
import { systemCode } from '../../system/file-fault.ts';
import { JsonlFile } from './jsonl-file.ts';
import type { StoredPassage } from './stored-answer.ts';

const KEY_BYTES = 32;

/** Enough to tell voters of one installation apart, too short to be worth reversing. */
const HASH_DIGITS = 16;

/** One vote, as it stands in a line of the file. The last line of a voter about an answer counts. */
export interface Feedback {
  readonly answerId: string;
  readonly question: string;
  readonly citations: readonly StoredPassage[];
  /** The band shown; `none` where the answer was that the articles do not say. */
  readonly band: Band | 'none';
  readonly verdict: 'helpful' | 'not-helpful';
  /** A keyed hash of the user's id. */
  readonly voter: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Where votes go. */
export interface FeedbackStore {
  /** Keeps the vote; `userId` is stored as a keyed hash only. */
  readonly record: (vote: Omit<Feedback, 'voter'> & { readonly userId: string }) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Opens `feedback.jsonl` in the folder, and the key of its hashes beside it. */
export async function openFeedbackStore(folder: string): Promise<FeedbackStore> {
  const key = await readOrMakeKey(join(folder, 'feedback.key'));
  const { file } = await JsonlFile.open(join(folder, 'feedback.jsonl'));
  return {
    record: async ({ userId, ...vote }) => {
      const voter = createHmac('sha256', key).update(userId).digest('hex').slice(0, HASH_DIGITS);
      await file.append({ ...vote, voter } satisfies Feedback);
    },
    close: () => file.close(),
  };
}

async function readOrMakeKey(path: string): Promise<Buffer> {
  try {
    // `wx` fails where the file exists: a key in use is never overwritten.
    await writeFile(path, randomBytes(KEY_BYTES), { flag: 'wx', mode: OWNER_ONLY });
  } catch (fault) {
    if (systemCode(fault) !== 'EEXIST') throw fault;
  }
  return readFile(path);
}
