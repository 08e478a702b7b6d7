import type { TextRange } from '../corpus/article.ts';

/** How the pieces of a tokenizer spell a text. */
export interface Spelling {
  /** What they spell of one character (NFKC) with its marks; white space in it parts words. */
  readonly spell: (character: string) => string;
  /** A piece without what only says where in a word it stands. */
  readonly bare: (piece: string) => string;
  /** Whether a piece begins a word. */
  readonly beginsWord: (piece: string) => boolean;
  /** Whether a mark of punctuation is a word of its own. */
  readonly partsAtMarks: boolean;
  /** Whether the blank before a word is spelled with it. */
  readonly keepsBlank: boolean;
}

/** What stands before a word's first piece in a vocabulary of SentencePiece. */
const WORD_START = '▁';

/** As SentencePiece spells: `▁Bü cher ei`. */
const bySentencePiece = (spell: Spelling['spell']): Spelling => ({
  spell,
  bare: (piece) => piece.replaceAll(WORD_START, ''),
  beginsWord: (piece) => piece.startsWith(WORD_START),
  partsAtMarks: false,
  keepsBlank: false,
});

/** As WordPiece does: `Bü ##cher ##ei`. */
const byWordPiece = (spell: Spelling['spell'], prefix: string): Spelling => ({
  spell,
  bare: (piece) => (piece.startsWith(prefix) ? piece.slice(prefix.length) : piece),
  beginsWord: (piece) => !piece.startsWith(prefix),
  partsAtMarks: true,
  keepsBlank: false,
});

/** The letters that stand for the bytes of white space and of what shows nothing: these and those that Latin-1 shows are one a byte. */
const FIRST_LETTER_OF_UNSHOWN = 0x100;
const LETTERS_OF_BYTES = lettersOfBytes();
const BLANK = LETTERS_OF_BYTES[0x20] ?? '';

/** As byte-level BPE does (Radford et al. 2019): `ĠBÃ¼ cher ei`, a letter a byte of UTF-8, with the blank before a word. */
const byBytes = (spell: Spelling['spell']): Spelling => ({
  spell: (character) =>
    spell(character)
      .split(/(\s)/u)
      .map((part) => (/^\s$/u.test(part) ? part : inBytes(part)))
      .join(''),
  bare: (piece) => piece.replaceAll(BLANK, ''),
  beginsWord: (piece) => piece.startsWith(BLANK),
  partsAtMarks: false,
  keepsBlank: true,
});

export const SPELLINGS = { bySentencePiece, byWordPiece, byBytes } as const;

function lettersOfBytes(): readonly string[] {
  let unshown = FIRST_LETTER_OF_UNSHOWN;
  return Array.from({ length: 256 }, (_, byte) => {
    const isShown = (byte > 0x20 && byte < 0x7f) || (byte > 0xa0 && byte !== 0xad);
    return String.fromCodePoint(isShown ? byte : unshown++);
  });
}

function inBytes(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) => LETTERS_OF_BYTES[byte] ?? '').join('');
}

interface Located {
  readonly text: string;
  /** The pieces of the text; undefined stands for what no piece spells. */
  readonly pieces: readonly (string | undefined)[];
  readonly spelling: Spelling;
  /** Beyond these the text need not be spelled. */
  readonly mostLetters: number;
}

/**
 * Where pieces stand in their text, one range a piece. They spell the text without its white space, so both are walked along
 * together. What no piece spells is a run of characters, up to the next piece.
 *
 * @returns undefined where the two spell differently, which leaves no place to be sure of
 */
export function placesOf({ text, pieces, spelling, mostLetters }: Located): TextRange[] | undefined {
  const { spelled, origins, wordEnds } = spelledOf(text, spelling, mostLetters);
  const ranges: TextRange[] = [];
  let at = 0;
  for (const [i, piece] of pieces.entries()) {
    const letters = piece === undefined ? undefined : spelling.bare(piece);
    const end =
      letters === undefined
        ? endOfUnknown({ spelled, wordEnds, at, next: pieces[i + 1], spelling })
        : at + letters.length;
    if (end === undefined || (letters !== undefined && spelled.slice(at, end) !== letters)) return undefined;
    ranges.push({ start: origins[at]?.start ?? text.length, end: origins[end - 1]?.end ?? 0 });
    at = end;
  }
  return ranges.map(({ start, end }) => ({ start, end: Math.max(start, end) }));
}

interface Unknown extends Pick<Spelled, 'spelled' | 'wordEnds'> {
  readonly at: number;
  readonly next: string | undefined;
  readonly spelling: Spelling;
}

function endOfUnknown({ spelled, wordEnds, at, next, spelling }: Unknown): number | undefined {
  if (next === undefined || spelling.beginsWord(next)) return wordEnds.find((end) => end > at);
  const end = spelled.indexOf(spelling.bare(next), at + 1);
  return end === -1 ? undefined : end;
}

/** A character with the marks that belong to it: NFKC joins no more than these (but for Hangul, of which it has no piece). */
const CHARACTER = /\P{M}\p{M}*|\p{M}+/gsu;

/** What parts words where marks do: punctuation, and every sign of ASCII that is no letter or digit. */
const MARK = /[\p{P}\u0021-\u002F\u003A-\u0040\u005B-\u0060\u007B-\u007E]/u;

/** A text as its pieces spell it. */
interface Spelled {
  readonly spelled: string;
  /** For each code unit of what is spelled the range that it comes from. */
  readonly origins: readonly TextRange[];
  /** Where words end in what is spelled. */
  readonly wordEnds: readonly number[];
}

function spelledOf(text: string, { spell, partsAtMarks }: Spelling, mostLetters: number): Spelled {
  let spelled = '';
  const origins: TextRange[] = [];
  const wordEnds: number[] = [];
  for (const { 0: character, index: start } of text.matchAll(CHARACTER)) {
    if (spelled.length > mostLetters) break;
    for (const unit of spell(character.normalize('NFKC')).split('')) {
      const isMark = partsAtMarks && MARK.test(unit);
      if (isMark || /[\s\u2581]/u.test(unit)) wordEnds.push(spelled.length);
      if (/[\s\u2581]/u.test(unit)) continue;
      spelled += unit;
      origins.push({ start, end: start + character.length });
      if (isMark) wordEnds.push(spelled.length);
    }
  }
  return { spelled, origins, wordEnds: [...wordEnds, spelled.length] };
}
