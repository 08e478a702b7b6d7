import { LANGUAGES } from '../../../src/language/language.ts';
import type { Asked } from '../record.ts';
import { concernedBy, FIGURES, valueOf } from './figure.ts';
import { figureRow } from './figure-row.ts';
import { estimate, type Estimate } from './intervals.ts';
import { stageTimes } from './stage-times.ts';

/** The figures of a group of questions for a person in a terminal: of all with their 95 % interval, and by their language. */
export function renderFigures(asked: readonly Asked[]): string {
  const columns = LANGUAGES.map((language) => asked.filter((one) => one.language === language));
  const rows = FIGURES.filter((figure) => concernedBy(figure, asked) > 0).map((figure) => ({
    figure,
    ...estimate(figure, asked),
  }));
  // Of few articles there is none.
  const hasIntervals = rows.some(({ interval }) => interval !== undefined);
  return [
    figureRow('', ['questions', 'all', ...(hasIntervals ? ['95 %', ''] : []), ...LANGUAGES]),
    ...rows.map(({ figure, value, interval }) =>
      figureRow(figure.label, [
        concernedBy(figure, asked),
        shown(value),
        ...(hasIntervals ? ends(interval) : []),
        ...columns.map((column) => shown(valueOf(figure, column))),
      ]),
    ),
  ].join('\n');
}

function ends(interval: Estimate['interval']): string[] {
  return interval === undefined ? ['', ''] : [`${shown(interval[0])} –`, shown(interval[1])];
}

/** A share to three digits; nothing where it cannot be told. */
function shown(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : '';
}

/** How long the questions took, for a person in a terminal: milliseconds by stage. */
export function renderStages(asked: readonly Asked[]): string {
  const times = stageTimes(asked);
  return [
    figureRow(
      'milliseconds a question',
      times.map(({ stage }) => stage),
    ),
    figureRow(
      '  median',
      times.map(({ median }) => median.toFixed(1)),
    ),
    figureRow(
      '  95th percentile',
      times.map(({ p95 }) => p95.toFixed(1)),
    ),
  ].join('\n');
}
