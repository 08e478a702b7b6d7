import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TextRange } from '../corpus/article.ts';
import { hasFunctionWord } from '../language/detect-language.ts';
import { wordsOf } from '../language/words.ts';
import type { Tokenizer } from '../models/tokenizer.ts';
import type { Match } from '../retrieval/retrieve.ts';
import { rangesAsQuoted, textAsRead } from '../sentences/text-as-read.ts';
import { confidenceOf, type ConfidenceLine } from './calibration.ts';
import { composeReadings, MOST_ANSWER_TOKENS, type ReaderInput } from './reader-input.ts';
import { marginOf, readingOf, type Candidate, type Reader, type Reading } from './reading.ts';

/** What the model gives for one input; see model/README.md. */
export interface ReaderOutput {
  /** One logit a segment: that it answers. */
  readonly answers: Float32Array;
  /** The logit that none of them does. */
  readonly none: number;
  /** One logit a token: that it is the first, the last of the answering words. */
  readonly starts: Float32Array;
  readonly ends: Float32Array;
}

/** Runs the reader's model on one input. */
export type RunModel = (
  input: Pick<ReaderInput, 'inputIds' | 'tokenTypeIds' | 'sentenceIds'>,
) => Promise<ReaderOutput>;

interface ListwiseReaderParts {
  readonly tokenizer: Tokenizer;
  readonly run: RunModel;
  readonly line: ConfidenceLine;
}

/** Tokens of a sentence, both included. */
export interface TokenSpan {
  readonly first: number;
  readonly last: number;
}

/** A segment of a pass with what the model said of it. */
interface ReadSegment {
  readonly match: Match;
  readonly logits: Candidate['logits'];
  /** All tokens of the sentence, and those of the answering words. */
  readonly sentence: readonly number[];
  readonly span: TokenSpan | undefined;
}

type ReadSegments = ReadonlyMap<Match, ReadSegment>;

/** Reads by a listwise cross-encoder: question and candidates go through the model together. */
export class ListwiseReader implements Reader {
  readonly #parts: ListwiseReaderParts;

  constructor(parts: ListwiseReaderParts) {
    this.#parts = parts;
  }

