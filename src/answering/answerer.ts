import type { Embedder } from '../embedding/embedder.ts';
import type { Thresholds } from '../reading/calibration.ts';
import type { Reader, Reading } from '../reading/reading.ts';
import { joinedWith, leansOnEarlier } from '../retrieval/follow-up.ts';
import { retrieve, understand, type Match, type SearchScope } from '../retrieval/retrieve.ts';
import type { SearchIndex } from '../search-index/search-index.ts';
import type { Answerer, AskRequest, PreviousTurn } from './answer.ts';
import { askable } from './askable.ts';
import { Citations } from './citations.ts';
import { composeAnswer, type Findings } from './compose-answer.ts';
import { asksForNothing, withoutCited, withoutConfidence } from './weigh-reading.ts';

export interface AnswererParts {
  readonly index: SearchIndex;
  readonly embedder: Embedder;
  readonly reader: Reader;
  readonly thresholds: Thresholds;
  /** Hears what came of each reading, where someone wants to know. */
  readonly onRead?: ((reading: Reading) => void) | undefined;
}

/**
 * The way from a question to its answer: made askable, embedded, searched, read, and composed from what was read; a
 * follow-up is also read together with the question before it, and the surer reading counts.
 */
export function createAnswerer({ index, embedder, reader, thresholds, onRead }: AnswererParts): Answerer {
  const citations = new Citations(index);

  const search = async (text: string, scope?: SearchScope): Promise<Match[]> =>
    retrieve(index, await understand(text, embedder), scope);

  const read = async (question: string, scope: SearchScope): Promise<Reading> => {
    const matches = await search(question, scope);
    const reading = await reader.read(question, matches);
    onRead?.(reading);
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
