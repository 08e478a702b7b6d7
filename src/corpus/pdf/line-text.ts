import { raised } from '../page/elements.ts';
import type { Line, Segment } from './lines.ts';

/** Marks that TeX's old fonts and some others set as a character of their own, before the letter, with what composes them with it. */
const ACCENTS: Readonly<Record<string, string>> = {
  '¨': '\u0308',
  '´': '\u0301',
  '`': '\u0300',
  ˆ: '\u0302',
  '˜': '\u0303',
  ˇ: '\u030C',
  '˘': '\u0306',
  '˙': '\u0307',
  '˚': '\u030A',
  '¯': '\u0304',
  '˝': '\u030B',
  '¸': '\u0327',
};
const ACCENT_BEFORE_LETTER = /(?<mark>[¨´`ˆ˜ˇ˘˙˚¯˝¸]) ?(?<letter>[\p{L}ıȷ])/gu;
/** Marks before a letter that nobody types; `´` and `` ` `` are typed for an apostrophe, as in "geht´s". */
const NEVER_TYPED = /[¨ˆˇ˘˝¸] ?(?:\p{L}|$)/u;
/** A letter over which an accent stands has no dot of its own. */
const DOTLESS: Readonly<Record<string, string>> = { ı: 'i', ȷ: 'j' };

/** Whether a document sets accents apart: it has one of those that nobody types. */
export function setsAccentsApart(texts: readonly string[]): boolean {
  return texts.some((text) => NEVER_TYPED.test(text));
}

/** Letters whose accents were set apart, as they are read: "Universit¨at". */
function withAccents(text: string): string {
  return text.replaceAll(ACCENT_BEFORE_LETTER, (whole: string, mark: string, letter: string) => {
    const composed = ((DOTLESS[letter] ?? letter) + (ACCENTS[mark] ?? '')).normalize('NFC');
    // What Unicode has no letter for was no accent: a quotation mark, a tilde.
    return Array.from(composed).length === 1 ? composed : whole;
  });
}

/** Behind these a raised figure is the mark of a note; behind a digit it is a power. */
const BEFORE_NOTE_MARK = /[\p{L}\p{M}.,;:!?"'“”’»«)\]]$/u;
const NOTE_MARK = /^(?:\d{1,3}(?:,\s?\d{1,3})*|[*†‡§∗]{1,3}|[a-z])\)?$/u;

/** Whether a raised piece is the mark of a note of its page. */
export type IsNote = (mark: string) => boolean;

const NONE_IS: IsNote = () => false;

/** What a line says, without the marks of notes. */
export function lineText(line: Pick<Line, 'segments'>, isNote: IsNote = NONE_IS): string {
  return line.segments.map((segment) => segmentText(segment, isNote)).join(' ');
}

export function segmentText({ pieces, hasAccentsApart }: Segment, isNote: IsNote = NONE_IS): string {
  let text = '';
  for (const piece of pieces) {
    const isMark =
      piece.place === 'sup' && NOTE_MARK.test(piece.text) && BEFORE_NOTE_MARK.test(text.slice(-2));
    if (isMark && isNote(piece.text.replace(')', ''))) continue;
    const space = piece.isSpaced && text !== '' ? ' ' : '';
    text += space + (piece.place === 'on' ? piece.text : raised(piece.text, piece.place, text));
  }
  return hasAccentsApart ? withAccents(text) : text;
}
