import { textDirective, type TextDirective, type Wanted } from './text-directive.ts';

/**
 * The address of an article's source that makes a browser scroll to the sentence and mark it; the bare address where no
 * directive would lead there.
 *
 * Text fragments: https://wicg.github.io/scroll-to-text-fragment/. A fragment of the address stays before the
 * directive, as the specification asks.
 *
 * @returns undefined where the address is not http(s)
 */
export function sourceLink(address: string, text: string, sentence: Wanted): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  // A directive that the address brings along would point at another place.
  const plain = url.href.replace(/#?:~:.*/su, '');
  const directive = textDirective(text, sentence);
  if (directive === undefined) return plain;
  return `${plain}${plain.includes('#') ? '' : '#'}:~:text=${written(directive)}`;
}

function written({ prefix, start, end, suffix }: TextDirective): string {
  return [
    ...(prefix === undefined ? [] : [`${encodeTerm(prefix)}-`]),
    encodeTerm(start),
    ...(end === undefined ? [] : [encodeTerm(end)]),
    ...(suffix === undefined ? [] : [`-${encodeTerm(suffix)}`]),
  ].join(',');
}

/**
 * Percent-encodes all that has a meaning in a directive (`-`, `,`, `&`) or in Markdown around a link (`(`, `)`, `*`,
 * `!`, `'`), beyond what encodeURIComponent does.
 */
function encodeTerm(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /[-()*!'~_]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
