import type { PlacedText } from './shown-text.ts';

/** A paragraph of Markdown without what stands before its lines. */
interface WrittenParagraph extends PlacedText {
  /** The mark of the list that it is an item of. */
  readonly item: string | undefined;
}

/** A paragraph of the writer's, or a block quote with its paragraphs. */
export interface WrittenBlock {
  readonly isQuote: boolean;
  readonly paragraphs: readonly WrittenParagraph[];
}

const LINE = /([^\r\n]*)(?:\r\n|\r|\n|$)/guy;
const FENCE = /^[ \t]*(?:```|~~~)/u;
const BLANK = /^[ \t]*$/u;
const RULE = /^[ \t]*(?:[-*_][ \t]*){3,}$/u;
const HEADING = /^ {0,3}#{1,6}(?:[ \t]+|$)/u;
const ITEM = /^[ \t]*([-*+]|\d{1,9}[.)])[ \t]+/u;
/** Also as an item of a list, and quotes within a quote, which are part of it. */
const QUOTE = /^[ \t]*(?:([-*+]|\d{1,9}[.)])[ \t]+)?>[ \t>]*/u;

/**
 * The paragraphs and block quotes of a text in Markdown, by its lines, as CommonMark has them: a line that follows a block quote's
 * paragraph goes on with it, whether it is marked or not. Code between fences is left out.
 */
export function blocksOf(text: string): WrittenBlock[] {
  const blocks: OpenBlock[] = [];
  let open: OpenBlock | undefined;
  let isCode = false;
  const opened = (isQuote: boolean): OpenBlock => {
    const block = { isQuote, paragraphs: [], isOpen: false };
    blocks.push(block);
    return block;
  };
  for (const { 1: line = '', index } of text.matchAll(LINE)) {
    const [quote] = QUOTE.exec(line) ?? [];
    const isFence = quote === undefined && FENCE.test(line);
    if (isFence) isCode = !isCode;
    if (isFence || isCode || (quote === undefined && (BLANK.test(line) || RULE.test(line)))) open = undefined;
    else if (quote !== undefined) {
      const isItem = QUOTE.exec(line)?.[1] !== undefined;
      if (open?.isQuote !== true || isItem) open = opened(true);
      addLine(open, { line, from: quote.length, index });
    } else {
      const isContinued = open?.isOpen === true && !HEADING.test(line) && !ITEM.test(line);
      if (!isContinued || open === undefined) open = opened(false);
      addLine(open, { line, from: 0, index });
    }
  }
  return blocks;
}

interface OpenBlock extends WrittenBlock {
  readonly paragraphs: OpenParagraph[];
  /** Its last line goes on with the next. */
  isOpen: boolean;
}

interface OpenParagraph extends WrittenParagraph {
  text: string;
  readonly places: number[];
}

interface Line {
  readonly line: string;
  /** Where in it its content begins. */
  readonly from: number;
  /** Where it begins in the text. */
  readonly index: number;
}

function addLine(block: OpenBlock, { line, from, index }: Line): void {
  const content = line.slice(from);
  const heading = HEADING.exec(content);
  const item = heading === null ? ITEM.exec(content) : null;
  if (BLANK.test(content)) {
    block.isOpen = false;
    return;
  }
  const mark = heading?.[0] ?? item?.[0] ?? /^[ \t]*/u.exec(content)?.[0] ?? '';
  let paragraph = block.paragraphs.at(-1);
  if (paragraph === undefined || !block.isOpen || heading !== null || item !== null) {
    paragraph = { text: '', places: [], item: item?.[1] };
    block.paragraphs.push(paragraph);
  } else {
    paragraph.text += '\n';
    paragraph.places.push(index);
  }
  paragraph.text += content.slice(mark.length);
  for (let at = from + mark.length; at < line.length; at++) paragraph.places.push(index + at);
  block.isOpen = heading === null;
}

/** A line that names who is quoted, or where. */
const ATTRIBUTION = /^(?:[—–―]|--)[ \t\u00A0]?\S/u;
const LINK_ALONE = /^(?:\[[^[\]\n]{1,300}\]\([^\s]{1,4000}\)|<https?:[^\s<>]{1,4000}>|https?:\S{1,4000})$/u;
const SENTENCE_END = /[.!?…][“”"'»«’)]?$/u;

/** A block quote's paragraphs without the lines at the end that say whom or what it quotes. What begins with a dash is a dialogue. */
export function withoutAttribution(paragraphs: readonly WrittenParagraph[]): readonly WrittenParagraph[] {
  if (ATTRIBUTION.test(paragraphs[0]?.text ?? '')) return paragraphs;
  for (const [last, paragraph] of [...paragraphs.entries()].toReversed()) {
    const end = isListedAttribution(paragraph, paragraphs[last - 1]) ? 0 : endOfQuoted(paragraph.text);
    if (end === 0) continue;
    const { text, places } = paragraph;
    const rest = { ...paragraph, text: text.slice(0, end), places: places.slice(0, end) };
    return [...paragraphs.slice(0, last), rest];
  }
  return paragraphs;
}

/** Where the lines that name a source begin at a paragraph's end. */
function endOfQuoted(text: string): number {
  let end = text.length;
  while (end > 0) {
    const lineStart = text.lastIndexOf('\n', end - 1) + 1;
    const line = text.slice(lineStart, end).trim();
    if (!ATTRIBUTION.test(line) && !LINK_ALONE.test(line)) return end;
    end = Math.max(0, lineStart - 1);
  }
  return 0;
}

/** A hyphen makes an attribution an item of a list; but a list has more items, or says something. */
function isListedAttribution(
  { text, item }: WrittenParagraph,
  before: WrittenParagraph | undefined,
): boolean {
  return (
    item === '-' && before?.item === undefined && before !== undefined && !SENTENCE_END.test(text.trim())
  );
}
