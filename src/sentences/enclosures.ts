import type { LanguageKnowledge } from '../language/knowledge.ts';

/** The quotations and brackets of a paragraph. */
export interface Enclosures {
  /** Whether the offset lies behind an opening mark and before its closing mark. */
  readonly contain: (offset: number) => boolean;
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

const MARKS = new RegExp(ENCLOSING_MARKS, 'gu');

/** Marks of one group close each other: „…“, “…”, »…« and «…» differ only in the spaces around them. */
const GROUP_OF_MARK = new Map(
  ['"', "'", '„“”‟', '‚‘’‛', '«»', '‹›', '()', '[]', '{}'].flatMap((group) =>
    Array.from(group, (mark) => [mark, group]),
  ),
);

const ALWAYS_OPENING = new Set('„‚([{');
const ALWAYS_CLOSING = new Set('”)]}');

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
  const closing = new Set<number>();
  const open: OpenMark[] = [];
  for (const { 0: mark, index: offset } of paragraph.matchAll(MARKS)) {
    const group = GROUP_OF_MARK.get(mark) ?? mark;
    const role = roleOf({ mark, offset, paragraph, knowledge });
    if (role === 'opens') open.push({ group, offset });
    if (role !== 'closes') continue;
    const partner = takePartner(open, group);
    if (partner === undefined || offset - partner.offset > LONGEST_ENCLOSURE) continue;
    inside.fill(1, partner.offset + 1, offset);
    closing.add(offset);
  }
  return { contain: (offset) => inside[offset] === 1, closeAt: (offset) => closing.has(offset) };
}

/** Removes the nearest open mark of the group, and with it those inside it that were never closed. */
function takePartner(open: OpenMark[], group: string): OpenMark | undefined {
  const nearest = open.slice(-DEEPEST_NESTING);
  const depth = nearest.toReversed().findIndex((mark) => mark.group === group);
  return depth === -1 ? undefined : open.splice(open.length - 1 - depth)[0];
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
  const after = paragraph[offset + 1] ?? ' ';
  if (mark === "'" || mark === '’') {
    if (WORD_CHARACTER.test(before) && WORD_CHARACTER.test(after)) return 'apostrophe';
    if (mark === '’') return 'closes';
    const following = paragraph.slice(offset + 1, offset + 1 + ELISION_CONTEXT);
    if (lacksBeginning(following, knowledge)) return 'apostrophe';
  }
  return OPENING_CONTEXT.test(before) && !CLOSING_CONTEXT.test(after) ? 'opens' : 'closes';
}

/** Behind an apostrophe that stands for a missing beginning: '90s, 'tis. */
function lacksBeginning(following: string, { elidedBeginnings }: LanguageKnowledge): boolean {
  const word = /^[\p{L}\p{N}]+/u.exec(following)?.[0] ?? '';
  return /^\d/u.test(word) || elidedBeginnings.has(word.toLowerCase());
}
