import { wordsOf } from '../language/words.ts';
import { plainText } from '../language/visible-text.ts';
import type { ArticleDraft } from './article-draft.ts';
import type { Omission } from './article.ts';

/** Characters of an excerpt. */
const EXCERPT_LENGTH = 60;

/** How a text begins, on one line. */
export function excerptOf(text: string): string {
  const line = plainText(text.slice(0, 4 * EXCERPT_LENGTH));
  return line.length <= EXCERPT_LENGTH
    ? line
    : `${line
        .slice(0, EXCERPT_LENGTH)
        .replace(/\p{Cs}$/u, '')
        .trimEnd()}…`;
}

interface LeftOut {
  readonly omissions: readonly Omission[];
  /** Of the letters and digits that the file shows, 0 to 1. */
  readonly share: number;
}

/**
 * What a reader of the file sees and the article does not hold: its words are counted against those of the article, block
 * by block, so that whatever the reading of a format loses is found, and not only what it knows of.
 *
 * @param held the texts of the article, its title among them
 */
export function leftOut(
  { shown, unread }: Pick<ArticleDraft, 'shown' | 'unread'>,
  held: readonly string[],
): LeftOut {
  const counts = new Map<string, number>();
  for (const text of held) {
    for (const word of countedWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const isMissing = (word: string): boolean => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left <= 0;
  };
  const places = shown.map(({ text, ...place }) => {
    const words = countedWords(text);
    const missing = words.filter(isMissing);
    return { place, words, missing, excerpt: missing.join(' ') };
  });
  for (const { text, ...place } of unread) {
    const words = countedWords(text);
    places.push({ place, words, missing: words, excerpt: text });
  }
  const all = lettersIn(places.map(({ words }) => words));
  return {
    omissions: places
      .filter(({ missing }) => missing.length > 0)
      .map(({ place, excerpt }) => ({ what: 'text', ...place, excerpt: excerptOf(excerpt) })),
    share: all === 0 ? 0 : lettersIn(places.map(({ missing }) => missing)) / all,
  };
}

function lettersIn(words: readonly (readonly string[])[]): number {
  return words.flat().reduce((sum, { length }) => sum + length, 0);
}

/** Longer words are compared as they stand: composing takes the square of the marks on a letter. */
const LONGEST_COMPOSED = 100;

/** Words in a form that does not depend on how they are composed, raised or widened. */
function countedWords(text: string): string[] {
  return wordsOf(plainText(text)).flatMap((word) =>
    word.length > LONGEST_COMPOSED ? [word] : wordsOf(word.normalize('NFKC')),
  );
}
