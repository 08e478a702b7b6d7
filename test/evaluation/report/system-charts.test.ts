import { expect, it } from 'vitest';
import type { Shown } from '../../../scripts/evaluation/record.ts';
import { systemCharts } from '../../../scripts/evaluation/report/charts/system-charts.ts';
import { asked } from '../../builders/asked.ts';

const FOUND: Shown = { rank: 0, wordsShown: 10, wordsUntilAnswer: 10, milliseconds: 1 };
const MISSED: Shown = { ...FOUND, rank: null, wordsUntilAnswer: null };

it('the charts of systems are of the questions that each of them was asked', () => {
  const ofAll = asked({ answers: [1], systems: { words: MISSED, reader: FOUND } });
  const ofSearchAlone = asked({ answers: [1], systems: { words: FOUND } });
  const [recall, words] = systemCharts({ asked: [ofAll, ofSearchAlone] });
  expect(recall?.description).toBe('de: words alone 0 % at 1 and 0 % at 8, beleg 100 % at 1 and 100 % at 8.');
  expect(words?.description).toMatch(/^words alone: 0 % within 50 words, .* beleg: 100 % within 50 words/);
});
