import { html, type Html } from './html.ts';

/** The sentence with the words that were set off, each at its first place behind the one before. */
export function markedText(text: string, words: readonly string[]): Html {
  let from = 0;
  const parts: Html[] = [];
  for (const word of words) {
    const at = text.indexOf(word, from);
    if (at === -1 || word === '') continue;
    parts.push(html`${text.slice(from, at)}<mark>${word}</mark>`);
    from = at + word.length;
  }
  return html`${parts}${text.slice(from)}`;
}
