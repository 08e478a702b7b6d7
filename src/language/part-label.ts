import { knowledgeOf, LANGUAGES } from './language.ts';

/** What an article's text calls its parts by: `§ 4`, `Art. 3`, `Article premier`, `Chapter II`, `2. Abschnitt`. */

const NOUNS = LANGUAGES.flatMap((language) => [...knowledgeOf(language).partNouns]);
/** As they are written, and in capitals; abbreviations keep their full stop, and the longest comes first. */
const NOUN = [...new Set([...NOUNS, ...NOUNS.map((noun) => noun.toUpperCase())])]
  .toSorted((a, b) => b.length - a.length)
  .map((noun) => noun.replaceAll('.', String.raw`\.`))
  .join('|');
const PARAGRAPHS = String.raw`§+\s*\d+\s?[a-z]?(?:\s?[–-]\s?\d+[a-z]?)?`;
const NUMBER = String.raw`\d+(?:\.\d+)*(?:bis|ter|er|re|[a-z])?|I(?:er|re)|[IVXLC]+|[A-Z]|[Pp]remi(?:er|ère)|PREMI(?:ER|ÈRE)`;
const PART = String.raw`(?:${PARAGRAPHS}|(?:${NOUN})\s+(?:${NUMBER})|\d{1,2}\.\s?(?:${NOUN}))(?![\p{L}\p{N}])`;

const BEGINNING = new RegExp(`^${PART}`, 'u');
const WHOLE = new RegExp(String.raw`^${PART}\s?[.:]?$`, 'u');
/** Between the number of a part and its name: "Section 2. Fees", "Article 3 : Cotisation", "Art. 6. – Siège". */
const SEPARATOR = /^\s?[.:]?\s*(?:[–—-]\s)?\s*/u;

/** Characters of what numbers a part, and of what tells that it ends there. */
const LONGEST_LABEL = 48;

interface PartLabel {
  /** How a text calls the part: "§ 4". */
  readonly label: string;
  /** What stands behind it, without what parts the two. */
  readonly name: string;
}

/** The part that a text begins with the number of. */
export function partLabel(text: string): PartLabel | undefined {
  const label = BEGINNING.exec(text.slice(0, LONGEST_LABEL))?.[0];
  if (label === undefined) return undefined;
  return { label, name: text.slice(label.length).replace(SEPARATOR, '') };
}

/** Whether the text is the number of a part and nothing else. */
export function isPartLabel(text: string): boolean {
  return text.length <= LONGEST_LABEL && WHOLE.test(text);
}
