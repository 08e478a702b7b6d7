import type { JudgedQuestion } from '../../src/calibrating/judged-question.ts';

/** A question that was answered right, unless it says otherwise. */
export function judged(parts: Partial<JudgedQuestion>): JudgedQuestion {
  return {
    articleId: 'a',
    isAnswerable: true,
    confidence: 0.9,
    isRight: parts.isAnswerable !== false,
    ...parts,
  };
}
