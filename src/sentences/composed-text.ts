/** A text whose letters are composed, and the way back from its offsets to those of the text as it was given. */
interface ComposedText {
  readonly text: string;
  readonly givenOffset: (offset: number) => number;
}

/** What may be composed with the character before it: marks, the vowels and finals of Hangul, and a vowel of Kirat Rai. */
const COMPOSES = /[\p{M}\u1160-\u11FF\u{16D67}]/u;

/**
 * No script sets more marks on one letter (Unicode's stream-safe format allows as many). Normalising takes the square
 * of their number.
 */
const MOST_MARKS = 30;
const TOO_MANY_MARKS = new RegExp(String.raw`\p{M}{${MOST_MARKS + 1}}`, 'u');

/**
 * The text in the form NFC, in which all that this room knows is written. A letter and its marks are composed as one
 * group, which has one place in both texts.
 */
export function composedText(given: string): ComposedText {
  if (!TOO_MANY_MARKS.test(given) && given.normalize('NFC') === given) {
    return { text: given, givenOffset: (offset) => offset };
  }
  const composed: string[] = [];
  // For each code unit of the composed text, the offset that it comes from.
  const origins: number[] = [];
  let start = 0;
  for (const end of groupEnds(given)) {
    const group = given.slice(start, end).normalize('NFC');
    composed.push(group);
    for (let unit = 0; unit < group.length; unit++) origins.push(Math.min(start + unit, end));
    start = end;
  }
  return { text: composed.join(''), givenOffset: (offset) => origins[offset] ?? given.length };
}

/** The offsets behind the groups of characters that are composed with each other. */
function* groupEnds(text: string): Generator<number> {
  let end = 0;
  let marks = 0;
  for (const character of text) {
    marks = COMPOSES.test(character) ? marks + 1 : 0;
    if (end > 0 && (marks === 0 || marks > MOST_MARKS)) {
      yield end;
      marks = 0;
    }
    end += character.length;
  }
  if (end > 0) yield end;
}
