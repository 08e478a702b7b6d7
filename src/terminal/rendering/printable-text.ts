import { BREAKING_SPACE, CONTROL, every } from '../../language/visible-text.ts';

/**
 * Text that is not beleg's own, made harmless for a terminal. An article or a question may hold escape
 * sequences that recolour the screen, set the window's title or reorder what is read.
 */

const BREAKING_SPACES = every(BREAKING_SPACE);
const CONTROLS = every(CONTROL);

/**
 * The text without the characters that a terminal obeys instead of showing. What is left of an escape
 * sequence is plain text; everything else stays as it is, line breaks too.
 * Works character by character: cutting a text and then cleaning its parts gives the same as cleaning it whole.
 */
export function printable(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll(BREAKING_SPACES, ' ').replaceAll(CONTROLS, ''))
    .join('\n');
}

/** The same on one line, for titles, headings and questions. */
export function printableLine(text: string): string {
  return printable(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(' ');
}
