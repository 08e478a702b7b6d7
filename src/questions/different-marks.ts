import { FORMATTING } from '../language/visible-text.ts';
import { comparable } from './nearest-sentence.ts';
import type { MarkDifference } from './own-question.ts';

const MARK = /[\p{P}\p{S}]/u;

/**
 * The marks by which two texts differ that otherwise are the same, each pair once: quotation marks, apostrophes and dashes of
 * another form, and what shows nothing. None where letters, digits or the number of visible marks differ too, which can be seen.
 */
export function differentMarks(typed: string, meant: string): MarkDifference[] {
  const [one, other] = [Array.from(comparable(typed)), Array.from(comparable(meant))];
  const found = new Map<string, MarkDifference>();
  const note = (difference: MarkDifference): void => {
    found.set(`${difference.typed}\n${difference.meant}`, difference);
  };
  let [at, there] = [0, 0];
  while (at < one.length || there < other.length) {
    const [mine = '', its = ''] = [one[at], other[there]];
    if (mine === its) {
      at += 1;
      there += 1;
    } else if (FORMATTING.test(mine)) {
      note({ typed: mine, meant: '' });
      at += 1;
    } else if (FORMATTING.test(its)) {
      note({ typed: '', meant: its });
      there += 1;
    } else if (MARK.test(mine) && MARK.test(its)) {
      note({ typed: mine, meant: its });
      at += 1;
      there += 1;
    } else return [];
  }
  return [...found.values()];
}
