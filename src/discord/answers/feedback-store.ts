import { createHmac, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { OWNER_ONLY } from '../../system/durable-files.ts';
import { systemCode } from '../../system/file-fault.ts';
import { JsonlFile } from './jsonl-file.ts';
import { storedAnswerSchema } from './stored-answer.ts';

const KEY_BYTES = 32;

/** Enough to tell voters of one installation apart, too short to be worth reversing. */
const HASH_DIGITS = 16;

const feedbackSchema = z.object({
  answerId: z.string(),
  question: z.string(),
  citations: storedAnswerSchema.shape.passages,
  /** The confidence shown; `none` where the answer was that the articles do not say. */
  band: z.enum(['good', 'unsure', 'none']),
  verdict: z.enum(['helpful', 'not-helpful']),
  /** A keyed hash of the user's id. */
  voter: z.string(),
  /** Milliseconds since 1970. */
  at: z.number(),
});

/** One vote, as it stands in a line of the file. The last line of a voter about an answer counts. */
export type Feedback = Readonly<z.infer<typeof feedbackSchema>>;

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

/** The votes that count in a `feedback.jsonl`, for the evaluation: each voter's last about each answer. */
export async function readFeedback(path: string): Promise<readonly Feedback[]> {
  const votes = new Map<string, Feedback>();
  for (const line of (await readFile(path, 'utf8')).split('\n').slice(0, -1)) {
    const vote = feedbackSchema.parse(JSON.parse(line));
    votes.set(`${vote.answerId} ${vote.voter}`, vote);
  }
  return [...votes.values()];
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
