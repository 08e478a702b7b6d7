/**
 * What of a text can be seen. Articles, questions and names of files hold characters that show nothing, or that change
 * how those around them are shown; each place names the kinds that it cannot let through. A kind matches one character.
 */

/** Parts two words, also as a line end. A no-break space is the author's typography, and is none. */
export const BREAKING_SPACE = /[ \t\n\v\f\r\u0085\u2028\u2029]/u;

/**
 * What a screen obeys or leaves out instead of showing it, and marks that turn the direction of writing:
 * they can make a quotation look like another one.
 */
export const CONTROL = /[\p{Cc}\p{Bidi_Control}]/u;

/**
 * Hints for line breaks: soft hyphen, zero-width space, word joiner, byte order mark. A word that holds one would not be
 * found. The joiners U+200C and U+200D are none, since emoji are made with them.
 */
export const BREAK_HINT = /[\u00AD\u200B\u2060\uFEFF]/u;

/** Everything that shows nothing itself: hints, marks of direction, joiners. Only what is compared can do without them. */
export const FORMATTING = /\p{Cf}/u;

/** Half of a character, which UTF-8 cannot hold. */
export const LONE_SURROGATE = /\p{Cs}/u;

const BREAKING_SPACES = new RegExp(`${BREAKING_SPACE.source}+`, 'gu');
const UNSEEN = new RegExp(`(?!${BREAKING_SPACE.source})(?:${CONTROL.source}|${BREAK_HINT.source})`, 'gu');

/**
 * Letters that nobody sees and programs read (the tags of Unicode), with the flags that they may spell: a flag keeps its own, which a
 * screen shows as the flag.
 */
const FLAG = '\u{1F3F4}';
const TAGS = /\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]{1,6}\u{E007F}|[\u{E0000}-\u{E007F}]/gu;

/** How one of several forms of a character is asked for: behind the first, others are seen by nobody either. */
const FURTHER_FORMS = /(?<=[\uFE00-\uFE0F\u{E0100}-\u{E01EF}])[\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/gu;

/** Matches every character of the kind, for `replaceAll`. */
export function every(kind: RegExp): RegExp {
  return new RegExp(kind.source, 'gu');
}

const CONTROLS = every(CONTROL);

/** The text with each character that a screen obeys written out as in JSON: `\u001b`. */
export function escapedControls(text: string): string {
  return text.replaceAll(CONTROLS, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/**
 * One line of text as it may be quoted: runs of spaces and line ends become one space, what cannot be seen is left
 * out. Every visible character stays as it is; nothing is normalised.
 */
export function plainText(raw: string): string {
  return raw
    .replaceAll(UNSEEN, '')
    .replaceAll(TAGS, (found) => (found.startsWith(FLAG) ? found : ''))
    .replaceAll(FURTHER_FORMS, '')
    .replaceAll(BREAKING_SPACES, ' ')
    .trim();
}
