import type { Article } from '../corpus/article.ts';
import { bareWord } from '../language/typed-text.ts';
import { wordsOf } from '../language/words.ts';
import { isQuestion } from '../sentences/sentence-form.ts';
import type { Sentence } from '../sentences/sentence.ts';
import type { OwnQuestion } from './own-question.ts';

/** The articles that are asked about, with their sentences by ordinal. */
export interface AskedCorpus {
  readonly articles: readonly Article[];
  readonly sentencesOf: (articleId: string) => readonly Sentence[];
}

/** Articles with their sentences, as an index holds them. */
export function askedCorpus(articles: Iterable<Article>, sentences: readonly Sentence[]): AskedCorpus {
  const byArticle = new Map<string, Sentence[]>();
  for (const sentence of sentences) {
    const known = byArticle.get(sentence.articleId);
    if (known === undefined) byArticle.set(sentence.articleId, [sentence]);
    else known.push(sentence);
  }
  return { articles: [...articles], sentencesOf: (id) => byArticle.get(id) ?? [] };
}

/**
 * Which sentences a person is shown to ask about: of the article with the smallest share of sentences that were shown or are
 * answers already, the one in the middle of the longest run of those that were not. So a few questions are spread over all
 * articles, and over each of them. A sentence that asks is none to ask about.
 */
export class SentencePicker {
  readonly #corpus: AskedCorpus;
  readonly #done = new Map<string, Set<number>>();

  constructor(corpus: AskedCorpus, questions: readonly OwnQuestion[]) {
    this.#corpus = corpus;
    for (const { id } of corpus.articles) {
      const asking = corpus.sentencesOf(id).filter(({ text }) => isQuestion(text));
      this.#done.set(id, new Set(asking.map(({ ordinal }) => ordinal)));
    }
    for (const { articleId, answers } of questions) {
      for (const ordinal of answers) this.markDone({ articleId, ordinal });
    }
  }

  markDone({ articleId, ordinal }: Pick<Sentence, 'articleId' | 'ordinal'>): void {
    this.#done.get(articleId)?.add(ordinal);
  }

  /** Undefined where none is left. */
  next(): Sentence | undefined {
    const shares = this.#corpus.articles.map(({ id }) => {
      const done = this.#done.get(id)?.size ?? 0;
      return { id, share: done / this.#corpus.sentencesOf(id).length };
    });
    const [least] = shares.filter(({ share }) => share < 1).toSorted((one, other) => one.share - other.share);
    return least && this.#middleOfLongestRun(least.id);
  }

  #middleOfLongestRun(articleId: string): Sentence | undefined {
    const sentences = this.#corpus.sentencesOf(articleId);
    const done = this.#done.get(articleId);
    let longest = { start: 0, length: 0 };
    let run = { start: 0, length: 0 };
    for (const { ordinal } of sentences) {
      run =
        done?.has(ordinal) === true ? { start: ordinal + 1, length: 0 } : { ...run, length: run.length + 1 };
      if (run.length > longest.length) longest = run;
    }
    return longest.length === 0 ? undefined : sentences[longest.start + Math.floor((longest.length - 1) / 2)];
  }
}

/** The sentences that hold most of the words as a person begins to type them, best first, then in the article's order. */
export function sentencesWith(
  typed: string,
  sentences: readonly Sentence[],
  most: number,
): readonly Sentence[] {
  const wanted = wordsOf(typed).map(bareWord);
  return sentences
    .map((sentence) => {
      const words = wordsOf(sentence.text).map(bareWord);
      const held = wanted.filter((begin) => words.some((word) => word.startsWith(begin))).length;
      return { sentence, held };
    })
    .filter(({ held }) => held > 0)
    .toSorted((one, other) => other.held - one.held)
    .slice(0, most)
    .map(({ sentence }) => sentence);
}
