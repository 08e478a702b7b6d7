import { createAnswerer } from '../../src/answering/answerer.ts';
import type { Answer } from '../../src/answering/answer.ts';
import type { Language } from '../../src/language/language.ts';
import type { Embedder } from '../../src/embedding/embedder.ts';
import type { ConfidenceLine, Thresholds } from '../../src/reading/calibration.ts';
import type { ReaderModel } from '../../src/reading/reader-process.ts';
import { ModelReader } from '../../src/reading/model-reader.ts';
import type { Reader, Reading } from '../../src/reading/reading.ts';
import { indexInMemory } from '../../src/indexing/index-in-memory.ts';
import { givenArticle } from './given-article.ts';
import type { NewsArticle } from './news.ts';
import { spread } from './spread.ts';

/** A question put to one of the development articles. */
export interface DevelopmentQuestion {
  readonly articleId: string;
  readonly lang: Language;
  readonly kind: string;
  readonly question: string;
  /** The ordinals of the sentences that answer, best first, and of others that do so in part. */
  readonly answers: readonly number[];
  readonly also: readonly number[];
  /** The words of sentence `answers[0]` that answer. */
  readonly span: string | undefined;
  /** Whether it is on the article's own matter; else it was written for another article. */
  readonly own: boolean;
}

export interface AskedQuestion {
  readonly question: DevelopmentQuestion;
  /** What the reader said of it, and what came of that. */
  readonly reading: Reading;
  readonly answer: Answer;
}

/** Questions of other articles that are put to each: about half as many as it has of its own. */
const OTHER_MATTERS = 16;

/** Each article's own questions, and some on other matters, spread over the other articles. */
export function developmentQuestions(articles: readonly NewsArticle[]): DevelopmentQuestion[] {
  return articles.flatMap(({ id: articleId, questions }, position) => {
    const others = articles.flatMap((other, at) => (at === position ? [] : other.questions));
    const own = questions.map((question) => ({ ...question, articleId, span: question.span, own: true }));
    const foreign = spread(others, OTHER_MATTERS, position).map(({ question, lang }) => ({
      articleId,
      lang,
      question,
      kind: 'other matter',
      answers: [],
      also: [],
      span: undefined,
      own: false,
    }));
    return [...own, ...foreign];
  });
}

export interface EvaluatedModels {
  readonly embedder: Embedder;
  readonly reader: ReaderModel;
}

/** Before anything is calibrated: every reading counts as sure enough. */
export const UNCALIBRATED: { readonly line: ConfidenceLine; readonly thresholds: Thresholds } = {
  line: { slope: 1, bias: 0 },
  thresholds: { good: 0, refuse: 0, further: 1 },
};

/** Asks the articles' questions as the bot would, each of one article, and listens to the reader. */
export async function askDevelopmentQuestions(
  articles: readonly NewsArticle[],
  { embedder, reader: model }: EvaluatedModels,
  { line, thresholds } = UNCALIBRATED,
): Promise<AskedQuestion[]> {
  const given = articles.map((article) => givenArticle({ ...article, language: article.lang }));
  const corpus = await indexInMemory(
    {
      articles: given.map(({ article }) => article),
      sentences: given.flatMap(({ sentences }) => sentences),
    },
    embedder,
  );
  const reader = new ListeningReader(new ModelReader({ ...model, line }));
  const answerer = createAnswerer({ corpus, embedder, reader, thresholds });
  const asked: AskedQuestion[] = [];
  for (const question of developmentQuestions(articles)) {
    reader.forget();
    const answer = await answerer.ask(question);
    asked.push({ question, answer, reading: reader.last });
  }
  return asked;
}

const NOTHING_READ: Reading = { candidates: [], unread: [], none: 1, confidence: 0 };

/** A reader that keeps what it read last. */
export class ListeningReader implements Reader {
  readonly #reader: Reader;
  last = NOTHING_READ;

  constructor(reader: Reader) {
    this.#reader = reader;
  }

  forget(): void {
    this.last = NOTHING_READ;
  }

  async read(...asked: Parameters<Reader['read']>): Promise<Reading> {
    this.last = await this.#reader.read(...asked);
    return this.last;
  }
}
