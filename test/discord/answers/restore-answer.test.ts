import { describe, expect, it } from 'vitest';
import { restoreAnswer, toStoredPassage } from '../../../src/discord/answers/restore-answer.ts';
import { citation, fakeAnswerer, fromTheLibrary, storedAnswer } from '../../builders/answers.ts';
import { LIBRARY } from '../../builders/articles.ts';

describe('restoreAnswer', () => {
  const cited = citation({ highlights: [{ start: 3, end: 7 }] });
  const further = citation({ ordinal: 3 });
  const stored = storedAnswer({ passages: [toStoredPassage(cited)], more: [toStoredPassage(further)] });

  it('quotes from the index as it is, with the highlights as they were', () => {
    const answer = restoreAnswer(stored, fakeAnswerer());
    if (answer?.kind !== 'answered') throw new Error('not restored');
    expect(answer.citations).toEqual([cited]);
    expect(answer.more).toEqual([further]);
  });

  it('restores nothing where a passage is gone or its article has changed', () => {
    const changed = { ...LIBRARY, revision: 'ffffffff' };
    const shortened = { ...LIBRARY, blocks: LIBRARY.blocks.slice(0, 2) };
    for (const article of [changed, shortened]) {
      expect(restoreAnswer(stored, fakeAnswerer(fromTheLibrary, [article]))).toBeUndefined();
    }
  });
});
