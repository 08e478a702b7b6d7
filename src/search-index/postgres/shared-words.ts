import { LANGUAGES, type Language } from '../../language/language.ts';
import { sha256 } from '../../system/sha256.ts';
import type { CountedWords } from '../stored-words.ts';
import { idf } from '../word-index.ts';
import type { Database } from './database.ts';
import type { FoundRow, Scope } from './nearest-sentences.ts';
import { sentencesTable } from './tables.ts';

/** A stem of a question, with its share of all that could be covered. */
interface StemWeight {
  readonly language: Language;
  readonly stem: string;
  readonly idf: number;
  /** In how many sentences of its language it is. */
  readonly holding: number;
}

type WeightsByLanguage = ReadonlyMap<Language, readonly StemWeight[]>;

/** Each stem of a question with its idf among the sentences of its language. */
export function stemWeights(
  stems: ReadonlyMap<Language, ReadonlySet<string>>,
  words: ReadonlyMap<Language, CountedWords>,
): WeightsByLanguage {
  return new Map(
    Array.from(words, ([language, { sentences, holding }]) => [
      language,
      [...(stems.get(language) ?? [])].map((stem) => {
        const count = holding.get(stem) ?? 0;
        return { language, stem, idf: idf(sentences, count), holding: count };
      }),
    ]),
  );
}

/** As `WordIndex` defines it. */
export function coverageOf(own: ReadonlySet<string>, weights: readonly StemWeight[] = []): number {
  const all = total(weights);
  return all === 0 ? 0 : Math.min(1, total(weights.filter(({ stem }) => own.has(stem))) / all);
}

function total(weights: readonly StemWeight[]): number {
  return weights.reduce((sum, weight) => sum + weight.idf, 0);
}

/** A longer word is found by its hash: PostgreSQL takes no lexeme of more than 2,046 bytes. */
const LONGEST_LEXEME = 500;

/** A stem is a word of one language, and stands in the database with it. */
export function lexemeOf(stem: string, language: Language): string {
  return `${language} ${stem.length > LONGEST_LEXEME ? sha256(stem) : stem}`;
}

/** Sentences that hold a stem of a first search, at least, where so many do. */
const FIRST_LOOKED_AT = 1_000;
const GROWTH = 8;
/** Sums of the same numbers in another order differ by less. */
const TOLERANCE = 1e-9;

/**
 * Finds the sentences that share most words with a question, with the full-text search of PostgreSQL over our own stems.
 *
 * Common words are in every other sentence. As in MaxScore (Turtle, Flood 1995), those are looked at first that hold one of the
 * rarest stems; where the k-th of them covers more than all other stems together would, no other sentence can be among the k.
 */
export class SharedWords {
  readonly #database: Database;
  readonly #space: number;
  readonly #table: string;

  constructor(database: Database, space: number) {
    this.#database = database;
    this.#space = space;
    this.#table = sentencesTable(database, space);
  }

  /** Best first. @returns k of them at least, where so many share a word */
  async search(weights: WeightsByLanguage, scope: Scope): Promise<readonly FoundRow[]> {
    const rarest = [...weights.values()].flat().filter(({ holding }) => holding > 0);
    rarest.sort((a, b) => a.holding - b.holding);
    if (scope.k === 0 || scope.rows.length === 0) return [];
    let lookedAt = FIRST_LOOKED_AT;
    for (let taken = 0; taken < rarest.length; lookedAt *= GROWTH) {
      let holding = 0;
      while (taken < rarest.length && (holding === 0 || holding < lookedAt))
        holding += rarest[taken++]?.holding ?? 0;
      const found = await this.#ask(rarest.slice(0, taken), weights, scope);
      const last = found[scope.k - 1];
      if (last !== undefined && last.score > mostOf(rarest.slice(taken), weights) + TOLERANCE) return found;
      if (taken === rarest.length) return found;
    }
    return [];
  }

  async #ask(
    looked: readonly StemWeight[],
    weights: WeightsByLanguage,
    { k, isOurs, isPart, rows }: Scope,
  ): Promise<readonly FoundRow[]> {
    const known = LANGUAGES.flatMap((language) => {
      const own = weights.get(language) ?? [];
      const all = total(own);
      return own.filter(({ holding }) => holding > 0).map((one) => ({ ...one, share: one.idf / all }));
    });
    for (let asked = k + 1; ; asked *= GROWTH) {
      const found = await this.#database.rows<FoundRow & Record<string, unknown>>({
        name: `shared-${this.#space}-${isPart}`,
        text: `SELECT article, ordinal, (
                 SELECT sum(share) FILTER (WHERE stems @@ query) FROM unnest($2::tsquery[], $3::float8[]) AS stem (query, share)) AS score
               FROM ${this.#table} WHERE stems @@ $1::tsquery ${isPart ? 'AND article = ANY ($5::int[])' : ''}
               ORDER BY score DESC, article, ordinal LIMIT $4`,
        values: [
          looked.map(({ stem, language }) => queryOf(stem, language)).join(' | '),
          known.map(({ stem, language }) => queryOf(stem, language)),
          known.map(({ share }) => share),
          asked,
          ...(isPart ? [rows] : []),
        ],
      });
      const ours = found.filter(isOurs);
      if (ours.length >= k || found.length < asked) return ours;
    }
  }
}

/** The most that a sentence without a better stem can cover: a sentence is of one language. */
function mostOf(rest: readonly StemWeight[], weights: WeightsByLanguage): number {
  const shares = LANGUAGES.map((language) => {
    const own = rest.filter((one) => one.language === language);
    return own.length === 0 ? 0 : total(own) / total(weights.get(language) ?? []);
  });
  return Math.max(0, ...shares);
}

/** A lexeme as a query for it. */
function queryOf(stem: string, language: Language): string {
  return `'${lexemeOf(stem, language).replaceAll(/['\\]/g, '$&$&')}'`;
}
