import { plainText } from '../language/visible-text.ts';

/** What of a front matter was not read as it stands, in words for the person who put the file there. */
export interface FrontMatterWarning {
  /** What is wrong and where, a whole sentence. */
  readonly reason: string;
  /** What to do about it, a whole sentence. */
  readonly remedy: string;
}

/** Characters of a value that a warning shows: enough to find it. */
const SHOWN = 60;

/** A value as a warning shows it. */
export function quoted(value: string): string {
  const text = plainText(value);
  return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
}
