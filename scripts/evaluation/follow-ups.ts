import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { type Answer, citationsOf, isSearched, type PreviousTurn } from '../../src/answering/answer.ts';
import { createAnswerer } from '../../src/answering/answerer.ts';
import { turnAfter } from '../../src/answering/carried-turn.ts';
import type { CalibratedModels } from '../../src/beleg.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { indexInMemory } from '../../src/indexing/index-in-memory.ts';
import { LANGUAGES } from '../../src/language/language.ts';
import type { SearchIndex } from '../../src/search-index/search-index.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { figureRow } from './figure-row.ts';
import { givenArticle, joined } from './given-article.ts';
import { loadNews } from './news.ts';

const ROOT = new URL('../../', import.meta.url);

/** The folders of whole articles that pairs are about, beside the news. */
const FOLDERS = ['corpus', 'evaluation/kinds', 'evaluation/lists'];

/** The half of the pairs that follow-ups were set on, and the half that was kept back. */
const HALVES = ['development', 'held-out'] as const;
type Half = (typeof HALVES)[number];

const pairSchema = z.object({
  article: z.string(),
  lang: z.enum(LANGUAGES),
  /** What was said before the question before, oldest first. */
  earlier: z.array(z.string()).default([]),
  previous: z.string(),
  question: z.string(),
  /** Whether the question leans on one before: on `leansOn` where that is not the one right before. */
  joined: z.boolean(),
  leansOn: z.string().optional(),
  /** The ordinals of the sentences that answer; empty where none does. */
  answers: z.array(z.number()),
});

type FollowUpPair = z.infer<typeof pairSchema>;

/** What came of a pair. */
interface AskedPair {
  readonly pair: FollowUpPair;
  /** The question that it was read with, if any. */
  readonly readWith: string | undefined;
  /** Whether all that was cited answers, or nothing was cited where nothing does. */
  readonly isRight: boolean;
  /** How often the reader was asked for it, and how long the answer took, in milliseconds. */
  readonly readings: number;
  readonly took: number;
}

async function loadPairs(half: Half): Promise<FollowUpPair[]> {
  const content = await readFile(new URL(`evaluation/follow-ups/${half}.jsonl`, ROOT), 'utf8');
  return content
    .trim()
    .split('\n')
    .map((line) => pairSchema.parse(JSON.parse(line)));
}

/** Asks all pairs, of an index over the articles that they are about. */
export async function askHalves(models: CalibratedModels): Promise<Record<Half, readonly AskedPair[]>> {
  const pairs = { development: await loadPairs('development'), 'held-out': await loadPairs('held-out') };
  const index = await indexOfPairs(Object.values(pairs).flat(), models);
  return {
    development: await askPairs(pairs.development, index, models),
    'held-out': await askPairs(pairs['held-out'], index, models),
  };
}

/** Asks each question after those before it, as in a chat about its article. */
async function askPairs(
  pairs: readonly FollowUpPair[],
  index: SearchIndex,
  models: CalibratedModels,
): Promise<AskedPair[]> {
  let readings = 0;
  const answerer = createAnswerer({ ...models, index, onRead: () => void readings++ });
  const asked: AskedPair[] = [];
  for (const pair of pairs) {
    const { article: articleId, earlier, question } = pair;
    let previous: PreviousTurn | undefined;
    for (const said of [...earlier, pair.previous]) {
      previous = turnAfter(await answerer.ask({ question: said, articleId, previous }), previous);
    }
    readings = 0;
    const start = performance.now();
    const answer = await answerer.ask({ question, articleId, previous });
    const took = performance.now() - start;
    const readWith = isSearched(answer) ? answer.understoodWith : undefined;
    asked.push({ pair, readWith, isRight: isRight(pair, answer), readings, took });
  }
  return asked;
}

/** An index over the articles that questions are about. */
export async function indexOfPairs(
  pairs: readonly Pick<FollowUpPair, 'article'>[],
  { embedder }: CalibratedModels,
): Promise<SearchIndex> {
  const named = new Set(pairs.map(({ article }) => article));
  const news = (await loadNews()).items.map((item) => givenArticle({ ...item, language: item.lang }));
  const read = await Promise.all(FOLDERS.map((folder) => readCorpus(fileURLToPath(new URL(folder, ROOT)))));
  const others = read
    .flatMap(({ articles }) => articles)
    .map((article) => ({ article, sentences: sentencesOf(article) }));
  return indexInMemory(joined([...news, ...others].filter(({ article }) => named.has(article.id))), embedder);
}

function isRight({ answers }: FollowUpPair, answer: Answer): boolean {
  const cited = citationsOf(answer).map(({ ordinal }) => ordinal);
  return cited.length > 0 === answers.length > 0 && cited.every((ordinal) => answers.includes(ordinal));
}

/** Whether a question was read with the one that it leans on, or alone where it leans on none. */
function isReadAsMeant({ pair, readWith }: AskedPair): boolean {
  return readWith === (pair.joined ? (pair.leansOn ?? pair.previous) : undefined);
}

interface FollowUpFigures {
  /** Of the pairs that lean on the question before, and of those that do not. */
  readonly rightJoins: number;
  readonly wrongJoins: number;
  readonly rightOfLeaning: number;
  readonly rightOfOthers: number;
  /** Of the reader, a question. */
  readonly readings: number;
  /** Milliseconds at the median. */
  readonly took: number;
}

export function followUpFigures(asked: readonly AskedPair[]): FollowUpFigures {
  const leaning = asked.filter(({ pair }) => pair.joined);
  const others = asked.filter(({ pair }) => !pair.joined);
  const times = asked.map(({ took }) => took).toSorted((a, b) => a - b);
  return {
    rightJoins: leaning.filter(isReadAsMeant).length,
    wrongJoins: others.filter((one) => !isReadAsMeant(one)).length,
    rightOfLeaning: leaning.filter((one) => one.isRight).length,
    rightOfOthers: others.filter((one) => one.isRight).length,
    readings: asked.reduce((sum, { readings }) => sum + readings, 0) / asked.length,
    took: times[Math.floor(times.length / 2)] ?? Number.NaN,
  };
}

/** The figures of both halves and of each language, and each pair that came out otherwise than it should. */
export function renderFollowUps(halves: Readonly<Record<Half, readonly AskedPair[]>>): string {
  const all = HALVES.flatMap((half) => halves[half]);
  const groups = [
    ...HALVES.map((half) => [half, halves[half]] as const),
    ...LANGUAGES.map((lang) => [lang, all.filter(({ pair }) => pair.lang === lang)] as const),
  ];
  const rows = groups.map(([name, asked]) => {
    const { rightJoins, wrongJoins, rightOfLeaning, rightOfOthers, readings, took } = followUpFigures(asked);
    const cells = [rightJoins, wrongJoins, rightOfLeaning, rightOfOthers, readings, Math.round(took)];
    return figureRow(`${name}, ${asked.length} pairs`, cells);
  });
  return [
    figureRow('', ['joined', 'joined', 'right,', 'right,', 'readings', 'ms']),
    figureRow('', ['rightly', 'wrongly', 'leaning', 'others', '', 'median']),
    ...rows,
    ...all
      .filter((one) => !one.isRight || !isReadAsMeant(one))
      .map(
        ({ pair, readWith, isRight: right }) =>
          `  ${right ? 'right' : 'not right'}, ${readWith === undefined ? 'alone' : `with "${readWith}"`}: ` +
          [...pair.earlier, pair.previous, pair.question].join(' '),
      ),
  ].join('\n');
}
