import type { Article } from '../corpus/article.ts';
import type { Embedder } from '../embedding/embedder.ts';
import { leansOnEarlier } from '../retrieval/follow-up.ts';
import { understand } from '../retrieval/question.ts';
import type { Reader } from '../retrieval/reader.ts';
import { Retriever, type SearchableCorpus } from '../retrieval/retriever.ts';
import type { Answerer, AskRequest } from './answer.ts';
import { askable } from './askable.ts';
import { Citations } from './citations.ts';
import { composeAnswer, type Findings, type Thresholds } from './compose-answer.ts';

/** An opened index: what is searched, and the articles that are quoted. */
export interface Corpus extends SearchableCorpus {
  readonly articles: ReadonlyMap<string, Article>;
}

export interface AnswererParts {
  readonly corpus: Corpus;
  readonly embedder: Embedder;
  readonly reader: Reader;
  readonly thresholds: Thresholds;
  /** See `Retriever`. */
  readonly questionMean?: Float32Array | undefined;
}

/** Puts the pieces of the core together over one state of the corpus. */
export function createAnswerer({
  corpus,
  embedder,
  reader,
  thresholds,
  questionMean,
}: AnswererParts): Answerer {
  const retriever = new Retriever(corpus, questionMean);
  const citations = new Citations(corpus.articles, corpus.sentences);

  const find = async (
    { asked, earlier }: { asked: string; earlier?: string },
    articleId: string | undefined,
  ): Promise<Findings> => {
    // A follow-up says what it asks for ("und wann?"); the earlier question says of what.
    const question = await understand(earlier === undefined ? asked : `${earlier} ${asked}`, embedder, asked);
    const matches = retriever.search(question, articleId);
    const readings = reader.read(question, matches);
    const candidates = matches.flatMap((match, rank) => {
      const reading = readings[rank];
      return reading === undefined ? [] : [{ match, reading }];
    });
    return { question, asked, understoodWith: earlier, candidates };
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
      const better = confidence(joined) > confidence(alone) ? joined : alone;
      return composeAnswer(better, thresholds, citations);
    },
    articles: () => citations.articles(),
    passage: (articleId, ordinal) => citations.of(articleId, ordinal),
    nearest: async (statement) => {
      const asked = askable(statement);
      if (typeof asked !== 'string') return undefined;
      const [best] = (await find({ asked }, undefined)).candidates;
      return best === undefined
        ? undefined
        : citations.of(best.match.sentence.articleId, best.match.sentence.ordinal, best.reading.span);
    },
  };
}

function confidence({ candidates }: Findings): number {
  return candidates[0]?.reading.answers ?? 0;
}
