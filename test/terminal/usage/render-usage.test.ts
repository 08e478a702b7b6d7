import { stripVTControlCharacters } from 'node:util';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import type { Screen } from '../../../src/terminal/screen.ts';
import { renderUsage } from '../../../src/terminal/usage/render-usage.ts';
import { type Asked, type KeptUsage, usageOf } from '../../../src/usage/usage.ts';

const NOW = new Date(2026, 2, 10, 15).getTime();
const DAY_MS = 24 * 60 * 60 * 1_000;

const asked = (given: Partial<Asked> = {}): Asked => ({
  question: 'Wo kann ich parken?',
  language: 'de',
  outcome: 'good',
  articles: ['library'],
  isSeen: true,
  at: NOW,
  tookMs: 1_250,
  ...given,
});

const KEPT: KeptUsage = {
  asked: [
    ...Array.from({ length: 3 }, () => asked()),
    asked({ outcome: 'unsure' }),
    asked({ outcome: 'none' }),
    asked({ outcome: 'none', question: 'Gibt es ein \u001B Freibad?', at: NOW - DAY_MS }),
  ],
  votes: [{ isHelpful: true, at: NOW }],
  shared: [NOW],
  isFull: false,
};

interface Shown extends Partial<Screen> {
  readonly kept?: Partial<KeptUsage>;
  readonly days?: number;
  readonly showsQuestions?: boolean;
}

function shown({ kept = {}, days = 2, showsQuestions = false, ...screen }: Shown = {}): string {
  const usage = usageOf({ ...KEPT, ...kept }, { days, now: NOW });
  return renderUsage(
    { usage, kept: { days: 30, most: 5_000 }, showsQuestions },
    { language: 'en', width: 80, color: false, hyperlinks: false, ...screen },
  );
}

describe('the use of the bot', () => {
  it('is shown as bars by day, in marks that tell outcomes apart without colour', () => {
    expect(shown().split('\n').slice(0, 13)).toEqual([
      'Questions in Discord in the last 2 days',
      '',
      'Mon, Mar 09  1  ░',
      'Tue, Mar 10  5  ███▓░',
      '',
      '█ fits well  ▓ unsure  ░ not in the articles',
      '',
      'Questions       6 (3 fits well, 1 unsure, 2 not in the articles)',
      'Languages       German 6',
      'Votes           1 helpful, 0 not helpful',
      'Shared          1',
      'Until answered  half within 1.3 s, 95 of 100 within 1.3 s',
      '',
    ]);
  });

  it('is shown with topics, and with questions only where they are wanted and others saw them', () => {
    const kept = {
      asked: [...KEPT.asked, asked({ outcome: 'none', question: 'Parken in Hof?', isSeen: false })],
    };
    expect(shown({ kept })).toContain('parken   2  ░░');
    expect(shown({ kept })).not.toContain('Wo kann ich parken?');
    const questions = shown({ kept, showsQuestions: true });
    expect(questions).toContain('    Wo kann ich parken?');
    expect(questions).not.toContain('Hof');
  });

  it('holds nothing that a terminal obeys', () => {
    const text = shown({ showsQuestions: true });
    expect(text).toContain('Freibad');
    expect(stripVTControlCharacters(text)).toBe(text);
  });

  it.each([12, 20, 34, 60, 200])('fits a screen of %i columns', (width) => {
    const many = Array.from({ length: 400 }, (_, one) =>
      asked({
        articles: [`an-article-with-a-long-name-${one % 9}`],
        outcome: one % 2 === 0 ? 'good' : 'none',
      }),
    );
    const text = shown({ width, days: 30, kept: { asked: many }, showsQuestions: true });
    for (const line of text.split('\n')) expect(stringWidth(line), line).toBeLessThanOrEqual(width);
    expect(text).toContain('200');
  });

  it('is coloured where there is colour, and reads the same', () => {
    const text = shown({ color: true });
    expect(text).not.toBe(shown());
    expect(stripVTControlCharacters(text)).toBe(shown());
  });

  it('is said to be nothing where nothing is stored, with how long things are kept', () => {
    const text = shown({ kept: { asked: [], votes: [], shared: [] } });
    expect(text).toContain('No question is stored of that time.');
    expect(text).toContain('30 days at most');
    expect(text).not.toContain('█');
  });

  it('is said not to be all where older questions have given way', () => {
    expect(shown({ kept: { isFull: true } })).toContain('have given way');
    expect(shown()).not.toContain('have given way');
  });

  it.each([
    ['de', 'Di., 10. März', 'die Hälfte binnen 1,3 s'],
    ['fr', 'mar. 10 mars', 'la moitié en 1,3 s'],
  ] as const)('is shown in %s', (language, day, latency) => {
    const text = shown({ language });
    expect(text).toContain(day);
    expect(text).toContain(latency);
  });
});
