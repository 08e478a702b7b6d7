import { describe, expect, it } from 'vitest';
import type { Answered, NotInCorpus, Place } from '../../src/answering/answer.ts';
import { Citations } from '../../src/answering/citations.ts';
import { composeAnswer } from '../../src/answering/compose-answer.ts';
import type { Match } from '../../src/retrieval/retrieve.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { articleOf } from '../builders/articles.ts';
import { candidate, match, reading } from '../builders/readings.ts';

const THRESHOLDS = { good: 0.6, refuse: 0.2, further: 0.5 };

const PARAGRAPHS = Array.from({ length: 20 }, (_, i) => `Das ist Satz ${i}.`);
const ARTICLES = [
  articleOf({ id: 'z', paragraphs: ['# Oben', ...PARAGRAPHS] }),
  articleOf({ id: 'a', url: 'https://example.org/a', paragraphs: PARAGRAPHS }),
  articleOf({ id: 'p', paragraphs: ['Es war Mai. Sie kam früh. Er blieb lange.'] }),
];
const SENTENCES = ARTICLES.flatMap(sentencesOf);
const CITATIONS = new Citations({
  articles: new Map(ARTICLES.map((article) => [article.id, article])),
  sentences: SENTENCES,
});

interface Read {
  readonly place: string;
  readonly confidence: number;
  readonly share?: number;
}

function found(place: string): Match {
  const sentence = SENTENCES.find(({ articleId, ordinal }) => `${articleId}${ordinal}` === place);
  if (sentence === undefined) throw new Error(`no sentence ${place}`);
  return match(sentence);
}

function compose(read: readonly Read[], unread: readonly string[] = []): Answered | NotInCorpus {
  const candidates = read.map(({ place, confidence, share = 0.1 }) =>
    candidate({ match: found(place), confidence, share, words: [{ start: 0, end: 3 }] }),
  );
  const findings = {
    asked: 'asked',
    understoodWith: 'earlier',
    reading: reading(candidates, unread.map(found)),
  };
  return composeAnswer(findings, THRESHOLDS, CITATIONS);
}

function answered(...composed: Parameters<typeof compose>): Answered {
  const answer = compose(...composed);
  if (answer.kind !== 'answered') throw new Error('Expected an answer');
  return answer;
}

function refused(...composed: Parameters<typeof compose>): NotInCorpus {
  const answer = compose(...composed);
  if (answer.kind !== 'not-in-corpus') throw new Error('Expected a refusal');
  return answer;
}

const placesOf = (citations: readonly Place[]) =>
  citations.map(({ article, ordinal }) => `${article.id}${ordinal}`);

/** The places of `count` sentences of one article, from one on downwards. */
const places = (from: number, count: number) => Array.from({ length: count }, (_, i) => `z${from - i}`);

describe('an answer’s band', () => {
  it.each([
    [0.6, 'good'],
    [0.5999, 'unsure'],
    [0.2, 'unsure'],
  ])('at a confidence of %d is %s', (confidence, band) => {
    expect(answered([{ place: 'z0', confidence }]).band).toBe(band);
  });

  it('below the lower threshold is a refusal, and so is having found nothing', () => {
    expect(placesOf(refused([{ place: 'z0', confidence: 0.1999 }]).nearest)).toEqual(['z0']);
    expect(refused([])).toMatchObject({ nearest: [], more: [] });
  });
});

