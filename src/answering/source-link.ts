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
  const href = webAddress(address);
  // A directive that the address brings along would point at another place.
  const plain = href?.replace(/#?:~:.*/su, '');
  const directive = textDirective(text, sentence);
  if (plain === undefined || directive === undefined) return plain;
  return `${plain}${plain.includes('#') ? '' : '#'}:~:text=${written(directive)}`;
}

/**
 * An http(s) address as a link may have it, in printable ASCII whatever stands in it; undefined for anything else, which may run
 * code where it is followed.
 */
export function webAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { protocol, href } = new URL(address);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
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
