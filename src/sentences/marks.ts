/** Marks that several files know, as parts of regular expressions. */

/** Marks that end a sentence. */
export const TERMINATOR = String.raw`[.!?…‽]`;

/**
 * A footnote's mark or a note right behind a sentence: "[3]", "[^note]", "[1](#c)", "[Beleg fehlt]". It asks nothing and
 * leaves out nothing, as "[…]" does, and is short.
 */
export const FOOTNOTE = String.raw`\[[^[\]!?…]{1,36}\](?:\([^\s()]{1,200}\))?`;

/** A footnote's mark of one character: "¹", "†". */
export const FOOTNOTE_SIGN = String.raw`[¹²³⁰⁴-⁹†‡]`;

/** Marks that close behind a terminator, and those of emphasis in plain text. */
export const CLOSING_MARK = String.raw`["'“”‟‘’‛«»‹›)\]}*_]`;

/** Marks that open before the first word; ",," and "``" are typed for them. */
export const OPENING_MARK = '(?:["\'„“”‟‚‘‛«»‹›([{]|,,|``)';

export const EMOJI = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Regional_Indicator}\p{M}]`;

/** ":)" and ";-(". */
export const EMOTICON = String.raw`[:;]-?[()DP]`;
