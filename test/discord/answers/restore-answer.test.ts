import { describe, expect, it } from 'vitest';
import { restoreAnswer, toStoredPassage } from '../../../src/discord/answers/restore-answer.ts';
import { storedAnswer } from '../../contracts/answer-store-contract.ts';
import { citationOf, LIBRARY, smallAnswerer } from '../bot/small-corpus.ts';

describe('restoreAnswer', () => {
  const stored = storedAnswer({
    passages: [toStoredPassage({ ...citationOf(1), highlights: [{ start: 3, end: 7 }] })],
    more: [toStoredPassage(citationOf(3))],
  });

  it('quotes from the index as it is, with the highlights as they were', () => {
    const answer = restoreAnswer(stored, smallAnswerer());
    if (answer?.kind !== 'answered') throw new Error('not restored');
    expect(answer.citations).toEqual([{ ...citationOf(1), highlights: [{ start: 3, end: 7 }] }]);
    expect(answer.more).toEqual([citationOf(3)]);
  });

  it('restores nothing where a passage is gone or its article has changed', () => {
    const changed = { ...LIBRARY, info: { ...LIBRARY.info, revision: 'ffffffff' } };
    const shortened = { ...LIBRARY, sentences: LIBRARY.sentences.slice(0, 3) };
    for (const article of [changed, shortened]) {
      expect(restoreAnswer(stored, smallAnswerer([article]))).toBeUndefined();
    }
  });
});
