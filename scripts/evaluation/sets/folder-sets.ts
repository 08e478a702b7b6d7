import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Article } from '../../../src/corpus/article.ts';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { LANGUAGES } from '../../../src/language/language.ts';
import { sentencesOf, type Sentence } from '../../../src/sentences/sentence.ts';
import type { EvaluationSet } from './evaluation-set.ts';
import { readLines } from './read-lines.ts';

/** Articles that are no news, below evaluation/: a statute, a manual, a match report; and pages of tables and lists. */
type SetFolder = 'kinds' | 'lists';

export function setFolder(name: SetFolder): URL {
  return new URL(`../../../evaluation/${name}/`, import.meta.url);
}

const questionSchema = z.object({
  id: z.string(),
  article: z.string(),
  lang: z.enum(LANGUAGES),
  kind: z.string(),
  question: z.string(),
  /** The sentences that answer, word for word; empty where the article does not. */
  answers: z.array(z.string()),
});

/** The articles of a folder, read from their files as a corpus is. */
export async function readSetArticles(
  name: SetFolder,
): Promise<{ readonly articles: readonly Article[]; readonly sentences: readonly Sentence[] }> {
  const { articles } = await readCorpus(fileURLToPath(setFolder(name)));
  return { articles, sentences: articles.flatMap(sentencesOf) };
}

export async function loadFolderSet(name: SetFolder): Promise<EvaluationSet> {
  const { articles, sentences } = await readSetArticles(name);
  const lines = await readLines(new URL('questions.jsonl', setFolder(name)), questionSchema);
  return {
    name,
    collection: name,
    articles,
    sentences,
    questions: lines.map(({ id, article: articleId, lang: language, kind, question, answers }) => ({
      id: `${articleId}/${id}`,
      articleId,
      language,
      kind,
      question,
      answers: answers.map((text) => ordinalOf(text, articleId, sentences)),
      also: [],
      span: undefined,
      own: true,
    })),
    scope: 'article',
    measures: 'answers',
  };
}

function ordinalOf(text: string, articleId: string, sentences: readonly Sentence[]): number {
  const found = sentences.find((sentence) => sentence.articleId === articleId && sentence.text === text);
  if (found === undefined) throw new Error(`No sentence of ${articleId} is "${text}"`);
  return found.ordinal;
}
