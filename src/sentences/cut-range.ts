import type { TextRange } from '../corpus/article.ts';

/** A pause, and the marks that close behind it. Only one near the limit counts, so that no piece is tiny. */
const PAUSE = /(?:[;:,]["'“”‘’»«)\]]{0,4}|\s[–—-])(?=\s(?!\p{M}))|[—](?=\S)/gu;
const WHITE_SPACE = /\s(?!\p{M})/gu;
/** The share of the limit in which a pause is looked for. */
const NEAR = 0.5;
/** What is one character with that before it: marks, tones of skin, joiners, the second half of a surrogate pair. */
const JOINED = /^[\p{M}\p{Emoji_Modifier}\u200D\uDC00-\uDFFF]/u;

/** The range in trimmed pieces, none of them longer than the limit; the range itself where it is short enough. */
export function* cutRange(text: string, range: TextRange, limit: number): Generator<TextRange> {
  let { start } = range;
  while (range.end - start > limit) {
    // The character behind the limit says whether the limit lies within a word.
    const cut = start + cutIn(text.slice(start, start + limit + 2), limit);
    yield { start, end: start + text.slice(start, cut).trimEnd().length };
    start = cut + text.slice(cut, range.end).search(/\S/u);
  }
  yield { start, end: range.end };
}

/** Behind the last pause near the limit, else at the last white space, else at the limit itself. */
function cutIn(text: string, limit: number): number {
  const pause = lastEnd(text, PAUSE, limit);
  if (pause > limit * NEAR) return pause;
  const space = lastEnd(text, WHITE_SPACE, limit + 1) - 1;
  return space > 0 ? space : wholeCharacters(text, limit);
}

/** Where the last match ends that ends no later than the limit; 0 where there is none. */
function lastEnd(text: string, pattern: RegExp, limit: number): number {
  const ends = Array.from(text.matchAll(pattern), ({ 0: match, index }) => index + match.length);
  return ends.findLast((end) => end <= limit) ?? 0;
}

/** The limit, or the place before it at which no character is cut; a character that is longer must be cut. */
function wholeCharacters(text: string, limit: number): number {
  let cut = limit;
  while (cut > 0 && (JOINED.test(text.slice(cut, cut + 2)) || text[cut - 1] === '\u200D')) cut--;
  if (cut > 0) return cut;
  return /^[\uDC00-\uDFFF]/u.test(text.slice(limit)) && /[\uD800-\uDBFF]$/u.test(text.slice(0, limit))
    ? limit - 1
    : limit;
}
