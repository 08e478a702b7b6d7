import { wordsOf } from '../language/words.ts';
import { plainText } from '../language/visible-text.ts';
import type { ShownText } from './article-draft.ts';
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

export interface LeftOut {
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
export function leftOut(shown: readonly ShownText[], held: readonly string[]): LeftOut {
  const counts = new Map<string, number>();
  for (const text of held)
    for (const word of countedWords(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const omissions: Omission[] = [];
  let [all, missed] = [0, 0];
  for (const { line, text } of shown) {
    const missing = countedWords(text).filter((word) => {
      all += word.length;
      const left = counts.get(word) ?? 0;
      counts.set(word, left - 1);
      return left <= 0;
    });
    if (missing.length === 0) continue;
    missed += missing.join('').length;
    omissions.push({ what: 'text', line, excerpt: excerptOf(missing.join(' ')) });
  }
  return { omissions, share: all === 0 ? 0 : missed / all };
}

/** Words in a form that does not depend on how they are composed, raised or widened. */
function countedWords(text: string): string[] {
  return wordsOf(plainText(text).normalize('NFKC'));
}
