import type { Calibrated } from '../../calibrating/calibrate-to-questions.ts';
import type { Tally } from '../../calibrating/judged-question.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import type { FittedWith } from '../../reading/own-calibration.ts';
import { decimals } from '../label-text.ts';

/** What `npm run calibrate` says to who hosts beleg, and a start of the calibration that it left. */
export interface CalibrationLabels {
  readonly asking: string;
  /** A language model judges, and what is fitted is the reader that stands in for it. */
  readonly standInAlone: (languageModel: string) => string;
  /** What came of it. */
  readonly outcome: (outcome: Calibrated) => string;
  /** The own calibration was written to this file. */
  readonly written: (path: string) => string;
  /** One that was fitted before holds no longer, or still does. */
  readonly removed: (path: string) => string;
  readonly stays: (path: string) => string;
  /** There was none to remove. */
  readonly nothingToReset: string;
  /** At a start: the own calibration of so many questions holds. */
  readonly inUse: (questions: number, path: string) => string;
  /** At a start: it was fitted with something else, and the delivered one holds. */
  readonly setAside: (differs: FittedWith, path: string) => string;
}

/** The rows of the table before and after, in their order. */
export type TallyNames = Readonly<Record<keyof Tally, string>>;

/** A table of what became of questions: by the delivered thresholds, and by the own ones. */
export function tallyTable(
  names: TallyNames,
  heads: readonly [delivered: string, own: string],
  { before, after }: { readonly before: Tally; readonly after: Tally },
): string {
  const rows: [string, string, string][] = [
    ['', ...heads],
    [names.right, String(before.right), String(after.right)],
    [names.rightAsGood, String(before.rightAsGood), String(after.rightAsGood)],
    [names.wrong, String(before.wrong), String(after.wrong)],
    [names.refused, String(before.refused), String(after.refused)],
    [names.falseAnswers, String(before.falseAnswers), String(after.falseAnswers)],
    [names.wrongAsGood, String(before.wrongAsGood), String(after.wrongAsGood)],
  ];
  const wide = Math.max(...rows.map(([name]) => name.length));
  return rows
    .map(([name, first, second]) =>
      `  ${name.padEnd(wide)}  ${first.padStart(heads[0].length)}  ${second.padStart(heads[1].length)}`.trimEnd(),
    )
    .join('\n');
}

/** A number of points with its sign, which is a minus and no hyphen, and a share, as a language writes them. */
export function figures(language: LabelLanguage): {
  points: (value: number) => string;
  share: (value: number) => string;
} {
  const points = decimals(language, 1, { signDisplay: 'exceptZero' });
  return { points: (value) => points(value).replace('-', '−'), share: decimals(language, 2) };
}
