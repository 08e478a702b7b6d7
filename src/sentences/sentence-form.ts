import type { LanguageKnowledge } from '../language/knowledge.ts';
import type { Language } from '../language/language.ts';
import { knowledgeOf } from '../language/language.ts';
import { partLabel } from '../language/part-label.ts';
import { abbreviationFinder } from './abbreviations.ts';
import { composedText } from './composed-text.ts';
import { isEnclosed, withoutClosing } from './enclosed-whole.ts';
import { LONGEST_SENTENCE } from './split-sentences.ts';

/** Fewer words are a title, also with a full stop: "Neues Bad." */
const FEWEST_WORDS = 3;
/** Enough for an abbreviation or a number and the word before it. */
const CONTEXT_LENGTH = 48;

/**
 * Whether the text asks: it ends in a question mark but for what closes or decorates it. Where marks close behind the
 * question mark, the whole text must stand within them: „Wer zahlt?“ asks, Er fragte: „Wer zahlt?“ tells.
 */
export function isQuestion(text: string): boolean {
  const { core, closers } = withoutClosing(composedText(text).text);
  return /[?？؟][!?…\s]{0,48}$/u.test(core.slice(-CONTEXT_LENGTH)) && isEnclosed(core, closers);
}

/**
 * Whether a heading is a whole sentence that says something: several words and an end that can be nothing but the end of
 * a sentence. "Huber u. Co.", "Kapitel 2.", "Teil I." and "Section 2. Fees." are none.
 */
export function isStatement(text: string, language: Language): boolean {
  if (text.length > LONGEST_SENTENCE) return false;
  const { core } = withoutClosing(composedText(text).text);
  if (isQuestion(text) || !/[.!…]$/u.test(core)) return false;
  const said = partLabel(core)?.name ?? core;
  if (said.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length < FEWEST_WORDS) return false;
  return /[!…]$|\.\s?\.$/u.test(core) || endsWithWord(core.slice(-CONTEXT_LENGTH), knowledgeOf(language));
}

const SINGLE_LETTER = /(?:^|[^\p{L}\p{M}\p{N}])(?<letter>\p{L})\.$/u;
const ROMAN_NUMBER = /(?<![\p{L}\p{M}\p{N}])[IVXLCM]+\.$/u;
const NUMBER = /(?:^|(?<previous>\S{1,48})\s{1,48})[([]?(?<number>\d{1,9})\.$/u;
/** "30 m.": a unit behind its number. */
const UNIT = /\p{N}\s\p{L}\.$/u;
/** "you and I." */
const PRONOUN = /\p{Ll}\sI\.$/u;
/** A number of so many digits is a year or an amount, and counts no chapters. */
const YEAR_LENGTH = 4;

/** Whether the full stop at the end belongs to no abbreviation, ordinal or enumeration. */
function endsWithWord(ending: string, knowledge: LanguageKnowledge): boolean {
  if (knowledge.starters.has('I') && PRONOUN.test(ending)) return true;
  if (ROMAN_NUMBER.test(ending)) return false;
  if (SINGLE_LETTER.test(ending)) return UNIT.test(ending);
  const { previous, number } = NUMBER.exec(ending)?.groups ?? {};
  if (number !== undefined) return isAmount(number, previous ?? '', knowledge);
  // Before a number alone is "Art." an abbreviation; at the end it is a word.
  const abbreviation = abbreviationFinder(knowledge).find(ending, '');
  return abbreviation === undefined || abbreviation === 'numbering';
}

/** "Es waren 12." and "im Jahr 2019.", but not "Kapitel 2.", "am 3." and "§ 2000.". */
function isAmount(
  number: string,
  previous: string,
  { labelNouns, ordinals, dayIntroducers }: LanguageKnowledge,
): boolean {
  const word = previous.toLowerCase();
  if (!/^\p{L}[\p{L}\p{M}’'-]*$/u.test(previous) || labelNouns.has(previous)) return false;
  if (number.length >= YEAR_LENGTH) return true;
  return /^\p{Ll}/u.test(previous) && ordinals?.determiners.has(word) !== true && !dayIntroducers.has(word);
}
