import { bareWord } from '../../language/typed-text.ts';
import { placedWords, type PlacedWord } from '../../language/words.ts';

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

/** The same with their places. */
export function placedComparableWords(text: string): PlacedWord[] {
  return placedWords(text).map(({ word, start, end }) => ({ word: comparable(word), start, end }));
}

function comparable(word: string): string {
  const bare = bareWord(word).replaceAll(STRETCHED, '$1').replaceAll(TYPED_UMLAUT, '$1');
  return LAUGHTER.test(bare) ? 'haha' : bare;
}
