import type { Article } from '../corpus/article.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { Thresholds } from '../reading/calibration.ts';
import type { Candidate, Reader, Reading } from '../reading/reading.ts';
import { joinedWith, leansOnEarlier } from '../retrieval/follow-up.ts';
import type { Match } from '../retrieval/match.ts';
import { Retriever, understand, type SearchableCorpus, type SearchScope } from '../retrieval/retriever.ts';
import { wordsOf } from '../language/words.ts';
import type { Answerer, AskRequest, CitedWords, PreviousTurn } from './answer.ts';
import { askable } from './askable.ts';
import { Citations } from './citations.ts';
import { composeAnswer, type Findings } from './compose-answer.ts';

/** An opened index: what is searched, and the articles that are quoted. */
export interface Corpus extends SearchableCorpus {
  readonly articles: ReadonlyMap<string, Article>;
}

export interface AnswererParts {
  readonly corpus: Corpus;
  readonly embedder: Embedder;
  readonly reader: Reader;
  readonly thresholds: Thresholds;
}

/** Puts the pieces of the core together over one state of the corpus. */
export function createAnswerer({ corpus, embedder, reader, thresholds }: AnswererParts): Answerer {
  const retriever = new Retriever(corpus);
  const citations = new Citations(corpus.articles, corpus.sentences);

  const search = async (text: string, scope?: SearchScope) =>
    retriever.search(await understand(text, embedder), scope);

  const read = async (question: string, scope: SearchScope) => {
    const matches = await search(question, scope);
    const reading = await reader.read(question, matches);
    return asksForNothing(question, matches, reading) ? withoutConfidence(reading) : reading;
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
    return { asked, understoodWith: earlier, reading: withoutCited(reading, cited) };
  };

  return {
    ask: async ({ question, previous, articleId }: AskRequest) => {
      const asked = askable(question);
      if (typeof asked !== 'string') return asked;
      const alone = { asked, understoodWith: undefined, reading: await read(asked, { articleId }) };
      const together = previous && (await readTogether(asked, previous, articleId));
      const isSurer = together !== undefined && together.reading.confidence > alone.reading.confidence;
      return composeAnswer(isSurer ? together : alone, thresholds, citations);
    },
    articles: () => citations.articles(),
    passage: (articleId, ordinal) => citations.of(articleId, ordinal),
    nearest: async (statement) => {
      const asked = askable(statement);
      if (typeof asked !== 'string') return undefined;
      const [best] = await search(asked);
      return best && citations.of(best.sentence.articleId, best.sentence.ordinal);
    },
  };
}

/** A greeting or a slip of the keyboard has no more words, and the reader was trained on questions alone. */
const WORDS_OF_NOTHING = 2;

/** One or two words that no sentence shares, and that the reader takes for unanswered rather than for answered. */
function asksForNothing(question: string, matches: readonly Match[], { candidates, none }: Reading): boolean {
  return (
    wordsOf(question).length <= WORDS_OF_NOTHING &&
    matches.every(({ coverage }) => coverage === 0) &&
    none > (candidates[0]?.share ?? 0)
  );
}

function withoutConfidence(reading: Reading): Reading {
  const candidates = reading.candidates.map((candidate) => ({ ...candidate, confidence: 0 }));
  return { ...reading, candidates, confidence: 0 };
}

/**
 * The reading of a follow-up and the question before it, without what answers the latter: a sentence is set aside where
 * the words that answer are those already cited. It may well answer with other words ("wann?", then "und wo?").
 */
function withoutCited(reading: Reading, cited: readonly CitedWords[]): Reading {
  const isCited = ({ match, words }: Candidate): boolean =>
    cited.some(
      ({ articleId, ordinal, highlights }) =>
        match.sentence.articleId === articleId &&
        match.sentence.ordinal === ordinal &&
        words.some((word) => highlights.some(({ start, end }) => word.start < end && start < word.end)),
    );
  const candidates = reading.candidates.filter((candidate) => !isCited(candidate));
  const aside = reading.candidates.filter(isCited).map(({ match }) => match);
  return {
    ...reading,
    candidates,
    unread: [...reading.unread, ...aside],
    confidence: candidates[0]?.confidence ?? 0,
  };
}
