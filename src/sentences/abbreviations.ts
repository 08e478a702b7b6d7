import type { Abbreviations, LanguageKnowledge } from '../language/knowledge.ts';

type AbbreviationKind = keyof Abbreviations;

/** The abbreviations of one language. */
export interface AbbreviationFinder {
  /**
   * The kind of the abbreviation that the text ends with, the longest where there are several; 'unfinished' where
   * it goes on in the text that follows, as "z. B." does behind "z.".
   */
  readonly find: (before: string, after: string) => AbbreviationKind | 'unfinished' | undefined;
}

const KINDS = ['leading', 'numbering', 'either', 'closing'] as const;

/** No abbreviation is longer, with its inner spaces. */
const LONGEST = 20;

/** What an abbreviation may follow directly. */
const WORD_START = /(?:^|[\s("'„“‚‘’«»‹›[/–—-])([^\s("'„“‚‘’«»‹›[/–—]{1,20})$/u;

/** "par ex.", "c. à s.": a short word without a full stop before the last one. */
const TWO_WORDS = /(?<!\S)(\p{Ll}[\p{Ll}.]{0,4})\s(\p{Ll}{1,4}\.)$/u;

/** A word in lower case before the last one: that begins no sentence, and its capital is its own ("heißt Max."). */
const IN_MID_SENTENCE = /\p{Ll}\s+\p{Lu}[\p{L}.\s]{0,12}$/u;

const finders = new WeakMap<Abbreviations, AbbreviationFinder>();

/** The finder of a language's abbreviations, built when it is first needed. */
export function abbreviationFinder({ abbreviations }: LanguageKnowledge): AbbreviationFinder {
  const finder = finders.get(abbreviations) ?? buildFinder(abbreviations);
  finders.set(abbreviations, finder);
  return finder;
}

function buildFinder(abbreviations: Abbreviations): AbbreviationFinder {
  const kinds = new Map<string, AbbreviationKind>();
  const continuations = new Map<string, string[]>();
  for (const kind of KINDS) {
    for (const abbreviation of abbreviations[kind]) {
      kinds.set(abbreviation, kind);
      for (const part of partsOf(abbreviation)) {
        const rest = abbreviation.slice(part.length);
        continuations.set(part, [...(continuations.get(part) ?? []), rest]);
      }
    }
  }
  const compounds = [...kinds].filter(([abbreviation]) => abbreviation.startsWith('-'));

  return {
    find: (before, after) => {
      const endings = endingsOf(before);
      const following = withoutInnerSpaces(after.slice(0, LONGEST));
      const goesOn = (rest: string): boolean => following.startsWith(rest);
      for (const ending of endings) {
        if (lookedUp(continuations, ending, before)?.some(goesOn)) return 'unfinished';
      }
      for (const ending of endings) {
        const kind = lookedUp(kinds, ending, before);
        if (kind !== undefined) return kind;
      }
      return compounds.find(([abbreviation]) => endings[0]?.endsWith(abbreviation.slice(1)))?.[1];
    },
  };
}

/** What is known of the abbreviation; where a sentence may begin, also of one that has a capital for that. */
function lookedUp<Known>(
  known: ReadonlyMap<string, Known>,
  ending: string,
  before: string,
): Known | undefined {
  const asWritten = known.get(ending);
  if (asWritten !== undefined) return asWritten;
  const inLowerCase = known.get(decapitalised(ending));
  return inLowerCase === undefined || IN_MID_SENTENCE.test(before) ? undefined : inLowerCase;
}

/** What the abbreviation begins with at each of its inner full stops: "i." and "i.d." of "i.d.R.". */
function partsOf(abbreviation: string): string[] {
  return Array.from(abbreviation.matchAll(/\.(?=.)/gu), ({ index }) => abbreviation.slice(0, index + 1));
}

/** The last words of the text that could be one abbreviation, the longest first: "Uhr.z.B.", "z.B.", "B.". */
function endingsOf(before: string): string[] {
  const text = withoutInnerSpaces(before.slice(-LONGEST));
  const word = WORD_START.exec(text)?.[1] ?? '';
  const twoWords = TWO_WORDS.exec(text);
  const joined = twoWords === null ? [] : [`${twoWords[1] ?? ''}.${twoWords[2] ?? ''}`];
  return [word, ...joined, ...Array.from(word.matchAll(/[.-](?=.)/gu), ({ index }) => word.slice(index + 1))];
}

function withoutInnerSpaces(text: string): string {
  return text.replace(/\.\s+/gu, '.');
}

function decapitalised(word: string): string {
  return word.charAt(0).toLowerCase() + word.slice(1);
}
