import { isMet, type Bound, type Figure } from './figures.ts';

const HEADINGS = ['', 'median', 'p95', 'best', 'unit', 'runs', 'bound', 'met'];

/** A Markdown table that can also be read as it is: a row a figure, the bounds beside it. */
export function renderTable(figures: readonly Figure[]): string {
  const rows = figures.map(cellsOf);
  const widths = HEADINGS.map((heading, column) =>
    Math.max(3, heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => padded(cell, column, widths[column] ?? 0)).join(' | ')} |`;
  const rule = widths.map((width, column) =>
    isNumber(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return [line(HEADINGS), line(rule), ...rows.map(line)].join('\n');
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
function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

function isNumber(column: number): boolean {
  return (column >= 1 && column <= 3) || column === 5;
}

function padded(cell: string, column: number, width: number): string {
  return isNumber(column) ? cell.padStart(width) : cell.padEnd(width);
}
