import { describe, expect, it } from 'vitest';
import { QUESTION_LIMIT } from '../../src/answering/askable.ts';
import { LABEL_LANGUAGES } from '../../src/language/label-language.ts';
import { ANSWER_LABELS } from '../../src/wording/answer-labels.ts';

describe('the words for a question that is too long', () => {
  it.each(LABEL_LANGUAGES)('name the limit as it is written in %s', (language) => {
    const digits = /\d[\d.,\s]*\d/u.exec(ANSWER_LABELS[language].unaskable['too-long'])?.[0] ?? '';
    expect(digits).toBe(new Intl.NumberFormat(language).format(QUESTION_LIMIT));
    expect(Number(digits.replaceAll(/\D/gu, ''))).toBe(QUESTION_LIMIT);
  });
});
