import { performance } from 'node:perf_hooks';
import type { Answer } from '../../../src/answering/answer.ts';
import { createAnswerer } from '../../../src/answering/answerer.ts';
import type { CalibratedModels } from '../../../src/beleg.ts';
import type { Embedder } from '../../../src/embedding/embedder.ts';
import { indexInMemory } from '../../../src/indexing/index-in-memory.ts';
import type { Reading } from '../../../src/reading/reading.ts';
import { embedQuestion, retrieve, type Match } from '../../../src/retrieval/retrieve.ts';
import type { SearchIndex } from '../../../src/search-index/search-index.ts';
import type { EvaluationQuestion, EvaluationSet } from '../sets/evaluation-set.ts';
import { StageClock, type Stages } from './stage-clock.ts';

/** A question that was asked, with all that is known of what became of it. */
export interface AskedQuestion {
  readonly question: EvaluationQuestion;
  /** All that the search found, best first; undefined where the bot answered without it. */
  readonly found: readonly Match[] | undefined;
  /** What the reader said; undefined where it was not asked. */
  readonly reading: Reading | undefined;
  /** What the bot said; undefined where the search alone is measured. */
  readonly answer: Answer | undefined;
  readonly stages: Stages;
}

interface AskOptions {
  /** Hears how many questions of the set are done. */
  readonly onProgress?: ((done: number) => void) | undefined;
  /** The set's index, where there is one already. */
  readonly index?: SearchIndex | undefined;
}

/** Asks the questions of a set one after the other, through the functions that the bot calls, of an index in memory. */
export async function askSet(
  set: EvaluationSet,
  models: CalibratedModels,
  { onProgress, index }: AskOptions = {},
): Promise<AskedQuestion[]> {
  const searched = index ?? (await indexInMemory(set, models.embedder));
  const ask =
    set.measures === 'answers' ? bot(set, searched, models) : search(set, searched, models.embedder);
  const asked: AskedQuestion[] = [];
  for (const question of set.questions) {
    asked.push({ question, ...(await ask(question)) });
    onProgress?.(asked.length);
  }
  return asked;
}

type AskOne = (question: EvaluationQuestion) => Promise<Omit<AskedQuestion, 'question'>>;

/** The bot, and a listener to its reader. */
function bot({ scope }: EvaluationSet, index: SearchIndex, models: CalibratedModels): AskOne {
  const clock = new StageClock();
  let heard: Reading | undefined;
  const lastHeard = (): Reading | undefined => heard;
  const { ask } = createAnswerer({
    ...clock.timed({ ...models, index }),
    onRead: (read) => {
      heard = read;
    },
  });
  return async ({ question, articleId }) => {
    heard = undefined;
    const start = clock.start();
    const answer = await ask({ question, articleId: scope === 'article' ? articleId : undefined });
    const stages = clock.since(start);
    const reading = lastHeard();
    const found =
      reading && inSearchOrder([...reading.candidates.map(({ match }) => match), ...reading.others]);
    return { answer, reading, found, stages };
  };
}

function inSearchOrder(matches: readonly Match[]): Match[] {
  return matches.toSorted((a, b) => b.score - a.score || a.position - b.position);
}

function search({ scope }: EvaluationSet, index: SearchIndex, embedder: Embedder): AskOne {
  return async ({ question, articleId }) => {
    const start = performance.now();
    const embedded = await embedQuestion(question, embedder);
    const embedding = performance.now() - start;
    const found = await retrieve(index, embedded, scope === 'article' ? { articleId } : {});
    const whole = performance.now() - start;
    const stages = { embedding, search: whole - embedding, reading: 0, whole };
    return { answer: undefined, reading: undefined, found, stages };
  };
}
