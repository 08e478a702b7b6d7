import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWithSource, type ReadArticle } from '../../src/collecting/compare-source.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { articleOf } from '../builders/articles.ts';

function read(...paragraphs: readonly string[]): ReadArticle {
  const article = articleOf({ title: 'Bücherei', paragraphs });
  return { article, sentences: sentencesOf(article) };
}

function missingOf(before: ReadArticle, now: ReadArticle): string[] {
  return compareWithSource(before, now).missing.map(({ text }) => text);
}

const BEFORE = read(
  'Die Bücherei öffnet sonntags. Der Eintritt kostet 5 Euro.',
  'Die Bar schließt um 22 Uhr.',
);

describe('compareWithSource', () => {
  it('finds nothing where the source says the same', () => {
    expect(compareWithSource(BEFORE, BEFORE)).toEqual({ missing: [], added: [] });
  });

  it('names what no longer stands there with its number, and what is new', () => {
    const now = read(
      'Die Bücherei öffnet sonntags. Der Eintritt kostet 6 Euro.',
      'Die Bar schließt um 22 Uhr.',
    );
    expect(compareWithSource(BEFORE, now)).toEqual({
      missing: [{ ordinal: 1, text: 'Der Eintritt kostet 5 Euro.' }],
      added: ['Der Eintritt kostet 6 Euro.'],
    });
  });

  it.each([
    ['other quotation marks', 'Er sagte „Ja“ dazu.', 'Er sagte "Ja" dazu.'],
    ['other dashes', 'Sie kam – spät – an.', 'Sie kam — spät — an.'],
    ['other spaces', 'Es sind 5 000 Euro.', 'Es sind 5\u202F000 Euro.'],
    ['hyphens that are not seen', 'Die Donau\u00ADdampfer fahren.', 'Die Donaudampfer fahren.'],
    ['composed letters', 'Die Bu\u0308cherei öffnet.', 'Die Bücherei öffnet.'],
  ])('does not mind %s', (_what, one, other) => {
    expect(missingOf(read(one), read(other))).toEqual([]);
  });

  it.each([
    ['a number', 'Es sind 5 Euro.', 'Es sind 50 Euro.'],
    ['a decimal', 'Es sind 1,5 Prozent.', 'Es sind 15 Prozent.'],
    ['a sign', 'Es sind −5 Grad.', 'Es sind 5 Grad.'],
    ['a word that goes on', 'Es gilt die Frist', 'Es gilt die Fristverlängerung'],
    ['an end', 'Das gilt.', 'Das gilt nicht.'],
    ['upper case', 'Die SPD tagt.', 'Die Spd tagt.'],
  ])('minds %s', (_what, one, other) => {
    expect(missingOf(read(one), read(other))).toEqual([one]);
  });

  it('finds a sentence that stands in another paragraph or another order by now', () => {
    const now = read(
      'Die Bar schließt um 22 Uhr. Der Eintritt kostet 5 Euro.',
      'Die Bücherei öffnet sonntags.',
    );
    expect(compareWithSource(BEFORE, now)).toEqual({ missing: [], added: [] });
  });

  it('names all where the source is another article', () => {
    const { missing, added } = compareWithSource(BEFORE, read('Diese Seite ist umgezogen.'));
    expect([missing.length, added]).toEqual([3, ['Diese Seite ist umgezogen.']]);
  });

  it('finds the removed sentences and no others, whichever they are', () => {
    const numbered = fc.uniqueArray(fc.nat({ max: 999 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(numbered, fc.nat({ max: 11 }), (numbers, at) => {
        const sentences = numbers.map((number) => `Im Haus ${number} wohnt jemand.`);
        const gone = sentences[at % sentences.length] ?? '';
        const kept = sentences.filter((sentence) => sentence !== gone);
        expect(missingOf(read(sentences.join(' ')), read(kept.join(' ')))).toEqual([gone]);
      }),
      { numRuns: 50 },
    );
  });
});
