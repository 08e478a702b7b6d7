import type { Rule } from './site.ts';
import { firstWord } from './site.ts';

/** "Mo. bis Fr.": an abbreviation, a word and another abbreviation. */
const RANGE = /(?<![\p{L}\p{M}])(?<first>\p{L}{2,5}\.?)\s+(?<word>\p{L}+)\s+(?<last>\p{L}{2,5}\.)$/u;

/** "Geöffnet ist Mo. bis Fr. Kinder zahlen nichts.": the range says all, unless a time follows. */
export const afterWeekdays: Rule = ({ before, after, terminator, closers, onset, knowledge }) => {
  if (terminator !== '.' || closers !== '' || onset !== 'upper') return undefined;
  const { first, word, last } = RANGE.exec(before)?.groups ?? {};
  if (first === undefined || word === undefined || last === undefined) return undefined;
  const { weekdays, rangeWords, dateWords } = knowledge;
  const isRange = weekdays.has(last) && rangeWords.has(word) && weekdays.has(first.replace(/\.?$/u, '.'));
  if (!isRange) return undefined;
  return dateWords.has(firstWord(after)) ? 'join' : 'split';
};
