import type { LanguageKnowledge } from '../../language/knowledge.ts';
import type { AbbreviationFinder } from '../abbreviations.ts';
import { abbreviationFinder } from '../abbreviations.ts';
import type { Gap } from '../gaps.ts';
import { FOOTNOTE, FOOTNOTE_SIGN } from '../marks.ts';

/** How the text behind a gap begins. */
type Onset = 'lower' | 'upper' | 'digit' | 'punctuation' | 'symbol';

/** A gap behind a terminator, with all that the rules ask about it. */
export interface Site extends Pick<Gap, 'before' | 'terminator' | 'openers' | 'after'> {
  /** The closing marks behind the terminator; a footnote's mark says nothing of the sentence, and is left out. */
  readonly closers: string;
  /** A footnote's mark stands behind the terminator. */
  readonly footnoted: boolean;
  /** No whitespace parts the terminator from what follows. */
  readonly unspaced: boolean;
  readonly knowledge: LanguageKnowledge;
  readonly abbreviations: AbbreviationFinder;
  readonly onset: Onset;
  /** What follows begins with a word that begins a sentence. */
  readonly starter: boolean;
}

/** Whether a sentence ends at the site. */
export type Verdict = 'split' | 'join';

/** Decides only the sites that it knows about; undefined leaves the site to the next rule. */
export type Rule = (site: Site) => Verdict | undefined;

export function siteOf(gap: Gap, knowledge: LanguageKnowledge): Site {
  const closers = withoutFootnotes(gap.closers);
  // Listed, not spread: spreading takes longer than all the rules together.
  return {
    before: gap.before,
    terminator: gap.terminator,
    closers,
    footnoted: closers !== gap.closers,
    openers: gap.openers,
    after: gap.after,
    unspaced: gap.start === gap.end,
    knowledge,
    abbreviations: abbreviationFinder(knowledge),
    onset: onsetOf(gap.after),
    starter: isStarter(firstWord(gap.after), knowledge),
  };
}

function withoutFootnotes(closers: string): string {
  return closers === '' ? closers : closers.replaceAll(FOOTNOTES, '');
}

/** "L’" is listed as it is elided; of "It’s" the word before the apostrophe is the starter. */
function isStarter(word: string, { starters }: LanguageKnowledge): boolean {
  return starters.has(word) || (word.endsWith('’') && starters.has(word.slice(0, -1)));
}

/** The first word of a text; of an elided one ("L’État") the part up to and with its apostrophe. */
export function firstWord(text: string): string {
  return (/^[\p{L}\p{M}]+(?:['’](?=\p{L}))?/u.exec(text)?.[0] ?? '').replace("'", '’');
}

const FOOTNOTES = new RegExp(`${FOOTNOTE}|${FOOTNOTE_SIGN}`, 'gu');

/** A brand such as iPhone or eBay, and an address, begins a sentence as a capital does. */
const CAPITAL = /^(?:\p{Lu}|\p{Ll}{1,2}\p{Lu}\p{Ll}|https?:\/\/|www\.)/u;
const PUNCTUATION = /^(?:[,;:!?…)\]}%/]|\.(?![\p{L}\p{N}]))/u;

function onsetOf(after: string): Onset {
  if (CAPITAL.test(after)) return 'upper';
  if (/^\p{Ll}/u.test(after)) return 'lower';
  if (/^\p{N}/u.test(after)) return 'digit';
  return after === '' || PUNCTUATION.test(after) ? 'punctuation' : 'symbol';
}
