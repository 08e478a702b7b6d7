import { bareWord } from '../../language/typed-text.ts';
import { wordsInTurn, placedWords, type PlacedWord } from '../../language/words.ts';

/** "haha", "hihihi", "jajaja" */
const LAUGHTER = /^([hj][aeio])\1+h?$/u;
/** An umlaut as people type it who have no key for it; of other words it takes the same letter on both sides. */
const TYPED_UMLAUT = /([aou])e/gu;
/** "haaallo", "looool": no word has a letter three times in a row. */
const STRETCHED = /(\p{L})\1{2,}/gu;

/**
 * The words of a text as phrases are compared: without regard to case, accents, umlauts and ß, and as people type them when
 * they laugh or draw out a letter.
 */
export function comparableWords(text: string): string[] {
  return placedComparableWords(text).map(({ word }) => word);
}

/** The same one after the other, for who wants the first of them. */
export function* eachComparableWord(text: string): Generator<string> {
  for (const word of wordsInTurn(text)) yield comparable(word);
}

/** The same with their places. */
export function placedComparableWords(text: string): PlacedWord[] {
  return placedWords(text).map(({ word, start, end }) => ({ word: comparable(word), start, end }));
}

/** Words come again and again: of the articles' headings and sentences, by the hundred thousand. */
const KNOWN = new Map<string, string>();
const MOST_KNOWN = 50_000;
/** In characters; longer ones are seldom words. */
const LONGEST_KNOWN = 40;

function comparable(word: string): string {
  const known = KNOWN.get(word);
  if (known !== undefined) return known;
  const made = compared(word);
  if (KNOWN.size >= MOST_KNOWN) KNOWN.clear();
  if (word.length <= LONGEST_KNOWN) KNOWN.set(word, made);
  return made;
}

function compared(word: string): string {
  const bare = bareWord(word).replaceAll(STRETCHED, '$1').replaceAll(TYPED_UMLAUT, '$1');
  return LAUGHTER.test(bare) ? 'haha' : bare;
}
