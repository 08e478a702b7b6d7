import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { initSync, segment } from 'sentencex-wasm';
import type { Language } from '../language/language.ts';
import { ENCLOSING_MARKS } from './enclosures.ts';

// One program for every platform; compiling it takes some 10 ms.
const program = fileURLToPath(import.meta.resolve('sentencex-wasm/sentencex_wasm_bg.wasm'));
initSync({ module: readFileSync(program) });

/**
 * The library looks back over a whole run of abbreviations at each of them: "A. A. A. …" of 300,000 characters
 * takes it seconds. Short pieces keep its work linear.
 */
const PIECE_LENGTH = 1000;

/**
 * Quotation marks and brackets, of which the library pairs the wrong ones; line breaks, which it rewrites; lone
 * surrogates, which it replaces.
 */
const HIDDEN_FROM_LIBRARY = new RegExp(String.raw`${ENCLOSING_MARKS}|[\n\r\u2028\u2029\p{Cs}]`, 'gu');

/**
 * Where a sentence ends and the next begins according to sentencex: UTF-16 offsets into the paragraph, before or
 * behind the whitespace between the two. It judges full stops; quotations, brackets and line breaks are hidden from it
 * and left to the rules.
 */
export function libraryBoundaries(paragraph: string, language: Language): ReadonlySet<number> {
  // One code unit for one code unit: the lengths of the sentences add up to offsets of the paragraph.
  const plain = paragraph.replace(HIDDEN_FROM_LIBRARY, ' ');
  const boundaries = new Set<number>();
  let start = 0;
  while (start < plain.length) {
    const end = pieceEnd(plain, start);
    let offset = start;
    const sentences = segmented(plain.slice(start, end), language);
    for (const sentence of sentences.slice(0, -1)) {
      offset += sentence.length;
      boundaries.add(offset);
    }
    // The last sentence of a piece may be cut off, so that the next piece begins with it.
    start = end === plain.length || offset === start ? end : offset;
  }
  return boundaries;
}

/**
 * The library panics where a letter, a no-break space and a full stop follow each other, as in "L\u00A0. Ja": it looks for characters in
 * the midst of their bytes. With plain spaces it does not; where it does all the same, the rules alone cut.
 */
function segmented(piece: string, language: Language): readonly string[] {
  for (const text of [piece, piece.replace(/\s/gu, ' ')]) {
    try {
      return segment(language, text);
    } catch (fault) {
      if (!(fault instanceof Error && fault.name === 'RuntimeError')) throw fault;
    }
  }
  return [piece];
}

/** Cuts at a space where there is one, so that no word is cut. */
function pieceEnd(text: string, start: number): number {
  const longest = text.slice(start, start + PIECE_LENGTH);
  if (start + longest.length === text.length) return text.length;
  const space = longest.lastIndexOf(' ');
  return start + (space > 0 ? space : longest.length);
}
