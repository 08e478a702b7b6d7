import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { openCharts, type Chart } from '../../scripts/charts/draw-chart.ts';
import { paint } from '../../scripts/charts/palette.ts';

const draw = await openCharts();

const CHART: Chart = {
  id: 'steps',
  title: 'Steps & <stairs>',
  description: 'Each step is "higher" than the one before.',
  options: (plot) => ({
    height: 200,
    marks: [
      plot.line(
        [
          [0, 1],
          [1, 2],
        ],
        { stroke: paint('blue') },
      ),
    ],
  }),
};

function drawn(place: 'inline' | 'file') {
  const svg = parseHTML(`<html><body>${draw?.(CHART, place) ?? ''}</body></html>`).document.querySelector(
    'svg',
  );
  if (svg === null) throw new Error('nothing was drawn');
  return svg;
}

describe('a chart', () => {
  it('is an image named by its title and described by its text', () => {
    const svg = drawn('inline');
    expect(svg.getAttribute('role')).toBe('img');
    const named = (svg.getAttribute('aria-labelledby') ?? '').split(' ');
    expect(named.map((id: string) => svg.querySelector(`#${id}`)?.textContent)).toEqual([
      CHART.title,
      CHART.description,
    ]);
  });

  it('takes its colours from the page around it, and has both themes where it stands alone', () => {
    expect(drawn('inline').querySelector('style')).toBeNull();
    expect(drawn('inline').outerHTML).toContain('var(--blue)');
    expect(drawn('file').querySelector('style')?.textContent).toMatch(/prefers-color-scheme:dark/);
  });
});
