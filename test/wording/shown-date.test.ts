import { describe, expect, it } from 'vitest';
import { renderOverview } from '../../src/terminal/rendering/render-overview.ts';
import { shownDate } from '../../src/wording/shown-date.ts';
import { answered, fakeAnswerer } from '../builders/answers.ts';
import { LIBRARY } from '../builders/articles.ts';

describe('the date of an article', () => {
  it.each([
    ['2026-02-14', 'de', '14. Februar 2026'],
    ['2026-02-14', 'en', 'February 14, 2026'],
    ['2026-02-14', 'fr', '14 février 2026'],
    ['2026-03-01', 'fr', '1er mars 2026'],
    ['2026-03-11', 'fr', '11 mars 2026'],
    ['2026-03-01', 'it', '1º marzo 2026'],
    ['2026-03-11', 'it', '11 marzo 2026'],
    ['2026-03', 'de', 'März 2026'],
    ['2026-03', 'en', 'March 2026'],
    ['2026', 'fr', '2026'],
    ['2024-11-18T09:30:00', 'de', '18. November 2024 um 09:30'],
    ['2024-11-18T00:30:00-05:00', 'de', '18. November 2024 um 00:30'],
    ['2024-11-18T23:59:00Z', 'fr', '18 novembre 2024 à 23:59'],
  ] as const)(
    '%s is written in %s as a person writes it, and no line breaks in it',
    (date, language, shown) => {
      expect(shownDate(date, language)).toBe(shown.replaceAll(' ', '\u00A0'));
    },
  );

  it('is written so where an overview of the article begins', () => {
    const of = fakeAnswerer(() => answered()).overview(LIBRARY.id, 0);
    if (of === undefined) throw new Error('There is no overview');
    const overview = { kind: 'overview', question: 'Worum geht es?', articles: [of], others: 0 } as const;
    const screen = { language: 'de', width: 100, color: false, hyperlinks: false } as const;
    expect(renderOverview(overview, screen)).toContain('Musterstädter Bote · 14.\u00A0Februar\u00A02026\n');
  });

  it.each(['gestern', '2026-13-40', '', '14.2.2026'])('that is none stays "%s"', (date) => {
    expect(shownDate(date, 'de')).toBe(date);
  });
});
