import type { Rule, Site } from './site.ts';
import { firstWord } from './site.ts';

/** A single letter before a full stop, and the text before the letter. */
const SINGLE_LETTER = /^(?<context>|.*[^\p{L}\p{M}\p{N}&])(?<letter>\p{L})\.$/su;
/** "U.S.", "J.-P.": letters that each have their full stop. */
const ACRONYM = /(?<![\p{L}\p{M}])\p{L}\.(?:-?\p{L}\.){1,24}$/u;
const REGNAL_NUMBER = /(?<![\p{L}\p{M}])(?<name>\p{Lu}[\p{L}\p{M}]+)\s+(?<number>[IVXLC]+)\.$/u;
const LAST_WORD = /(?<word>[\p{L}\p{M}\p{N}]{1,48})\s{1,48}$/u;

/** "J. R. R. Tolkien", "C. Ronaldo" and "U.S. President", but "Plan B. Danach". */
export const afterInitial: Rule = (site) => {
  if (site.terminator !== '.' || site.closers !== '') return undefined;
  if (site.onset === 'digit') return isCodeLetter(site) ? 'join' : undefined;
  if (site.onset !== 'upper') return undefined;
  if (ACRONYM.test(site.before)) return beginsSentence(site) ? 'split' : 'join';
  const { context, letter } = SINGLE_LETTER.exec(site.before)?.groups ?? {};
  if (context === undefined || letter === undefined) return undefined;
  if (/^\p{Lu}\./u.test(site.after)) return 'join';
  const previous = LAST_WORD.exec(context)?.groups?.['word'] ?? '';
  if (context.endsWith('°') || isNoName(previous, letter, site) || isLabel(context, site)) return 'split';
  return beginsSentence(site) ? 'split' : 'join';
};

/** "lit. a. Danach": behind an abbreviation that numbers, a letter is a label; one of a single letter is an initial. */
function isLabel(context: string, { abbreviations }: Site): boolean {
  return /\p{L}{2}\.\s+$/u.test(context) && abbreviations.find(context.trimEnd(), '') === 'numbering';
}

/** "art. L. 112-1": a letter between an abbreviation and its number. */
function isCodeLetter({ before, abbreviations }: Site): boolean {
  const { context = '', letter = '' } = SINGLE_LETTER.exec(before)?.groups ?? {};
  return /^\p{Lu}/u.test(letter) && abbreviations.find(context.trimEnd(), '') === 'numbering';
}

/**
 * "Plan B.", "5 m." and "you and I." end in a letter that is no initial. Where "I" is a word, it is a starter too.
 */
function isNoName(previous: string, letter: string, { knowledge }: Site): boolean {
  if (knowledge.labelNouns.has(previous) || /^\p{N}/u.test(previous)) return true;
  return letter === 'I' && knowledge.starters.has('I') && /^\p{Ll}/u.test(previous);
}

/** A starter, unless it is the particle of a family name: "J. Le Pen". */
function beginsSentence({ starter, after, knowledge }: Site): boolean {
  const word = firstWord(after);
  return starter && !(knowledge.nameParticles.has(word) && /^\s*\p{Lu}/u.test(after.slice(word.length)));
}

/** "Ludwig XIV. Frankreichs König" in German, where the number is an ordinal; elsewhere it has no full stop. */
export const afterRegnalNumber: Rule = ({ before, terminator, closers, onset, starter, knowledge }) => {
  if (terminator !== '.' || closers !== '' || onset !== 'upper') return undefined;
  const { name, number } = REGNAL_NUMBER.exec(before)?.groups ?? {};
  if (name === undefined || number === undefined) return undefined;
  if (starter || knowledge.labelNouns.has(name)) return 'split';
  if (knowledge.ordinals !== undefined) return 'join';
  return number.length > 1 ? 'split' : undefined;
};
