import type { Language } from '../language/language.ts';
import type { Enclosures } from './enclosures.ts';
import { findEnclosures } from './enclosures.ts';
import { continuesList, enumeratorAtEnd } from './enumerators.ts';
import type { Gap } from './gaps.ts';
import { gapsOf } from './gaps.ts';
import type { LanguageKnowledge } from './language-knowledge.ts';
import { knowledgeOf } from './language-knowledge.ts';
import { libraryBoundaries } from './library-boundaries.ts';
import { listItemStarts } from './list-items.ts';
import { siteOf } from './rules/site.ts';
import { verdictOn } from './verdict.ts';

/** A sentence of a paragraph, `paragraph.slice(start, end)`, in UTF-16 code units. */
export interface SentenceRange {
  readonly start: number;
  readonly end: number;
}

/** What is known of the whole paragraph before its gaps are judged. */
interface ParagraphKnowledge {
  readonly paragraph: string;
  /** Where its first sentence begins. */
  readonly firstStart: number;
  readonly knowledge: LanguageKnowledge;
  readonly enclosures: Enclosures;
  readonly listItems: ReadonlySet<number>;
  readonly libraryBoundaries: ReadonlySet<number>;
}

/** The sentence that a gap may end. */
interface OpenSentence {
  readonly start: number;
  /** The last enumerator of the paragraph, so that "2." is known for one where "1." came before. */
  readonly label: string | undefined;
}

/** Longer texts without a letter or a digit may be sentences of their own. In characters. */
const LONGEST_WORDLESS = 32;

/**
 * Splits a paragraph into its sentences. The ranges are trimmed, in order and apart, and cover every character
 * that is no whitespace. Quotations stay whole and with the sentence that speaks of them.
 *
 * The rules of this room decide wherever they know a place; ordinary full stops are left to sentencex.
 */
export function splitSentences(paragraph: string, language: Language): SentenceRange[] {
  const known: ParagraphKnowledge = {
    paragraph,
    firstStart: paragraph.length - paragraph.trimStart().length,
    knowledge: knowledgeOf(language),
    enclosures: findEnclosures(paragraph, language),
    listItems: listItemStarts(paragraph),
    libraryBoundaries: libraryBoundaries(paragraph, language),
  };
  const ranges: SentenceRange[] = [];
  let sentence: OpenSentence = { start: known.firstStart, label: undefined };
  for (const gap of gapsOf(paragraph, known.enclosures)) {
    const label = labelBefore(gap, sentence, known);
    if (label !== undefined) {
      sentence = { start: sentence.start, label };
    } else if (endsSentence(gap, sentence, known)) {
      ranges.push({ start: sentence.start, end: gap.end });
      sentence = { start: gap.start, label: sentence.label };
    }
  }
  const end = paragraph.trimEnd().length;
  if (sentence.start < end) ranges.push({ start: sentence.start, end });
  return ranges;
}

/** The label of the enumerator that lies before the gap: it belongs to the sentence behind the gap. */
function labelBefore(
  gap: Gap,
  { start, label: previous }: OpenSentence,
  known: ParagraphKnowledge,
): string | undefined {
  const enumerator = enumeratorAtEnd(known.paragraph.slice(start, gap.end));
  if (gap.terminator === '' || enumerator === undefined) return undefined;
  const { label, behindColon } = enumerator;
  const beginsLine = start === known.firstStart || known.listItems.has(start);
  return (beginsLine && !behindColon) || continuesList(label, previous) ? label : undefined;
}

function endsSentence(gap: Gap, { start }: OpenSentence, known: ParagraphKnowledge): boolean {
  if (gap.emptyLine || known.listItems.has(gap.start)) return true;
  if (gap.terminator === '' || known.enclosures.contain(gap.end)) return false;
  if (!holdsWord(known.paragraph, start, gap.end)) return false;
  const verdict = verdictOn(siteOf(gap, known.knowledge));
  return verdict === undefined ? libraryEnds(gap, known.libraryBoundaries) : verdict === 'split';
}

/** Stray marks before the first word are no sentence. */
function holdsWord(paragraph: string, start: number, end: number): boolean {
  return end - start > LONGEST_WORDLESS || /[\p{L}\p{N}]/u.test(paragraph.slice(start, end));
}

/** The library sees spaces for quotation marks, so that its sentence may begin behind the marks of ours. */
function libraryEnds({ end, start, openers }: Gap, boundaries: ReadonlySet<number>): boolean {
  for (let offset = end; offset <= start + openers.length; offset++) {
    if (boundaries.has(offset)) return true;
  }
  return false;
}
