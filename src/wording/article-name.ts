import type { QuotedArticle } from '../answering/answer.ts';

/** Characters of what tells an article apart; of a longer path the file's end of it is what differs most. */
const APART_CHARACTERS = 48;

const ELLIPSIS = '…';

type NamedArticle = Pick<QuotedArticle, 'title' | 'apart'>;

/**
 * An article's title and, where others have the same, what tells it apart: `Der Vertrag (2024)`. Of a name that is longer
 * than `most` characters the title gives way. Text of the article, to be made harmless by whoever shows it.
 */
export function articleName({ title, apart }: NamedArticle, most = Infinity): string {
  if (apart === undefined) return clipped(title, most);
  const mark = ` (${clippedBefore(apart, APART_CHARACTERS)})`;
  return `${clipped(title, most - mark.length)}${mark}`;
}

/** The start of a text with an ellipsis where it has more than `most` characters. */
export function clipped(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${withoutHalves(text.slice(0, most - ELLIPSIS.length)).trimEnd()}${ELLIPSIS}`;
}

function clippedBefore(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${ELLIPSIS}${withoutHalves(text.slice(text.length - most + ELLIPSIS.length))}`;
}

/** A cut through a surrogate pair leaves half of it. */
function withoutHalves(text: string): string {
  return text.replaceAll(/^\p{Cs}|\p{Cs}$/gu, '');
}
