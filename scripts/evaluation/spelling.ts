import { z } from 'zod';
import { citationsOf, type Answer } from '../../src/answering/answer.ts';
import { createAnswerer } from '../../src/answering/answerer.ts';
import type { CalibratedModels } from '../../src/beleg.ts';
import { LANGUAGES } from '../../src/language/language.ts';
import { indexOfPairs } from './follow-ups.ts';
import type { Counts } from './record.ts';
import { readLines } from './sets/read-lines.ts';

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
  const questions = await readLines(QUESTIONS, questionSchema);
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

/** Of the questions that are answered as they are spelled, those that are answered alike as they were typed. */
export function spellingCounts(asked: readonly TypedQuestion[]): Counts {
  const answered = asked.filter(({ cited }) => cited.length > 0);
  const others = answered.filter(({ cited, citedAsTyped }) => cited.join() !== citedAsTyped.join());
  return [
    {
      name: 'other spellings: answered',
      right: answered.length,
      of: asked.length,
      missed: asked.filter(({ cited }) => cited.length === 0).map(({ question }) => question),
    },
    {
      name: 'other spellings: answered alike',
      right: answered.length - others.length,
      of: answered.length,
      missed: others.map(
        ({ question, asTyped, cited, citedAsTyped }) =>
          `${question} (cites ${told(cited)}) / ${asTyped} (${told(citedAsTyped)})`,
      ),
    },
  ];
}

function told(cited: readonly number[]): string {
  return cited.length === 0 ? 'none' : cited.join(', ');
}
