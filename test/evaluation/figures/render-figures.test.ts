import { expect, it } from 'vitest';
import type { Asked } from '../../../scripts/evaluation/record.ts';
import { renderFigures } from '../../../scripts/evaluation/figures/render-figures.ts';
import { asked, citing } from '../../builders/asked.ts';

function right(articleId: string): Asked {
  const reply = { ...citing(1), read: [1], confidence: 0.9 };
  return asked({ articleId, cluster: articleId, answers: [1], reply });
}

it('figures are shown with intervals where there are articles enough, else without their columns', () => {
  const [head = '', ...rows] = renderFigures(['a', 'b'].map(right)).split('\n');
  expect(head.split(/\s+/u)).toEqual(['', 'questions', 'all', 'de', 'en', 'fr']);
  expect(rows.length).toBeGreaterThan(3);
  expect(rows.every((row) => row.length <= head.length)).toBe(true);
  expect(renderFigures(['a', 'b', 'c', 'd', 'e'].map(right))).toMatch(/all +95 % +de/u);
});
