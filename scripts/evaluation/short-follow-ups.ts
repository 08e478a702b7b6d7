import { z } from 'zod';
import type { Answerer } from '../../src/answering/answer.ts';
import { createAnswerer } from '../../src/answering/answerer.ts';
import { turnAfter } from '../../src/answering/carried-turn.ts';
import type { CalibratedModels } from '../../src/beleg.ts';
import { indexInMemory } from '../../src/indexing/index-in-memory.ts';
import { isAnsweredBy } from './follow-ups.ts';
import type { Counts } from './record.ts';
import { readSetArticles, setFolder } from './sets/folder-sets.ts';
import { readLines } from './sets/read-lines.ts';

const pairSchema = z.object({
  article: z.string(),
  previous: z.string(),
  question: z.string(),
  /** The ordinals of the sentences that answer; empty where none does. */
  answers: z.array(z.number()),
});

type Pair = z.infer<typeof pairSchema>;

/**
 * Asks the short follow-ups of evaluation/kinds, each after the question before it, as in a chat. Right is an answer by
 * sentences that answer and no others, or a refusal where none does.
 */
export async function countShortFollowUps(models: CalibratedModels): Promise<Counts> {
  const pairs = await readLines(new URL('follow-ups.jsonl', setFolder('kinds')), pairSchema);
  const index = await indexInMemory(await readSetArticles('kinds'), models.embedder);
  const answerer = createAnswerer({ ...models, index });
  const missed: string[] = [];
  for (const pair of pairs) {
    if (!(await isRight(pair, answerer))) missed.push(`${pair.previous} / ${pair.question}`);
  }
  return [
    {
      name: 'short follow-ups on a statute, a manual and a report: right',
      right: pairs.length - missed.length,
      of: pairs.length,
      missed,
    },
  ];
}

async function isRight(pair: Pair, { ask }: Answerer): Promise<boolean> {
  const { article: articleId, previous, question } = pair;
  const turn = turnAfter(await ask({ question: previous, articleId }), undefined);
  return isAnsweredBy(pair, await ask({ question, articleId, previous: turn }));
}
