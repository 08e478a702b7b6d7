import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Language } from '../../../src/language/language.ts';
import type { EvaluationSet } from './evaluation-set.ts';
import { givenArticle, joined } from './given-article.ts';

const pageSchema = z.array(
  z.object({
    id: z.union([z.string(), z.number()]),
    question: z.string(),
    context: z.string(),
    /** The numbers of the lines that answer, from 0; empty where none does. */
    answers: z.array(z.number()),
  }),
);

/**
 * The development part of OMoS-QA (CC BY 4.0, Kleinle, Prange, Friedrich 2024): real pages of advice, on which many lines may
 * answer. A line of a page is a sentence.
 */
export async function loadOmos(language: Language): Promise<EvaluationSet> {
  const path = new URL(`../../../evaluation/omos/dev_${language}.json`, import.meta.url);
  const asked = pageSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const contexts = [...new Set(asked.map(({ context }) => context))];
  // By its first question, which has the same id in every language.
  const idOf = (context: string) => `page-${asked.find((one) => one.context === context)?.id}`;
  const pages = contexts.map((context) => givenPage(context, idOf(context), language));
  return {
    name: `omos ${language}`,
    collection: 'omos',
    ...joined(pages),
    questions: asked.map(({ id, question, context, answers }) => {
      const page = pages[contexts.indexOf(context)];
      const articleId = idOf(context);
      return {
        id: `${articleId}/${id}`,
        articleId,
        language,
        kind: 'advice',
        question,
        answers: answers.flatMap((line) => page?.ordinals.get(line) ?? []),
        also: [],
        span: undefined,
        own: true,
      };
    }),
    scope: 'article',
    measures: 'answers',
  };
}

/** A page as an article under its first line; `ordinals` gives the sentence of each line that says something. */
function givenPage(context: string, id: string, language: Language) {
  const all = context.split('\n');
  const lines = [...all.keys()].filter((line) => /[\p{L}\p{N}]/u.test(all[line] ?? ''));
  const paragraph = lines.map((line) => (all[line] ?? '').trim());
  return {
    ...givenArticle({ id, language, title: paragraph[0] ?? id, paragraphs: [paragraph] }),
    ordinals: new Map(lines.map((line, ordinal) => [line, ordinal])),
  };
}