describe('the citations', () => {
  it('are the best and those with half its share that are sure on their own, the best first', () => {
    const answer = answered([
      { place: 'a7', confidence: 0.7, share: 0.4 },
      { place: 'z9', confidence: 0.3, share: 0.25 },
      { place: 'a3', confidence: 0.2, share: 0.2 },
      { place: 'z1', confidence: 0.2, share: 0.19 },
    ]);
    expect(placesOf(answer.citations)).toEqual(['a7', 'z9', 'a3']);
    expect(placesOf(answer.more)).toEqual(['z1']);
  });

  it('are three at most', () => {
    const shares = [0.3, 0.2, 0.2, 0.2];
    const answer = answered(shares.map((share, i) => ({ place: `z${9 - i}`, confidence: 0.7, share })));
    expect(placesOf(answer.citations)).toEqual(['z9', 'z8', 'z7']);
    expect(placesOf(answer.more)).toEqual(['z6']);
  });

  it('keep neighbours of one paragraph in its order, where the best of them stands', () => {
    const answer = answered([
      { place: 'p2', confidence: 0.7, share: 0.3 },
      { place: 'a7', confidence: 0.7, share: 0.25 },
      { place: 'p1', confidence: 0.7, share: 0.2 },
    ]);
    expect(placesOf(answer.citations)).toEqual(['p1', 'p2', 'a7']);
  });

  it('leave out what is not sure enough on its own, however near it comes to the best', () => {
    const answer = answered([
      { place: 'z5', confidence: 0.2, share: 0.3 },
      { place: 'z1', confidence: 0.19, share: 0.29 },
    ]);
    expect(placesOf(answer.citations)).toEqual(['z5']);
  });

  it('leave out what is far behind the best, however sure it is', () => {
    const answer = answered([
      { place: 'z5', confidence: 0.99, share: 0.6 },
      { place: 'z1', confidence: 0.98, share: 0.29 },
    ]);
    expect(placesOf(answer.citations)).toEqual(['z5']);
  });

  it('are emphasised where they answer, and the further passages nowhere', () => {
    const answer = answered([
      { place: 'z5', confidence: 0.7, share: 0.7 },
      { place: 'z1', confidence: 0.7, share: 0.1 },
    ]);
    expect(answer.citations[0].highlights).toEqual([{ start: 0, end: 3 }]);
    expect(answer.more.map(({ highlights }) => highlights)).toEqual([[]]);
  });

  it('are followed by nine further passages at most: in the reader’s order, then in the search’s', () => {
    const read = places(19, 5).map((place, i) => ({ place, confidence: 0.7, share: 0.6 / 4 ** i }));
    expect(placesOf(answered(read, places(9, 9)).more)).toEqual([...places(18, 4), ...places(9, 5)]);
  });

  it('come with what was asked now and what it was read together with', () => {
    const asked = { question: 'asked', understoodWith: 'earlier' };
    expect(answered([{ place: 'z5', confidence: 0.7 }])).toMatchObject(asked);
    expect(refused([{ place: 'z5', confidence: 0.1 }])).toMatchObject(asked);
  });
});

describe('the same sentence in several articles', () => {
  it('is cited once, at its best place, and its places go to other sentences', () => {
    const answer = answered(
      [
        { place: 'a7', confidence: 0.7, share: 0.4 },
        { place: 'z7', confidence: 0.7, share: 0.4 },
        { place: 'z9', confidence: 0.7, share: 0.3 },
        { place: 'z2', confidence: 0.7, share: 0.3 },
        { place: 'a2', confidence: 0.7, share: 0.3 },
        { place: 'a5', confidence: 0.7, share: 0.3 },
      ],
      ['z5', 'a9', 'a1', 'z1'],
    );
    expect(placesOf(answer.citations)).toEqual(['a7', 'z9', 'z2']);
    expect(placesOf(answer.more)).toEqual(['a5', 'a1']);
    expect(answer.citations.map(({ also }) => placesOf(also))).toEqual([['z7'], ['a9'], ['a2']]);
  });

  it('comes near once', () => {
    const { nearest, more } = refused([{ place: 'z1', confidence: 0.1 }], ['a1', 'a2', 'z2', 'z3', 'z4']);
    expect([placesOf(nearest), placesOf(more)]).toEqual([['z1', 'a2', 'z3'], ['z4']]);
  });
});

describe('a refusal', () => {
  it('shows the three nearest, and nine more on request: in the reader’s order, then in the search’s', () => {
    const read = places(19, 5).map((place) => ({ place, confidence: 0.1 }));
    const { nearest, more } = refused(read, places(9, 9));
    expect(placesOf(nearest)).toEqual(places(19, 3));
    expect(placesOf(more)).toEqual([...places(16, 2), ...places(9, 7)]);
    expect([...nearest, ...more].every(({ highlights }) => highlights.length === 0)).toBe(true);
  });
});

describe('citations', () => {
  it('tell a sentence’s place and neighbours', () => {
    const { before, after, heading, link, text } = CITATIONS.of('z', 0) ?? {};
    expect({ before, after, heading, link, text }).toEqual({
      before: undefined,
      after: 'Das ist Satz 1.',
      heading: 'Oben',
      link: undefined,
      text: 'Das ist Satz 0.',
    });
    expect(CITATIONS.of('a', 19)).toMatchObject({
      before: 'Das ist Satz 18.',
      after: undefined,
      heading: undefined,
    });
    expect(CITATIONS.of('a', 19)?.link).toMatch(/^https:\/\/example\.org\/a#:~:text=/);
  });

  it.each([
    ['b', 0],
    ['a', 20],
    ['p', 3],
    ['a', -1],
    ['a', 0.5],
    ['a', Number.NaN],
  ])('has none in the article %s at %d', (articleId, ordinal) => {
    expect(CITATIONS.of(articleId, ordinal)).toBeUndefined();
  });

  it('lists the articles in the corpus’s order with what can be cited of them', () => {
    expect(CITATIONS.articles().map(({ id, sentences }) => [id, sentences])).toEqual([
      ['z', 20],
      ['a', 20],
      ['p', 3],
    ]);
  });
});
