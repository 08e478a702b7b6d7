import { setImmediate as nextTurn } from 'node:timers/promises';
import { asTyped } from '../language/typed-text.ts';
import type { Tokenizer } from '../models/tokenizer.ts';
import type { Match } from '../retrieval/retrieve.ts';
import { textAsRead } from '../sentences/text-as-read.ts';

/** Tokens that the reader was trained with, at most: of a question, a caption, a sentence, and of the whole (model/README.md). */
export const QUESTION_TOKENS = 64;
export const CAPTION_TOKENS = 32;
const SENTENCE_TOKENS = 110;
const INPUT_TOKENS = 384;
/** The most tokens of an answer that the reader was trained on. */
export const MOST_ANSWER_TOKENS = 40;

/**
 * Sentences that are read in any case, if they fit. Set on the development articles: with more of them the right one is
 * read more often and taken less often (first sentence right .792, .789, .787, .751 with 6, 7, 8, 10 of them; among those
 * read .956, .968, .978, .981).
 */
const SENTENCES_READ = 7;

/**
 * Where they are short, more are read, until so many tokens are full. On OMoS-QA's pages of short lines the first line was
 * right for .652, .658, .671 at 0, 200, 320 and unanswerable questions refused for .34, .34, .16.
 */
const FULL_TOKENS = 200;

/**
 * So many of those that the reader put first are read a second time, without the others. On the development articles, at the
 * same share of refusals, that makes the first sentence right for .812 instead of .789, and .752 instead of .717 of the
 * answerable questions answered right (docs/retrieval.md).
 */
const READ_AGAIN = 3;

/** The pieces of a long sentence share as many tokens as an answer may have: it lies whole in one of them. */
const PIECE_OVERLAP = MOST_ANSWER_TOKENS;

/** Passes of the reader for a question, a bound on its time; more than one only where a sentence is too long for one. */
export const MOST_PASSES = 4;

/** A sentence as it is read, or a piece of one that is too long. */
export interface Segment {
  readonly match: Match;
  /** All tokens of the sentence. */
  readonly sentence: readonly number[];
  /** The first of those that are read. */
  readonly from: number;
}

/** A segment with its tokens in an input, from `start` to before `end`. */
export interface PlacedSegment extends Segment {
  readonly start: number;
  readonly end: number;
}

/** One pass of the reader: `<s> question </s></s> caption </s> sentence </s> sentence </s> …`. */
export interface ReaderInput {
  readonly inputIds: readonly number[];
  /** 0 for the question, 1 behind it. */
  readonly tokenTypeIds: readonly number[];
  /** k, from 1, on the tokens of the k-th segment; 0 elsewhere. */
  readonly sentenceIds: readonly number[];
  /** In the input's order. */
  readonly segments: readonly PlacedSegment[];
}

/** The inputs that read a question with the best matches. */
export interface ComposedReading {
  /** One as a rule; the pieces of a long sentence, and what they displace, take further ones. */
  readonly passes: readonly ReaderInput[];
  /**
   * The best of those read, without the others. What the model says of a sentence hangs on what it reads beside it, and the mean
   * of two readings less. Undefined where there are no others, or where long sentences took their passes.
   *
   * @param read all that was read, best first
   */
  readonly again: (read: readonly Match[]) => ReaderInput | undefined;
}

/** @param matches best first */
export async function composeReading(
  question: string,
  matches: readonly Match[],
  tokenizer: Tokenizer,
): Promise<ComposedReading> {
  const compose = composerOf(question, tokenizer);
  const passes = await composePasses(matches, compose, tokenizer);
  const [first, ...further] = passes;
  return {
    passes,
    again: (read) => {
      if (first === undefined || further.length > 0 || first.segments.length <= READ_AGAIN) return undefined;
      const best = new Set(read.slice(0, READ_AGAIN));
      return compose(first.segments.filter(({ match }) => best.has(match)));
    },
  };
}

type Compose = (segments: readonly Segment[]) => ReaderInput;

/** Puts segments together with a question, which is encoded once, as each caption is. */
function composerOf(question: string, tokenizer: Tokenizer): Compose {
  const asked = tokenizer.encode(asTyped(question));
  const caption = captionEncoder(tokenizer);
  const encodeCaption = (text: string) => caption(asTyped(text));
  return (segments) => composeInput({ question: asked, segments, tokenizer, encodeCaption });
}

