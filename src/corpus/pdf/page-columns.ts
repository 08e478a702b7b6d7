import { excerptOf } from '../left-out.ts';
import type { Omission } from '../article.ts';
import { columnOf, type Column, type ReadLine } from './column.ts';
import { columnsOfPages } from './columns.ts';
import { contentsIn } from './contents.ts';
import { notesBelow, type Note } from './footnotes.ts';
import { lineText, segmentText, setsAccentsApart } from './line-text.ts';
import { linesOf, segmentsOf, type Line, type Segment } from './lines.ts';
import { runningHeads } from './running-heads.ts';
import type { PageText } from './text-run.ts';
import { typographyOf, type Typography } from './typography.ts';

/** A column with the notes at its foot. */
export interface NotedColumn extends Column {
  readonly notes: readonly { readonly mark: string; readonly lines: readonly ReadLine[] }[];
}

/** What the pages of a document say, without what is none of the article's text. */
export interface PageColumns {
  /** In reading order. */
  readonly columns: readonly NotedColumn[];
  readonly typography: Typography;
  readonly omissions: readonly Omission[];
  /** All but what is left out, in the file's order. */
  readonly shown: readonly { readonly segment: Segment; readonly text: string }[];
}

/** Finds the columns of each page, and takes off what each page repeats, the table of contents, and what runs otherwise. */
export function pageColumns(pages: readonly PageText[]): PageColumns {
  const omissions = new Omissions();
  for (const { page, turned, isPicture } of pages) {
    if (isPicture) omissions.add('image', page, '');
    for (const text of turned) omissions.add('turned', page, text);
  }
  const hasAccentsApart = setsAccentsApart(pages.flatMap(({ runs }) => runs.map(({ text }) => text)));
  const segments = pages.map(({ runs, page }) => segmentsOf(runs, { page, hasAccentsApart }));
  const heads = runningHeads(segments);
  for (const line of heads) omissions.add('running', line.page, lineText(line));
  const inHeads = new Set<Segment>(heads.flatMap((line) => line.segments));
  const columns = columnsOfPages(segments.map((ofPage) => ofPage.filter((one) => !inHeads.has(one))))
    .flat()
    .map((column) => linesOf(column));
  const typography = typographyOf(columns);
  const parted = columns.map((lines) => notesBelow(lines, typography.size));
  const isNote = notesByPage(parted.flatMap(({ notes }) => notes));
  const read = (lines: readonly Line[]): ReadLine[] =>
    lines.map((line) => ({ ...line, text: lineText(line, (mark) => isNote(line.page, mark)) }));
  const texts = parted.map(({ text, notes }) => ({ text: read(text), notes }));
  const contents = contentsIn(texts.flatMap(({ text }) => text));
  const inContents = new Set([...contents].flatMap((line) => line.segments));
  for (const { page, text } of contents) omissions.add('contents', page, text);
  return {
    columns: texts.map(({ text, notes }) => ({
      ...columnOf(text.filter((line) => !contents.has(line))),
      notes: notes.map(({ mark, lines }) => ({ mark, lines: read(lines) })),
    })),
    typography,
    omissions: omissions.all,
    shown: segments
      .flat()
      .filter((segment) => !inHeads.has(segment) && !inContents.has(segment))
      .map((segment) => ({ segment, text: segmentText(segment, (mark) => isNote(segment.page, mark)) })),
  };
}

function notesByPage(notes: readonly Note[]): (page: number, mark: string) => boolean {
  const known = new Set(notes.map(({ mark, lines }) => `${lines[0]?.page} ${mark}`));
  return (page, mark) => mark.split(/,\s?/u).every((one) => known.has(`${page} ${one}`));
}

/** What is left out, each text once, where it stands first, and a table of contents or a picture once a page. */
class Omissions {
  readonly #all = new Map<string, Omission>();

  add(what: Omission['what'], page: number, text: string): void {
    const key =
      what === 'contents' || what === 'image'
        ? `${what} ${page}`
        : `${what} ${text.replaceAll(/\d+/gu, '#')}`;
    if (!this.#all.has(key)) this.#all.set(key, { what, page, excerpt: excerptOf(text) });
  }

  get all(): readonly Omission[] {
    return [...this.#all.values()];
  }
}
