import { LANGUAGES } from '../../../src/language/language.ts';
import type { Asked } from '../record.ts';
import { concernedBy, FIGURES, valueOf } from './figure.ts';
import { figureRow } from './figure-row.ts';
import { estimate, type Estimate } from './intervals.ts';

/** The figures of a group of questions for a person in a terminal: of all with their 95 % interval, and by their language. */
export function renderFigures(asked: readonly Asked[]): string {
  const columns = LANGUAGES.map((language) => asked.filter((one) => one.language === language));
  return [
    figureRow('', ['questions', 'all', '95 %', '', ...LANGUAGES]),
    ...FIGURES.filter((figure) => concernedBy(figure, asked) > 0).map((figure) => {
      const { value, interval } = estimate(figure, asked);
      return figureRow(figure.label, [
        concernedBy(figure, asked),
        shown(value),
        ...ends(interval),
        ...columns.map((column) => shown(valueOf(figure, column))),
      ]);
    }),
  ].join('\n');
}

function ends(interval: Estimate['interval']): string[] {
  return interval === undefined ? ['', ''] : [`${shown(interval[0])} –`, shown(interval[1])];
}

/** A share to three digits; nothing where it cannot be told. */
function shown(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : '';
}
