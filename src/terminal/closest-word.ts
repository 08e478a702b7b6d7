/** One mistake in each three letters still leaves a word that can be recognised. */
const LETTERS_A_MISTAKE = 3;
/** In characters; none is near what is longer. Each letter of one is compared with each of the other. */
const LONGEST_WORD = 80;

/**
 * The word that somebody may have meant: the one with the fewest mistakes, else the first that begins with what was typed;
 * undefined where none is near. Upper and lower case are one.
 * @param letters so many may hold one mistake
 */
export function closestWord(
  typed: string,
  words: readonly string[],
  letters = LETTERS_A_MISTAKE,
): string | undefined {
  const word = typed.toLowerCase();
  const near = words
    .filter((candidate) => isAsLong(word, candidate, letters))
    .map((candidate) => ({ candidate, mistakes: mistakesBetween(word, candidate.toLowerCase()) }))
    .filter(({ candidate, mistakes }) => mistakes <= candidate.length / letters)
    .toSorted((one, other) => one.mistakes - other.mistakes);
  return (
    near[0]?.candidate ?? words.find((candidate) => word !== '' && candidate.toLowerCase().startsWith(word))
  );
}

/** Whether letters that were left out or added may make up for the length. */
function isAsLong(word: string, candidate: string, letters: number): boolean {
  if (Math.max(word.length, candidate.length) > LONGEST_WORD) return false;
  return Math.abs(word.length - candidate.length) <= candidate.length / letters;
}

/**
 * How many letters were left out, added, mistaken or swapped with their neighbour (the distance of optimal string alignment),
 * as in commander, which keeps its own to itself.
 */
function mistakesBetween(one: string, other: string): number {
  let [before, last]: [number[], number[]] = [[], Array.from({ length: other.length + 1 }, (_, at) => at)];
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let at = 1; at <= other.length; at += 1) {
      const same = one[row - 1] === other[at - 1];
      const swapped = one[row - 1] === other[at - 2] && one[row - 2] === other[at - 1];
      next.push(
        Math.min(
          (last[at] ?? 0) + 1,
          (next[at - 1] ?? 0) + 1,
          (last[at - 1] ?? 0) + (same ? 0 : 1),
          swapped ? (before[at - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    [before, last] = [last, next];
  }
  return last[other.length] ?? 0;
}
