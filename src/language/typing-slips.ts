import { bareWord } from './typed-text.ts';

/** The rows of letters of the keyboards that German, English and French are typed on. */
const KEYBOARDS = [
  ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ['qwertzuiop', 'asdfghjkl', 'yxcvbnm'],
  ['azertyuiop', 'qsdfghjklm', 'wxcvbn'],
];

/** Two letters whose keys lie side by side, on one row or on two. */
const NEIGHBOURS: ReadonlySet<string> = new Set(
  KEYBOARDS.flatMap((rows) =>
    rows.flatMap((row, at) =>
      Array.from(row, (letter, i) =>
        [row[i + 1], rows[at + 1]?.[i - 1], rows[at + 1]?.[i]].flatMap((other) =>
          other === undefined ? [] : [letter + other, other + letter],
        ),
      ).flat(),
    ),
  ),
);

/** Letters that have no marks. */
const PLAIN = /^[a-z]*$/u;

const SLIP = 1;
/** What no finger does by chance: another word may well differ so. */
const CHANGE = 2;

/**
 * How many slips of the fingers make one word of another, both in lower case: two letters that changed places, one that is
 * missing, typed twice, or hit beside its key or with it (Damerau 1964). What is altogether another letter counts for two, and
 * so does a mark that was typed and is not meant; one that is left out counts for none.
 *
 * @param limit what is more is told as one more than this
 */
export function typingSlips(typed: string, meant: string, limit: number): number {
  if (Math.abs(typed.length - meant.length) > limit) return limit + 1;
  const bare = PLAIN.test(meant) ? meant : Array.from(meant, bareWord);
  let leastBefore = 0;
  let before: readonly number[] = [];
  let last: readonly number[] = Array.from({ length: limit + 1 }, (_, j) => j * SLIP);
  for (let i = 1; i <= typed.length; i++) {
    const letter = typed[i - 1] ?? '';
    const extra = hits(letter, typed[i - 2]) || hits(letter, typed[i]) ? SLIP : CHANGE;
    const row: number[] = [];
    let least = limit + 1;
    // Places that lie further apart than the limit cost more than it.
    for (let j = Math.max(0, i - limit); j <= Math.min(meant.length, i + limit); j++) {
      const isRight = letter === meant[j - 1] || letter === bare[j - 1];
      const other = NEIGHBOURS.has(letter + (bare[j - 1] ?? '')) ? SLIP : CHANGE;
      const haveChanged = letter === meant[j - 2] && typed[i - 2] === meant[j - 1];
      const slips = Math.min(
        (last[j - 1] ?? Infinity) + (isRight ? 0 : other),
        (row[j - 1] ?? Infinity) + SLIP,
        (last[j] ?? Infinity) + extra,
        haveChanged ? (before[j - 2] ?? Infinity) + SLIP : Infinity,
      );
      row[j] = slips;
      least = Math.min(least, slips);
    }
    // Letters that changed places are counted from the row before the last.
    if (least > limit && leastBefore > limit) return limit + 1;
    [before, last, leastBefore] = [last, row, least];
  }
  return Math.min(last[meant.length] ?? Infinity, limit + 1);
}

/** Whether a letter is another one typed twice, or hit together with it. */
function hits(letter: string, other: string | undefined): boolean {
  return letter === other || NEIGHBOURS.has(letter + (other ?? ''));
}
