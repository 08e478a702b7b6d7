import type { TextRange } from '../corpus/article.ts';
import type { LanguageKnowledge } from '../language/knowledge.ts';
import type { Language } from '../language/language.ts';
import { knowledgeOf } from '../language/language.ts';
import { isPartLabel } from '../language/part-label.ts';
import { composedText } from './composed-text.ts';
import { cutRange } from './cut-range.ts';
import type { Enclosures } from './enclosures.ts';
import { findEnclosures } from './enclosures.ts';
import type { Gap } from './gaps.ts';
import { gapsOf } from './gaps.ts';
import { libraryBoundaries } from './library-boundaries.ts';
import { continuesList, enumeratorAtEnd, type Enumerator } from './enumerators.ts';
import { beginsWithMonth } from './rules/date-rules.ts';
import { siteOf } from './rules/site.ts';
import { verdictOn } from './verdict.ts';

/** What is known of the whole paragraph before its gaps are judged. */
interface ParagraphFacts {
  readonly paragraph: string;
  readonly knowledge: LanguageKnowledge;
  readonly enclosures: Enclosures;
  readonly libraryBoundaries: ReadonlySet<number>;
}

/** The sentence that a gap may end. */
interface OpenSentence {
  readonly start: number;
  /** That of the paragraph's last enumerator, so that "2." is known for one where "1." came before. */
  readonly mark: string | undefined;
  /** A colon announced an enumeration in the paragraph. */
  readonly isListed: boolean;
}

/** The number of an item, and what stands before it. */
const ITEM_NUMBER = /^(?<context>.*\s)(?<mark>\d{1,2})\.$/su;

/** Longer texts without a letter or a digit may be sentences of their own. In characters. */
const LONGEST_WORDLESS = 32;

/**
 * No sentence has more UTF-16 code units: a longer one is a table or a list without full stops, and is cut so that it
 * can be read and shown.
 */
export const LONGEST_SENTENCE = 2000;

/**
 * Splits a paragraph into its sentences. The ranges are trimmed, in order and apart, and cover every character
 * that is no whitespace. Quotations stay whole and with the sentence that speaks of them.
 *
 * The rules of this room decide wherever they know a place; ordinary full stops are left to sentencex.
 */
export function splitSentences(paragraph: string, language: Language): TextRange[] {
  const firstStart = paragraph.length - paragraph.trimStart().length;
  const { text, givenOffset } = composedText(paragraph.trim());
  return composedSentences(text, language).flatMap(({ start, end }) => {
    const given = { start: firstStart + givenOffset(start), end: firstStart + givenOffset(end) };
    return [...cutRange(paragraph, given, LONGEST_SENTENCE)];
  });
}

/** The sentences of a paragraph without whitespace around it, whose letters are composed. */
function composedSentences(paragraph: string, language: Language): TextRange[] {
  const knowledge = knowledgeOf(language);
  const known: ParagraphFacts = {
    paragraph,
    knowledge,
    enclosures: findEnclosures(paragraph, knowledge),
    libraryBoundaries: libraryBoundaries(paragraph, language),
  };
  const ranges: TextRange[] = [];
  let sentence: OpenSentence = { start: 0, mark: undefined, isListed: false };
  for (const gap of gapsOf(paragraph, known.enclosures)) {
    const enumerator = enumeratorBefore(gap, sentence, known);
    const item = itemBefore(gap, sentence, known);
    if (enumerator !== undefined) {
      const { mark, behindColon } = enumerator;
      sentence = { start: sentence.start, mark, isListed: sentence.isListed || behindColon };
    } else if (item !== undefined) {
      ranges.push({ start: sentence.start, end: item.previousEnd });
      sentence = { ...sentence, start: item.start, mark: item.mark };
    } else if (endsSentence(gap, sentence, known)) {
      ranges.push({ start: sentence.start, end: gap.end });
      sentence = { ...sentence, start: gap.start };
    }
  }
  if (paragraph !== '') ranges.push({ start: sentence.start, end: paragraph.length });
  return ranges;
}

/** The enumerator that lies before the gap: it belongs to the sentence behind the gap. */
function enumeratorBefore(
  gap: Gap,
  { start, mark: previous }: OpenSentence,
  known: ParagraphFacts,
): Enumerator | undefined {
  const enumerator = enumeratorAtEnd(known.paragraph.slice(start, gap.end));
  if (gap.terminator === '' || enumerator === undefined) return undefined;
  const { mark, behindColon } = enumerator;
  const beginsLine = start === 0;
  return (beginsLine && !behindColon) || continuesList(mark, previous) ? enumerator : undefined;
}

/** The next item of an enumeration within the text, where its number lies before the gap: "1. Kasse 2. Wahl 3. Fest". */
function itemBefore(
  { terminator, closers, before, after, end }: Gap,
  { mark: previous, isListed }: OpenSentence,
  { knowledge, paragraph, enclosures }: ParagraphFacts,
): { readonly start: number; readonly mark: string; readonly previousEnd: number } | undefined {
  if (previous === undefined || terminator !== '.' || closers !== '' || enclosures.contain(end))
    return undefined;
  const { context, mark } = ITEM_NUMBER.exec(before)?.groups ?? {};
  if (context === undefined || mark === undefined || !continuesList(mark, previous)) return undefined;
  const isApart = isListed || /[,;.!?]\s+$/u.test(context);
  if (!isApart || beginsWithMonth(after, knowledge)) return undefined;
  const start = end - mark.length - 1;
  return { start, mark, previousEnd: paragraph.slice(0, start).trimEnd().length };
}

function endsSentence(gap: Gap, { start }: OpenSentence, known: ParagraphFacts): boolean {
  if (gap.emptyLine) return true;
  if (gap.terminator === '' || known.enclosures.contain(gap.end)) return false;
  if (!holdsWord(known.paragraph, start, gap.end)) return false;
  // "Section 2. The fee is due.": the number of a part says nothing by itself.
  if (isPartLabel(known.paragraph.slice(start, gap.end))) return false;
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
