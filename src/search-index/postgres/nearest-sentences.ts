import type { Database } from './database.ts';
import type { SearchedGeneration } from './postgres-index.ts';
import { sentencesTable } from './tables.ts';

/** A sentence by its article's number in the database, with a score. */
export interface FoundRow {
  readonly article: number;
  readonly ordinal: number;
  readonly score: number;
}

/** Of which sentences how many are looked for. */
export interface Scope {
  readonly k: number;
  /** Whether one is of the generation that is searched, whose articles others share with it. */
  readonly isOurs: (row: FoundRow) => boolean;
  /** The articles that are searched, how many sentences they have, how many there are in all, and whether these are not all. */
  readonly rows: readonly number[];
  readonly sentences: number;
  readonly all: number;
  readonly isPart: boolean;
}

/** Of fewer sentences all vectors are compared: some milliseconds, and always right. */
export const COMPARED = 5_000;
/** The graph knows vectors in half precision; so many more are taken from it, and compared as they are. */
const SPARE = 40;
/** How many more are asked for where too few were of those that are searched. */
const GROWTH = 4;
/** More than that the graph is not asked for; then all are compared. */
const MOST_ASKED = 20_000;

/**
 * Finds the nearest vectors, as SQL: through the graph where they are many, by comparing all where they are few or where the
 * articles that are searched are but a few of all.
 */
export class NearestSentences {
  readonly #database: Database;
  readonly #space: SearchedGeneration;
  readonly #table: string;

  constructor(database: Database, space: SearchedGeneration) {
    this.#database = database;
    this.#space = space;
    this.#table = sentencesTable(database, space.space);
  }

  /** Best first. @returns k of them at least, where there are so many; not all of them in the order of equal scores */
  async search(vector: Float32Array, scope: Scope): Promise<readonly FoundRow[]> {
    if (scope.k === 0 || scope.rows.length === 0) return [];
    const isFew = scope.isPart && scope.sentences <= COMPARED;
    if (isFew || !this.#space.hasGraph) return this.#compare(vector, scope);
    // Of the sentences in the graph so many are not meant.
    const share = scope.sentences / scope.all;
    let asked = Math.ceil(scope.k / share) + SPARE;
    while (asked < MOST_ASKED) {
      const found = await this.#ask(vector, asked);
      const meant = new Set(scope.isPart ? scope.rows : []);
      const ours = found.filter((row) => scope.isOurs(row) && (!scope.isPart || meant.has(row.article)));
      if (ours.length >= scope.k) return ours;
      // The graph gives no more of them.
      if (found.length < asked) break;
      asked *= GROWTH;
    }
    return this.#compare(vector, scope);
  }

  /** The exact scores of some. */
  async score(
    vector: Float32Array,
    places: readonly Pick<FoundRow, 'article' | 'ordinal'>[],
  ): Promise<readonly FoundRow[]> {
    if (places.length === 0) return [];
    return this.#database.rows<FoundRow & Record<string, unknown>>({
      name: `score-${this.#space.space}`,
      text: `SELECT article, ordinal, -(vector <#> $1) AS score
             FROM ${this.#table} JOIN unnest($2::int[], $3::int[]) AS asked (article, ordinal) USING (article, ordinal)`,
      values: [literal(vector), places.map(({ article }) => article), places.map(({ ordinal }) => ordinal)],
    });
  }

  /** What the server sorts it does not by the graph: that is of another expression. */
  #compare(vector: Float32Array, { rows, k }: Scope): Promise<readonly FoundRow[]> {
    return this.#database.rows<FoundRow & Record<string, unknown>>({
      name: `compare-${this.#space.space}`,
      text: `SELECT article, ordinal, -(vector <#> $1) AS score FROM ${this.#table} WHERE article = ANY ($2::int[])
             ORDER BY score DESC, article, ordinal LIMIT $3`,
      values: [literal(vector), rows, k],
    });
  }

  #ask(vector: Float32Array, count: number): Promise<readonly FoundRow[]> {
    const half = `halfvec(${this.#space.dimension})`;
    return this.#database.rows<FoundRow & Record<string, unknown>>({
      name: `nearest-${this.#space.space}`,
      text: `SELECT article, ordinal, -(vector <#> $1::vector) AS score FROM (
               SELECT article, ordinal, vector FROM ${this.#table} ORDER BY vector::${half} <#> $1::vector::${half} LIMIT $2) AS near
             ORDER BY score DESC`,
      values: [literal(vector), count],
    });
  }
}

/** As PostgreSQL reads a vector. Seventeen digits are more than a float32 needs to come back as it was. */
function literal(vector: Float32Array): string {
  return `[${vector.join(',')}]`;
}
