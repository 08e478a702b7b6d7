/** Marks that several files know, as parts of regular expressions. */

/** Marks that end a sentence. */
export const TERMINATOR = String.raw`[.!?…‽]`;

/** "[3]", "[^note]", "[Anm. 2]", "[1](#c)": a footnote's mark behind a sentence. Short, so that no text is one. */
export const FOOTNOTE = String.raw`\[(?:\^[^\s[\]]{1,24}|\d{1,3}(?:[,–-]\s?\d{1,3}){0,3}|\p{Ll}|\p{L}{1,4}\.?\s\d{1,3})\](?:\([^\s()]{1,200}\))?`;

/** A footnote's mark of one character: "¹", "†". */
export const FOOTNOTE_SIGN = String.raw`[¹²³⁰⁴-⁹†‡]`;

/** Marks that close behind a terminator, and those of emphasis in plain text. */
export const CLOSING_MARK = String.raw`["'“”‟‘’‛«»‹›)\]}*_]`;

/** Marks that open before the first word; ",," and "``" are typed for them. */
export const OPENING_MARK = '(?:["\'„“”‟‚‘‛«»‹›([{]|,,|``)';

export const EMOJI = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{M}]`;

/** ":)" and ";-(". */
export const EMOTICON = String.raw`[:;]-?[()DP]`;
