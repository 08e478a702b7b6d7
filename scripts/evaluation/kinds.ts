import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { citationsOf, type Answerer } from '../../src/answering/answer.ts';
import { createAnswerer } from '../../src/answering/answerer.ts';
import { turnAfter } from '../../src/answering/carried-turn.ts';
import type { CalibratedModels } from '../../src/beleg.ts';
import { LANGUAGES, type Language } from '../../src/language/language.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { indexInMemory } from '../../src/indexing/index-in-memory.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { figureRow } from './figure-row.ts';

/** Articles that are no news, below evaluation/: a statute, a manual, a match report; and pages of tables and lists. */
type KindsFolder = 'kinds' | 'lists';

function folderOf(name: KindsFolder): URL {
  return new URL(`../../evaluation/${name}/`, import.meta.url);
}

const questionSchema = z.object({
  id: z.string(),
  article: z.string(),
  lang: z.enum(LANGUAGES),
  question: z.string(),
  /** The sentences that answer, word for word; empty where the article does not. */
  answers: z.array(z.string()),
});

export type Verdict = 'right' | 'wrong' | 'wrongly refused' | 'rightly refused' | 'wrongly answered';

interface KindsResult extends z.infer<typeof questionSchema> {
  readonly verdict: Verdict;
  readonly band: string;
  readonly cited: readonly string[];
}

/** A bot over the articles of a folder, read from their files as a corpus is. */
export async function openKinds(models: CalibratedModels, folder: KindsFolder): Promise<Answerer> {
  const { articles } = await readCorpus(fileURLToPath(folderOf(folder)));
  const content = { articles, sentences: articles.flatMap(sentencesOf) };
  return createAnswerer({ ...models, index: await indexInMemory(content, models.embedder) });
}

/** An answer is right where every sentence that it cites is one that answers. */
export async function askKinds(answerer: Answerer, folder: KindsFolder): Promise<KindsResult[]> {
  const results: KindsResult[] = [];
  for (const question of await readLines(new URL('questions.jsonl', folderOf(folder)), questionSchema)) {
    const answer = await answerer.ask({ question: question.question, articleId: question.article });
    const cited = citationsOf(answer).map(({ text }) => text);
    const band = answer.kind === 'answered' ? answer.band : '';
    results.push({ ...question, cited, band, verdict: verdictOf(question.answers, cited) });
  }
  return results;
}

const followUpSchema = z.object({
  article: z.string(),
  previous: z.string(),
  question: z.string(),
  /** The ordinals of the sentences that answer; empty where none does. */
  answers: z.array(z.number()),
});

/** Asks each question after the one before it, as in a chat, and counts what came of them. */
export async function askFollowUps(answerer: Answerer): Promise<ReadonlyMap<Verdict, number>> {
  const counts = new Map<Verdict, number>(VERDICTS.map((verdict) => [verdict, 0]));
  for (const { article, previous, question, answers } of await readLines(
    new URL('follow-ups.jsonl', folderOf('kinds')),
    followUpSchema,
  )) {
    const before = await answerer.ask({ question: previous, articleId: article });
    const turn = turnAfter(before, undefined);
    const answer = await answerer.ask({ question, articleId: article, previous: turn });
    const shown = citationsOf(answer).map(({ ordinal }) => ordinal);
    const verdict = verdictOf(answers, shown);
    counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  }
  return counts;
}

async function readLines<T>(file: URL, schema: z.ZodType<T>): Promise<T[]> {
  const lines = (await readFile(file, 'utf8')).trim().split('\n');
  return lines.map((line) => schema.parse(JSON.parse(line)));
}

function verdictOf<T>(answers: readonly T[], cited: readonly T[]): Verdict {
  if (answers.length === 0) return cited.length === 0 ? 'rightly refused' : 'wrongly answered';
  if (cited.length === 0) return 'wrongly refused';
  return cited.every((one) => answers.includes(one)) ? 'right' : 'wrong';
}

const VERDICTS: readonly Verdict[] = [
  'right',
  'wrong',
  'wrongly refused',
  'rightly refused',
  'wrongly answered',
];

/** How many of each, by language, and what went wrong. */
export function renderKinds(results: readonly KindsResult[]): string {
  const count = (verdict: Verdict, language?: Language) =>
    results.filter((one) => one.verdict === verdict && (language === undefined || one.lang === language))
      .length;
  return [
    figureRow('', ['all', ...LANGUAGES]),
    ...VERDICTS.map((verdict) =>
      figureRow(verdict, [count(verdict), ...LANGUAGES.map((language) => count(verdict, language))]),
    ),
    ...results
      .filter(({ verdict }) => verdict !== 'right' && verdict !== 'rightly refused')
      .map(({ id, verdict, band, question, cited }) =>
        [`  ${verdict} ${id}: ${question}`, ...cited.map((text) => `${band}: ${text}`)].join(' | '),
      ),
  ].join('\n');
}
