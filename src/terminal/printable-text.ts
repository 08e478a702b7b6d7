/**
 * Text that is not beleg's own, made harmless for a terminal. An article or a question may hold escape
 * sequences that recolour the screen, set the window's title or reorder what is read.
 */

/** Control characters that separate words: one is shown as a space, or the words would run together. */
const SPACING_CONTROLS = /[\t\v\f\u0085\u2028\u2029]/gu;

/** C0 and C1 controls but for the line break, and the characters that change the reading direction. */
const HIDDEN_CONTROLS = /(?!\n)[\p{Cc}\p{Bidi_Control}]/gu;

/**
 * The text without the characters that a terminal obeys instead of showing. What is left of an escape
 * sequence is plain text; everything else stays as it is, line breaks too.
 * Works character by character: cutting a text and then cleaning its parts gives the same as cleaning it whole.
 */
export function printable(text: string): string {
  return text.replaceAll(SPACING_CONTROLS, ' ').replaceAll(HIDDEN_CONTROLS, '');
}

/** The same on one line, for titles, headings and questions. */
export function printableLine(text: string): string {
  return printable(text)
    .replaceAll(/\s*\n\s*/gu, ' ')
    .trim();
}

/**
 * An http(s) address as printable ASCII: the only form that is safe inside a hyperlink's escape sequence.
 * `undefined` for anything else.
 */
export function printableLink(link: string | undefined): string | undefined {
  if (link === undefined || !URL.canParse(link)) return undefined;
  const url = new URL(link);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : undefined;
}
