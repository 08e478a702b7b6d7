import { describe, expect, it } from 'vitest';
import { answerToJson } from '../../src/library/answer-json.ts';
import { formatJson } from '../../src/terminal/ask/ask-json.ts';
import { answered, citation } from '../builders/answers.ts';

describe('formatJson', () => {
  it('is one harmless line that parses back to the very text', () => {
    const text = 'a\u001B[31m\u009B1m\u202E\n\u007Fé😀';
    const json = answerToJson(answered({ citations: [citation({ text })] }), {
      question: text,
      language: 'de',
    });
    const line = formatJson(json);
    expect(line).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    expect(JSON.parse(line)).toEqual(json);
  });
});
