import { describe, expect, it } from 'vitest';
import { memoryAnswerStore } from '../../../src/discord/answers/answer-store.ts';
import { restoreAnswer, toStoredPassage } from '../../../src/discord/answers/restore-answer.ts';
import { citation, fakeAnswerer, fromTheLibrary, storedAnswer } from '../../builders/answers.ts';
import { LIBRARY } from '../../builders/articles.ts';

const now = () => 0;

describe('restoreAnswer', () => {
  const cited = citation({ highlights: [{ start: 3, end: 7 }] });
  const further = citation({ ordinal: 3 });
  const stored = storedAnswer({ passages: [toStoredPassage(cited)], more: [toStoredPassage(further)] });

  it('quotes from the index as it is, with the highlights as they were', () => {
    const answer = restoreAnswer(stored, { store: memoryAnswerStore({ now }), passages: fakeAnswerer() });
    if (answer?.kind !== 'answered') throw new Error('not restored');
    expect(answer.citations).toEqual([cited]);
    expect(answer.more).toEqual([further]);
  });

  it('restores nothing where a passage is gone or its article has changed', () => {
    const changed = { ...LIBRARY, revision: 'ffffffff' };
    const shortened = { ...LIBRARY, blocks: LIBRARY.blocks.slice(0, 2) };
    for (const article of [changed, shortened]) {
      const passages = fakeAnswerer(fromTheLibrary, [article]);
      expect(restoreAnswer(stored, { store: memoryAnswerStore({ now }), passages })).toBeUndefined();
    }
  });
  it('names the question before as long as that one is stored, and no longer', async () => {
    const store = memoryAnswerStore({ now, limit: 1 });
    await store.put(storedAnswer({ id: 'earlier', question: 'Wann hat sie offen?' }));
    const followUp = { ...stored, readWith: 'earlier' };
    const restored = () => restoreAnswer(followUp, { store, passages: fakeAnswerer() });
    expect(restored()?.understoodWith).toBe('Wann hat sie offen?');
    await store.put(storedAnswer({ id: 'another' }));
    expect(restored()?.understoodWith).toBeUndefined();
  });
});
