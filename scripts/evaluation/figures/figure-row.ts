const LABEL_WIDTH = 44;
const CELL_WIDTH = 10;

/** A row of a table of figures for a person: the label, then a cell for each value. */
export function figureRow(label: string, values: readonly (string | number)[]): string {
  return `${label.padEnd(LABEL_WIDTH)}${values.map((value) => String(value).padStart(CELL_WIDTH)).join('')}`;
}
