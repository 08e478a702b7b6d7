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
import type { Counts } from './record.ts';
import { loadNews } from './sets/news.ts';
import { readLines } from './sets/read-lines.ts';

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
  /** How often the reader was asked for it. */
  readonly readings: number;
  /** The half that it is of, and its number there, from 1. */
  readonly half: Half;
  readonly number: number;
}

async function loadPairs(half: Half): Promise<FollowUpPair[]> {
  return readLines(new URL(`evaluation/follow-ups/${half}.jsonl`, ROOT), pairSchema);
}

/** Asks all pairs, of an index over the articles that they are about. */
export async function askFollowUps(models: CalibratedModels): Promise<readonly AskedPair[]> {
  const halves = await Promise.all(HALVES.map(async (half) => ({ half, pairs: await loadPairs(half) })));
  const index = await indexOfPairs(
    halves.flatMap(({ pairs }) => pairs),
    models,
  );
  const asked: AskedPair[] = [];
  for (const half of halves) asked.push(...(await askPairs(half, index, models)));
  return asked;
}

/** Asks each question after those before it, as in a chat about its article. */
async function askPairs(
  { half, pairs }: { readonly half: Half; readonly pairs: readonly FollowUpPair[] },
  index: SearchIndex,
  models: CalibratedModels,
): Promise<AskedPair[]> {
  let readings = 0;
  const answerer = createAnswerer({ ...models, index, onRead: () => void readings++ });
  const asked: AskedPair[] = [];
  for (const [at, pair] of pairs.entries()) {
    const { article: articleId, earlier, question } = pair;
    let previous: PreviousTurn | undefined;
    for (const said of [...earlier, pair.previous]) {
      previous = turnAfter(await answerer.ask({ question: said, articleId, previous }), previous);
    }
    readings = 0;
    const answer = await answerer.ask({ question, articleId, previous });
    const readWith = isSearched(answer) ? answer.understoodWith : undefined;
    asked.push({ pair, readWith, isRight: isAnsweredBy(pair, answer), readings, half, number: at + 1 });
  }
  return asked;
}

/** An index over the articles that questions are about. */
export async function indexOfPairs(
  pairs: readonly Pick<FollowUpPair, 'article'>[],
  { embedder }: CalibratedModels,
): Promise<SearchIndex> {
  const named = new Set(pairs.map(({ article }) => article));
  const news = await loadNews();
  const read = await Promise.all(FOLDERS.map((folder) => readCorpus(fileURLToPath(new URL(folder, ROOT)))));
  const others = read.flatMap((corpus) => corpus.articles);
  const content = {
    articles: [...news.articles, ...others].filter(({ id }) => named.has(id)),
    sentences: [...news.sentences, ...others.flatMap(sentencesOf)].filter(({ articleId }) =>
      named.has(articleId),
    ),
  };
  return indexInMemory(content, embedder);
}

/** Whether all that was cited answers, or nothing was cited where nothing does. */
export function isAnsweredBy({ answers }: Pick<FollowUpPair, 'answers'>, answer: Answer): boolean {
  const cited = citationsOf(answer).map(({ ordinal }) => ordinal);
  return cited.length > 0 === answers.length > 0 && cited.every((ordinal) => answers.includes(ordinal));
}

/** Whether a question was read with the one that it leans on, or alone where it leans on none. */
function isReadAsMeant({ pair, readWith }: AskedPair): boolean {
  return readWith === (pair.joined ? (pair.leansOn ?? pair.previous) : undefined);
}

/** Pairs that lean are joined with what they lean on, new matters are read alone; both are answered right. */
export function followUpCounts(asked: readonly AskedPair[]): Counts {
  const leaning = asked.filter(({ pair }) => pair.joined);
  const others = asked.filter(({ pair }) => !pair.joined);
  return [
    count('follow-ups that lean: joined', leaning, isReadAsMeant),
    count('follow-ups that lean: right', leaning, (one) => one.isRight),
    count('new matters: read alone', others, isReadAsMeant),
    count('new matters: right', others, (one) => one.isRight),
    // A second reading doubles the time that a person waits.
    count('follow-ups: read once', asked, ({ readings }) => readings <= 1),
  ];
}

function count(
  name: string,
  asked: readonly AskedPair[],
  holds: (one: AskedPair) => boolean,
): Counts[number] {
  const missed = asked.filter((one) => !holds(one));
  return { name, right: asked.length - missed.length, of: asked.length, missed: missed.map(renderPair) };
}

/** Of the half that was held out only its number, so that nobody sets anything on it. */
function renderPair({ pair, readWith, half, number }: AskedPair): string {
  if (half === 'held-out') return `held out ${number}`;
  const how = readWith === undefined ? 'alone' : `with "${readWith}"`;
  return `${[...pair.earlier, pair.previous, pair.question].join(' / ')} (${how})`;
}
