import { knowledgeOf, LANGUAGES } from '../language/language.ts';
import { wordsOf } from '../language/words.ts';

/** What tells whether a hyphen at a line's end belongs to the word. */
export interface Hyphenation {
  /** The words of the text on one line, in lower case; those with a hyphen as a whole too. */
  readonly vocabulary: ReadonlySet<string>;
  /** Whether one of which nothing else is known only parts the word. */
  readonly hyphensPartWords: boolean;
}

const COMPOUND = /(?<![\p{L}\p{N}-])[\p{L}\p{N}]{1,30}(?:-[\p{L}\p{N}]{1,30}){1,4}(?![\p{L}\p{N}-])/gu;

/** The words that stand somewhere in a text. */
export function vocabularyOf(text: string): ReadonlySet<string> {
  const compounds = Array.from(text.matchAll(COMPOUND), ([word]) => word);
  return new Set([...wordsOf(text), ...compounds].map((word) => word.toLowerCase()));
}

/** Behind these a hyphen stands for a part that two words share: "Vor- und Nachteile". */
const CONJUNCTIONS = new Set(LANGUAGES.flatMap((language) => [...knowledgeOf(language).sharedParts]));

/** No word is longer that is parted. */
const WORD_LENGTH = 60;
const FIRST_HALF = /(?<half>[^\s]{0,60}[\p{L}\p{M}\p{N}])[-\u2010]$/u;
/** "Zusammen-" may be half a word; "E-", "CO2-", "EU-", "Nord-Ostsee-" and "https://a.de/b-" have their hyphen. */
const PLAIN_HALF = /^[("'„“‚‘«»‹›[]*(?<word>\p{L}[\p{L}\p{M}]*[\p{Ll}\p{M}])$/u;
const SECOND_HALF = /^[\p{L}\p{M}]+/u;
/** "deutsch-französische", "politisch-gesellschaftlich": two adjectives, of which no word is made without a hyphen. */
const FIRST_ADJECTIVE = /(?:isch|lich|deutsch)$/u;
const SECOND_ADJECTIVE = /^\p{Ll}{2,40}(?:isch|lich|deutsch)(?:e[mnrs]?)?$/u;
const SOFT_HYPHEN = '\u00AD';

/** Lines as one: with a space between two, but for the halves of a word. */
export function joinedLines(lines: readonly string[], hyphenation: Hyphenation): string {
  return lines
    .map((line, at) => {
      const next = lines[at + 1];
      if (next === undefined) return line;
      const seam = seamOf(line.slice(-WORD_LENGTH), next.slice(0, WORD_LENGTH), hyphenation);
      return seam === 'one word' ? line.slice(0, -1) : line + (seam === 'compound' ? '' : ' ');
    })
    .join('');
}

/** Whether a word goes on behind a line end: as one, or with the hyphen that it has anyway. */
function seamOf(
  before: string,
  after: string,
  { vocabulary, hyphensPartWords }: Hyphenation,
): 'one word' | 'compound' | 'words' {
  if (before.endsWith(SOFT_HYPHEN)) return 'one word';
  const half = FIRST_HALF.exec(before)?.groups?.['half'];
  if (half === undefined || !/^[\p{L}\p{N}]/u.test(after)) return 'words';
  const other = SECOND_HALF.exec(after)?.[0] ?? '';
  if (CONJUNCTIONS.has(other.toLowerCase())) return 'words';
  const word = PLAIN_HALF.exec(half)?.groups?.['word'];
  if (word === undefined || !/^\p{Ll}/u.test(after)) return 'compound';
  if (vocabulary.has(`${word}-${other}`.toLowerCase())) return 'compound';
  if (FIRST_ADJECTIVE.test(word) && SECOND_ADJECTIVE.test(other)) return 'compound';
  return hyphensPartWords || vocabulary.has((word + other).toLowerCase()) ? 'one word' : 'compound';
}
