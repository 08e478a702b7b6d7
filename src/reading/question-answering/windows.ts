import { asTyped } from '../../language/typed-text.ts';
import type { Tokenizer } from '../../models/tokenizer.ts';
import type { Match } from '../../retrieval/retrieve.ts';
import {
  CAPTION_TOKENS,
  captionEncoder,
  captionOf,
  inArticleOrder,
  inTurns,
  MOST_PASSES,
  piecesOf,
  type PlacedSegment,
  QUESTION_TOKENS,
  type Segment,
} from '../reader-input.ts';

/** Sentences that are read with a question at most. */
const SENTENCES_READ = 8;

/** One pass of a question-answering model: `[CLS] question [SEP] caption: sentence sentence … [SEP]`. */
export interface ReadingWindow {
  readonly inputIds: readonly number[];
  /** 0 for the question, 1 behind it, as models of the BERT family tell the two apart. */
  readonly parts: readonly number[];
  /** In the window's order. */
  readonly segments: readonly PlacedSegment[];
}

/** How a model takes its windows. */
export interface WindowForm {
  readonly tokenizer: Tokenizer;
  /** The most tokens of a window, all special ones included. */
  readonly most: number;
}

/**
 * The windows that read the best matches with a question: their sentences as one text in the order of their articles, cut
 * into as few windows as hold them. What goes beyond the windows that there may be is left out, the worst first.
 *
 * @param matches best first
 */
export async function composeWindows(
  question: string,
  matches: readonly Match[],
  { tokenizer, most }: WindowForm,
): Promise<ReadingWindow[]> {
  const asked = tokenizer.encode(asTyped(question)).slice(0, Math.min(QUESTION_TOKENS, most >> 2));
  const captionTokens = Math.min(CAPTION_TOKENS, most >> 2);
  const mostOfSentence = most - asked.length - captionTokens - tokenizer.between.length - 2;
  const encode = (text: string) => tokenizer.encode(text, 'behind');
  const encodeCaption = captionEncoder({
    encode: (caption) => encode(`${asTyped(caption)}:`).slice(0, captionTokens),
  });
  const compose = (segments: readonly Segment[]) =>
    composeWindow({ asked, segments, tokenizer, encodeCaption, mostOfSentence });
  const pieces: Segment[][] = [];
  for (const match of matches.slice(0, SENTENCES_READ)) {
    pieces.push(await piecesOf(match, encode, mostOfSentence));
  }
  const pack = (segments: readonly Segment[]): Segment[][] => {
    const windows: Segment[][] = [];
    for (const segment of inArticleOrder(segments)) {
      const last = windows.at(-1);
      if (last !== undefined && compose([...last, segment]).inputIds.length <= most) last.push(segment);
      else windows.push([segment]);
    }
    return windows;
  };
  const read: Segment[] = [];
  for (const segment of inTurns(pieces).waiting) {
    read.push(segment);
    if (pack(read).length > MOST_PASSES) read.pop();
  }
  return pack(read).map(compose);
}

interface WindowParts {
  readonly asked: readonly number[];
  readonly segments: readonly Segment[];
  readonly tokenizer: Pick<Tokenizer, 'opening' | 'between' | 'closing'>;
  readonly encodeCaption: (caption: string) => readonly number[];
  readonly mostOfSentence: number;
}

function composeWindow(parts: WindowParts): ReadingWindow {
  const { asked, segments, tokenizer, encodeCaption, mostOfSentence } = parts;
  const { opening, between, closing } = tokenizer;
  const inputIds = [opening, ...asked, ...between];
  const questionTokens = inputIds.length;
  const placed: PlacedSegment[] = [];
  let before: Match | undefined;
  for (const segment of inArticleOrder(segments)) {
    const caption = captionOf(segment.match, before);
    if (caption !== '') inputIds.push(...encodeCaption(caption));
    const ids = segment.sentence.slice(segment.from, segment.from + mostOfSentence);
    placed.push({ ...segment, start: inputIds.length, end: inputIds.length + ids.length });
    inputIds.push(...ids);
    before = segment.match;
  }
  inputIds.push(closing);
  return { inputIds, parts: inputIds.map((_, i) => Number(i >= questionTokens)), segments: placed };
}
