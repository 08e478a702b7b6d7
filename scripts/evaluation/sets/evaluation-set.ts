import type { Article } from '../../../src/corpus/article.ts';
import type { Language } from '../../../src/language/language.ts';
import type { Sentence } from '../../../src/sentences/sentence.ts';

/** A question with what answers it. */
export interface EvaluationQuestion {
  /** The same in every run: its article, and what tells it from the others there. */
  readonly id: string;
  /** The article whose sentences `answers` and `also` number. */
  readonly articleId: string;
  readonly language: Language;
  /** What kind of question it is, in the data set's own words. */
  readonly kind: string;
  readonly question: string;
  /** The ordinals of the sentences that answer, best first (empty: the article does not), and of others that do so in part. */
  readonly answers: readonly number[];
  readonly also: readonly number[];
  /** The words of sentence `answers[0]` that answer, where they are marked. */
  readonly span: string | undefined;
  /** Whether it is on the article's own matter; else it was written for another article. */
  readonly own: boolean;
}

/** Articles with questions on them: what every data set becomes. */
export interface EvaluationSet {
  readonly name: string;
  /** What sets of the same articles in several languages share: the articles are not independent of their translations. */
  readonly collection: string;
  readonly articles: readonly Article[];
  /** By article, then by ordinal. */
  readonly sentences: readonly Sentence[];
  readonly questions: readonly EvaluationQuestion[];
  /** Whether a question is put to its article, or to all of the set at once. */
  readonly scope: 'article' | 'all';
  /** Whether the bot is asked, or the search alone: a reader that was trained on the data says nothing of itself on it. */
  readonly measures: 'answers' | 'search';
}

/** A part of a set: some of its articles with their questions. */
export function partOf(set: EvaluationSet, isTaken: (position: number) => boolean): EvaluationSet {
  const articles = set.articles.filter((_, position) => isTaken(position));
  const ids = new Set(articles.map(({ id }) => id));
  return {
    ...set,
    articles,
    sentences: set.sentences.filter(({ articleId }) => ids.has(articleId)),
    questions: set.questions.filter(({ articleId }) => ids.has(articleId)),
  };
}
