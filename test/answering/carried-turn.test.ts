import { describe, expect, it } from 'vitest';
import { type Answer, citedWordsOf, type PreviousTurn } from '../../src/answering/answer.ts';
import { turnAfter } from '../../src/answering/carried-turn.ts';
import { answered, citation, notInCorpus } from '../builders/answers.ts';

const FIRST = 'Wann öffnet die Bücherei am Sonntag?';
const WHOLE = 'Wer hat die Bücherei der Stadt gegründet?';

/** What is carried over once all these answers were given, one after the other. */
function afterAll(answers: readonly Answer[]): PreviousTurn | undefined {
  return answers.reduce<PreviousTurn | undefined>((before, answer) => turnAfter(answer, before), undefined);
}

const cites = (ordinal: number) => [citation({ ordinal })] as const;

describe('what a conversation carries over', () => {
  it.each<[what: string, after: string, answers: readonly Answer[], question: string]>([
    ['the question', 'one that was answered', [answered({ question: FIRST })], FIRST],
    ['the question', 'one that was refused', [notInCorpus({ question: FIRST })], FIRST],
    [
      'the question that they were read with',
      'two follow-ups',
      [
        answered({ question: FIRST }),
        answered({ question: 'und wo?', understoodWith: FIRST }),
        answered({ question: 'und warum?', understoodWith: FIRST }),
      ],
      FIRST,
    ],
    [
      'the question that it was read with',
      'a follow-up that was refused',
      [answered({ question: FIRST }), notInCorpus({ question: 'und wo?', understoodWith: FIRST })],
      FIRST,
    ],
    [
      'the question before',
      'half a question that was refused',
      [answered({ question: FIRST }), notInCorpus({ question: 'Preis der Karte?' })],
      FIRST,
    ],
    [
      'the question',
      'half a question that was answered',
      [answered({ question: FIRST }), answered({ question: 'Preis der Karte?' })],
      'Preis der Karte?',
    ],
    [
      'the question',
      'a whole one that was refused',
      [answered({ question: FIRST }), notInCorpus({ question: WHOLE })],
      WHOLE,
    ],
    [
      'the question',
      'a whole one of a subject and a verb that was refused',
      [answered({ question: FIRST }), notInCorpus({ question: 'Wer spielt?' })],
      'Wer spielt?',
    ],
    [
      'the question before',
      'what could not be asked',
      [answered({ question: FIRST }), { kind: 'unaskable', reason: 'no-words' }],
      FIRST,
    ],
  ])('is %s after %s', (_what, _after, answers, question) => {
    expect(afterAll(answers)?.question).toBe(question);
  });

  it('is nothing where nothing could be asked', () => {
    expect(afterAll([{ kind: 'unaskable', reason: 'empty' }])).toBeUndefined();
  });

  it('are the words that were cited last, to the question or to what followed it up', () => {
    const first = answered({ question: FIRST, citations: cites(1) });
    const second = answered({ question: 'und wo?', understoodWith: FIRST, citations: cites(2) });
    const refused = notInCorpus({ question: 'und warum?', understoodWith: FIRST, nearest: cites(3) });
    expect(afterAll([first, second])?.cited).toEqual(citedWordsOf(cites(2)));
    expect(afterAll([first, refused])?.cited).toEqual(citedWordsOf(cites(1)));
    expect(afterAll([first, second, refused])?.cited).toEqual(citedWordsOf(cites(2)));
  });

  it('are no words of another question', () => {
    const first = answered({ question: FIRST, citations: cites(1) });
    expect(afterAll([first, notInCorpus({ question: WHOLE, nearest: cites(3) })])).toEqual({
      question: WHOLE,
      cited: [],
    });
  });
});
