import { isMet, type Bound, type Figure } from './figures.ts';

/** What a column holds: numbers stand at its right. */
interface Column {
  readonly heading: string;
  readonly isNumber: boolean;
}

const COLUMNS: readonly Column[] = ['', 'median', 'p95', 'best', 'unit', 'runs', 'bound', 'met'].map(
  (heading) => ({ heading, isNumber: ['median', 'p95', 'best', 'runs'].includes(heading) }),
);

/** A row a figure, the bounds beside it. */
export function renderTable(figures: readonly Figure[]): string {
  return markdownTable(COLUMNS, figures.map(cellsOf));
}

/** A Markdown table that can also be read as it is. */
export function markdownTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const widths = columns.map(({ heading }, at) =>
    Math.max(3, heading.length, ...rows.map((row) => row[at]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${columns.map(({ isNumber }, at) => padded(cells[at] ?? '', widths[at] ?? 0, isNumber)).join(' | ')} |`;
  const rule = columns.map(({ isNumber }, at) => {
    const width = widths[at] ?? 0;
    return isNumber ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width);
  });
  return [line(columns.map(({ heading }) => heading)), line(rule), ...rows.map(line)].join('\n');
}

function cellsOf(figure: Figure): string[] {
  const { label, unit, runs, median, p95, best, bounds } = figure;
  return [
    label,
    ...[median, p95, best].map(rounded),
    unit,
    String(runs),
    bounds.map(boundText).join(', '),
    bounds.length === 0 ? '' : bounds.map((bound) => (isMet(figure, bound) ? 'yes' : 'NO')).join(', '),
  ];
}

function boundText(bound: Bound): string {
  const statistic = bound.of === 'median' ? '' : ` ${bound.of}`;
  return 'most' in bound ? `≤ ${bound.most}${statistic}` : `≥ ${bound.least}${statistic}`;
}

/** Three digits, which is more than a shared machine repeats. */
export function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function padded(cell: string, width: number, isNumber: boolean): string {
  return isNumber ? cell.padStart(width) : cell.padEnd(width);
}
