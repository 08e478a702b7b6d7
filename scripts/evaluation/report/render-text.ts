import type { Table } from './table.ts';

/** A table under its title, for a terminal. */
export function renderTextTable({ title, columns, rows }: Table): string {
  const lines = [
    columns,
    ...rows.map(({ head, cells }) => [
      head,
      ...cells.map(({ text, note }) => (note === undefined ? text : `${text} [${note}]`)),
    ]),
  ];
  const widths = columns.map((_, at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return [
    title,
    ...lines.map((line) =>
      line
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  ')
        .trimEnd(),
    ),
  ].join('\n');
}
