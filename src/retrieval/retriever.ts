import type { ArticleInfo } from '../corpus/article.ts';
import { maxSimilarities } from '../embedding/token-vectors.ts';
import { dot } from '../embedding/vector.ts';
import { LexicalIndex, type Coverage } from '../search-index/lexical-index.ts';
import type { PackedVectors } from '../search-index/packed-vectors.ts';
import type { VectorIndex } from '../search-index/vector-index.ts';
import type { Sentence } from '../sentences/sentence.ts';
import { offersOf, type AnswerType } from './answer-type.ts';
import type { Match, Offer } from './match.ts';
import type { Question } from './question.ts';

/** What is searched. A sentence's label, in the vector index too, is its place in `sentences`. */
export interface SearchableCorpus {
  readonly articles: ReadonlyMap<string, Pick<ArticleInfo, 'language'>>;
  /** Ordered by article, then by ordinal. */
  readonly sentences: readonly Sentence[];
  readonly vectors: VectorIndex;
  readonly ownVectors: PackedVectors;
  readonly indexedVectors: PackedVectors;
  /** The vectors of each sentence's tokens (see `quantise`). */
  readonly tokenVectors: { readonly row: (label: number) => Int8Array };
}

/**
 * Set on XQuAD at sentence level: R@1 .777 for German against .720 dense and .668 by words alone; reciprocal rank
 * fusion and BM25 scaled by its maximum were worse (.740, .742). See docs/performance.md.
 */
const SENTENCE_COVERAGE_WEIGHT = 0.08;
const PARAGRAPH_COVERAGE_WEIGHT = 0.05;

/**
 * For a sentence that offers the kind of thing asked for. Set on the news (R@1 .656 to .677); on XQuAD, which it was not
 * set on, R@1 .797 to .807 in German and .829 to .834 in English. See docs/performance.md.
 */
const OFFER_WEIGHT = 0.02;

/**
 * How much of the mean question is taken away. On the news R@1 rises from .677 to .701 and R@3 from .896 to .917; on XQuAD,
 * where hubs matter less, R@1 goes from .807 to .799 in German and from .834 to .839 in English. See docs/performance.md.
 */
const CENTRING = 0.4;

/** How many sentences the vector index and the words each propose; all of them are scored exactly. */
const CANDIDATES = 20;

interface Scoring {
  readonly label: number;
  readonly question: Question;
  readonly centred: Float32Array;
  readonly coverage: Coverage;
}

/** Finds the sentences that are nearest to a question, in meaning and in words. */
export class Retriever {
  readonly #corpus: SearchableCorpus;
  readonly #lexical: LexicalIndex;
  readonly #questionMean: Float32Array | undefined;
  /** The labels of each article's sentences: first to last, both included. */
  readonly #extents = new Map<string, { first: number; last: number }>();

  /** @param questionMean the mean vector of many unrelated questions; without it questions are searched as they are */
  constructor(corpus: SearchableCorpus, questionMean?: Float32Array) {
    this.#questionMean = questionMean;
    this.#corpus = corpus;
    for (const [label, { articleId }] of corpus.sentences.entries()) {
      this.#extents.set(articleId, { first: this.#extents.get(articleId)?.first ?? label, last: label });
    }
    this.#lexical = new LexicalIndex(
      corpus.sentences.map((sentence, label) => ({
        text: sentence.text,
        language: this.#languageOf(sentence),
        // Unique in the corpus: the label of the article's first sentence keeps two articles' paragraphs apart.
        paragraph: (this.#extents.get(sentence.articleId)?.first ?? label) + sentence.paragraph,
      })),
    );
  }

  /** The candidates, best first. With `articleId` every sentence of that article and no other. */
  search(question: Question, articleId?: string): Match[] {
    const coverage = this.#lexical.coverage(question.text);
    const centred = this.#centre(question.vector);
    return this.#candidates(centred, coverage, articleId)
      .map((label) => this.#score({ label, question, centred, coverage }))
      .toSorted((a, b) => b.match.score - a.match.score || a.label - b.label)
      .map(({ match }) => match);
  }

  /**
   * The question without a part of what it shares with every question. A few short sentences are near to all of them
   * (hubs: Radovanović et al. 2010) and would else come up for each that fits nothing well.
   */
  #centre(question: Float32Array): Float32Array {
    const mean = this.#questionMean;
    if (mean === undefined) return question;
    return question.map((component, i) => component - CENTRING * (mean[i] ?? 0));
  }

  #candidates(centred: Float32Array, coverage: Coverage, articleId: string | undefined): number[] {
    if (articleId !== undefined) {
      const extent = this.#extents.get(articleId);
      if (extent === undefined) return [];
      return Array.from({ length: extent.last - extent.first + 1 }, (_, i) => extent.first + i);
    }
    const nearest = this.#corpus.vectors.search(centred, CANDIDATES).map((match) => match.label);
    return [...new Set([...nearest, ...coverage.top(CANDIDATES)])];
  }

  #score({ label, question, centred, coverage }: Scoring): { label: number; match: Match } {
    const { sentences, indexedVectors, ownVectors, tokenVectors } = this.#corpus;
    const sentence = sentences[label];
    if (sentence === undefined)
      throw new RangeError(`Expected a label below ${sentences.length}, got ${label}`);
    const next = sentences[label + 1];
    const cosine = dot(question.vector, indexedVectors.row(label));
    const inSentence = coverage.sentence(label);
    const inParagraph = coverage.paragraph(label);
    const following = next?.articleId === sentence.articleId ? next.text : undefined;
    const offer = offerOf(question.asksFor, sentence.text, following);
    const match: Match = {
      sentence,
      language: this.#languageOf(sentence),
      following,
      score:
        dot(centred, indexedVectors.row(label)) +
        SENTENCE_COVERAGE_WEIGHT * inSentence +
        PARAGRAPH_COVERAGE_WEIGHT * inParagraph +
        OFFER_WEIGHT * Number(offer === 'here'),
      cosine,
      ownCosine: dot(question.vector, ownVectors.row(label)),
      coverage: inSentence,
      paragraphCoverage: inParagraph,
      offer,
      similarities: maxSimilarities(question.tokens, tokenVectors.row(label), question.vector.length),
    };
    return { label, match };
  }

  #languageOf(sentence: Sentence) {
    const article = this.#corpus.articles.get(sentence.articleId);
    if (article === undefined) throw new Error(`the sentence belongs to no article: ${sentence.articleId}`);
    return article.language;
  }
}

function offerOf(asksFor: AnswerType | undefined, text: string, following: string | undefined): Offer {
  if (asksFor === undefined) return 'unasked';
  if (offersOf(text, asksFor).length > 0) return 'here';
  return following !== undefined && offersOf(following, asksFor).length > 0 ? 'next' : 'nowhere';
}
