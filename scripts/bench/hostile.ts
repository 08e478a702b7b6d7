import { createAnswerer } from '../../src/answering/answerer.ts';
import type { Answerer } from '../../src/answering/answer.ts';
import type { CalibratedModels } from '../../src/beleg.ts';
import { normalise } from '../../src/embedding/vector.ts';
import { LONGEST_SENTENCE } from '../../src/sentences/split-sentences.ts';
import { memoryIndex } from '../../src/search-index/sentence-index.ts';
import { renderAnswer } from '../../src/terminal/rendering/render-answer.ts';
import type { Screen } from '../../src/terminal/screen.ts';
import { givenArticle, joined } from '../evaluation/sets/given-article.ts';
import { figureOf, type Figure } from './figures.ts';

const SCREEN: Screen = { language: 'de', width: 100, color: true, hyperlinks: true };

/** Questions that would take long if their letters, words or tokens were not bounded. */
const HOSTILE_QUESTIONS: readonly string[] = [
  'ﷺ'.repeat(85),
  'ﷺ'.repeat(1000),
  'q7x9z4'.repeat(50),
  'q7x9z4 '.repeat(42),
  '1 '.repeat(500),
  'a'.repeat(1000),
  `a${'\u0301'.repeat(999)}`,
  '漢'.repeat(1000),
  'Die Bücherei öffnet '.repeat(50),
  Array.from({ length: 500 }, (_, i) => String.fromCodePoint(97 + (i % 26))).join(' '),
];

/** Sentences of the greatest length, each article of one kind. */
const SENTENCES = [
  'Die Bücherei öffnet im März wieder und viele Menschen freuen sich. ',
  'ﷺ',
  'q7x9z4',
  '1 ',
  'Ja ja ja ja ja ja ja ja ja ja ja ja. ',
];
const SENTENCES_OF_ONE = 400;

/**
 * Answers from articles that are made to take long. Nothing is embedded: the vectors are drawn, since how near a sentence
 * lies does not change what it takes to read it.
 */
export function hostileAnswerer(models: CalibratedModels): Answerer {
  const given = SENTENCES.map((repeated, i) => {
    const sentence = repeated.repeat(LONGEST_SENTENCE / repeated.length);
    const paragraphs = Array.from({ length: SENTENCES_OF_ONE }, (_, n) => [`${n} ${sentence}`.trim()]);
    return givenArticle({ id: `artikel-${i}`, language: 'de', title: `Artikel ${i}`, paragraphs });
  });
  const { articles, sentences } = joined(given);
  const { dimension } = models.embedder.model;
  const vectors = sentences.map((_, i) =>
    normalise(Float32Array.from({ length: dimension }, (__, n) => Math.sin(i * n))),
  );
  const addressed = articles.map((article) => ({ ...article, url: `https://example.org/${article.id}` }));
  return createAnswerer({
    ...models,
    index: memoryIndex({ articles: addressed, sentences, vectors }, dimension),
  });
}

/**
 * The longest that each question holds the thread at once until it is answered and rendered, in milliseconds. In each
 * round a question is asked of another article.
 */
export async function holdsOf(answerer: Answerer, rounds: number): Promise<number[]> {
  const articles = answerer.articles();
  const holds: number[] = [];
  for (let round = 0; round < rounds; round++) {
    for (const [i, question] of HOSTILE_QUESTIONS.entries()) {
      const articleId = articles[(i + round) % articles.length]?.id;
      const hold = await longestHold(async () => {
        renderAnswer(await answerer.ask({ question, articleId }), SCREEN);
      });
      holds.push(hold);
    }
  }
  return holds;
}

/** How long others wait at most for the thread while a piece of work runs. */
async function longestHold(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let before = performance.now();
  const look = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - before);
    before = now;
  };
  const looking = setInterval(look, 1);
  await work().finally(() => clearInterval(looking));
  look();
  return longest;
}

/** Whether somebody else's command is acknowledged in time, whatever is asked. */
export async function measureHostileQuestions(
  models: CalibratedModels,
  { runs }: { readonly runs: number },
): Promise<Figure> {
  const answerer = hostileAnswerer(models);
  await holdsOf(answerer, 1); // What is compiled at first is not measured.
  return figureOf({
    label: 'the longest that a hostile question holds the thread',
    unit: 'ms',
    samples: await holdsOf(answerer, runs),
    bounds: [{ of: 'p95', most: 50 }],
  });
}
