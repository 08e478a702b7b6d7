import { parse } from 'discord-markdown-parser';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { shownText } from '../../../src/discord/rendering/escape-text.ts';
import { quote, quoteWithin } from '../../../src/discord/rendering/quotation.ts';
import { textUnits } from '../../../src/discord/rendering/text-budget.ts';
import { hostileText, rangesOf } from './arbitraries.ts';
import { stripMarkdown } from './strip-markdown.ts';

const anyQuotation = hostileText(200).chain((text) =>
  fc.record({ text: fc.constant(text), highlights: rangesOf(text) }),
);

/** The range of `part` in `text`. */
function rangeOf(text: string, part: string): { readonly start: number; readonly end: number } {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
}

describe('quote', () => {
  it('marks the words that answer', () => {
    const text = 'Die Bücherei öffnet auch sonntags.';
    const highlights = [rangeOf(text, 'Bücherei'), rangeOf(text, 'sonntags')];
    expect(quote({ text, highlights })).toBe('Die **Bücherei** öffnet auch **sonntags**.');
  });

  it('moves spaces out of the bold, where the marker would not render', () => {
    const text = 'Ab  März  öffnet sie.';
    expect(quote({ text, highlights: [rangeOf(text, '  März  ')] })).toBe('Ab **März** öffnet sie.');
  });

  it('keeps bold whole over characters that it escapes', () => {
    const text = 'Im Feld *a_b* steht es.';
    const markdown = quote({ text, highlights: [rangeOf(text, '*a_b*')] });
    expect(stripMarkdown(markdown)).toMatchObject({ text, bold: ['*a_b*'], active: [] });
  });

  it('joins ranges that touch, since four asterisks are no markup', () => {
    const text = 'KI-Verband';
    const highlights = [
      { start: 0, end: 3 },
      { start: 3, end: 10 },
    ];
    expect(quote({ text, highlights })).toBe('**KI-Verband**');
  });

  it('quotes every sentence character for character once markup is removed', () => {
    fc.assert(
      fc.property(anyQuotation, (quotation) => {
        const stripped = stripMarkdown(quote(quotation));
        expect(stripped.text).toBe(shownText(quotation.text));
        expect(stripped.active).toStrictEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('gives a published parser of Discord markdown nothing but text and bold', () => {
    fc.assert(
      fc.property(anyQuotation, (quotation) => {
        const kinds = new Set(parse(quote(quotation), 'extended').map(({ type }) => type));
        expect([...kinds].filter((kind) => !['text', 'strong', 'twemoji'].includes(kind))).toStrictEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('shows bold exactly the highlighted characters, but for spaces', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences', maxCount: 3 }), (text) => {
        const highlights = [...text.matchAll(/\w*o\w*/gu)].map(({ index, 0: word }) => ({
          start: index,
          end: index + word.length,
        }));
        const expected = highlights.map(({ start, end }) => text.slice(start, end));
        expect(stripMarkdown(quote({ text, highlights })).bold).toStrictEqual(expected);
      }),
    );
  });
});

describe('quoteWithin', () => {
  it('leaves a sentence that fits whole', () => {
    expect(quoteWithin({ text: 'Der Eintritt bleibt frei.' }, { units: 100, shortened: '(gekürzt)' })).toBe(
      'Der Eintritt bleibt frei.',
    );
  });

  it('cuts an overlong sentence at a word and says so', () => {
    const cut = quoteWithin(
      { text: 'Der Eintritt bleibt für Kinder frei.' },
      { units: 34, shortened: '(gekürzt)' },
    );
    expect(cut).toBe('Der Eintritt bleibt … (gekürzt)');
  });

  it('keeps to its units and cuts nothing but the end', () => {
    fc.assert(
      fc.property(hostileText(400), fc.integer({ min: 30, max: 200 }), (text, units) => {
        const cut = quoteWithin({ text }, { units, shortened: '(gekürzt)' });
        expect(textUnits(cut)).toBeLessThanOrEqual(units);
        const [kept = ''] = stripMarkdown(cut).text.split(' … (gekürzt)');
        expect(shownText(text).startsWith(kept)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
