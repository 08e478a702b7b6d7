import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot } from '../../src/embedding/vector.ts';
import { LANGUAGES } from '../../src/language/language.ts';
import { stemsOf } from '../../src/language/words.ts';
import type { IndexContent } from '../../src/search-index/index-store.ts';
import type { IndexQuery, ScoredSentence, SearchIndex } from '../../src/search-index/search-index.ts';
import { WordIndex } from '../../src/search-index/word-index.ts';
import { articleOf, contentOf } from '../builders/articles.ts';
import { directionOf } from '../helpers/fake-embedder.ts';

type Build = (content: IndexContent) => Promise<SearchIndex>;

/** Components of the vectors in the contract's contents. */
export const DIMENSION = 6;
/** float32 arithmetic in another order differs by less than this. */
const DIGITS = 5;

const TEXTS = [
  'Der Rat tagt.',
  'Die Brücke kostet 30 Euro.',
  'Anna leitet die Bücherei.',
  'Es regnet.',
  'Niemand kam.',
];
const QUESTIONS = ['Was kostet die Brücke?', 'Wer leitet was?', 'xyz', '?!'];

/** Articles of these paragraphs. */
function written(paragraphs: readonly (readonly string[])[]): IndexContent {
  const articles = paragraphs.map((texts, i) => articleOf({ id: `a${i}`, paragraphs: texts }));
  return contentOf(articles, DIMENSION);
}

const contents = fc
  .array(fc.array(fc.constantFrom(...TEXTS), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 4 })
  .map(written);

const queries: fc.Arbitrary<IndexQuery> = fc
  .record({
    text: fc.constantFrom(...QUESTIONS),
    articleIds: fc.option(fc.uniqueArray(fc.constantFrom('a0', 'a1', 'a2', 'zz'), { maxLength: 2 }), {
      nil: undefined,
    }),
    k: fc.nat(6),
    including: fc.array(
      fc.record({ articleId: fc.constantFrom('a0', 'a1', 'zz'), ordinal: fc.integer({ min: -1, max: 4 }) }),
      { maxLength: 2 },
    ),
  })
  .map(({ text, ...rest }) => ({ ...rest, vector: directionOf(text, DIMENSION), stems: stemsIn(text) }));

function stemsIn(text: string): IndexQuery['stems'] {
  return new Map(LANGUAGES.map((language) => [language, stemsOf(text, language)]));
}

/** Every sentence that is searched with its scores, by their definitions. */
function scoredByDefinition(
  content: IndexContent,
  { vector, stems, articleIds }: IndexQuery,
): Omit<ScoredSentence, 'article'>[] {
  const coverage = new WordIndex(
    content.sentences.map(({ heading = '', text }) => ({ text: `${heading} ${text}`, language: 'de' })),
  ).coverage(stems);
  return content.sentences
    .map((sentence, position) => ({
      sentence,
      position,
      cosine: dot(vector, content.vectors[position] ?? new Float32Array()),
      coverage: coverage.of(position),
    }))
    .filter(({ sentence }) => articleIds?.includes(sentence.articleId) !== false);
}

const ascending = (a: number, b: number): number => a - b;

/** What every implementation of `SearchIndex` does. Compared with the definitions, which are simple enough to be read. */
export function searchIndexContract(name: string, build: Build): void {
  describe(`${name}, as a SearchIndex`, () => {
    it('holds the articles in their order and the sentences by article and ordinal', async () => {
      await fc.assert(
        fc.asyncProperty(contents, async (content) => {
          const { articles, sentences } = await build(content);
          expect([...articles.values()]).toEqual(content.articles);
          expect(sentences).toEqual(content.sentences);
        }),
        { numRuns: 20 },
      );
    });

    it('gives each sentence once, where it is searched, with its own exact scores', async () => {
      await fc.assert(
        fc.asyncProperty(contents, queries, async (content, query) => {
          const expected = new Map(
            scoredByDefinition(content, query).map((scored) => [scored.position, scored]),
          );
          const found = await (await build(content)).search(query);
          expect(new Set(found.map(({ position }) => position)).size).toBe(found.length);
          for (const { position, sentence, article, cosine, coverage } of found) {
            const scored = expected.get(position);
            expect(sentence).toEqual(scored?.sentence);
            expect(article.id).toBe(sentence.articleId);
            expect(cosine).toBeCloseTo(scored?.cosine ?? Number.NaN, DIGITS);
            expect(coverage).toBeCloseTo(scored?.coverage ?? Number.NaN, DIGITS);
          }
        }),
      );
    });

    it('leaves out none of the k nearest, of the k that share most words, and of those to be included', async () => {
      await fc.assert(
        fc.asyncProperty(contents, queries, async (content, query) => {
          const all = scoredByDefinition(content, query);
          const best = (of: 'cosine' | 'coverage') =>
            all
              .filter(({ coverage }) => of === 'cosine' || coverage > 0)
              .toSorted((a, b) => b[of] - a[of] || a.position - b.position)
              .slice(0, query.k);
          const included = all.filter(({ sentence }) =>
            query.including?.some(
              (place) => place.articleId === sentence.articleId && place.ordinal === sentence.ordinal,
            ),
          );
          const wanted = [...best('cosine'), ...best('coverage'), ...included].map(
            ({ position }) => position,
          );
          const found = (await (await build(content)).search(query)).map(({ position }) => position);
          expect(found.toSorted(ascending)).toEqual([...new Set(wanted)].toSorted(ascending));
        }),
      );
    });

    it('refuses a vector of another dimension and one that is not finite', async () => {
      const index = await build(written([['Es regnet.']]));
      for (const articleIds of [undefined, ['a0']]) {
        const search = (vector: Float32Array) => index.search({ vector, stems: new Map(), k: 1, articleIds });
        await expect(search(new Float32Array(DIMENSION + 1))).rejects.toThrow(RangeError);
        await expect(search(new Float32Array(DIMENSION).fill(Number.NaN))).rejects.toThrow(RangeError);
      }
    });
  });
}
