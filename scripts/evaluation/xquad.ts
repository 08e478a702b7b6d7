import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { TextRange } from '../../src/corpus/article.ts';
import type { Language } from '../../src/language/language.ts';
import { splitSentences } from '../../src/sentences/split-sentences.ts';
import type { DataSet } from './news.ts';

const fileSchema = z.object({
  data: z.array(
    z.object({
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

interface XquadQuestion {
  readonly question: string;
  /** The place in the paragraph of the sentence that holds the answer's first character, from 0. */
  readonly sentence: number;
}

export interface XquadParagraph {
  readonly sentences: readonly string[];
  readonly questions: readonly XquadQuestion[];
}

type Splitter = (paragraph: string, language: Language) => readonly TextRange[];

/** The splitter of the published figures; beleg's own moves them a little. */
export function splitWithIntl(paragraph: string, language: Language): TextRange[] {
  return Array.from(
    new Intl.Segmenter(language, { granularity: 'sentence' }).segment(paragraph),
    (segment) => ({
      start: segment.index,
      end: segment.index + segment.segment.trimEnd().length,
    }),
  );
}

/** The first 24 articles of XQuAD (CC BY-SA 4.0, Artetxe et al. 2019), their paragraphs split into sentences. */
export async function loadXquad(
  language: 'de' | 'en',
  split: Splitter = splitSentences,
): Promise<DataSet<XquadParagraph>> {
  const content = await readFile(
    new URL(`../../evaluation/xquad/xquad.${language}.first24.json`, import.meta.url),
  );
  const { data } = fileSchema.parse(JSON.parse(content.toString('utf8')));
  const items = data.flatMap((article) =>
    article.paragraphs.map(({ context, qas }) => {
      const ranges = split(context, language);
      return {
        sentences: ranges.map(({ start, end }) => context.slice(start, end)),
        questions: qas.map(({ question, answers }) => {
          const at = answers[0]?.answer_start ?? 0;
          return { question, sentence: ranges.findLastIndex(({ start }) => start <= at) };
        }),
      };
    }),
  );
  return { items, sha256: createHash('sha256').update(content).digest('hex') };
}
