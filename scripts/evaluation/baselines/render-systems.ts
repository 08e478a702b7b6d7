import { figureRow } from '../figures/figure-row.ts';
import type { Estimate } from '../figures/intervals.ts';
import { threeDigits } from '../figures/three-digits.ts';
import { SYSTEM_LABELS, type SystemComparison, type SystemFigures } from './system-figures.ts';

const MEGABYTE = 1e6;

/** A row of the table: its name, and a system's cell in it. */
const ROWS: readonly (readonly [label: string, cell: (figures: SystemFigures) => string])[] = [
  ['answer among what is shown', ({ found }) => threeDigits(found.value)],
  ['  95 %', ({ found }) => range(found.interval, threeDigits)],
  ['answer in the first passage', ({ foundFirst }) => threeDigits(foundFirst.value)],
  ['words until the answer, median', ({ wordsUntilAnswer }) => count(wordsUntilAnswer.median)],
  ['  mean, where it is found', ({ wordsUntilAnswer }) => count(wordsUntilAnswer.mean)],
  ['words in vain, where it is not', ({ wordsInVain }) => count(wordsInVain.answerable)],
  ['  where there is none', ({ wordsInVain }) => count(wordsInVain.unanswerable)],
  ['words read of an answerable question', ({ wordsRead }) => count(wordsRead.value)],
  ['  95 %', ({ wordsRead }) => range(wordsRead.interval, count)],
  ['milliseconds, p50', ({ milliseconds }) => tenths(milliseconds.p50)],
  ['  p95', ({ milliseconds }) => tenths(milliseconds.p95)],
  ['index, MB on the disk', ({ footprint }) => tenths(footprint && footprint.indexBytes / MEGABYTE)],
  [
    '  MB in memory, without the models',
    ({ footprint }) => tenths(footprint?.memoryBytes && footprint.memoryBytes / MEGABYTE),
  ],
  ['  seconds to build', ({ footprint }) => tenths(footprint && footprint.buildMilliseconds / 1000)],
];

/** The comparison as a table for a person in a terminal, without the rows that say nothing. */
export function renderSystems({ answerable, unanswerable, systems }: SystemComparison): string {
  const label = `${answerable} answerable and ${unanswerable} other questions`;
  return [
    figureRow(label, columns(systems.map(({ system }) => SYSTEM_LABELS[system]))),
    ...ROWS.map(([name, cell]) => [name, systems.map(cell)] as const)
      .filter(([, cells]) => cells.some((cell) => cell !== ''))
      .map(([name, cells]) => figureRow(name, columns(cells))),
  ].join('\n');
}

const COLUMN = 14;

function columns(cells: readonly string[]): string[] {
  return cells.map((cell) => cell.padStart(COLUMN));
}

function count(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'never';
  return Number.isFinite(value) ? value.toFixed(0) : '';
}

function range(interval: Estimate['interval'], shown: (value: number) => string): string {
  return interval === undefined ? '' : `${shown(interval[0])}–${shown(interval[1])}`;
}

function tenths(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : value.toFixed(1);
}
