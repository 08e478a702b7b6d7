import { PROPOSED } from '../../../src/retrieval/retrieve.ts';
import { percentile } from '../figures.ts';
import { markdownTable, rounded } from '../table.ts';
import type { SizeFigures } from './sizes.ts';

const ROWS: readonly (readonly [label: string, cell: (figures: SizeFigures) => string])[] = [
  ['a question, from text to rendered answer, ms', ({ whole }) => medianAndP95(whole)],
  ['of which embedding, ms', ({ embedding }) => medianAndP95(embedding)],
  ['of which search, ms', ({ search }) => medianAndP95(search)],
  ['of which reading, ms', ({ reading }) => medianAndP95(reading)],
  [`the nearest ${PROPOSED} by the graph (HNSW), ms`, ({ approximate }) => medianAndP95(approximate)],
  [`the nearest ${PROPOSED} by comparing all, ms`, ({ exact }) => medianAndP95(exact)],
  [`of the nearest ${PROPOSED}, found by the graph`, ({ recall }) => recall.toFixed(4)],
  ['checking and opening the index, s', ({ opening }) => median(opening)],
  ['`npm start` to the prompt, s', ({ start }) => median(start)],
  ['resident memory before the first question, MB', ({ resident }) => rounded(resident)],
  ['resident memory at its highest until then, MB', ({ peak }) => rounded(peak)],
  ['index on disk, MB', ({ megabytes }) => rounded(megabytes)],
];

/** A column a size. Two numbers in a cell are the median and the 95th percentile. */
export function renderSizes(sizes: readonly SizeFigures[]): string {
  const columns = sizes.map(({ sentences }) => ({ heading: sentences.toLocaleString('en'), isNumber: true }));
  return markdownTable(
    [{ heading: 'sentences', isNumber: false }, ...columns],
    ROWS.map(([label, cell]) => [label, ...sizes.map(cell)]),
  );
}

function median(samples: readonly number[]): string {
  return rounded(percentile(samples, 50));
}

function medianAndP95(samples: readonly number[]): string {
  return `${median(samples)} / ${rounded(percentile(samples, 95))}`;
}
