/** A sentence with fewer words is given to the browser whole. */
const WHOLE_BELOW_WORDS = 9;
/** Words at either end by which a browser finds a longer sentence. */
const EDGE_WORDS = 4;

/**
 * The address of an article's source that makes a browser scroll to the sentence and mark it.
 *
 * Text fragments: https://wicg.github.io/scroll-to-text-fragment/. A fragment of the address stays before the
 * directive, as the specification asks.
 *
 * @returns undefined where the address is not http(s)
 */
export function sourceLink(address: string, sentence: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  // A directive that the address brings along would point at another place.
  const plain = url.href.replace(/:~:.*$/u, '');
  return `${plain}${plain.includes('#') ? '' : '#'}:~:text=${directive(sentence)}`;
}

function directive(sentence: string): string {
  const words = sentence.split(/\s+/).filter((word) => word !== '');
  if (words.length < WHOLE_BELOW_WORDS) return encodeTerm(words.join(' '));
  return `${encodeTerm(words.slice(0, EDGE_WORDS).join(' '))},${encodeTerm(words.slice(-EDGE_WORDS).join(' '))}`;
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
