import type { LanguageKnowledge } from '../../language/knowledge.ts';
import type { Rule } from './site.ts';
import { firstWord } from './site.ts';

/** A day of a month before a full stop, and the text before it. */
const DAY = /^(?<context>|.*[\s("'„“‚‘«»‹›/–—-])(?:0?[1-9]|[12]\d|3[01])(?:er)?\.$/su;
const LAST_WORD = /(?<word>\p{L}{1,48})\.?,?\s{1,48}$/u;
/** The day before it: "3. and ", "3.–". */
const DAY_BEFORE = /(?<!\d)\d{1,2}\.\s*(?:\p{L}+|[–—/-])\s*$/u;
const YEAR_BEHIND = /^\p{L}+\.?,?\s\d{4}(?!\d)/u;

/**
 * "Am 3. Oktober", "18. Nov. 2020", "on the 3. May". Where a language writes the day without a full stop, the text
 * must say that it is a day: "There were 12. May was warm."
 */
export const beforeMonth: Rule = ({ before, after, terminator, closers, openers, starter, knowledge }) => {
  if (terminator !== '.' || closers + openers !== '' || starter) return undefined;
  const context = DAY.exec(before)?.groups?.['context'];
  if (context === undefined || !beginsWithMonth(after, knowledge)) return undefined;
  return knowledge.ordinals !== undefined || isDated(context, after, knowledge) ? 'join' : undefined;
};

/** Whether a text begins with the name of a month. */
export function beginsWithMonth(text: string, { months }: LanguageKnowledge): boolean {
  const word = firstWord(text).toLowerCase();
  return months.some((names) =>
    names.some((name) => {
      const month = name.toLowerCase();
      return month === word || (text[word.length] === '.' && month === `${word}.`);
    }),
  );
}

function isDated(context: string, after: string, { dayIntroducers, dateWords }: LanguageKnowledge): boolean {
  const word = LAST_WORD.exec(context)?.groups?.['word'] ?? '';
  if (/^[\s("'„“‚‘«»‹›]*$/u.test(context) || DAY_BEFORE.test(context) || YEAR_BEHIND.test(after)) return true;
  return dayIntroducers.has(word.toLowerCase()) || dateWords.has(word);
}

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