  async read(question: string, matches: readonly Match[]): Promise<Reading> {
    const { tokenizer, line } = this.#parts;
    const [first = [], ...again] = await composeReadings(question, firstOfEach(matches), tokenizer);
    let segments = await this.#readOnce(first);
    for (const passes of again) segments = meanOf(segments, await this.#readOnce(passes));
    return withConfidence(question, await this.#readingOf([...segments.values()], matches), line);
  }

  /** The sentences of some passes, each with what was said of its best piece. */
  async #readOnce(passes: readonly ReaderInput[]): Promise<ReadSegments> {
    const best = new Map<Match, ReadSegment>();
    for (const input of passes) {
      for (const segment of segmentsOf(input, await this.#parts.run(input))) {
        const other = best.get(segment.match);
        if (other === undefined || marginOf(segment) > marginOf(other)) best.set(segment.match, segment);
      }
    }
    return best;
  }

  /** Before it has confidence. */
  async #readingOf(segments: readonly ReadSegment[], matches: readonly Match[]): Promise<Reading> {
    // The model's own softmax where there is one pass. Each pass has its own none, and only the difference to it can be
    // compared between passes.
    const weights = new Map(segments.map((segment) => [segment, Math.exp(marginOf(segment))]));
    const total = [...weights.values()].reduce((sum, weight) => sum + weight, 1);
    const bestFirst = segments.toSorted(
      (a, b) => marginOf(b) - marginOf(a) || a.match.position - b.match.position,
    );
    const candidates: Candidate[] = [];
    for (const segment of bestFirst) {
      const { match, logits } = segment;
      const share = (weights.get(segment) ?? 0) / total;
      candidates.push({ match, logits, share, confidence: 0, words: this.#wordsOf(segment) });
      await nextTurn(); // To find the words of a long sentence takes some milliseconds.
    }
    const read = new Set(segments.map(({ match }) => match));
    return readingOf({ candidates, others: matches.filter((match) => !read.has(match)), none: 1 / total });
  }

  #wordsOf({ match, sentence, span }: ReadSegment): TextRange[] {
    if (span === undefined) return [];
    const places = this.#parts.tokenizer.locate(textAsRead(match.sentence), sentence);
    const start = places?.[span.first]?.start ?? 0;
    const end = places?.[span.last]?.end ?? 0;
    return start < end ? rangesAsQuoted(match.sentence, { start, end }) : [];
  }
}

/** What was read, with the mean of both logits where it was read again; the words are those of the first reading. */
function meanOf(first: ReadSegments, again: ReadSegments): ReadSegments {
  const mean = ({ match, logits, ...rest }: ReadSegment): ReadSegment => {
    const other = again.get(match)?.logits ?? logits;
    const answers = (logits.answers + other.answers) / 2;
    return { ...rest, match, logits: { answers, none: (logits.none + other.none) / 2 } };
  };
  return new Map([...first].map(([match, segment]) => [match, mean(segment)]));
}

/** One match a sentence: the model would share its belief among copies, and refuse what stands in many articles. */
function firstOfEach(matches: readonly Match[]): Match[] {
  const texts = new Set<string>();
  return matches.filter(({ sentence }) => {
    const text = textAsRead(sentence).normalize('NFC');
    return !texts.has(text) && texts.add(text);
  });
}

/** A slip of the keyboard has no more words, or none that holds a sentence together; the model was trained on questions alone. */
const WORDS_OF_NOTHING = 2;

/** Words that are no sentence and that no sentence shares, which the model takes for unanswered rather than for answered. */
function asksForNothing(question: string, { candidates, others, none }: Reading): boolean {
  const matches = [...candidates.map(({ match }) => match), ...others];
  return (
    (wordsOf(question).length <= WORDS_OF_NOTHING || !hasFunctionWord(question)) &&
    matches.every(({ coverage }) => coverage === 0) &&
    none > (candidates[0]?.share ?? 0)
  );
}

/** The reading with the confidence that a line gives its candidates; none where the question asks for nothing. */
export function withConfidence(question: string, reading: Reading, line: ConfidenceLine): Reading {
  const isQuestion = !asksForNothing(question, reading);
  const candidates = reading.candidates.map((candidate) => ({
    ...candidate,
    confidence: isQuestion ? confidenceOf(marginOf(candidate), line) : 0,
  }));
  return readingOf({ ...reading, candidates });
}

function segmentsOf({ segments }: ReaderInput, output: ReaderOutput): ReadSegment[] {
  return segments.map(({ match, sentence, from, start, end }, i) => {
    const logits = { answers: output.answers[i] ?? Number.NaN, none: output.none };
    if (!Number.isFinite(marginOf({ logits }))) {
      throw new Error(
        `The reader gave no finite number for the sentence ${match.sentence.ordinal} of ${match.article.id}`,
      );
    }
    const span = answeringSpan(output.starts.subarray(start, end), output.ends.subarray(start, end));
    return { match, logits, sentence, span: span && { first: from + span.first, last: from + span.last } };
  });
}

/**
 * The answering words of a sentence: the span whose first and last token have the greatest sum of logits.
 *
 * @param starts logits of being an answer's first token, one a token of the sentence
 * @param ends logits of being an answer's last token
 */
export function answeringSpan(starts: Float32Array, ends: Float32Array): TokenSpan | undefined {
  let best: (TokenSpan & { readonly score: number }) | undefined;
  for (const [first, start] of starts.entries()) {
    for (let last = first; last < Math.min(ends.length, first + MOST_ANSWER_TOKENS); last++) {
      const score = start + (ends[last] ?? 0);
      if (best === undefined || score > best.score) best = { first, last, score };
    }
  }
  return best;
}
