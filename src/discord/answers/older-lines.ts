import { join } from 'node:path';
import type { MigrationStep } from '../../upkeep/migrate-data.ts';
import { answerLineSchema, toStoredAnswer } from './stored-answer.ts';
import { openUserKey, type UserKey } from './user-key.ts';
import { voteLineSchema } from './vote-book.ts';

/** Makes of a line what it should be; undefined where it stays. */
type Renewed = (line: unknown) => object | undefined;

/**
 * Takes the ids of users and what only their asker has seen out of lines that were written before answers were kept under hashes. The
 * stores read those lines too, and leave none of them behind when a bot opens them.
 */
export const WITHOUT_USER_IDS: MigrationStep = {
  to: 1,
  files: ['answers.jsonl', 'feedback.jsonl'],
  mayWait: true,
  migrate: async ({ name, content }, folder) => {
    const text = content.toString('utf8');
    if (name === 'feedback.jsonl') return renewed(text, renewedVote);
    const isOlder = text.includes('"owner":');
    if (!isOlder) return undefined;
    // A key that is broken is told of and replaced where the stores are opened.
    const key = await openUserKey({ path: join(folder, 'feedback.key'), log: { warn: () => undefined } });
    return renewed(text, (line) => renewedAnswer(line, key));
  },
};

function renewed(text: string, renew: Renewed): Buffer | undefined {
  let hasChanged = false;
  const lines = text.split('\n').map((line) => {
    const made = renewedLine(line, renew);
    if (made === undefined) return line;
    hasChanged = true;
    return JSON.stringify(made);
  });
  return hasChanged ? Buffer.from(lines.join('\n')) : undefined;
}

/** A line that is no JSON stays: whoever opens the file says so. */
function renewedLine(line: string, renew: Renewed): object | undefined {
  try {
    return renew(JSON.parse(line));
  } catch {
    return undefined;
  }
}

function renewedAnswer(line: unknown, key: UserKey): object | undefined {
  const parsed = answerLineSchema.safeParse(line);
  if (!parsed.success || parsed.data.op !== 'put' || !('owner' in parsed.data.answer)) return undefined;
  return { op: 'put', answer: toStoredAnswer(parsed.data.answer, key) };
}

function renewedVote(line: unknown): object | undefined {
  const parsed = voteLineSchema.safeParse(line);
  if (!parsed.success || parsed.data.op !== undefined) return undefined;
  const { op: _op, ...vote } = parsed.data;
  return { op: 'vote', ...vote };
}
