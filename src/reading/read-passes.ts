import { setImmediate as nextTurn } from 'node:timers/promises';
import type { TextRange } from '../corpus/article.ts';
import type { Tokenizer } from '../models/tokenizer.ts';
import type { Match } from '../retrieval/retrieve.ts';
import { rangesAsQuoted, textAsRead } from '../sentences/text-as-read.ts';
import type { ConfidenceLine } from './calibration.ts';
import { withConfidence } from './confidence.ts';
import { MOST_ANSWER_TOKENS } from './reader-input.ts';
import { marginOf, readingOf, type Candidate, type Reading } from './reading.ts';

/** Tokens of a sentence, both included. */
export interface TokenSpan {
  readonly first: number;
  readonly last: number;
}

/** A sentence, or a piece of one, with what a model said of it in one pass. */
export interface ReadSegment {
  readonly match: Match;
  readonly logits: NonNullable<Candidate['logits']>;
  /** All tokens of the sentence, and those of the answering words. */
  readonly sentence: readonly number[];
  readonly span: TokenSpan | undefined;
}

interface Passes<Input> {
  readonly question: string;
  /** Best first. */
  readonly matches: readonly Match[];
  readonly tokenizer: Tokenizer;
  readonly line: ConfidenceLine;
  /** The inputs that read the best of the matches. */
  readonly compose: (matches: readonly Match[]) => Promise<{
    readonly passes: readonly Input[];
    /** The one that reads some of them again, once all that was read is known, best first; undefined where none does. */
    readonly again?: (read: readonly Match[]) => Input | undefined;
  }>;
  /** What the model says of the segments of one. */
  readonly read: (input: Input) => Promise<readonly ReadSegment[]>;
}

type ReadSegments = ReadonlyMap<Match, ReadSegment>;

/**
 * What a model says of matches that it reads in one pass or in several. A sentence that is read in pieces counts by its best,
 * one that is read again by the mean of its readings.
 * @throws Error where the model gives no finite number for a sentence
 */
export async function readPasses<Input>(passes: Passes<Input>): Promise<Reading> {
  const { question, matches, tokenizer, line, compose, read } = passes;
  const { passes: inputs, again } = await compose(firstOfEach(matches));
  const first = await readOnce(inputs, read);
  const input = again?.(bestFirst([...first.values()]).map(({ match }) => match));
  const segments = input === undefined ? first : meanOf(first, await readOnce([input], read));
  const reading = await readingOfSegments([...segments.values()], matches, tokenizer);
  return withConfidence(question, reading, line);
}

/** The sentences of some passes, each with what was said of its best piece. */
async function readOnce<Input>(inputs: readonly Input[], read: Passes<Input>['read']): Promise<ReadSegments> {
  const best = new Map<Match, ReadSegment>();
  for (const input of inputs) {
    for (const segment of await read(input)) {
      const { match } = segment;
      if (!Number.isFinite(marginOf(segment))) {
        throw new Error(
          `The reader gave no finite number for the sentence ${match.sentence.ordinal} of ${match.article.id}`,
        );
      }
      const other = best.get(match);
      if (other === undefined || marginOf(segment) > marginOf(other)) best.set(match, segment);
    }
  }
  return best;
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

function bestFirst(segments: readonly ReadSegment[]): ReadSegment[] {
  return segments.toSorted((a, b) => marginOf(b) - marginOf(a) || a.match.position - b.match.position);
}

/** Before it has confidence. */
async function readingOfSegments(
  segments: readonly ReadSegment[],
  matches: readonly Match[],
  tokenizer: Tokenizer,
): Promise<Reading> {
  // The model's own softmax where there is one pass. Each pass has its own none, and only the difference to it can be
  // compared between passes. Taken from the greatest one, which no exponential overflows.
  const most = segments.reduce((greatest, segment) => Math.max(greatest, marginOf(segment)), 0);
  const weights = new Map(segments.map((segment) => [segment, Math.exp(marginOf(segment) - most)]));
  const ofNone = Math.exp(-most);
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, ofNone);
  const candidates: Candidate[] = [];
  for (const segment of bestFirst(segments)) {
    const { match, logits } = segment;
    const share = (weights.get(segment) ?? 0) / total;
    candidates.push({ match, logits, share, confidence: 0, words: wordsOf(segment, tokenizer) });
    await nextTurn(); // To find the words of a long sentence takes some milliseconds.
  }
  const read = new Set(segments.map(({ match }) => match));
  return readingOf({ candidates, others: matches.filter((match) => !read.has(match)), none: ofNone / total });
}

function wordsOf({ match, sentence, span }: ReadSegment, tokenizer: Tokenizer): TextRange[] {
  if (span === undefined) return [];
  const places = tokenizer.locate(textAsRead(match.sentence), sentence);
  const start = places?.[span.first]?.start ?? 0;
  const end = places?.[span.last]?.end ?? 0;
  return start < end ? rangesAsQuoted(match.sentence, { start, end }) : [];
}

/** One match a sentence: a model would share its belief among copies, and refuse what stands in many articles. */
function firstOfEach(matches: readonly Match[]): Match[] {
  const texts = new Set<string>();
  return matches.filter(({ sentence }) => {
    const text = textAsRead(sentence).normalize('NFC');
    return !texts.has(text) && texts.add(text);
  });
}

/**
 * The answering words of a sentence: the span whose first and last token have the greatest sum of logits, which is its score.
 *
 * @param starts logits of being an answer's first token, one a token of the sentence
 * @param ends logits of being an answer's last token
 */
export function answeringSpan(
  starts: Float32Array,
  ends: Float32Array,
): (TokenSpan & { readonly score: number }) | undefined {
  let best: (TokenSpan & { readonly score: number }) | undefined;
  for (const [first, start] of starts.entries()) {
    for (let last = first; last < Math.min(ends.length, first + MOST_ANSWER_TOKENS); last++) {
      const score = start + (ends[last] ?? 0);
      if (best === undefined || score > best.score) best = { first, last, score };
    }
  }
  return best;
}
