import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { LANGUAGES } from '../../../src/language/language.ts';
import { sentencesOf } from '../../../src/sentences/sentence.ts';
import type { EvaluationQuestion, EvaluationSet } from './evaluation-set.ts';
import { readLines } from './read-lines.ts';

const questionSchema = z.object({
  id: z.string(),
  lang: z.enum(LANGUAGES),
  question: z.string(),
  kind: z.string(),
  facts: z.array(z.number()),
});
const factsSchema = z.record(z.string(), z.array(z.number()));

const FOLDER = new URL('../../../evaluation/article/', import.meta.url);
const CORPUS = fileURLToPath(new URL('../../../corpus/', import.meta.url));
const ARTICLE = 'ki-kooperation-deutschland-frankreich';

/** The questions on the article that beleg comes with; a sentence answers that states a fact asked for. */
export async function loadArticleQuestions(): Promise<EvaluationQuestion[]> {
  const facts = factsSchema.parse(JSON.parse(await readFile(new URL('facts.json', FOLDER), 'utf8')));
  const lines = await readLines(new URL('questions.jsonl', FOLDER), questionSchema);
  return lines.map(({ id, lang: language, question, kind, facts: asked }) => ({
    id: `${ARTICLE}/${id}`,
    articleId: ARTICLE,
    language,
    kind,
    question,
    answers: asked.flatMap((fact) => facts[String(fact)] ?? []),
    also: [],
    span: undefined,
    own: true,
  }));
}

/** The article of corpus/ as beleg reads it, with its questions. */
export async function loadCorpusArticle(): Promise<EvaluationSet> {
  const articles = (await readCorpus(CORPUS)).articles.filter(({ id }) => id === ARTICLE);
  return {
    name: 'article',
    collection: 'article',
    articles,
    sentences: articles.flatMap(sentencesOf),
    questions: await loadArticleQuestions(),
    scope: 'article',
    measures: 'answers',
  };
}
