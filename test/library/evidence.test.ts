import { describe, expect, it } from 'vitest';
import { createEvidence } from '../../src/library/evidence.ts';
import { answered, citation, citationsOf, fakeAnswerer, notInCorpus, SUNDAYS } from '../builders/answers.ts';
import { articleOf, LIBRARY, MUSEUM } from '../builders/articles.ts';
import { evidenceOf } from '../builders/evidence.ts';
import { checkerOf } from '../checking/checked.ts';

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

/** What is asked of an index that serves until `exchange`, and then of that of a museum alone. */
function exchanged() {
  const [before, after] = [fakeAnswerer(), fakeAnswerer(undefined, [MUSEUM])];
  const checkers = [checkerOf([LIBRARY]), checkerOf([MUSEUM])] as const;
  let isExchanged = false;
  const evidence = createEvidence({
    answerer: () => (isExchanged ? after : before),
    checker: () => checkers[isExchanged ? 1 : 0],
    defaultLanguage: 'de',
  });
  const exchange = (): void => {
    isExchanged = true;
  };
  return { evidence, before, after, exchange };
}

describe('articles that are exchanged', () => {
  it('while an answer is made are asked in their turn, and nothing is quoted that does not stand in them', async () => {
    const { evidence, before, after, exchange } = exchanged();
    before.answerWith(() => {
      exchange();
      return answered();
    });
    await expect(evidence.ask({ question: 'Wann?' })).rejects.toMatchObject({ kind: 'articles-changed' });
    expect(after.asked.map(({ question }) => question)).toEqual(['Wann?']);
  });

  it('between the questions of a conversation are not asked for one that has gone', async () => {
    const { evidence, before, after, exchange } = exchanged();
    before.answerWith(() => {
      exchange();
      return answered();
    });
    const asking = evidence.ask({ question: 'Und sonst?', article: LIBRARY.id, earlier: ['Wann?'] });
    await expect(asking).rejects.toMatchObject({ kind: 'unknown-article' });
    expect(after.asked).toEqual([]);
  });

  it('while a text is checked leave nothing of what was found: it is checked against the new ones', async () => {
    const { evidence, exchange } = exchanged();
    const checking = evidence.check('„Der Eintritt bleibt frei“');
    exchange();
    expect(await checking).toMatchObject({ quotations: [{ verdict: { kind: 'not-found' } }] });
  });
});

describe('a question that follows up others', () => {
  it('is asked after the last three of them, each in the article that was chosen', async () => {
    const answerer = fakeAnswerer();
    const earlier = ['Erste?', 'Zweite?', 'Dritte?', 'Vierte?'];
    await evidenceOf(answerer).ask({ question: 'Und sonst?', article: LIBRARY.id, earlier });
    expect(answerer.asked.map(({ question, articleId }) => [question, articleId])).toEqual(
      ['Zweite?', 'Dritte?', 'Vierte?', 'Und sonst?'].map((question) => [question, LIBRARY.id]),
    );
    expect(answerer.asked.at(-1)?.previous).toBeDefined();
  });
});

describe('a sentence', () => {
  it('is given with those around it, as many as there are', () => {
    const { passage } = evidenceOf();
    const { before, sentence, after } = passage(LIBRARY.id, 1, 3);
    expect([...before, sentence, ...after].map(({ ordinal }) => ordinal)).toEqual([0, 1, 2, 3, 4]);
  });

  it.each([-1, 0.5, 8, Number.MAX_VALUE])('that there is not is told to be none: %d', (ordinal) => {
    expect(() => evidenceOf().passage(LIBRARY.id, ordinal, 1)).toThrow(
      expect.objectContaining({
        kind: 'unknown-sentence',
        remedy: 'Its sentences are numbered from 0 to 7.',
      }),
    );
  });
});
