import { linesOf, type Segment } from './lines.ts';
import { median } from './typography.ts';

/** Fewer lines side by side are no columns of text: a signature, an address beside a date. */
const FEWEST_LINES = 4;
/** The last page's second column may hold no more. */
const FEWEST_LINES_BESIDE = 2;
/** Columns of text are about as wide as each other; three of them are split into one and two at first. */
const MOST_UNEQUAL = 2.6;
/** Of a column's width, what its lines fill in the middle: cells of a table fill less. */
const FILLED = 0.62;
/** Words of a line in the middle: cells have fewer. */
const WORDS_OF_A_LINE = 3;
/** So many lines that go on beside each other out of step are columns, however short: rows of a table keep step. */
const OUT_OF_STEP = 8;
const IN_STEP = 0.6;
/** In points: left edges that are as near are of one column. */
const SAME_EDGE = 3;

/** Where columns of other pages are parted: there a page has columns too, however little the last of them holds. */
type KnownEdges = readonly number[];

/** A place that columns may be parted at, with what stands left and right of it, and what across. */
interface Split {
  readonly left: readonly Segment[];
  readonly right: readonly Segment[];
  readonly across: readonly Segment[];
}

/**
 * The columns of each page in reading order; each is a piece of the page in which lines go from side to side. What stands across the
 * columns, a headline or a figure, parts those above it from those below.
 */
export function columnsOfPages(pages: readonly (readonly Segment[])[]): Segment[][][] {
  const known = pages.flatMap((segments) => bestSplit(segments, [])?.edge ?? []);
  return pages.map((segments) => columnsOf(segments, known));
}

function columnsOf(segments: readonly Segment[], known: KnownEdges): Segment[][] {
  const best = bestSplit(segments, known);
  if (best === undefined) return segments.length === 0 ? [] : [[...segments]];
  const columns: Segment[][] = [];
  let isWhole = false;
  for (const band of best.bands) {
    if (band.isColumned) columns.push(...columnsOf(band.left, known), ...columnsOf(band.right, known));
    // What stands across goes on as one piece.
    else if (isWhole) columns.at(-1)?.push(...band.left, ...band.right, ...band.across);
    else columns.push([...band.left, ...band.right, ...band.across]);
    isWhole = !band.isColumned;
  }
  return columns.filter((column) => column.length > 0);
}

/** Where most lines stand beside each other as columns do. */
function bestSplit(
  segments: readonly Segment[],
  known: KnownEdges,
): { readonly edge: number; readonly bands: readonly Band[] } | undefined {
  return edgesOf(segments, known)
    .map((edge) => ({ edge, bands: bandsOf(splitAt(segments, edge), isNear(edge, known)) }))
    .filter(({ bands }) => bands.some(({ isColumned }) => isColumned))
    .toSorted((a, b) => linesBeside(b.bands) - linesBeside(a.bands))[0];
}

function isNear(edge: number, known: KnownEdges): boolean {
  return known.some((other) => Math.abs(other - edge) <= SAME_EDGE);
}

/** Where several segments begin, but for the leftmost: a column may begin there. */
function edgesOf(segments: readonly Segment[], known: KnownEdges): number[] {
  const edges: { x: number; count: number }[] = [];
  for (const { x } of segments.toSorted((a, b) => a.x - b.x)) {
    const last = edges.at(-1);
    if (last !== undefined && x - last.x <= SAME_EDGE) last.count++;
    else edges.push({ x, count: 1 });
  }
  return edges
    .slice(1)
    .filter(({ x, count }) => count >= FEWEST_LINES_BESIDE || isNear(x, known))
    .map(({ x }) => x);
}

function splitAt(segments: readonly Segment[], edge: number): Split {
  const left: Segment[] = [];
  const right: Segment[] = [];
  const across: Segment[] = [];
  for (const segment of segments) {
    if (segment.x >= edge - 1) right.push(segment);
    else if (segment.end < edge) left.push(segment);
    else across.push(segment);
  }
  return { left, right, across };
}

interface Band extends Split {
  /** Whether left and right are columns of text; else it is read line by line. */
  readonly isColumned: boolean;
}

/** The page from top to bottom: what stands across, and what stands beside each other between. */
function bandsOf({ left, right, across }: Split, isKnown: boolean): Band[] {
  const parts = [
    ...left.map((segment) => ({ segment, side: 'left' as const })),
    ...right.map((segment) => ({ segment, side: 'right' as const })),
    ...across.map((segment) => ({ segment, side: 'across' as const })),
  ].toSorted((a, b) => a.segment.baseline - b.segment.baseline);
  const bands: { left: Segment[]; right: Segment[]; across: Segment[] }[] = [];
  for (const { segment, side } of parts) {
    let band = bands.at(-1);
    if (band === undefined || band.across.length > 0 !== (side === 'across')) {
      band = { left: [], right: [], across: [] };
      bands.push(band);
    }
    band[side].push(segment);
  }
  return bands.map((band) => ({ ...band, isColumned: areColumns(band, isKnown) }));
}

function areColumns({ left, right }: Split, isKnown: boolean): boolean {
  if (left.length === 0 || right.length === 0) return false;
  const [a, b] = [shapeOf(left), shapeOf(right)];
  if (isKnown && a.lines >= FEWEST_LINES && isText(a)) return true;
  if (a.lines < FEWEST_LINES || b.lines < FEWEST_LINES_BESIDE) return false;
  if (Math.max(a.width, b.width) > MOST_UNEQUAL * Math.min(a.width, b.width)) return false;
  return (isText(a) && isText(b)) || (Math.min(a.lines, b.lines) >= OUT_OF_STEP && !keepStep(left, right));
}

/** Whether most lines of one side have one of the other beside them. */
function keepStep(left: readonly Segment[], right: readonly Segment[]): boolean {
  const baselines = new Set(right.map(({ baseline }) => Math.round(baseline)));
  const beside = left.filter(({ baseline }) =>
    [-1, 0, 1].some((off) => baselines.has(Math.round(baseline) + off)),
  );
  return beside.length > IN_STEP * left.length;
}

interface Shape {
  readonly lines: number;
  readonly width: number;
  readonly filled: number;
  readonly words: number;
}

function isText({ filled, words }: Shape): boolean {
  return filled >= FILLED && words >= WORDS_OF_A_LINE;
}

function shapeOf(segments: readonly Segment[]): Shape {
  const lines = linesOf(segments);
  const width = Math.max(...lines.map(({ end }) => end)) - Math.min(...lines.map(({ x }) => x));
  return {
    lines: lines.length,
    width,
    filled: median(lines.map((line) => (line.end - line.x) / width)),
    words: median(lines.map((line) => wordsIn(line.segments))),
  };
}

function wordsIn(segments: readonly Segment[]): number {
  const texts = segments.flatMap(({ pieces }) => pieces.map(({ text }) => text));
  return texts.join(' ').split(' ').length;
}

function linesBeside(bands: readonly Band[]): number {
  return bands.reduce(
    (total, { isColumned, left, right }) => total + (isColumned ? Math.min(left.length, right.length) : 0),
    0,
  );
}
