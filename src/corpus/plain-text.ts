/** Spaces and line ends as a source file has them; no-break spaces are the author's and stay. */
const WHITE_SPACE = /[ \t\n\v\f\r\u0085\u2028\u2029]+/g;

/**
 * Control characters, marks that turn the direction of writing (they can make a quotation look like another one),
 * and invisible hints for line breaks (soft hyphen, zero-width space, word joiner, byte order mark), which would
 * keep a word from being found. U+200C and U+200D stay: emoji are joined with them.
 */
const UNSEEN =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;

/**
 * One line of text as it may be quoted: runs of spaces and line ends become one space, what cannot be seen is left
 * out. Every visible character stays as it is; nothing is normalised.
 */
export function plainText(raw: string): string {
  return raw.replaceAll(WHITE_SPACE, ' ').replaceAll(UNSEEN, '').trim();
}
