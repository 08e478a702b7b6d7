/** Further passages that are shown at once: as many as an answer quotes at most. */
export const PASSAGES_A_PAGE = 3;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** `1`, `2`, …: a citation. Numbers mean evidence. */
export function numberMark(index: number): string {
  return String(index + 1);
}

/** `a` to `z`, then `aa`, …: a passage that only comes near. */
export function letterMark(index: number): string {
  const letter = LETTERS.charAt(index % LETTERS.length);
  const earlier = Math.floor(index / LETTERS.length) - 1;
  return earlier < 0 ? letter : letterMark(earlier) + letter;
}

/** Whether a mark is a number, and so the passage evidence. */
export function isEvidenceMark(mark: string): boolean {
  return /^\d/u.test(mark);
}

/** The mark as it stands before a passage: `[1]`, `(a)`. */
export function shownMark(mark: string): string {
  return isEvidenceMark(mark) ? `[${mark}]` : `(${mark})`;
}

/** The mark that a person means by `1`, `[1]`, `a` or `(A)`. */
export function typedMark(typed: string): string {
  return typed.replaceAll(/[[\]()\s.]/gu, '').toLowerCase();
}
