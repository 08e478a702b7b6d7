import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { citationsOf } from '../../src/answering/answer.ts';
import type { CalibratedModels } from '../../src/beleg.ts';
import type { Language } from '../../src/language/language.ts';
import { indexInMemory } from '../../src/indexing/index-in-memory.ts';
import { listeningAsk } from './development.ts';
import { givenArticle, joined } from './given-article.ts';
import { mean } from './measures.ts';

const pageSchema = z.array(
  z.object({
    question: z.string(),
    context: z.string(),
    /** The numbers of the lines that answer, from 0; empty where none does. */
    answers: z.array(z.number()),
  }),
);

/** How the bot does on real pages of advice, each asked by itself. Many lines of a page may answer. */
interface OmosFigures {
  readonly answerable: number;
  readonly unanswerable: number;
  /** Of the answerable questions: the best line cited answers; refused. */
  readonly firstRight: number;
  readonly refused: number;
  /** Of all lines cited: those that answer. */
  readonly citedRight: number;
  /** Of the unanswerable questions: refused, as they should be. */
  readonly rightlyRefused: number;
}

/** The development part of OMoS-QA (CC BY 4.0, Kleinle, Prange, Friedrich 2024). A line of a page is a sentence. */
export async function omosFigures(language: Language, models: CalibratedModels): Promise<OmosFigures> {
  const path = new URL(`../../evaluation/omos/dev_${language}.json`, import.meta.url);
  const pages = pageSchema.parse(JSON.parse(await readFile(path, 'utf8')));
  const contexts = [...new Set(pages.map(({ context }) => context))];
  const given = contexts.map((context, i) => givenPage(context, `page-${i}`, language));
  const ask = listeningAsk(await indexInMemory(joined(given), models.embedder), models);
  const results = [];
  for (const { question, context, answers } of pages) {
    const lines = given[contexts.indexOf(context)]?.lines ?? [];
    const { answer, reading } = await ask({ question, articleId: `page-${contexts.indexOf(context)}` });
    const cited = citationsOf(answer).map(({ ordinal }) => ordinal);
    const isRight = (ordinal: number | undefined) => answers.includes(lines[ordinal ?? -1] ?? -1);
    results.push({
      isAnswerable: answers.length > 0,
      isAnswered: cited.length > 0,
      isFirstRight: cited.length > 0 && isRight(reading.candidates[0]?.match.sentence.ordinal),
      cited: cited.map(isRight),
    });
  }
  const yes = results.filter(({ isAnswerable }) => isAnswerable);
  const no = results.filter(({ isAnswerable }) => !isAnswerable);
  return {
    answerable: yes.length,
    unanswerable: no.length,
    firstRight: mean(yes.map(({ isFirstRight }) => Number(isFirstRight))),
    refused: mean(yes.map(({ isAnswered }) => Number(!isAnswered))),
    citedRight: mean(results.flatMap(({ cited }) => cited.map(Number))),
    rightlyRefused: mean(no.map(({ isAnswered }) => Number(!isAnswered))),
  };
}

/** A page as an article under its first line; `lines` gives the number of each sentence's line. */
function givenPage(context: string, id: string, language: Language) {
  const all = context.split('\n');
  const lines = [...all.keys()].filter((line) => /[\p{L}\p{N}]/u.test(all[line] ?? ''));
  const paragraph = lines.map((line) => (all[line] ?? '').trim());
  return { ...givenArticle({ id, language, title: paragraph[0] ?? id, paragraphs: [paragraph] }), lines };
}
