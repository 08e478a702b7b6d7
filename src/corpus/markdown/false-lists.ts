import type { List, ListItem, Paragraph, RootContent, Text } from 'mdast';
import { knowledgeOf, LANGUAGES } from '../../language/language.ts';
import { firstWordOf, sourceOf, textOf } from './markdown-tree.ts';

/** The months, and how they are cut off. */
const MONTHS = new Set(
  LANGUAGES.flatMap((language) => knowledgeOf(language).months.flat()).map((name) =>
    name.replace(/\.$/u, ''),
  ),
);

/** Longer numbers are years and amounts. */
const HIGHEST_ITEM = 999;

/** Behind these a list may begin, and so may a sentence. */
const FINISHED = /[.!?…:;]["'“”»«)\]*_]*\s*$/u;

/**
 * What a list is that its author did not mean as one: a line or a wrapped line that begins with a date, a number or a dash.
 * Its items become paragraphs that keep their mark; the first goes on with the paragraph before it where the list cut that off.
 *
 * @param before the block before the list
 * @returns undefined where the list is one
 */
export function proseOfList(
  list: List,
  before: RootContent | undefined,
  source: string,
): RootContent[] | undefined {
  const cutOff = before?.type === 'paragraph' && touches(before, list) ? before : undefined;
  const isProse = list.ordered === true ? numbersNothing(list, source) : isDash(list, cutOff);
  if (!isProse) return undefined;
  return list.children.flatMap((item, at) =>
    proseOfItem(item, { goesOn: at === 0 ? cutOff : undefined, source }),
  );
}

/** No empty line lies between the two. */
function touches(before: Paragraph, list: List): boolean {
  return before.position !== undefined && before.position.end.line + 1 === list.position?.start.line;
}

/** Numbers with a full stop that count no items: of dates, years, places, of sections between other blocks. */
function numbersNothing(list: List, source: string): boolean {
  const numbers = list.children.map((item) => Number.parseInt(markOf(item, source), 10));
  const [first = 1] = numbers;
  if (list.children.length === 1 || numbers.some((number) => number > HIGHEST_ITEM)) return true;
  if (list.children.some((item) => MONTHS.has(firstWordOf(item)))) return true;
  const counts = numbers.every((number, at) => number === first + at);
  return !counts && !numbers.every((number) => number === first);
}

/** A single dash in mid-sentence. */
function isDash(list: List, cutOff: Paragraph | undefined): boolean {
  if (cutOff === undefined || list.children.length > 1) return false;
  return !FINISHED.test(textOf(cutOff).slice(-8));
}

interface Prose {
  /** The paragraph that the item goes on with. */
  readonly goesOn: Paragraph | undefined;
  readonly source: string;
}

function proseOfItem(item: ListItem, { goesOn, source }: Prose): RootContent[] {
  const mark = markOf(item, source);
  const [first, ...rest] = item.children;
  const written: Paragraph =
    first?.type === 'paragraph' ? first : { type: 'paragraph', children: [], ...placeOf(item) };
  const others = first === written || first === undefined ? rest : item.children;
  if (goesOn !== undefined) {
    goesOn.children.push(text(`\n${mark} `), ...written.children);
    return others;
  }
  return [{ ...written, children: [text(`${mark} `), ...written.children] }, ...others];
}

/** `3.`, `-`: what stands before the item's content. */
function markOf(item: ListItem, source: string): string {
  return /^\S+/u.exec(sourceOf(item, source).slice(0, 12))?.[0] ?? '';
}

function placeOf({ position }: ListItem): Pick<ListItem, 'position'> {
  return position === undefined ? {} : { position };
}

function text(value: string): Text {
  return { type: 'text', value };
}
