const LABEL_WIDTH = 44;
const CELL_WIDTH = 10;

/** A row of a table of figures for a person: the label, then a cell for each value. */
export function figureRow(label: string, values: readonly (string | number)[]): string {
  const cells = values.map((value) => {
    const text = typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(3) : String(value);
    return text.padStart(CELL_WIDTH);
  });
  return `${label.padEnd(LABEL_WIDTH)}${cells.join('')}`;
}
