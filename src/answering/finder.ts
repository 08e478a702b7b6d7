import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Embedder } from '../embedding/embedder.ts';
import type { Thresholds } from '../reading/calibration.ts';
import { readingOf, type Candidate, type Reader, type Reading } from '../reading/reading.ts';
import { joinedWith, leaningOf } from '../retrieval/follow-up.ts';
import { embedQuestion, retrieve, type Match, type SearchScope } from '../retrieval/retrieve.ts';
import { spelledAs } from '../retrieval/spelling.ts';
import type { SearchIndex, SentencePlace } from '../search-index/search-index.ts';
import { isQuestion } from '../sentences/sentence-form.ts';
import type { Band, CitedWords, PreviousTurn } from './answer.ts';
import { askable } from './askable.ts';
import type { Citations } from './citations.ts';
import { bandOf, type Findings } from './compose-answer.ts';

/** What is done for a question that is searched, one after the other. */
type Stage = 'searching' | 'reading' | 'composing';

/** Hears how long a part of the way took, in milliseconds: nothing of the question. */
export type OnStage = (stage: Stage, ms: number) => void;

export interface FinderParts {
  readonly index: SearchIndex;
  readonly embedder: Embedder;
  readonly reader: Reader;
  readonly thresholds: Thresholds;
  /** Hears what came of each reading, without the questions in it, where someone wants to know. */
  readonly onRead?: ((reading: Reading) => void) | undefined;
  /** Hears how long each search, reading and composing took, a follow-up's perhaps twice, where someone wants to know. */
  readonly onStage?: OnStage | undefined;
}

/** Does a part of the way, and tells how long it took, whatever came of it. */
export async function timed<T>(
  stage: Stage,
  onStage: OnStage | undefined,
  work: () => T | Promise<T>,
): Promise<T> {
  if (onStage === undefined) return work();
  const startedAt = performance.now();
  try {
    return await work();
  } finally {
    onStage(stage, performance.now() - startedAt);
  }
}

/** A question to be found an answer to, and where. */
interface Wanted {
  readonly asked: string;
  readonly articleId: string | undefined;
  /** Sentences that come first: those of a section that it names. */
  readonly among: readonly SentencePlace[];
}

/** Finds what answers a question. */
export interface Finder {
  readonly search: (text: string) => Promise<Match[]>;
  /** Searched and read, as a follow-up where there is a question before. */
  readonly find: (wanted: Wanted, previous: PreviousTurn | undefined) => Promise<Findings>;
}

/** The way from a question to what was read: embedded, searched, read; a follow-up together with the question before it. */
export function createFinder(
  { index, embedder, reader, thresholds, onRead, onStage }: FinderParts,
  citations: Citations,
): Finder {
  const asMeant = (text: string): Promise<string> =>
    spelledAs(text, { vocabulary: index.vocabulary, pieces: (word) => embedder.pieces(word) });

  const search = async (text: string, scope?: SearchScope): Promise<Match[]> => {
    const question = await embedQuestion(text, embedder);
    // The model has held the thread for some milliseconds: what waits gets its turn before the search.
    await nextTurn();
    return retrieve(index, question, scope);
  };

  const readIn = async (question: string, scope: SearchScope): Promise<Reading> => {
    const meant = await asMeant(question);
    const matches = await timed('searching', onStage, () => search(meant, scope));
    const read = await timed('reading', onStage, () => reader.read(meant, matches));
    const reading = setAside(read, asks);
    onRead?.(reading);
    return reading;
  };

  const bandIn = ({ reading }: Findings): Band | undefined => bandOf(reading, thresholds);

  const readAlone = async ({ asked, articleId, among }: Wanted): Promise<Findings> => ({
    asked,
    understoodWith: undefined,
    reading: await readIn(asked, { articleId, among }),
  });

  /** The words that were cited, of what the articles hold still. */
  const wordsCited = (cited: readonly CitedWords[]): string =>
    cited
      .flatMap(({ articleId, ordinal, highlights }) => {
        const text = citations.of(articleId, ordinal)?.text ?? '';
        return highlights.map(({ start, end }) => text.slice(start, end));
      })
      .join(' ');

  /** Undefined where the question before cannot be joined with this one. */
  const readTogether = async (
    { asked, articleId, among }: Wanted,
    { question, cited, articleId: earlierArticleId }: PreviousTurn,
  ): Promise<Findings | undefined> => {
    const earlier = askable(question);
    if (typeof earlier !== 'string') return undefined;
    const joined = joinedWith({ question: earlier, answer: wordsCited(cited) }, asked);
    if (joined === undefined) return undefined;
    const scope = { articleId: articleId ?? earlierArticleId, among, around: cited.slice(0, 1) };
    const reading = await readIn(joined, scope);
    return { asked, understoodWith: earlier, reading: setAside(reading, isCitedIn(cited)) };
  };

  /**
   * What the question's form suggests counts, and the other way of reading only where that finds no answer: alone then only
   * where it is sure, since the form said that the question leans.
   */
  const readAfter = async (wanted: Wanted, previous: PreviousTurn): Promise<Findings> => {
    const leaning = leaningOf(wanted.asked);
    if (leaning === 'wholly' || leaning === 'openly') {
      const together = await readTogether(wanted, previous);
      if (together !== undefined && (leaning === 'wholly' || bandIn(together) !== undefined)) return together;
      const alone = await readAlone(wanted);
      return together === undefined || bandIn(alone) === 'good' ? alone : together;
    }
    const alone = await readAlone(wanted);
    if (leaning === 'not' || bandIn(alone) !== undefined) return alone;
    const together = await readTogether(wanted, previous);
    return together !== undefined && bandIn(together) !== undefined ? together : alone;
  };

  return {
    search: async (text) => search(await asMeant(text)),
    find: (wanted, previous) => (previous === undefined ? readAlone(wanted) : readAfter(wanted, previous)),
  };
}

/** The reading without some of its candidates: they are no answers, and may still be shown as what comes near. */
export function setAside(reading: Reading, isAside: (candidate: Candidate) => boolean): Reading {
  const aside = reading.candidates.filter(isAside).map(({ match }) => match);
  return readingOf({
    candidates: reading.candidates.filter((candidate) => !isAside(candidate)),
    others: [...reading.others, ...aside],
    none: reading.none,
  });
}

/** A question answers none, however near it comes to one; a row is none, whatever its last cell is. */
function asks({ match }: Candidate): boolean {
  const { text, cells } = match.sentence;
  return cells === undefined && isQuestion(text);
}

/**
 * Whether a sentence answers the question before a follow-up: where the words that answer are those already cited. It may
 * well answer with other words ("wann?", then "und wo?").
 */
function isCitedIn(cited: readonly CitedWords[]): (candidate: Candidate) => boolean {
  return ({ match, words }) =>
    cited.some(
      ({ articleId, ordinal, highlights }) =>
        match.sentence.articleId === articleId &&
        match.sentence.ordinal === ordinal &&
        words.some((word) => highlights.some(({ start, end }) => word.start < end && start < word.end)),
    );
}
