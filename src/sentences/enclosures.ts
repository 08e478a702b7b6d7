import type { LanguageKnowledge } from '../language/knowledge.ts';

/** The quotations and brackets of a paragraph. */
export interface Enclosures {
  /** Whether the offset lies behind an opening mark and before its closing mark. */
  readonly contain: (offset: number) => boolean;
  /** Whether the character at the offset opens an enclosure. */
  readonly openAt: (offset: number) => boolean;
  /** Whether the character at the offset closes an enclosure. */
  readonly closeAt: (offset: number) => boolean;
}

interface OpenMark {
  readonly group: string;
  readonly offset: number;
}

/**
 * Longer enclosures are ignored, so that they are split inside: an answer cites a sentence, not a speech.
 * In characters; about four sentences of a newspaper.
 */
const LONGEST_ENCLOSURE = 500;

/** How many open marks a closing one is tried against. Nobody nests deeper, and it keeps the search linear. */
const DEEPEST_NESTING = 8;

/** Every quotation mark and bracket, as a class of a regular expression. */
export const ENCLOSING_MARKS = String.raw`["'„“”‟‚‘’‛«»‹›()[\]{}]`;

/** ",,", "``" and "''" are typed for quotation marks. */
const MARKS = new RegExp(`,,|\`\`|''|${ENCLOSING_MARKS}`, 'gu');

/** Marks of one group close each other: „…“, “…”, »…« and «…» differ only in the spaces around them. */
const GROUP_OF_MARK = new Map(
  ['"', "'", '„“”‟', '‚‘’‛', '«»', '‹›', '()', '[]', '{}'].flatMap((group) =>
    Array.from(group, (mark) => [mark, group]),
  ),
);

/** Keyboards lack marks: one of these groups may also close, and open, a quotation for another of the same row. */
const DOUBLE_GROUPS = ['"', "''", ',,', '``', '„“”‟', '«»'];
const SINGLE_GROUPS = ["'", '‚‘’‛', '‹›'];

const ALWAYS_OPENING = new Set(['„', '‚', '(', '[', '{', ',,', '``']);
const ALWAYS_CLOSING = new Set('”)]}');

const PUNCTUATION = /[.,;:!?…]/u;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
/** No mark opens before these. */
const CLOSING_CONTEXT = /[\s.,;:!?)\]}–—]/u;
/** Behind these a mark opens, as it does behind a space. */
const OPENING_CONTEXT = /[\s([{„“‚‘«»‹›"'–—\-/:\p{Cf}]/u;
/** More than the longest of a language's elided beginnings ('cause). */
const ELISION_CONTEXT = 7;

/** Finds the quotations and brackets. A mark without a partner encloses nothing. */
export function findEnclosures(paragraph: string, knowledge: LanguageKnowledge): Enclosures {
  const inside = new Uint8Array(paragraph.length);
  const opening = new Set<number>();
  const closing = new Set<number>();
  const open: OpenMark[] = [];
  for (const { 0: mark, index: offset } of paragraph.matchAll(MARKS)) {
    const found = { mark, offset, paragraph, knowledge };
    const group = GROUP_OF_MARK.get(mark) ?? mark;
    const role = roleOf(found);
    if (role === 'opens') open.push({ group, offset });
    if (role !== 'closes') continue;
    const partner = takePartner(open, [group]) ?? takePartner(open, groupsClosedBy(found, group));
    if (partner === undefined && mayOpen(found)) open.push({ group, offset });
    if (partner === undefined || offset - partner.offset > LONGEST_ENCLOSURE) continue;
    inside.fill(1, partner.offset + 1, offset);
    opening.add(partner.offset);
    closing.add(offset);
  }
  return {
    contain: (offset) => inside[offset] === 1,
    openAt: (offset) => opening.has(offset),
    closeAt: (offset) => closing.has(offset),
  };
}

/** Removes the nearest open mark of the groups, and with it those inside it that were never closed. */
function takePartner(open: OpenMark[], groups: readonly string[]): OpenMark | undefined {
  const nearest = open.slice(-DEEPEST_NESTING);
  const depth = nearest.toReversed().findIndex(({ group }) => groups.includes(group));
  return depth === -1 ? undefined : open.splice(open.length - 1 - depth)[0];
}

/**
 * The groups that a mark of the group may close beside its own: „Halt", ,,Halt''. A single mark may be the apostrophe of
 * "Hans' Auto", and closes another group only next to a mark that ends a sentence or a phrase.
 */
function groupsClosedBy({ mark, offset, paragraph }: MarkInText, group: string): readonly string[] {
  if (DOUBLE_GROUPS.includes(group)) return DOUBLE_GROUPS;
  if (!SINGLE_GROUPS.includes(group)) return [];
  const neighbours = `${paragraph[offset - 1] ?? ''}${paragraph[offset + mark.length] ?? ''}`;
  return PUNCTUATION.test(neighbours) ? SINGLE_GROUPS : [];
}

interface MarkInText {
  readonly mark: string;
  readonly offset: number;
  readonly paragraph: string;
  readonly knowledge: LanguageKnowledge;
}

function roleOf({ mark, offset, paragraph, knowledge }: MarkInText): 'opens' | 'closes' | 'apostrophe' {
  if (ALWAYS_OPENING.has(mark)) return 'opens';
  if (ALWAYS_CLOSING.has(mark)) return 'closes';
  if (knowledge.guillemetsPointOutward && (mark === '«' || mark === '»'))
    return mark === '«' ? 'opens' : 'closes';
  const before = paragraph[offset - 1] ?? ' ';
  const after = paragraph[offset + mark.length] ?? ' ';
  if (mark === "'" || mark === '’') {
    if (WORD_CHARACTER.test(before) && WORD_CHARACTER.test(after)) return 'apostrophe';
    if (mark === '’') return 'closes';
    const following = paragraph.slice(offset + 1, offset + 1 + ELISION_CONTEXT);
    if (lacksBeginning(following, knowledge)) return 'apostrophe';
  }
  return OPENING_CONTEXT.test(before) && !CLOSING_CONTEXT.test(after) ? 'opens' : 'closes';
}

/** A mark right behind a full stop, with a word behind it: it looks as if it closes, and opens where nothing is open. */
function mayOpen({ mark, offset, paragraph }: MarkInText): boolean {
  return /["“«»]/u.test(mark) && WORD_CHARACTER.test(paragraph[offset + 1] ?? ' ');
}

/** Behind an apostrophe that stands for a missing beginning: '90s, 'tis. */
function lacksBeginning(following: string, { elidedBeginnings }: LanguageKnowledge): boolean {
  const word = /^[\p{L}\p{N}]+/u.exec(following)?.[0] ?? '';
  return /^\d/u.test(word) || elidedBeginnings.has(word.toLowerCase());
}
