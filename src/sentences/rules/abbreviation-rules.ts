import type { LanguageKnowledge } from '../../language/knowledge.ts';
import type { Rule } from './site.ts';
import { firstWord } from './site.ts';

/** A number, a section sign or a Roman number: what "Art." and "No." need behind them. "I" alone is a word. */
const NUMBER = /^(?:§|[+#]?\p{N}|(?:[IVXLC]{2,}|[VX])(?![\p{L}\p{M}'’])|I(?=[.,;:)]))/u;
/** A letter as a label: "Abb. B". */
const LETTER = /^\p{Lu}(?![\p{L}\p{M}'’])/u;

/** "Dr. Müller", "z. B.", "Art. 5", "3 Mio. Euro", "usw. Danach". */
export const afterAbbreviation: Rule = (site) => {
  const { before, after, terminator, closers, openers, starter, knowledge } = site;
  if (terminator !== '.' || closers !== '') return undefined;
  switch (site.abbreviations.find(before, openers === '' ? after : '')) {
    case 'unfinished':
    case 'leading':
      return 'join';
    case 'numbering':
      if (NUMBER.test(after) || (LETTER.test(after) && !starter)) return 'join';
      return isInitial(before) ? undefined : 'split';
    case 'either':
      return starter ? 'split' : 'join';
    case 'closing':
      return knowledge.dateWords.has(firstWord(after)) || isLabelled(after, knowledge) ? 'join' : 'split';
    case undefined:
      return undefined;
  }
};

/** A word of a few letters without a vowel, all but the first in lower case: "Kdt.", "chs.". Behind a number, a unit. */
const WITHOUT_VOWEL = /(?<![\p{L}\p{M}\p{N}.-]|\p{N}\s)\p{L}\p{Ll}{1,4}\.$/u;
const VOWEL = /[aeiouyæœø]/iu;

/** An abbreviation that no list has: no word can be spoken without a vowel. */
export const afterUnknownAbbreviation: Rule = ({ before, terminator, closers, starter }) => {
  if (terminator !== '.' || closers !== '' || starter) return undefined;
  const word = WITHOUT_VOWEL.exec(before)?.[0];
  return word === undefined || VOWEL.test(word.normalize('NFD')) ? undefined : 'join';
};

/** "(8.8 lb.) Dampf": behind a bracket, an abbreviation says nothing of the sentence around it. */
export const afterBracketedAbbreviation: Rule = ({ before, terminator, closers, starter, abbreviations }) => {
  if (terminator !== '.' || !/^[)\]]$/u.test(closers) || starter) return undefined;
  return abbreviations.find(before, '') === undefined ? undefined : 'join';
};

/** "Ulm Hbf. Gleis 3" */
function isLabelled(text: string, { labelNouns }: LanguageKnowledge): boolean {
  const noun = firstWord(text);
  return labelNouns.has(noun) && /^\s\p{N}/u.test(text.slice(noun.length));
}

/** "S." is a page before a number, and a first name before a family name. */
function isInitial(before: string): boolean {
  return /(?<![\p{L}\p{M}])\p{Lu}\.$/u.test(before);
}

const NAMES_WITH_EXCLAMATION_MARK = /(?<!\p{L})(?:Yahoo|Joomla|Jeopardy|Mamma Mia)!$/u;

/** "Yahoo! Finance" is one name. */
export const afterExclaimedName: Rule = ({ before, closers, starter }) => {
  if (closers !== '' || !NAMES_WITH_EXCLAMATION_MARK.test(before)) return undefined;
  return starter ? 'split' : 'join';
};

/** A word that the library's lists hold for an abbreviation: "in May. Sales …". */
export const afterPlainWord: Rule = ({ before, terminator, knowledge }) => {
  const word = /(?<![\p{L}\p{M}.])([\p{L}\p{M}]+)\.$/u.exec(before)?.[1];
  if (terminator !== '.' || word === undefined) return undefined;
  return knowledge.plainWords.has(word.toLowerCase()) ? 'split' : undefined;
};

const ADDRESS = /[\p{L}\p{N}]{2}[.@/][\p{L}\p{N}]{2,48}\.$/u;

/** The end of "name@example.fr." is no abbreviation. */
export const afterAddress: Rule = ({ before, terminator }) =>
  terminator === '.' && ADDRESS.test(before) ? 'split' : undefined;
