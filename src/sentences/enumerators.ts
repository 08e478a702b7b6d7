/** "1.", "(2)", "3.1." or "a.", at the beginning of the text or behind a colon. */
const ENUMERATOR =
  /(?<colon>(?:^|.{0,16}:\s))\s{0,16}[([]?(?<mark>(?:\d{1,3}\.){0,8}\d{1,3}|\p{L}|[ivxIVX]{1,5})[.)\]]{1,2}$/su;

/** A piece that begins with an enumerator and is longer holds more than the enumerator. */
const LONGEST_ENUMERATOR = 16;

export interface Enumerator {
  /** What it counts with: "1", "3.1", "a". */
  readonly mark: string;
  /** It follows a colon in mid-sentence, and does not begin one. */
  readonly behindColon: boolean;
}

/** The enumerator that the text ends with, where it is the whole text or follows a colon. */
export function enumeratorAtEnd(text: string): Enumerator | undefined {
  const { colon, mark } = ENUMERATOR.exec(text.slice(-LONGEST_ENUMERATOR))?.groups ?? {};
  if (colon === undefined || mark === undefined) return undefined;
  const behindColon = colon !== '';
  return behindColon || text.length <= LONGEST_ENUMERATOR ? { mark, behindColon } : undefined;
}

/** Whether a list begins with the mark, or goes on with it behind the previous one: 1 and 2, a and b. */
export function continuesList(mark: string, previous: string | undefined): boolean {
  if (previous === undefined) return /^[1aAiI]$/u.test(mark);
  if (/^\d+$/u.test(mark)) return Number(mark) === Number(previous) + 1;
  return mark.length === 1 && mark.codePointAt(0) === (previous.codePointAt(0) ?? 0) + 1;
}
