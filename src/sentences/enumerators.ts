/** "1.", "(2)", "3.1." or "a.", at the beginning of the text or behind a colon. */
const ENUMERATOR =
  /(?<colon>(?:^|.*:\s))\s*[([]?(?<label>(?:\d{1,3}\.)*\d{1,3}|\p{L}|[ivxIVX]{1,5})[.)\]]{1,2}$/su;

/** A piece that begins with an enumerator and is longer holds more than the enumerator. */
const LONGEST = 16;

export interface Enumerator {
  readonly label: string;
  /** It follows a colon in mid-sentence, and does not begin one. */
  readonly behindColon: boolean;
}

/** The enumerator that the text ends with, where it is the whole text or follows a colon. */
export function enumeratorAtEnd(text: string): Enumerator | undefined {
  const { colon, label } = ENUMERATOR.exec(text.slice(-LONGEST))?.groups ?? {};
  if (colon === undefined || label === undefined) return undefined;
  const behindColon = colon !== '';
  return behindColon || text.length <= LONGEST ? { label, behindColon } : undefined;
}

/** Whether a list begins with the label, or goes on with it behind the previous one: 1 and 2, a and b. */
export function continuesList(label: string, previous: string | undefined): boolean {
  if (previous === undefined) return /^[1aAiI]$/u.test(label);
  if (/^\d+$/u.test(label)) return Number(label) === Number(previous) + 1;
  return label.length === 1 && label.codePointAt(0) === (previous.codePointAt(0) ?? 0) + 1;
}
