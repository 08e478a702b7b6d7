import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { citationsOf, type Answer } from '../../src/answering/answer.ts';
import { createAnswerer } from '../../src/answering/answerer.ts';
import type { CalibratedModels } from '../../src/beleg.ts';
import { LANGUAGES } from '../../src/language/language.ts';
import { figureRow } from './figure-row.ts';
import { indexOfPairs } from './follow-ups.ts';

const QUESTIONS = new URL('../../evaluation/spelling/questions.jsonl', import.meta.url);

const questionSchema = z.object({
  article: z.string(),
  lang: z.enum(LANGUAGES),
  question: z.string(),
  /** The same with slips of the fingers, without marks or apostrophes, or in capitals alone. */
  asTyped: z.string(),
});

/** What became of a question as it is spelled and as it was typed. */
interface TypedQuestion extends z.infer<typeof questionSchema> {
  /** The ordinals cited; none where it was refused. */
  readonly cited: readonly number[];
  readonly citedAsTyped: readonly number[];
}

/** Asks each question of its article in both spellings. */
export async function askAsTyped(models: CalibratedModels): Promise<TypedQuestion[]> {
  const lines = (await readFile(QUESTIONS, 'utf8')).trim().split('\n');
  const questions = lines.map((line) => questionSchema.parse(JSON.parse(line)));
  const { ask } = createAnswerer({ ...models, index: await indexOfPairs(questions, models) });
  const asked: TypedQuestion[] = [];
  for (const one of questions) {
    const { article: articleId, question, asTyped } = one;
    asked.push({
      ...one,
      cited: ordinalsOf(await ask({ question, articleId })),
      citedAsTyped: ordinalsOf(await ask({ question: asTyped, articleId })),
    });
  }
  return asked;
}

function ordinalsOf(answer: Answer): number[] {
  return citationsOf(answer).map(({ ordinal }) => ordinal);
}

/** Of the questions those that are answered, and of these those that are answered alike as they were typed. */
export function typedFigures(asked: readonly TypedQuestion[]): { answered: number; alike: number } {
  const answered = asked.filter(({ cited }) => cited.length > 0);
  return { answered: answered.length, alike: answered.filter(isAlike).length };
}

function isAlike({ cited, citedAsTyped }: TypedQuestion): boolean {
  return cited.join() === citedAsTyped.join();
}

/** The figures of each language, and each question that was answered otherwise as it was typed. */
export function renderTyped(asked: readonly TypedQuestion[]): string {
  return [
    figureRow('', ['answered', 'alike']),
    ...LANGUAGES.map((lang) => {
      const { answered, alike } = typedFigures(asked.filter((one) => one.lang === lang));
      return figureRow(lang, [answered, alike]);
    }),
    ...asked
      .filter((one) => !isAlike(one))
      .map(
        ({ question, asTyped, cited, citedAsTyped }) =>
          `  ${question} | ${asTyped} | ${cited.join()} | ${citedAsTyped.join()}`,
      ),
  ].join('\n');
}
