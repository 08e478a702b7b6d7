import type { Article } from '../corpus/article.ts';
import type { Sentence } from '../sentences/sentence.ts';
import { readSentenceWords } from './read-words.ts';
import type { IndexQuery, ScoredSentence, SearchIndex } from './search-index.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * Some articles of an index, as if it held no others: their articles, sentences and words, and the search among them. Positions
 * are those among its own sentences, and cosines are exact. Only how rare a word is, which weighs a coverage, is counted over the
 * whole index.
 */
export function restrictedIndex(index: SearchIndex, isHeld: (article: Article) => boolean): SearchIndex {
  return new RestrictedIndex(index, isHeld);
}

class RestrictedIndex implements SearchIndex {
  readonly articles: ReadonlyMap<string, Article>;
  readonly sentences: readonly Sentence[];
  readonly #index: SearchIndex;
  /** The positions of the articles' first sentences, among these sentences. */
  readonly #starts = new Map<string, number>();
  #vocabulary: Vocabulary | undefined;

  constructor(index: SearchIndex, isHeld: (article: Article) => boolean) {
    this.#index = index;
    this.articles = new Map([...index.articles].filter(([, article]) => isHeld(article)));
    this.sentences = index.sentences.filter(({ articleId }) => this.articles.has(articleId));
    for (const [position, { articleId }] of this.sentences.entries())
      if (!this.#starts.has(articleId)) this.#starts.set(articleId, position);
  }

  /** Read when it is first asked for: of 100,000 sentences that takes seconds, and who only turns pages needs none. */
  get vocabulary(): Vocabulary {
    return (this.#vocabulary ??= new Vocabulary(
      readSentenceWords(this.sentences, [...this.articles.values()]),
    ));
  }

  async search({ articleIds, including = [], ...query }: IndexQuery): Promise<readonly ScoredSentence[]> {
    const searched = (articleIds ?? [...this.articles.keys()]).filter((id) => this.articles.has(id));
    if (searched.length === 0) return [];
    const found = await this.#index.search({
      ...query,
      articleIds: searched,
      including: including.filter(({ articleId }) => this.articles.has(articleId)),
    });
    // Whatever the index gives: what is not held leaves by no way.
    return found.flatMap((scored) => {
      const start = this.#starts.get(scored.sentence.articleId);
      return start === undefined ? [] : [{ ...scored, position: start + scored.sentence.ordinal }];
    });
  }
}
