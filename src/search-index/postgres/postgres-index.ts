import type { Article } from '../../corpus/article.ts';
import type { Language } from '../../language/language.ts';
import { stemsOf } from '../../language/words.ts';
import type { Sentence } from '../../sentences/sentence.ts';
import { textAsRead } from '../../sentences/text-as-read.ts';
import type { IndexQuery, ScoredSentence, SearchIndex, SentencePlace } from '../search-index.ts';
import type { CountedWords } from '../stored-words.ts';
import { assertVector, bestFirst, clampCount, type VectorMatch } from '../vector-index.ts';
import { Vocabulary } from '../vocabulary.ts';
import type { Database } from './database.ts';
import { DatabaseFault } from './database-fault.ts';
import { NearestSentences, type FoundRow } from './nearest-sentences.ts';
import { ifBuilt } from './tables.ts';
import { coverageOf, SharedWords, stemWeights } from './shared-words.ts';

/** What is searched where. */
export interface SearchedGeneration {
  readonly generation: number;
  readonly name: string;
  readonly space: number;
  readonly dimension: number;
  /** Whether the space has a graph, as it has where sentences are many. */
  readonly hasGraph: boolean;
}

/** An article with its number in the database and the positions of its sentences: from `start` to before `end`. */
export interface PlacedArticle {
  readonly row: number;
  readonly article: Article;
  readonly start: number;
  readonly end: number;
}

interface Loaded {
  /** In their order. */
  readonly placed: readonly PlacedArticle[];
  readonly sentences: readonly Sentence[];
  readonly words: ReadonlyMap<Language, CountedWords>;
}

/**
 * An index whose articles, sentences and vocabulary are in memory, and whose vectors and words are searched in the database: what it
 * takes there is what it would find here, since every score is computed from what is stored as it is.
 */
export class PostgresIndex implements SearchIndex {
  readonly articles: ReadonlyMap<string, Article>;
  readonly sentences: readonly Sentence[];
  readonly vocabulary: Vocabulary;
  readonly #searched: SearchedGeneration;
  readonly #words: ReadonlyMap<Language, CountedWords>;
  readonly #byId: ReadonlyMap<string, PlacedArticle>;
  readonly #byRow: ReadonlyMap<number, PlacedArticle>;
  readonly #nearest: NearestSentences;
  readonly #shared: SharedWords;
  readonly #database: Database;

  constructor(database: Database, searched: SearchedGeneration, { placed, sentences, words }: Loaded) {
    this.articles = new Map(placed.map(({ article }) => [article.id, article]));
    this.sentences = sentences;
    this.vocabulary = new Vocabulary(
      new Map(
        Array.from(words, ([language, { words: own, holding }]) => [
          language,
          { words: own, positionsByStem: holding },
        ]),
      ),
    );
    this.#database = database;
    this.#searched = searched;
    this.#words = words;
    this.#byId = new Map(placed.map((one) => [one.article.id, one]));
    this.#byRow = new Map(placed.map((one) => [one.row, one]));
    this.#nearest = new NearestSentences(database, searched);
    this.#shared = new SharedWords(database, searched.space);
  }

  /** @throws DatabaseFault also where another index was built so long ago that this one is no more */
  search(query: IndexQuery): Promise<readonly ScoredSentence[]> {
    return this.#whileKept(this.#search(query));
  }

  async #search({
    vector,
    stems,
    articleIds,
    k,
    including = [],
  }: IndexQuery): Promise<readonly ScoredSentence[]> {
    assertVector(vector, this.#searched.dimension);
    const count = clampCount(k, this.sentences.length);
    const within = articleIds === undefined ? undefined : this.#placedOf(articleIds);
    const weights = stemWeights(stems, this.#words);
    const isOurs = (row: FoundRow): boolean => this.#positionOf(row) !== undefined;
    const scope = {
      k: count,
      isOurs,
      rows: (within ?? [...this.#byRow.values()]).map(({ row }) => row),
      sentences: sizeOf(within) ?? this.sentences.length,
      all: this.sentences.length,
      isPart: within !== undefined,
    };
    const [near, sharing] = await Promise.all([
      this.#nearest.search(vector, scope),
      this.#shared.search(weights, scope),
    ]);
    const cosines = new Map(
      this.#matches(near)
        .slice(0, count)
        .map(({ position, score }) => [position, score]),
    );
    const proposed = [
      ...this.#matches(sharing)
        .slice(0, count)
        .map(({ position }) => position),
      ...including.flatMap((place) => this.#placeOf(place, articleIds) ?? []),
    ];
    const others = [...new Set(proposed)].filter((position) => !cosines.has(position));
    for (const { position, score } of this.#matches(await this.#nearest.score(vector, this.#rowsOf(others))))
      cosines.set(position, score);
    return [...cosines].map(([position, cosine]) => this.#scored(position, cosine, weights));
  }

  #scored(position: number, cosine: number, weights: ReturnType<typeof stemWeights>): ScoredSentence {
    const sentence = this.sentences[position];
    const article = sentence && this.articles.get(sentence.articleId);
    if (sentence === undefined || article === undefined)
      throw new RangeError(`Expected a position, got ${position}`);
    const own = stemsOf(`${sentence.heading ?? ''} ${textAsRead(sentence)}`, article.language);
    return { sentence, article, position, cosine, coverage: coverageOf(own, weights.get(article.language)) };
  }

  /** What is found, where all of it was still there; of what is no more the sentences may be gone as well, or some of them. */
  async #whileKept<T>(searching: Promise<T>): Promise<T> {
    const { generation, name } = this.#searched;
    const { schema, place } = this.#database;
    // First what was found, then whether it was all: else it might go between.
    const found = await ifBuilt(searching);
    const [kept] = await this.#database.rows({
      name: 'kept',
      text: `SELECT FROM ${schema}.generations WHERE generation = $1`,
      values: [generation],
    });
    if (found === undefined || kept === undefined)
      throw new DatabaseFault({ kind: 'gone', place, generation: name });
    return found;
  }

  #placedOf(articleIds: readonly string[]): PlacedArticle[] {
    return [...new Set(articleIds)].flatMap((id) => this.#byId.get(id) ?? []);
  }

  #matches(rows: readonly FoundRow[]): VectorMatch[] {
    return rows
      .map((row) => ({ position: this.#positionOf(row) ?? -1, score: row.score }))
      .toSorted(bestFirst);
  }

  /** Undefined for what another generation alone holds. */
  #positionOf({ article, ordinal }: Pick<FoundRow, 'article' | 'ordinal'>): number | undefined {
    const placed = this.#byRow.get(article);
    return placed && placed.start + ordinal;
  }

  #rowsOf(positions: readonly number[]): Pick<FoundRow, 'article' | 'ordinal'>[] {
    return positions.flatMap((position) => {
      const sentence = this.sentences[position];
      const placed = sentence && this.#byId.get(sentence.articleId);
      return placed === undefined ? [] : [{ article: placed.row, ordinal: position - placed.start }];
    });
  }

  /** Undefined where there is no such sentence among those that are searched. */
  #placeOf(
    { articleId, ordinal }: SentencePlace,
    articleIds: readonly string[] | undefined,
  ): number | undefined {
    const placed = this.#byId.get(articleId);
    if (placed === undefined || articleIds?.includes(articleId) === false) return undefined;
    const position = placed.start + ordinal;
    return Number.isInteger(ordinal) && ordinal >= 0 && position < placed.end ? position : undefined;
  }
}

function sizeOf(placed: readonly PlacedArticle[] | undefined): number | undefined {
  return placed?.reduce((sum, { start, end }) => sum + end - start, 0);
}
