import { describe, expect, it } from 'vitest';
import type { Answered, NotInCorpus } from '../../src/answering/answer.ts';
import { Citations } from '../../src/answering/citations.ts';
import { composeAnswer, type ReadCandidate } from '../../src/answering/compose-answer.ts';
import type { AnswerType } from '../../src/retrieval/answer-type.ts';
import { sentencesOf } from '../../src/sentences/sentences-of.ts';
import { match, question } from '../helpers/matches.ts';
import { articleOf } from '../helpers/searchable-corpus.ts';

const THRESHOLDS = { good: 0.6, refuse: 0.2 };

const PARAGRAPHS = Array.from({ length: 20 }, (_, i) => `Das ist Satz ${i}.`);
const ARTICLES = [
  articleOf({ id: 'z', paragraphs: ['# Oben', ...PARAGRAPHS] }),
  articleOf({ id: 'a', url: 'https://example.org/a', paragraphs: PARAGRAPHS }),
];
const SENTENCES = ARTICLES.flatMap(sentencesOf);
const CITATIONS = new Citations(new Map(ARTICLES.map((article) => [article.id, article])), SENTENCES);

interface Found {
  readonly place: string;
  readonly score: number;
  readonly answers: number;
  readonly offer?: 'here' | 'next' | 'nowhere';
}

function candidate({ place, score, answers, offer = 'here' }: Found): ReadCandidate {
  const sentence = SENTENCES.find(({ articleId, ordinal }) => `${articleId}${ordinal}` === place);
  if (sentence === undefined) throw new Error(`no sentence ${place}`);
  return { match: match({ sentence, score, offer }), reading: { answers, span: [{ start: 0, end: 3 }] } };
}

function compose(found: readonly Found[], asksFor?: AnswerType): Answered | NotInCorpus {
  const candidates = found.map(candidate);
  const about = { question: question('joined', asksFor), asked: 'asked', understoodWith: 'earlier' };
  return composeAnswer({ ...about, candidates }, THRESHOLDS, CITATIONS);
}

function answered(found: readonly Found[]): Answered {
  const answer = compose(found);
  if (answer.kind !== 'answered') throw new Error('Expected an answer');
  return answer;
}

function refused(found: readonly Found[], asksFor?: AnswerType): NotInCorpus {
  const answer = compose(found, asksFor);
  if (answer.kind !== 'not-in-corpus') throw new Error('Expected a refusal');
  return answer;
}

const placesOf = (citations: Answered['more']) =>
  citations.map(({ article, ordinal }) => `${article.id}${ordinal}`);

describe('an answer’s band', () => {
  it.each([
    [0.6, 'good'],
    [0.5999, 'unsure'],
    [0.2, 'unsure'],
  ])('at a probability of %d is %s', (answers, band) => {
    expect(answered([{ place: 'z0', score: 0.9, answers }]).band).toBe(band);
  });

  it('below the lower threshold is a refusal, and so is having found nothing', () => {
    expect(placesOf(refused([{ place: 'z0', score: 0.9, answers: 0.1999 }]).nearest)).toEqual(['z0']);
    expect(refused([], 'money')).toMatchObject({ nearest: [], more: [] });
  });

  it('goes by the best candidate and no other', () => {
    const answer = compose([
      { place: 'z0', score: 0.9, answers: 0.1 },
      { place: 'z1', score: 0.89, answers: 0.9 },
    ]);
    expect(answer.kind).toBe('not-in-corpus');
  });
});

describe('the citations', () => {
  it('are those within 0.02 of the best that pass on their own, three at most, in the order of the articles', () => {
    const answer = answered([
      { place: 'a7', score: 0.9, answers: 0.7 },
      { place: 'z9', score: 0.895, answers: 0.3 },
      { place: 'z2', score: 0.89, answers: 0.1 },
      { place: 'a3', score: 0.885, answers: 0.3 },
      { place: 'z1', score: 0.884, answers: 0.3 },
      { place: 'z3', score: 0.87, answers: 0.9 },
    ]);
    expect(placesOf(answer.citations)).toEqual(['z9', 'a3', 'a7']);
    expect(placesOf(answer.more)).toEqual(['z2', 'z1', 'z3']);
  });

  it('leave out what is further away, however sure it is', () => {
    const answer = answered([
      { place: 'z5', score: 0.9, answers: 0.7 },
      { place: 'z1', score: 0.879, answers: 0.99 },
    ]);
    expect(placesOf(answer.citations)).toEqual(['z5']);
  });

  it('are emphasised where they answer, and the further passages nowhere', () => {
    const answer = answered([
      { place: 'z5', score: 0.9, answers: 0.7 },
      { place: 'z1', score: 0.8, answers: 0.7 },
    ]);
    expect(answer.citations[0].highlights).toEqual([{ start: 0, end: 3 }]);
    expect(answer.more.map(({ highlights }) => highlights)).toEqual([[]]);
  });

  it('are followed by nine further passages at most, nearest first', () => {
    const many = Array.from({ length: 20 }, (_, i) => ({
      place: `z${19 - i}`,
      score: 0.9 - i / 10,
      answers: 0.7,
    }));
    expect(placesOf(answered(many).more)).toEqual([
      'z18',
      'z17',
      'z16',
      'z15',
      'z14',
      'z13',
      'z12',
      'z11',
      'z10',
    ]);
  });

  it('come with what was asked now and what it was read together with', () => {
    expect(answered([{ place: 'z5', score: 0.9, answers: 0.7 }])).toMatchObject({
      question: 'asked',
      understoodWith: 'earlier',
    });
  });
});

const passages = (offers: readonly ('here' | 'next' | 'nowhere')[]) =>
  offers.map((offer, i) => ({ place: `z${i}`, score: 0.9 - i / 100, answers: 0, offer }));

describe('a refusal', () => {
  it('shows the three nearest, and nine more on request', () => {
    const { nearest, more } = refused(passages(Array.from({ length: 15 }, () => 'here')));
    expect(placesOf(nearest)).toEqual(['z0', 'z1', 'z2']);
    expect(placesOf(more)).toEqual(['z3', 'z4', 'z5', 'z6', 'z7', 'z8', 'z9', 'z10', 'z11']);
    expect([...nearest, ...more].every(({ highlights }) => highlights.length === 0)).toBe(true);
  });

  it('says what is missing where none of the three has it, nor the sentence after one', () => {
    expect(refused(passages(['nowhere', 'nowhere', 'nowhere', 'here']), 'money').missing).toBe('money');
    expect(refused(passages(['nowhere', 'next', 'nowhere']), 'money').missing).toBeUndefined();
    expect(refused(passages(['nowhere', 'nowhere', 'here']), 'money').missing).toBeUndefined();
    expect(refused(passages(['nowhere'])).missing).toBeUndefined();
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
    ]);
  });
});
