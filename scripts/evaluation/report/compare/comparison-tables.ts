import { share, type Cell, type Table } from '../table.ts';
import { CHANGES, type Comparison } from './compare-runs.ts';
import type { FigureChange } from './paired-bootstrap.ts';

/** A change as unlikely as this by chance is taken for one. */
const SIGNIFICANT = 0.05;

/** What changed, before it is drawn as text, HTML or Markdown. */
export function comparisonTables({ differences, changes, rights, figures }: Comparison): Table[] {
  return [
    ...(differences.length === 0
      ? []
      : [
          {
            title: 'What else differs',
            columns: ['', 'before', 'after'],
            rows: differences.map(({ name, before, after }) => ({
              head: name,
              cells: [{ text: before }, { text: after }],
            })),
          },
        ]),
    {
      title: 'What became of the questions',
      columns: ['', 'questions'],
      rows: CHANGES.map((kind) => ({
        head: kind,
        cells: [{ text: String(changes.filter((change) => change.kind === kind).length) }],
      })),
    },
    {
      title: 'Right before and after',
      about:
        'p: how likely as uneven a change is by chance (McNemar, mid-p), were each question by itself. Questions of one ' +
        'article are not, so in brackets the 95 % interval of the difference by articles: more than noise is what both say.',
      columns: [
        '',
        'questions',
        'right before',
        'right after',
        'became right',
        'became wrong',
        'p',
        'difference',
        'more than noise',
      ],
      rows: rights.map(({ group, p, interval, ...counts }) => ({
        head: group,
        cells: [
          ...[
            counts.questions,
            counts.rightBefore,
            counts.rightAfter,
            counts.becameRight,
            counts.becameWrong,
          ].map((count) => ({ text: String(count) })),
          { text: p.toFixed(3) },
          differenceCell((counts.rightAfter - counts.rightBefore) / counts.questions, interval),
          {
            text:
              interval === undefined ? 'not told' : p < SIGNIFICANT && !holdsZero(interval) ? 'yes' : 'no',
          },
        ],
      })),
    },
    ...figures.map(({ group, changes: rows }, at) => ({
      title: group === 'all' ? 'Figures before and after' : `Figures before and after: ${group}`,
      isDetail: at > 0,
      ...(at > 0
        ? {}
        : {
            about:
              'In brackets the 95 % interval of the difference, by resampling whole articles, the same in both runs; more than ' +
              'noise where it does not hold 0. Of some twenty figures one seems so by chance.',
          }),
      columns: ['', 'questions', 'before', 'after', 'difference', 'more than noise'],
      rows: rows.map((change) => ({ head: change.figure.label, cells: cellsOf(change) })),
    })),
  ];
}

function cellsOf({ figure, questions, before, after, difference, interval }: FigureChange): Cell[] {
  const isBetter = difference > 0 === (figure.better === 'more');
  return [
    { text: String(questions) },
    share(before),
    share(after),
    differenceCell(difference, interval),
    {
      text:
        interval === undefined
          ? 'not told'
          : holdsZero(interval)
            ? 'no'
            : isBetter
              ? 'yes, better'
              : 'yes, worse',
    },
  ];
}

type Interval = readonly [low: number, high: number];

function holdsZero([low, high]: Interval): boolean {
  return low <= 0 && high >= 0;
}

function differenceCell(difference: number, interval: Interval | undefined): Cell {
  return {
    text: signed(difference),
    ...(interval === undefined ? {} : { note: interval.map(signed).join(' to ') }),
  };
}

function signed(value: number): string {
  return Number.isFinite(value) ? `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}` : '';
}
