import type { Language } from '../../src/corpus/language.ts';
import type { Embedder } from '../../src/embedding/embedder.ts';
import { cohortOf, evidenceFor, type Evidence } from '../../src/retrieval/evidence.ts';
import { understand, type Question } from '../../src/retrieval/question.ts';
import { Retriever } from '../../src/retrieval/retriever.ts';
import { corpusInMemory } from './corpus-in-memory.ts';
import type { NewsArticle, NewsQuestion } from './news.ts';
import { spread } from './spread.ts';
import type { XquadParagraph } from './xquad.ts';

/** A question put to one article, with what speaks for the best sentence. */
export interface CalibrationExample {
  readonly articleId: string;
  readonly questionLanguage: Language;
  readonly kind: string;
  /** Whether the question is on the article's matter, and whether the article answers it. */
  readonly relevant: boolean;
  readonly answerable: boolean;
  /** Whether the best sentence is one that answers, if only in part. */
  readonly right: boolean;
  readonly evidence: Evidence;
}

export interface ExampleSources {
  readonly news: readonly NewsArticle[];
  /** Questions on other matters are also taken from here. */
  readonly xquad: Readonly<Record<'de' | 'en', readonly XquadParagraph[]>>;
  readonly cohort: readonly Float32Array[];
  readonly questionMean: Float32Array;
  readonly embedder: Embedder;
}

/** Questions of each kind of other matter that are put to an article: about as many as it has of its own. */
const FROM_OTHER_NEWS = 48;
const FROM_XQUAD = 8;

/**
 * Each article's own questions, and as many on other matters: from the other news articles, about as much alike as
 * questions come, and from XQuAD.
 */
export async function calibrationExamples(sources: ExampleSources): Promise<CalibrationExample[]> {
  const { news, embedder, cohort } = sources;
  const corpus = await corpusInMemory(
    news.map(({ id, lang, paragraphs }) => ({ id, language: lang, paragraphs })),
    embedder,
  );
  const retriever = new Retriever(corpus, sources.questionMean);
  const understood = new Map<string, Question>();
  const ask = async (text: string) => {
    const question = understood.get(text) ?? (await understand(text, embedder));
    understood.set(text, question);
    return question;
  };
  const examples: CalibrationExample[] = [];
  for (const [position, article] of news.entries()) {
    const own = article.questions.map((question) => ({ ...question, relevant: true }));
    const foreign = otherMatters(sources, position).map((question) => ({
      ...question,
      answers: [],
      also: [],
      relevant: false,
    }));
    for (const { question: text, lang, kind, answers, also, relevant } of [...own, ...foreign]) {
      const question = await ask(text);
      const candidates = retriever.search(question, article.id);
      examples.push({
        articleId: article.id,
        questionLanguage: lang,
        kind,
        relevant,
        answerable: answers.length > 0,
        right: [...answers, ...also].some((ordinal) => ordinal === candidates[0]?.sentence.ordinal),
        evidence: evidenceFor(question, candidates, 0, cohortOf(question.vector, cohort)),
      });
    }
  }
  return examples;
}

/** A fixed choice, spread over all sources, that differs from article to article. */
function otherMatters(
  { news, xquad }: ExampleSources,
  position: number,
): Pick<NewsQuestion, 'question' | 'lang' | 'kind'>[] {
  const otherNews = news.flatMap((article, at) => (at === position ? [] : article.questions));
  const fromXquad = (lang: 'de' | 'en') =>
    spread(
      xquad[lang].flatMap(({ questions }) => questions),
      FROM_XQUAD,
      position,
    ).map(({ question }) => ({ question, lang }));
  return [...spread(otherNews, FROM_OTHER_NEWS, position), ...fromXquad('de'), ...fromXquad('en')].map(
    ({ question, lang }) => ({ question, lang, kind: 'other matter' }),
  );
}
