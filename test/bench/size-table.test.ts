import { describe, expect, it } from 'vitest';
import { renderSizes } from '../../scripts/bench/sizes/size-table.ts';
import type { SizeFigures } from '../../scripts/bench/sizes/sizes.ts';
import { withFigures } from '../../scripts/bench/write-docs.ts';

const FIGURES: SizeFigures = {
  sentences: 10_000,
  start: [1.4, 1.5, 1.6],
  megabytes: 36.4,
  resident: 512.3,
  peak: 600.7,
  opening: [0.2, 0.1, 0.3],
  embedding: [4, 5, 6],
  search: [0.5, 1, 20],
  reading: [40, 41, 42],
  whole: [45, 46, 47],
  approximate: [0.3],
  exact: [9],
  recall: 0.99875,
};

describe('the table of sizes', () => {
  it('has a column a size, with medians and the 95th percentile of times', () => {
    const rows = renderSizes([{ ...FIGURES, sentences: 30 }, FIGURES]).split('\n');
    expect(rows[0]).toMatch(/^\| sentences +\| +30 \| +10,000 \|$/);
    expect(rows).toContainEqual(
      expect.stringMatching(/of which search, ms +\| +1\.00 \/ 20\.0 \| +1\.00 \/ 20\.0 \|/),
    );
    expect(rows).toContainEqual(expect.stringMatching(/`npm start` to the prompt, s +\| +1\.50 \|/));
    expect(rows).toContainEqual(expect.stringMatching(/found by the graph +\| +0\.9988 \|/));
  });
});

/** A page on performance with something between the marks. */
function marked(figures: string): string {
  return `before\n<!-- from here: npm run bench -- --write -->${figures}<!-- to here: npm run bench -- --write -->\nafter`;
}

describe('the figures in the page on performance', () => {
  it('take the place of those between the marks, and nothing else changes', () => {
    expect(withFigures(marked('\n\nold\n\n'), 'new')).toBe(marked('\n\nnew\n\n'));
  });

  it('are not written to a page without the marks, which is told', () => {
    expect(() => withFigures('a page', 'new')).toThrow(/no place for the figures/);
  });
});
