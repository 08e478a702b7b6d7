import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { createAnswerer } from '../../src/answering/answerer.ts';
import { LANGUAGES, type Language } from '../../src/corpus/language.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import type { Calibration } from '../../src/reading/calibration.ts';
import { ModelReader } from '../../src/reading/model-reader.ts';
import { indexInMemory } from '../../src/search-index/index-in-memory.ts';
import { sentencesOf } from '../../src/sentences/sentences-of.ts';
import type { EvaluatedModels } from './development.ts';
import { figureRow } from './figure-row.ts';

const FOLDER = new URL('../../evaluation/kinds/', import.meta.url);

const questionSchema = z.object({
  id: z.string(),
  article: z.string(),
  lang: z.enum(LANGUAGES),
  question: z.string(),
  /** The sentences that answer, word for word; empty where the article does not. */
  answers: z.array(z.string()),
});

export type Verdict = 'right' | 'wrong' | 'wrongly refused' | 'rightly refused' | 'wrongly answered';

export interface KindsResult extends z.infer<typeof questionSchema> {
  readonly verdict: Verdict;
  readonly band: string;
  readonly cited: readonly string[];
}

/**
 * Articles that are no news: a statute, a manual, a match report, read from their files as the bot reads a corpus. An
 * answer is right where every sentence that it cites is one that answers.
 */
export async function askKinds(
  { embedder, reader: model }: EvaluatedModels,
  calibration: Calibration,
): Promise<KindsResult[]> {
  const { articles } = await readCorpus(fileURLToPath(FOLDER));
  const corpus = await indexInMemory({ articles, sentences: articles.flatMap(sentencesOf) }, embedder);
  const reader = new ModelReader({ ...model, line: calibration });
  const answerer = createAnswerer({ corpus, embedder, reader, thresholds: calibration.thresholds });
  const lines = (await readFile(new URL('questions.jsonl', FOLDER), 'utf8')).trim().split('\n');
  const results: KindsResult[] = [];
  for (const line of lines) {
    const question = questionSchema.parse(JSON.parse(line));
    const answer = await answerer.ask({ question: question.question, articleId: question.article });
    const cited = answer.kind === 'answered' ? answer.citations.map(({ text }) => text) : [];
    const band = answer.kind === 'answered' ? answer.band : '';
    results.push({ ...question, cited, band, verdict: verdictOf(question.answers, cited) });
  }
  return results;
}

function verdictOf(answers: readonly string[], cited: readonly string[]): Verdict {
  if (answers.length === 0) return cited.length === 0 ? 'rightly refused' : 'wrongly answered';
  if (cited.length === 0) return 'wrongly refused';
  return cited.every((text) => answers.includes(text)) ? 'right' : 'wrong';
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
