import { wordsOf } from '../language/words.ts';
import { markedSpans } from './marked-spans.ts';
import type { Quotation } from './quotation.ts';
import { blocksOf, withoutAttribution, type WrittenBlock } from './quoting-blocks.ts';
import { shownText, type PlacedText } from './shown-text.ts';

/**
 * What a text in Markdown, or plain, sets as the words of another: in quotation marks or as a block quote, in its order. Of
 * quotations within one the outer counts. Quotation marks are followed to the end of their paragraph.
 */
export function findQuotations(text: string): Quotation[] {
  return blocksOf(text).flatMap((block) => (block.isQuote ? quotedBlock(block) : quotedIn(block)));
}

function quotedIn({ paragraphs }: WrittenBlock): Quotation[] {
  return paragraphs.flatMap((paragraph) => {
    const shown = shownText(paragraph);
    return markedSpans(shown.text).flatMap(({ start, end }) => quotationOf('marks', part(shown, start, end)));
  });
}

/** A citation's number or letter, as a writer sets it before or behind a quotation. */
const NUMBER_BEFORE = /^(?:\[\d{1,3}\]|\([a-z]\))[ \n]/u;
const NUMBER_BEHIND = /(?:[ \n]?\[\d{1,3}\]){1,9}$/u;
/** What may follow on a quotation in marks that is a block: a mark, and who said it. */
const BEHIND_MARKS = /^[.,;:]?\s*(?:(?:[—–―-]|--)\s[^\n]*)?$/u;

function quotedBlock({ paragraphs }: WrittenBlock): Quotation[] {
  const joined: { text: string; places: number[] } = { text: '', places: [] };
  for (const paragraph of withoutAttribution(paragraphs)) {
    const shown = shownText(paragraph);
    const blank = joined.text === '' ? '' : '\n\n';
    joined.text += blank + shown.text;
    for (const place of [...Array.from(blank, () => shown.places[0] ?? 0), ...shown.places])
      joined.places.push(place);
  }
  const { text } = joined;
  const before = NUMBER_BEFORE.exec(text)?.[0].length ?? 0;
  const bare = part(joined, before, text.length - (NUMBER_BEHIND.exec(text.slice(before))?.[0].length ?? 0));
  const [marked] = markedSpans(bare.text);
  const isMarked = marked?.start === 1 && BEHIND_MARKS.test(bare.text.slice(marked.end + 1));
  return quotationOf('block', isMarked ? part(bare, marked.start, marked.end) : bare);
}

function part({ text, places }: PlacedText, start: number, end: number): PlacedText {
  return { text: text.slice(start, end), places: places.slice(start, end) };
}

function quotationOf(form: Quotation['form'], { text, places }: PlacedText): Quotation[] {
  const trimmed = text.trim();
  const first = text.indexOf(trimmed);
  const start = places[first];
  const last = places[first + trimmed.length - 1];
  const words = wordsOf(trimmed).length;
  if (start === undefined || last === undefined || words === 0) return [];
  return [{ form, text: asOneLine(trimmed), words, start, end: last + 1 }];
}

/** Runs of white space as one; an empty line between paragraphs stays, as the articles have it. */
function asOneLine(text: string): string {
  return text
    .split('\n\n')
    .map((paragraph) => paragraph.replaceAll(/[ \t\n]+/gu, ' '))
    .join('\n\n');
}
