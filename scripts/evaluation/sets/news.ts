import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { z } from 'zod';
import { LANGUAGES } from '../../../src/language/language.ts';
import type { EvaluationQuestion, EvaluationSet } from './evaluation-set.ts';
import { givenArticle, joined } from './given-article.ts';
import { spread } from './spread.ts';

const questionSchema = z.object({
  lang: z.enum(LANGUAGES),
  question: z.string(),
  /** The ordinals of the sentences that answer, best first; empty for a question that the article does not answer. */
  answers: z.array(z.number()),
  also: z.array(z.number()).default([]),
  /** The words of sentence `answers[0]` that answer. */
  span: z.string().optional(),
  kind: z.string(),
});

const articleSchema = z.object({
  id: z.string(),
  lang: z.enum(LANGUAGES),
  title: z.string(),
  paragraphs: z.array(z.array(z.string())),
  /** One a paragraph, where the article has sections; '' where the paragraph goes on under the heading before. */
  headings: z.array(z.string()).optional(),
  questions: z.array(questionSchema),
});

type NewsArticle = z.infer<typeof articleSchema>;

const FOLDER = new URL('../../../evaluation/news/', import.meta.url);

/** Questions of other articles that are put to each: about half as many as it has of its own. */
const OTHER_MATTERS = 16;

/**
 * The development articles, as evaluation/README.md describes them: each with its own questions, and some that were written
 * for the others.
 * @returns the set, and the sha256 of its files
 */
export async function loadNews(): Promise<EvaluationSet & { readonly sha256: string }> {
  const hash = createHash('sha256');
  const items: NewsArticle[] = [];
  for (const name of (await readdir(FOLDER)).filter((file) => file.endsWith('.json')).toSorted()) {
    const content = await readFile(new URL(name, FOLDER));
    hash.update(content);
    items.push(articleSchema.parse(JSON.parse(content.toString('utf8'))));
  }
  return {
    name: 'news',
    collection: 'news',
    ...joined(items.map((item) => givenArticle({ ...item, language: item.lang }))),
    questions: items.flatMap((item, position) => [...ownQuestions(item), ...otherMatters(items, position)]),
    scope: 'article',
    measures: 'answers',
    sha256: hash.digest('hex'),
  };
}

function ownQuestions({ id: articleId, questions }: NewsArticle): EvaluationQuestion[] {
  return questions.map(({ lang: language, span, ...question }, number) => ({
    ...question,
    id: `${articleId}/${number}`,
    articleId,
    language,
    span,
    own: true,
  }));
}

/** Questions of the other articles, spread over them. */
function otherMatters(articles: readonly NewsArticle[], position: number): EvaluationQuestion[] {
  const articleId = articles[position]?.id ?? '';
  const others = articles.flatMap((other, at) => (at === position ? [] : other.questions));
  return spread(others, OTHER_MATTERS, position).map(({ question, lang: language }, number) => ({
    id: `${articleId}/other-${number}`,
    articleId,
    language,
    question,
    kind: 'other matter',
    answers: [],
    also: [],
    span: undefined,
    own: false,
  }));
}
