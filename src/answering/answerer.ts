import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Embedder } from '../embedding/embedder.ts';
import type { Thresholds } from '../reading/calibration.ts';
import { readingOf, type Candidate, type Reader, type Reading } from '../reading/reading.ts';
import { joinedWith, leansOnEarlier } from '../retrieval/follow-up.ts';
import { embedQuestion, retrieve, type Match, type SearchScope } from '../retrieval/retrieve.ts';
import type { SearchIndex } from '../search-index/search-index.ts';
import { isQuestion } from '../sentences/sentence-form.ts';
import type { Answerer, AskRequest, CitedWords, PreviousTurn } from './answer.ts';
import { askable } from './askable.ts';
import { Citations } from './citations.ts';
import { composeAnswer, type Findings } from './compose-answer.ts';

export interface AnswererParts {
  readonly index: SearchIndex;
  readonly embedder: Embedder;
  readonly reader: Reader;
  readonly thresholds: Thresholds;
  /** Hears what came of each reading, without the questions in it, where someone wants to know. */
  readonly onRead?: ((reading: Reading) => void) | undefined;
}

/**
 * The way from a question to its answer: made askable, embedded, searched, read, and composed from what was read; a
 * follow-up is also read together with the question before it, and the surer reading counts.
 */
export function createAnswerer({ index, embedder, reader, thresholds, onRead }: AnswererParts): Answerer {
  const citations = new Citations(index);

  const search = async (text: string, scope?: SearchScope): Promise<Match[]> => {
    const question = await embedQuestion(text, embedder);
    // The model has held the thread for some milliseconds: what waits gets its turn before the search.
    await nextTurn();
    return retrieve(index, question, scope);
  };

  const read = async (question: string, scope: SearchScope): Promise<Reading> => {
    const reading = setAside(await reader.read(question, await search(question, scope)), asks);
    onRead?.(reading);
    return reading;
  };

  /** Undefined where the question does not lean on the one before, or cannot be joined with it. */
  const readTogether = async (
    asked: string,
    { question, cited }: PreviousTurn,
    articleId: string | undefined,
  ): Promise<Findings | undefined> => {
    const earlier = leansOnEarlier(asked) ? askable(question) : undefined;
    if (typeof earlier !== 'string') return undefined;
    const joined = joinedWith(earlier, asked);
    if (joined === undefined) return undefined;
    const reading = await read(joined, { articleId, around: cited.slice(0, 1) });
    return { asked, understoodWith: earlier, reading: setAside(reading, isCitedIn(cited)) };
  };

  const ask = async ({ question, previous, articleId }: AskRequest) => {
    const asked = askable(question);
    if (typeof asked !== 'string') return asked;
    const alone = { asked, understoodWith: undefined, reading: await read(asked, { articleId }) };
    const together = previous && (await readTogether(asked, previous, articleId));
    const isSurer = together !== undefined && together.reading.confidence > alone.reading.confidence;
    return composeAnswer(isSurer ? together : alone, thresholds, citations);
  };

  return {
    ask,
    articles: () => citations.articles(),
    passage: (articleId, ordinal) => citations.of(articleId, ordinal),
    nearest: async (statement) => {
      const asked = askable(statement);
      if (typeof asked !== 'string') return undefined;
      const [best] = await search(asked);
      return best && citations.of(best.sentence.articleId, best.sentence.ordinal);
    },
    standing: citations.standing,
  };
}

/** The reading without some of its candidates: they are no answers, and may still be shown as what comes near. */
function setAside(reading: Reading, isAside: (candidate: Candidate) => boolean): Reading {
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
