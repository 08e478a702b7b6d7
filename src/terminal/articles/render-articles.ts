import stringWidth from 'string-width';
import wrapAnsi from 'wrap-ansi';
import type { ListedArticle } from '../../collecting/list-articles.ts';
import { HOST_LABELS } from '../../wording/host/host-words.ts';
import { printableLine } from '../rendering/printable-text.ts';
import { paletteOf, type Screen } from '../screen.ts';

const GAP = '  ';
/** A column of words that is narrower breaks them. */
const NARROWEST_WORDS = 16;

type Field =
  'id' | 'title' | 'publisher' | 'date' | 'language' | 'sentences' | 'leftOut' | 'source' | 'since';

/** From the left. Words share the width that the others leave. */
const COLUMNS: readonly { readonly field: Field; readonly isWords: boolean }[] = [
  { field: 'id', isWords: true },
  { field: 'title', isWords: true },
  { field: 'publisher', isWords: true },
  { field: 'date', isWords: false },
  { field: 'language', isWords: false },
  { field: 'sentences', isWords: false },
  { field: 'leftOut', isWords: false },
  { field: 'source', isWords: true },
  { field: 'since', isWords: false },
];

/** What is left out first where the screen is too narrow for all. */
const GIVES_WAY: readonly Field[] = ['since', 'publisher', 'leftOut', 'language', 'date', 'source'];

/** A day in ISO 8601 is as long. */
const DAY = 10;

/** The articles as a table that fits the screen; long words are wrapped within their columns. */
export function renderArticles(articles: readonly ListedArticle[], screen: Screen): string {
  const { fields } = HOST_LABELS[screen.language].collecting;
  const rows = articles.map(cellsOf);
  const columns = fitting(rows, { width: screen.width, heads: fields });
  const { bold } = paletteOf(screen);
  return [bold(lineOf(columns, fields)), ...rows.map((row) => lineOf(columns, row))].join('\n');
}

type Cells = Readonly<Record<Field, string>>;

function cellsOf(article: ListedArticle): Cells {
  const { id, title, publisher, date, language, sentences, leftOut, from, since } = article;
  return {
    id,
    title: printableLine(title),
    publisher: printableLine(publisher ?? ''),
    date: (date ?? '').slice(0, DAY),
    language,
    sentences: String(sentences),
    leftOut: leftOut === 0 ? '' : String(leftOut),
    source: printableLine(from ?? ''),
    since: (since ?? '').slice(0, DAY),
  };
}

interface Column {
  readonly field: Field;
  readonly width: number;
}

/** As many columns as fit, with their widths; one that says nothing of any article is none. */
function fitting(
  rows: readonly Cells[],
  { width, heads }: { readonly width: number; readonly heads: Cells },
): readonly Column[] {
  const filled = COLUMNS.filter(({ field }) => rows.some((row) => row[field] !== '')).map((column) => ({
    ...column,
    natural: Math.max(...[heads, ...rows].map((row) => stringWidth(row[column.field]))),
  }));
  const tries = GIVES_WAY.map((_, at) =>
    filled.filter(({ field }) => !GIVES_WAY.slice(0, at).includes(field)),
  );
  const most = tries.find((columns) => spareOf(columns, width) >= 0) ?? tries.at(-1) ?? filled;
  const words = most.filter(({ isWords }) => isWords).map(({ natural }) => natural);
  const shares = shared(spareOf(most, width) + least(words), words);
  let at = 0;
  return most.map(({ field, isWords, natural }) => ({
    field,
    width: isWords ? (shares[at++] ?? 1) : natural,
  }));
}

interface Measured {
  readonly isWords: boolean;
  readonly natural: number;
}

/** How much wider the screen is than columns must be. */
function spareOf(columns: readonly Measured[], width: number): number {
  const [words, figures] = [true, false].map((isWords) =>
    columns.filter((column) => column.isWords === isWords).map(({ natural }) => natural),
  );
  const gaps = GAP.length * (columns.length - 1);
  return width - gaps - (figures ?? []).reduce((sum, one) => sum + one, 0) - least(words ?? []);
}

function least(words: readonly number[]): number {
  return words.reduce((sum, one) => sum + Math.min(one, NARROWEST_WORDS), 0);
}

/** Widths that add up to no more than there is: the narrow ones whole, the others alike. */
function shared(left: number, natural: readonly number[]): readonly number[] {
  const order = natural.map((_, at) => at).toSorted((a, b) => (natural[a] ?? 0) - (natural[b] ?? 0));
  const widths = natural.map(() => 1);
  let rest = Math.max(left, natural.length);
  for (const [done, at] of order.entries()) {
    const width = Math.max(1, Math.min(natural[at] ?? 1, Math.floor(rest / (order.length - done))));
    widths[at] = width;
    rest -= width;
  }
  return widths;
}

function lineOf(columns: readonly Column[], cells: Cells): string {
  const wrapped = columns.map(({ field, width }) =>
    wrapAnsi(cells[field], width, { hard: true }).split('\n'),
  );
  const height = Math.max(...wrapped.map(({ length }) => length));
  const rows = Array.from({ length: height }, (_, row) =>
    columns
      .map(({ width }, at) => {
        const text = wrapped[at]?.[row] ?? '';
        return text + ' '.repeat(Math.max(0, width - stringWidth(text)));
      })
      .join(GAP)
      .trimEnd(),
  );
  return rows.join('\n');
}
