import { figureRow } from '../figures/figure-row.ts';
import type { Estimate } from '../figures/intervals.ts';
import { SYSTEM_LABELS, type SystemComparison, type SystemFigures } from './system-figures.ts';

const MEGABYTE = 1e6;

/** A row of the table: its name, and a system's cell in it. */
const ROWS: readonly (readonly [label: string, cell: (figures: SystemFigures) => string])[] = [
  ['answer among what is shown', ({ found }) => share(found.value)],
  ['  95 %', ({ found }) => range(found.interval, share)],
  ['answer in the first passage', ({ foundFirst }) => share(foundFirst.value)],
  ['words until the answer, median', ({ wordsUntilAnswer }) => count(wordsUntilAnswer.median)],
  ['  mean, where it is found', ({ wordsUntilAnswer }) => count(wordsUntilAnswer.mean)],
  ['words in vain, where it is not', ({ wordsInVain }) => count(wordsInVain.answerable)],
  ['  where there is none', ({ wordsInVain }) => count(wordsInVain.unanswerable)],
  ['words read of an answerable question', ({ wordsRead }) => count(wordsRead.value)],
  ['  95 %', ({ wordsRead }) => range(wordsRead.interval, count)],
  ['milliseconds, p50', ({ milliseconds }) => milliseconds.p50.toFixed(1)],
  ['  p95', ({ milliseconds }) => milliseconds.p95.toFixed(1)],
  ['index, MB on the disk', ({ footprint }) => megabytes(footprint?.indexBytes)],
  ['  MB in memory, without the models', ({ footprint }) => megabytes(footprint?.memoryBytes)],
  ['  seconds to build', ({ footprint }) => ((footprint?.buildMilliseconds ?? Number.NaN) / 1000).toFixed(1)],
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

function share(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : '';
}

function count(value: number): string {
  if (value === Number.POSITIVE_INFINITY) return 'never';
  return Number.isFinite(value) ? value.toFixed(0) : '';
}

function range(interval: Estimate['interval'], shown: (value: number) => string): string {
  return interval === undefined ? '' : `${shown(interval[0])}–${shown(interval[1])}`;
}

function megabytes(bytes: number | null | undefined): string {
  return bytes === null || bytes === undefined ? '' : (bytes / MEGABYTE).toFixed(1);
}
