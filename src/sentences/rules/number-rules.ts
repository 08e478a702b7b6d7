import type { Ordinals } from '../../language/knowledge.ts';
import type { Rule } from './site.ts';
import { firstWord } from './site.ts';

/** A number before a full stop, and the text before the number. */
const NUMBER = /^(?<context>|.*[\s("'„“‚‘«»‹›/–—-])(?<number>\d{1,4}|[IVXLC]{1,6})\.$/su;
/** Another ordinal and what links it to the next: "1. und ", "18./", "3. bis ". */
const LINKED_ORDINAL = /(?:\d{1,4}|[IVXLC]{1,6})\.\s*(?<link>[\p{L}]+\.?|[–—/-])\s*$/u;
/** The last word, and the one before it. */
const LAST_WORDS = /(?:(?<first>\p{L}{1,48})\s{1,48})?(?<last>\p{L}{1,48})\s{1,48}$/u;
/** The parts of a date written in numbers: "3. 4. 2019". */
const DAY_BEFORE = /(?<!\d)\d{1,2}\.\s*$/u;
const MONTH_BEHIND = /^\d{1,2}\.(?:\s?\d|\s*$)/u;
/** "vom 3. 5. an": where a word says that the first number is a day, the second is its month. */
const ORDINAL_BEHIND = /^\d{1,2}\.\s/u;
/** Ordinals beyond this are written in words or marked by a determiner; else it is a year or an amount. */
const HIGHEST_UNMARKED_ORDINAL = 999;

/**
 * In German "2." is an ordinal or ends a sentence. A function word behind it ends the sentence. It is an ordinal
 * behind a determiner ("im 21. Jahrhundert"), before a noun that is usually counted so, and next to another ordinal.
 */
export const afterOrdinal: Rule = ({ before, after, terminator, closers, onset, starter, knowledge }) => {
  const { ordinals } = knowledge;
  const { context, number } = NUMBER.exec(before)?.groups ?? {};
  if (ordinals === undefined || context === undefined || number === undefined) return undefined;
  if (terminator !== '.' || closers !== '') return undefined;
  if (onset === 'digit') {
    const dated = DAY_BEFORE.test(context) || MONTH_BEHIND.test(after);
    return dated || (ORDINAL_BEHIND.test(after) && followsDeterminer(context, ordinals)) ? 'join' : 'split';
  }
  if (starter) return 'split';
  if (followsDeterminer(context, ordinals)) return 'join';
  if (Number(number) > HIGHEST_UNMARKED_ORDINAL) return 'split';
  if (ordinals.nouns.has(firstWord(after)) || followsOrdinal(context, ordinals)) return 'join';
  return /^\d/u.test(number) ? 'split' : undefined;
};

function followsDeterminer(context: string, { determiners, adverbs }: Ordinals): boolean {
  const { first = '', last = '' } = LAST_WORDS.exec(context)?.groups ?? {};
  if (determiners.has(last.toLowerCase())) return true;
  return adverbs.has(last) && determiners.has(first.toLowerCase());
}

function followsOrdinal(context: string, { conjunctions }: Ordinals): boolean {
  const link = LINKED_ORDINAL.exec(context)?.groups?.['link'];
  return link !== undefined && (/^\P{L}/u.test(link) || conjunctions.has(link));
}
