import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { TextRange } from '../corpus/article.ts';
import { BREAKING_SPACE, CONTROL, every, LONE_SURROGATE } from '../language/visible-text.ts';

/*
 * Text that is not beleg's own, made harmless for a page. Markup in it is escaped where the tree is written; what is left to do is
 * to keep out what an HTML parser changes and what turns the direction of writing.
 */

/** What an element may hold: text, which is escaped, or elements. */
export type Child = ElementContent | string | undefined;

const BREAKING_SPACES = every(BREAKING_SPACE);
const CONTROLS = every(CONTROL);
const LONE_SURROGATES = every(LONE_SURROGATE);

/**
 * The text without controls; white space becomes ordinary spaces but for line feeds, half characters become U+FFFD. A text without
 * any of these stays as it is. Works character by character: a text that is cut between two gives the same as the whole.
 */
export function shown(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replaceAll(BREAKING_SPACES, ' ').replaceAll(CONTROLS, ''))
    .join('\n')
    .replaceAll(LONE_SURROGATES, '\uFFFD');
}

/** The text with the words that answer set off. */
export function marked(text: string, highlights: readonly TextRange[]): readonly Child[] {
  const pieces: Child[] = [];
  let done = 0;
  for (const { start, end } of highlights) {
    pieces.push(shown(text.slice(done, start)), h('mark', shown(text.slice(start, end))));
    done = end;
  }
  return [...pieces, shown(text.slice(done))];
}

/** The first of the private characters that stand for elements in a label. */
const FIRST_GAP = 0xe000;

/** Stands in a label for an element that is filled in later. */
export function gap(at = 0): string {
  return String.fromCharCode(FIRST_GAP + at);
}

/** A label whose gaps were filled with `gap(0)`, `gap(1)`, …, with elements in their places. */
export function withElements(label: string, elements: readonly Child[]): readonly Child[] {
  return label
    .split(/([\uE000-\uE0FF])/u)
    .map((part, at) => (at % 2 === 0 ? part : elements[part.charCodeAt(0) - FIRST_GAP]));
}

/** Several in a line, parted by dots. */
export function inLine(parts: readonly (readonly Child[] | undefined)[]): readonly Child[] {
  return parts
    .filter((part) => part !== undefined)
    .flatMap((part, at) => (at === 0 ? part : [' · ', ...part]));
}
