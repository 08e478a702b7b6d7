import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Language } from '../../../src/language/language.ts';
import { splitSentences } from '../../../src/sentences/split-sentences.ts';
import type { EvaluationSet } from './evaluation-set.ts';
import { givenArticle, joined } from './given-article.ts';

const fileSchema = z.object({
  data: z.array(
    z.object({
      title: z.string(),
      paragraphs: z.array(
        z.object({
          context: z.string(),
          qas: z.array(
            z.object({
              question: z.string(),
              answers: z.array(z.object({ answer_start: z.number(), text: z.string() })),
            }),
          ),
        }),
      ),
    }),
  ),
});

type XquadArticle = z.infer<typeof fileSchema>['data'][number];

/**
 * The first 24 articles of XQuAD (CC BY-SA 4.0, Artetxe et al. 2019): the sentence to find is the one that holds the answer's
 * first character, among all sentences of the file.
 */
export async function loadXquad(language: 'de' | 'en'): Promise<EvaluationSet> {
  const file = new URL(`../../../evaluation/xquad/xquad.${language}.first24.json`, import.meta.url);
  const { data } = fileSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const articles = data.map((article) => splitArticle(article, language));
  return {
    name: `xquad ${language}`,
    collection: 'xquad',
    ...joined(articles),
    questions: articles.flatMap(({ questions }) => questions),
    scope: 'all',
    measures: 'search',
  };
}

function splitArticle({ title: id, paragraphs }: XquadArticle, language: Language) {
  let first = 0;
  const parts = paragraphs.map(({ context, qas }) => {
    const ranges = splitSentences(context, language);
    const asked = qas.map(({ question, answers: [answer] }) => {
      const at = answer?.answer_start ?? 0;
      const ordinal = first + ranges.findLastIndex(({ start }) => start <= at);
      return { question, answers: [ordinal], span: answer?.text };
    });
    first += ranges.length;
    return { sentences: ranges.map(({ start, end }) => context.slice(start, end)), asked };
  });
  return {
    ...givenArticle({ id, language, title: id, paragraphs: parts.map(({ sentences }) => sentences) }),
    questions: parts
      .flatMap(({ asked }) => asked)
      .map((one, number) => ({
        ...one,
        id: `${id}/${number}`,
        articleId: id,
        language,
        kind: 'squad',
        also: [],
        own: true,
      })),
  };
}
