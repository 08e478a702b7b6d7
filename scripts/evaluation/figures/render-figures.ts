import { LANGUAGES } from '../../../src/language/language.ts';
import type { Asked } from '../record.ts';
import { concernedBy, FIGURES, valueOf } from './figure.ts';
import { figureRow } from './figure-row.ts';
import { estimate, type Estimate } from './intervals.ts';
import { threeDigits } from './three-digits.ts';

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
        threeDigits(value),
        ...(hasIntervals ? ends(interval) : []),
        ...columns.map((column) => threeDigits(valueOf(figure, column))),
      ]),
    ),
  ].join('\n');
}

function ends(interval: Estimate['interval']): string[] {
  return interval === undefined ? ['', ''] : [`${threeDigits(interval[0])} –`, threeDigits(interval[1])];
}
