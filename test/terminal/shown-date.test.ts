import { describe, expect, it } from 'vitest';
import { shownDate } from '../../src/terminal/rendering/shown-date.ts';

describe('the date of an article', () => {
  it.each([
    ['2026-02-14', 'de', '14. Februar 2026'],
    ['2026-02-14', 'en', 'February 14, 2026'],
    ['2026-02-14', 'fr', '14 février 2026'],
    ['2026-03-01', 'fr', '1er mars 2026'],
    ['2026-03-11', 'fr', '11 mars 2026'],
    ['2026-03', 'de', 'März 2026'],
    ['2026-03', 'en', 'March 2026'],
    ['2026', 'fr', '2026'],
    ['2024-11-18T09:30:00', 'de', '18. November 2024 um 09:30'],
    ['2024-11-18T00:30:00-05:00', 'de', '18. November 2024 um 00:30'],
    ['2024-11-18T23:59:00Z', 'fr', '18 novembre 2024 à 23:59'],
  ] as const)('%s is written in %s as a person writes it', (date, language, shown) => {
    expect(shownDate(date, language)).toBe(shown);
  });

  it.each(['gestern', '2026-13-40', '', '14.2.2026'])('that is none stays "%s"', (date) => {
    expect(shownDate(date, 'de')).toBe(date);
  });
});
