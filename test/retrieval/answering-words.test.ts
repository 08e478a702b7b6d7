import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AnswerType } from '../../src/retrieval/answer-type.ts';
import { answeringWords } from '../../src/retrieval/answering-words.ts';
import { match, question, sentence } from '../helpers/matches.ts';

function wordsFor(asked: string, text: string, asksFor?: AnswerType): string[] {
  const ranges = answeringWords(question(asked, asksFor), match({ sentence: sentence({ text }) }));
  return ranges.map(({ start, end }) => text.slice(start, end));
}

describe('the words that answer', () => {
  it('are what is asked for, where the sentence offers it', () => {
    const text = 'Die Brücke kostet 30 Euro und öffnet am 3. März.';
    expect(wordsFor('Was kostet die Brücke?', text, 'money')).toEqual(['30 Euro']);
    expect(wordsFor('Wann öffnet die Brücke?', text, 'time')).toEqual(['am 3. März']);
  });

  it('are else those that the sentence shares with the question, however inflected, but those that tell nothing', () => {
    const text = 'Die Räte der Stadt planten es in Büchereien.';
    const words = ['Räte', 'Stadt planten', 'Büchereien'];
    expect(wordsFor('Es plant die Stadt, der Rat der Bücherei in?', text)).toEqual(words);
    expect(wordsFor('Was ist in der Stadt, die es gibt?', text)).toEqual(['Stadt']);
    expect(wordsFor('Was planen Städte?', 'Es geht um viel.')).toEqual([]);
  });

  it('are set off as one where only a hyphen or a blank lies between them', () => {
    const text = 'Ein Augenmerk liegt auf Start-ups, beim AI Act und bei Start und ups.';
    expect(wordsFor('Was heißt der AI Act für Start-ups?', text)).toEqual([
      'Start-ups',
      'AI Act',
      'Start',
      'ups',
    ]);
  });

  it('lie in the sentence, ascending and apart, whatever is asked and said', () => {
    const words = fc.constantFrom(
      'Rat',
      '30',
      'Euro',
      '€',
      'am',
      'Montag',
      '3.',
      'März',
      'weil',
      'in',
      'Berlin',
      'X',
    );
    const text = fc.array(words, { maxLength: 12 }).map((chosen) => chosen.join(' '));
    const types = ['number', 'money', 'time', 'person', 'reason', 'place', undefined] as const;
    fc.assert(
      fc.property(
        text,
        fc.oneof(text, fc.string({ unit: 'binary' })),
        fc.constantFrom(...types),
        (asked, said, type) => {
          let last = 0;
          const ranges = answeringWords(question(asked, type), match({ sentence: sentence({ text: said }) }));
          for (const { start, end } of ranges) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            last = end;
          }
          expect(last).toBeLessThanOrEqual(said.length);
        },
      ),
      { numRuns: 400 },
    );
  });
});
