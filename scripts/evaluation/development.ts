import type { Answer, AskRequest } from '../../src/answering/answer.ts';
import { createAnswerer } from '../../src/answering/answerer.ts';
import type { CalibratedModels } from '../../src/beleg.ts';
import type { Language } from '../../src/language/language.ts';
import type { Reading } from '../../src/reading/reading.ts';
import { indexInMemory } from '../../src/indexing/index-in-memory.ts';
import type { SearchIndex } from '../../src/search-index/search-index.ts';
import { givenArticle, joined } from './given-article.ts';
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
function developmentQuestions(articles: readonly NewsArticle[]): DevelopmentQuestion[] {
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

/** Asks the articles' questions as the bot would, each of one article, and listens to the reader. */
export async function askDevelopmentQuestions(
  articles: readonly NewsArticle[],
  models: CalibratedModels,
): Promise<AskedQuestion[]> {
  const given = articles.map((article) => givenArticle({ ...article, language: article.lang }));
  const index = await indexInMemory(joined(given), models.embedder);
  const ask = listeningAsk(index, models);
  const asked: AskedQuestion[] = [];
  for (const question of developmentQuestions(articles)) asked.push({ question, ...(await ask(question)) });
  return asked;
}

const NOTHING_READ: Reading = { candidates: [], others: [], none: 1, confidence: 0 };

type ListeningAsk = (request: AskRequest) => Promise<{ readonly answer: Answer; readonly reading: Reading }>;

/** Asks as the bot does, and gives the answer with the last reading that it comes from. */
export function listeningAsk(index: SearchIndex, models: CalibratedModels): ListeningAsk {
  let reading = NOTHING_READ;
  const answerer = createAnswerer({
    ...models,
    index,
    onRead: (read) => {
      reading = read;
    },
  });
  return async (request) => {
    reading = NOTHING_READ;
    const answer = await answerer.ask(request);
    return { answer, reading };
  };
}
