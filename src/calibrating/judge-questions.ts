import { createAnswerer, type AnswererParts } from '../answering/answerer.ts';
import type { OwnQuestion } from '../questions/own-question.ts';
import type { Reading } from '../reading/reading.ts';
import type { JudgedQuestion } from './judged-question.ts';

/**
 * Asks each question of its article, as a person would who chose it, and holds what the reader puts first against what
 * answers.
 *
 * @param parts with the calibration that the confidences are to come from
 * @param onProgress hears how many are done
 */
export async function judgeQuestions(
  questions: readonly OwnQuestion[],
  parts: Omit<AnswererParts, 'onRead'>,
  onProgress: (done: number) => void,
): Promise<JudgedQuestion[]> {
  let reading: Reading | undefined;
  const { ask } = createAnswerer({
    ...parts,
    onRead: (read) => {
      reading = read;
    },
  });
  const judged: JudgedQuestion[] = [];
  for (const { articleId, question, answers } of questions) {
    reading = undefined;
    await ask({ question, articleId });
    judged.push({ articleId, isAnswerable: answers.length > 0, ...judgement(reading, answers) });
    onProgress(judged.length);
  }
  return judged;
}

function judgement(
  reading: Reading | undefined,
  answers: readonly number[],
): Pick<JudgedQuestion, 'confidence' | 'isRight'> {
  const ordinal = reading?.candidates[0]?.match.sentence.ordinal;
  return {
    confidence: reading?.confidence ?? 0,
    isRight: ordinal !== undefined && answers.includes(ordinal),
  };
}
