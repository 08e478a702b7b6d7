import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dot } from '../../src/embedding/vector.ts';
import { LANGUAGES, type Language } from '../../src/language/language.ts';
import { stemsOf, wordsOf } from '../../src/language/words.ts';
import type { IndexContent } from '../../src/search-index/index-store.ts';
import type { IndexQuery, ScoredSentence, SearchIndex } from '../../src/search-index/search-index.ts';
import type { Sentence } from '../../src/sentences/sentence.ts';
import { articleOf, contentOf } from '../builders/articles.ts';
import { directionOf } from '../helpers/fake-embedder.ts';

type Build = (content: IndexContent) => Promise<SearchIndex>;

/** Components of the vectors in the contract's contents. */
export const DIMENSION = 6;
/** float32 arithmetic in another order differs by less than this. */
const DIGITS = 5;

/** In several languages, which an article of any of them may hold; `# ` makes a heading. */
const TEXTS = [
  'Der Rat tagt.',
  'The houses were counted.',
  '# Die Brücken',
  'Die Brücke kostet 30 Euro.',
  'Anna leitet die Bücherei.',
  'Es regnet.',
  'Niemand kam.',
];
const QUESTIONS = ['Was kostet die Brücke?', 'How many houses?', 'Wer leitet was?', 'xyz', '?!'];

/** An article's language and its paragraphs. */
type Written = readonly [language: Language, paragraphs: readonly string[]];

function written(articles: readonly Written[]): IndexContent {
  return contentOf(
    articles.map(([language, paragraphs], i) => articleOf({ id: `a${i}`, language, paragraphs })),
    DIMENSION,
  );
}

const contents = fc
  .array(
    fc.tuple(
      fc.constantFrom(...LANGUAGES),
      // The last is no heading: an article has a sentence.
      fc
        .array(fc.constantFrom(...TEXTS), { maxLength: 4 })
        .map((texts): readonly string[] => [...texts, 'Die Brücke steht.']),
    ),
    { minLength: 1, maxLength: 4 },
  )
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

/** The share of a question's stems, weighted by idf over the sentences of its language, that a sentence contains. */
function coverageByDefinition(
  { articles, sentences }: IndexContent,
  covering: Sentence,
  stems: IndexQuery['stems'],
): number {
  const languageOf = ({ articleId }: Sentence) =>
    articles.find(({ id }) => id === articleId)?.language ?? 'de';
  const language = languageOf(covering);
  const holds = ({ heading = '', text }: Sentence, stem: string) =>
    stemsOf(`${heading} ${text}`, language).has(stem);
  const own = sentences.filter((sentence) => languageOf(sentence) === language);
  let [shared, all] = [0, 0];
  for (const stem of stems.get(language) ?? []) {
    const containing = own.filter((sentence) => holds(sentence, stem)).length;
    const idf = Math.log(1 + (own.length - containing + 0.5) / (containing + 0.5));
    all += idf;
    if (holds(covering, stem)) shared += idf;
  }
  return all === 0 ? 0 : shared / all;
}

/** Every sentence that is searched with its scores, by their definitions. */
function scoredByDefinition(
  content: IndexContent,
  { vector, stems, articleIds }: IndexQuery,
): Omit<ScoredSentence, 'article'>[] {
  return content.sentences
    .map((sentence, position) => ({
      sentence,
      position,
      cosine: dot(vector, content.vectors[position] ?? new Float32Array()),
      coverage: coverageByDefinition(content, sentence, stems),
    }))
    .filter(({ sentence }) => articleIds?.includes(sentence.articleId) !== false);
}

const ascending = (a: number, b: number): number => a - b;

/** What every implementation of `SearchIndex` does. Compared with the definitions, which are simple enough to be read. */
export function searchIndexContract(
  name: string,
  build: Build,
  { runs = 100 }: { readonly runs?: number } = {},
): void {
  describe(`${name}, as a SearchIndex`, () => {
    it('holds the articles in their order and the sentences by article and ordinal', async () => {
      await fc.assert(
        fc.asyncProperty(contents, async (content) => {
          const { articles, sentences } = await build(content);
          expect([...articles.values()]).toEqual(content.articles);
          expect(sentences).toEqual(content.sentences);
        }),
        { numRuns: Math.min(20, runs) },
      );
    });

    it('knows the words of its sentences and their headings, and how they are written', async () => {
      await fc.assert(
        fc.asyncProperty(contents, async (content) => {
          const { vocabulary } = await build(content);
          for (const { heading = '', text } of content.sentences) {
            for (const word of wordsOf(`${heading} ${text}`)) {
              expect(vocabulary.find(word.toUpperCase())?.writing.toLowerCase()).toBe(word.toLowerCase());
              expect(vocabulary.hasStem(word)).toBe(true);
            }
          }
          expect(vocabulary.find('Zeppelin')).toBeUndefined();
        }),
        { numRuns: Math.min(20, runs) },
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
        { numRuns: runs },
      );
    });

    it('gives the k nearest, the k that share most words and those to be included, and no other', async () => {
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
        { numRuns: runs },
      );
    });

    it('takes an article that is named twice for one, and refuses a k that is no number from 0', async () => {
      const index = await build(written([['de', ['Es regnet.', 'Niemand kam.', 'Der Rat tagt.']]]));
      const query = { vector: directionOf('xyz', DIMENSION), stems: new Map() };
      expect(await index.search({ ...query, k: 2, articleIds: ['a0', 'a0'] })).toHaveLength(2);
      for (const articleIds of [undefined, ['a0']]) {
        await expect(index.search({ ...query, k: -1, articleIds })).rejects.toThrow(RangeError);
      }
    });

    it('refuses a vector of another dimension and one that is not finite', async () => {
      const index = await build(written([['de', ['Es regnet.']]]));
      for (const articleIds of [undefined, ['a0']]) {
        const search = (vector: Float32Array) => index.search({ vector, stems: new Map(), k: 1, articleIds });
        await expect(search(new Float32Array(DIMENSION + 1))).rejects.toThrow(RangeError);
        await expect(search(new Float32Array(DIMENSION).fill(Number.NaN))).rejects.toThrow(RangeError);
      }
    });
  });
}
