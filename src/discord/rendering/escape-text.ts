import { BREAKING_SPACE, CONTROL, LONE_SURROGATE } from '../../language/visible-text.ts';

/** A character as Discord will show it, with its place in the original text. */
interface ShownCharacter {
  /** One code point. */
  readonly character: string;
  /** Offset in UTF-16 code units. */
  readonly at: number;
}

const MARKUP = /[\\*_~|`[\]<>@:]/gu;
// Only a line's start makes these a heading, subtext or a list.
const LINE_START = /^(?:[#+-]|\d+(?=[.)]))/u;

/**
 * The characters of a text that Discord shows: white space collapsed to single spaces and trimmed, controls dropped.
 * The text becomes one line, so that no markup of line starts can arise inside it.
 */
export function shownCharacters(text: string): ShownCharacter[] {
  const shown: ShownCharacter[] = [];
  let at = 0;
  let space: number | undefined;
  for (const character of text) {
    if (BREAKING_SPACE.test(character)) space ??= at;
    else if (!CONTROL.test(character)) {
      if (space !== undefined && shown.length > 0) shown.push({ character: ' ', at: space });
      space = undefined;
      shown.push({ character: LONE_SURROGATE.test(character) ? '\uFFFD' : character, at });
    }
    at += character.length;
  }
  return shown;
}

/** The text as a person sees it in Discord, without any markup: for choices and other places that render none. */
export function shownText(text: string): string {
  return shownCharacters(text)
    .map(({ character }) => character)
    .join('');
}

/**
 * Puts a backslash before every character that Discord's markup could start at; `discord.js` leaves mentions,
 * timestamps and addresses. Expects a single line, as `shownText` returns it.
 */
export function escapeMarkup(line: string): string {
  return line.replace(MARKUP, String.raw`\$&`);
}

/** Keeps the start of a line from being read as a heading, subtext or a list. For escaped text. */
export function escapeLineStart(line: string): string {
  return line.replace(LINE_START, (start) => (/^\d/u.test(start) ? `${start}\\` : `\\${start}`));
}

/** Any text from outside (quotation, title, question) as Discord markdown that shows exactly its words, on one line. */
export function escapeText(text: string): string {
  return escapeLineStart(escapeMarkup(shownText(text)));
}
