import { describe, expect, it } from 'vitest';
import { answered, citation, citationsOf, fakeAnswerer, notInCorpus, SUNDAYS } from '../builders/answers.ts';
import { articleOf, LIBRARY, MUSEUM } from '../builders/articles.ts';
import { evidenceOf } from '../builders/evidence.ts';

const GONE = articleOf({ id: 'weg', paragraphs: ['Das stand einmal da.'] });
const fallen = citationsOf([GONE]).of(GONE.id, 0);
const further = [
  ...(fallen === undefined ? [] : [fallen]),
  citation({ ordinal: 3 }),
  citation({ ordinal: 4 }),
];

describe('the passages after an answer', () => {
  it.each([
    answered({ citations: [SUNDAYS], more: further, rest: 2 }),
    notInCorpus({ nearest: [SUNDAYS], more: further }),
  ])('are held against the articles that serve, as the answer is: $kind', async (given) => {
    const answerer = fakeAnswerer(() => given, [LIBRARY, MUSEUM]);
    const { answer } = await evidenceOf(answerer).ask({ question: 'Wann?' });
    expect(answer).toMatchObject({
      kind: given.kind,
      more: [{ ordinal: 3 }, { ordinal: 4 }],
      ...(given.kind === 'answered' && { rest: 1 }),
    });
  });
});
