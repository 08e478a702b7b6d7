import type { Article } from '../corpus/article.ts';
import type { Embedder } from '../embedding/embedder.ts';
import type { Thresholds } from '../reading/calibration.ts';
import type { Reader } from '../reading/reading.ts';
import { joinedWith, leansOnEarlier } from '../retrieval/follow-up.ts';
import { Retriever, understand, type SearchableCorpus } from '../retrieval/retriever.ts';
import type { Answerer, AskRequest } from './answer.ts';
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

  const search = async (text: string, articleId?: string) =>
    retriever.search(await understand(text, embedder), articleId);

  const find = async (
    { asked, earlier }: { asked: string; earlier?: string },
    articleId: string | undefined,
  ): Promise<Findings> => {
    const question = earlier === undefined ? asked : joinedWith(earlier, asked);
    const reading = await reader.read(question, await search(question, articleId));
    return { asked, understoodWith: earlier, reading };
  };

  return {
    ask: async ({ question: text, previous, articleId }: AskRequest) => {
      const asked = askable(text);
      if (typeof asked !== 'string') return asked;
      const alone = await find({ asked }, articleId);
      const leans = previous !== undefined && leansOnEarlier(asked);
      const earlier = leans ? askable(previous.question) : undefined;
      if (typeof earlier !== 'string') return composeAnswer(alone, thresholds, citations);
      const joined = await find({ asked, earlier }, articleId);
      const better = joined.reading.confidence > alone.reading.confidence ? joined : alone;
      return composeAnswer(better, thresholds, citations);
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
