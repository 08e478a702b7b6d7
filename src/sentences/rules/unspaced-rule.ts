import type { Rule, Site } from './site.ts';
import { firstWord } from './site.ts';

/** The text up to the gap, from the last whitespace on. */
const TOKEN = /\S{0,48}$/u;
/** Addresses, paths and names in programs: "x@y.De", "java.lang.String", "a/b.Txt", "list[0].Name". */
const CODE = /[@/\\_=#<>{}|~^]|www\.|\p{L}\.\p{L}|\]\./u;
/** What follows a word of a text; "System.Out.println" and "fmt.Println(" go on otherwise. */
const ENDED_WORD =
  /^[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*(?:[\s,;!?…"'’“”»«)\]]|[–—]|:(?!\S)|\.(?![\p{L}\p{N}])|$)/u;
/** Two letters: one alone is an initial or a part of "z.B.". A year, a decimal number, a bracket, a unit. */
const WORD_BEFORE = /(?:\p{L}\p{L}|\p{N}{3}|\p{N}[.,:]\p{N}{1,2}|[%€$°)\]"'“”‘’«»])\s?[.!?…]+$/u;
/** A whole word in lower case, too long for an abbreviation or a name of a program. */
const LOWER_WORD_BEFORE = /(?:^|[\s"'„“‚‘«»‹›(–—])\p{Ll}{4,}\.$/u;
/** A word longer than the ending of a file's name. */
const LONG_WORD = /^\p{Lu}\p{Ll}{4}/u;
/** No name has such marks within. */
const QUOTATION = /[„“‚‘«»‹›]/u;
const CAPITALISED = /^(?:\p{Lu}\p{Ll}|\p{Lu}(?!\p{L}))/u;

/**
 * "Er lief fort.Alle freuten sich." has two sentences; "Node.js", "S.Fischer", "readme.Md" and "System.Out" have none.
 * Without a space a full stop needs better signs: a starter or a quotation behind it, or plain words on both sides.
 */
export const unspaced: Rule = (site) => {
  if (endsWithAbbreviation(site)) return 'split';
  const token = TOKEN.exec(site.before)?.[0] ?? '';
  if (CODE.test(token.replace(/[.!?…]{1,48}$/u, '')) || !ENDED_WORD.test(site.after)) return 'join';
  if (!WORD_BEFORE.test(site.before)) return 'join';
  return /[!?]/u.test(site.terminator) ? behindExclamation(site) : behindFullStop(site);
};

/** "Er spielt beim SV Ulm e.V.Das freut uns." One letter is the next of "U.S.A". */
function endsWithAbbreviation({ before, after, starter, abbreviations }: Site): boolean {
  const begins = starter && firstWord(after).length > 1 && ENDED_WORD.test(after);
  const abbreviation = begins ? abbreviations.find(before, '') : undefined;
  return abbreviation === 'either' || abbreviation === 'closing';
}

function behindExclamation({ starter, after }: Site): 'split' | 'join' {
  return starter || (CAPITALISED.test(after) && firstWord(after).length > 1) ? 'split' : 'join';
}

function behindFullStop({
  before,
  after,
  openers,
  terminator,
  starter,
  abbreviations,
}: Site): 'split' | 'join' {
  const abbreviation = abbreviations.find(before, '');
  if (abbreviation === 'leading') return 'join';
  if (starter || QUOTATION.test(openers)) return 'split';
  const plain = terminator === '.' && abbreviation === undefined;
  return plain && LOWER_WORD_BEFORE.test(before) && LONG_WORD.test(after) ? 'split' : 'join';
}