async function composePasses(
  matches: readonly Match[],
  compose: Compose,
  tokenizer: Tokenizer,
): Promise<ReaderInput[]> {
  const encode = (text: string) => tokenizer.encode(text);
  const fits = (segments: readonly Segment[], limit: number) => compose(segments).inputIds.length <= limit;

  const [best, others] = [matches.slice(0, SENTENCES_READ), matches.slice(SENTENCES_READ)];
  const pieces: Segment[][] = [];
  for (const match of best) pieces.push(await piecesOf(match, encode));
  const { waiting: all, long } = inTurns(pieces);
  let waiting = all;
  const passes: Segment[][] = [];
  while (waiting.length > 0 && passes.length < (long > 0 ? MOST_PASSES : 1)) {
    const pass: Segment[] = [];
    for (const segment of waiting) if (fits([...pass, segment], INPUT_TOKENS)) pass.push(segment);
    passes.push(pass);
    waiting = waiting.filter((segment) => !pass.includes(segment));
  }
  const first = passes[0] ?? [];
  passes[0] = first;
  for (const match of others) {
    const [segment, ...further] = await piecesOf(match, encode);
    if (segment === undefined) continue;
    if (further.length > 0 || !fits([...first, segment], FULL_TOKENS)) break;
    first.push(segment);
  }
  return passes.filter(({ length }) => length > 0).map(compose);
}

/**
 * The pieces of sentences in the turn in which they are read, and how many of them are of long ones: these come last and take
 * turns, or the pieces of one would take every pass.
 */
export function inTurns(pieces: readonly (readonly Segment[])[]): {
  readonly waiting: Segment[];
  readonly long: number;
} {
  const long = pieces.filter(({ length }) => length > 1).flat();
  const whole = pieces.filter(({ length }) => length === 1).flat();
  return { waiting: [...whole, ...long.toSorted((a, b) => a.from - b.from)], long: long.length };
}

/**
 * The sentence as a whole, or in pieces where it is long; none where it has no token.
 *
 * @param most tokens of a piece
 */
export async function piecesOf(
  match: Match,
  encode: (text: string) => readonly number[],
  most = SENTENCE_TOKENS,
): Promise<Segment[]> {
  // A long sentence takes some milliseconds to encode: other work gets its turn between two.
  await nextTurn();
  const sentence = encode(textAsRead(match.sentence));
  const overlap = Math.min(PIECE_OVERLAP, Math.floor(most / 2));
  const stride = most - overlap;
  if (sentence.length === 0) return [];
  const pieces: Segment[] = [{ match, sentence, from: 0 }];
  for (let from = stride; from + overlap < sentence.length; from += stride) {
    pieces.push({ match, sentence, from });
  }
  return pieces;
}

export function inArticleOrder(segments: readonly Segment[]): Segment[] {
  return segments.toSorted((a, b) => a.match.position - b.match.position || a.from - b.from);
}

/** Encodes each caption once: a title stands before every sentence that is tried. */
export function captionEncoder(tokenizer: Pick<Tokenizer, 'encode'>): (caption: string) => readonly number[] {
  const captions = new Map<string, readonly number[]>();
  return (caption) => {
    const ids = captions.get(caption) ?? tokenizer.encode(caption).slice(0, CAPTION_TOKENS);
    captions.set(caption, ids);
    return ids;
  };
}

interface InputParts {
  readonly question: readonly number[];
  /** In any order. */
  readonly segments: readonly Segment[];
  readonly tokenizer: Pick<Tokenizer, 'opening' | 'closing'>;
  readonly encodeCaption: (caption: string) => readonly number[];
}

/**
 * The segments with a question as one input. They stand in the order of their articles; a run of one article under one
 * heading has a caption in front.
 */
export function composeInput({ question, segments, tokenizer, encodeCaption }: InputParts): ReaderInput {
  const { opening, closing } = tokenizer;
  const inputIds = [opening, ...question.slice(0, QUESTION_TOKENS), closing, closing];
  const questionTokens = inputIds.length;
  const sentenceIds = inputIds.map(() => 0);
  const placed: PlacedSegment[] = [];
  const append = (ids: readonly number[], sentenceId: number): void => {
    for (const id of ids) {
      inputIds.push(id);
      sentenceIds.push(sentenceId);
    }
    inputIds.push(closing);
    sentenceIds.push(0);
  };
  let before: Match | undefined;
  for (const segment of inArticleOrder(segments)) {
    const caption = captionOf(segment.match, before);
    if (caption !== '') append(encodeCaption(caption), 0);
    const ids = segment.sentence.slice(segment.from, segment.from + SENTENCE_TOKENS);
    placed.push({ ...segment, start: inputIds.length, end: inputIds.length + ids.length });
    append(ids, placed.length);
    before = segment.match;
  }
  return {
    inputIds,
    tokenTypeIds: inputIds.map((_, i) => Number(i >= questionTokens)),
    sentenceIds,
    segments: placed,
  };
}

/** What stands before a sentence: its article's title and heading where they begin; empty within a run. */
export function captionOf({ article, sentence }: Match, before: Match | undefined): string {
  const { heading = '' } = sentence;
  if (before?.article.id === article.id) return before.sentence.heading === sentence.heading ? '' : heading;
  return heading === '' ? article.title : `${article.title.replace(/\.$/u, '')}. ${heading}`;
}
