import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { paragraphsOf } from '../../src/indexing/embed-paragraphs.ts';
import { retrieve, embedQuestion, type Match, type Question } from '../../src/retrieval/retrieve.ts';
import type { SearchIndex } from '../../src/search-index/search-index.ts';
import { readWords } from '../../src/search-index/read-words.ts';
import { WordIndex } from '../../src/search-index/word-index.ts';
import { dot } from '../../src/embedding/vector.ts';
import { articleOf, indexOf, LIBRARY, MUSEUM } from '../builders/articles.ts';
import { FakeEmbedder } from '../helpers/fake-embedder.ts';

const embedder = new FakeEmbedder();

const SENTENCES = [
  'Der Rat tagt am Montag.',
  'Die Brücke kostet 30 Euro.',
  'Anna Lenz leitet die Bücherei.',
  'Der Bus fährt nach Berlin.',
  'Es regnet, weil Herbst ist.',
  'Niemand kam.',
];
const QUESTIONS = [
  'Was kostet die Brücke?',
  'Wann tagt der Rat?',
  'Wer leitet die Bücherei?',
  'Regnet es?',
  'x',
];

/** One to four articles of up to five paragraphs: at most as many sentences as either search proposes. */
const articles: fc.Arbitrary<Article[]> = fc
  .array(
    fc.array(
      fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 2 }).map((texts) => texts.join(' ')),
      { minLength: 1, maxLength: 2 },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((written) => written.map((paragraphs, i) => articleOf({ id: `a${i}`, paragraphs })));

/** The vector of each sentence of an index, in their order. */
async function vectorsOf({ sentences }: SearchIndex): Promise<Float32Array[]> {
  const byParagraph: (readonly Float32Array[])[] = [];
  for await (const { index, vectors } of embedder.embedParagraphs(paragraphsOf(sentences)))
    byParagraph[index] = vectors;
  return byParagraph.flat();
}

/** What every sentence of an index scores, by the definition: cosine, and a tenth of the words covered. */
async function scoresByDefinition(index: SearchIndex, question: Question): Promise<Map<string, number>> {
  const vectors = await vectorsOf(index);
  const coverage = new WordIndex(
    readWords(
      index.sentences.map(({ text, heading = '' }) => ({ text: `${heading} ${text}`, language: 'de' })),
    ),
  ).coverage(question.stems);
  return new Map(
    index.sentences.map(({ articleId, ordinal }, at) => [
      `${articleId}/${ordinal}`,
      dot(question.vector, vectors[at] ?? new Float32Array()) + 0.1 * coverage.of(at),
    ]),
  );
}

/** A question of these words that means what this vector does. */
async function meaning(text: string, vector: Float32Array | undefined): Promise<Question> {
  const question = await embedQuestion(text, embedder);
  return { ...question, vector: vector ?? question.vector };
}

const placeOf = ({ sentence }: Match) => `${sentence.articleId}/${sentence.ordinal}`;

describe('retrieving', () => {
  it('scores every sentence of a small corpus by meaning and words, best first', async () => {
    await fc.assert(
      fc.asyncProperty(articles, fc.constantFrom(...QUESTIONS), async (written, text) => {
        const index = await indexOf(written, embedder);
        const question = await embedQuestion(text, embedder);
        const expected = await scoresByDefinition(index, question);
        const matches = await retrieve(index, question);
        expect(matches.map(placeOf).toSorted()).toEqual([...expected.keys()].toSorted());
        let last = Infinity;
        for (const match of matches) {
          expect(match.score).toBeCloseTo(expected.get(placeOf(match)) ?? Infinity, 6);
          expect(match.score).toBeLessThanOrEqual(last);
          last = match.score;
        }
      }),
    );
  });

  it('gives each match its position, its sentence and its article', async () => {
    const index = await indexOf([LIBRARY, MUSEUM], embedder);
    const matches = await retrieve(index, await embedQuestion('Wann öffnet es?', embedder));
    expect(matches).toHaveLength(10);
    for (const { position, sentence, article } of matches) {
      expect(sentence).toBe(index.sentences[position]);
      expect(article).toBe(index.articles.get(sentence.articleId));
    }
  });

  it('searches one article where it is told to: all of it and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(articles, fc.constantFrom(...QUESTIONS), fc.nat(3), async (written, text, at) => {
        const index = await indexOf(written, embedder);
        const question = await embedQuestion(text, embedder);
        const id = `a${at % written.length}`;
        const found = (await retrieve(index, question, { articleId: id })).map(placeOf);
        const own = index.sentences.filter(({ articleId }) => articleId === id).map(({ ordinal }) => ordinal);
        expect(found.toSorted()).toEqual(own.map((ordinal) => `${id}/${ordinal}`).toSorted());
      }),
    );
  });

  it('finds nothing in an article that is not there', async () => {
    const index = await indexOf([articleOf({ paragraphs: ['Der Rat tagt.'] })], embedder);
    expect(await retrieve(index, await embedQuestion('Wann tagt er?', embedder), { articleId: 'b' })).toEqual(
      [],
    );
  });

  it('finds in a large corpus what only the words point at, and what only the vectors do', async () => {
    const rare = 'Der Zeppelin landete.';
    const crowd = Array.from({ length: 300 }, (_, i) => `Der Rat beriet zum ${i}. Mal.`);
    const index = await indexOf([articleOf({ paragraphs: [...crowd, rare] })], embedder);

    const byWords = await retrieve(index, await embedQuestion('Zeppelin?', embedder));
    expect(byWords.map(({ sentence }) => sentence.text)).toContain(rare);

    const byVector = await retrieve(index, await meaning('xyz', (await vectorsOf(index))[77]));
    expect(byVector).toHaveLength(20);
    expect(byVector[0]?.sentence).toBe(index.sentences[77]);
    expect(byVector[0]?.score).toBeCloseTo(1, 6);
  });

  it('gives forty sentences at most of a long article', async () => {
    const paragraphs = Array.from({ length: 60 }, (_, i) => `Der Rat beriet zum ${i}. Mal.`);
    const index = await indexOf([articleOf({ paragraphs })], embedder);
    const matches = await retrieve(index, await embedQuestion('Was tat der Rat?', embedder), {
      articleId: 'a',
    });
    expect(matches).toHaveLength(40);
    expect(new Set(matches.map(placeOf)).size).toBe(40);
  });

  it('puts the sentences beside given places first, best first, and the rest as ever', async () => {
    const place = fc.record({ articleId: fc.constantFrom('a0', 'a1', 'zz'), ordinal: fc.nat(4) });
    const only = fc.constantFrom(undefined, 'a0', 'a1');
    await fc.assert(
      fc.asyncProperty(
        articles,
        fc.array(place, { maxLength: 3 }),
        only,
        async (written, around, articleId) => {
          const index = await indexOf(written, embedder);
          const question = await embedQuestion('Wann tagt der Rat?', embedder);
          const plain = await retrieve(index, question, { articleId });
          const isBeside = ({ sentence }: Match) =>
            around.some(
              (cited) =>
                cited.articleId === sentence.articleId && Math.abs(cited.ordinal - sentence.ordinal) === 1,
            );
          const expected = [...plain.filter(isBeside), ...plain.filter((match) => !isBeside(match))];
          const found = await retrieve(index, question, { articleId, around });
          expect(found.map(placeOf)).toEqual(expected.map(placeOf));
        },
      ),
    );
  });

  it('puts the best of a section first, and reads others beside them where it is long', async () => {
    const lines = Array.from({ length: 20 }, (_, i) => `Der Rat beriet zum ${i}. Mal.`);
    const index = await indexOf([articleOf({ paragraphs: lines })], embedder);
    const question = await meaning('xyz', (await vectorsOf(index))[3]);
    const among = Array.from({ length: 10 }, (_, i) => ({ articleId: 'a', ordinal: 10 + i }));
    const plain = (await retrieve(index, question)).map(placeOf);
    const found = (await retrieve(index, question, { among })).map(placeOf);
    const named = plain.filter((place) => Number(place.slice(2)) >= 10);
    expect(found.slice(0, 5)).toEqual([...named.slice(0, 4), 'a/3']);
    expect(found.toSorted()).toEqual(plain.toSorted());
  });

  it('finds what lies beside a place although neither words nor meaning point at it', async () => {
    const crowd = Array.from({ length: 300 }, (_, i) => `Der Rat beriet zum ${i}. Mal.`);
    const index = await indexOf([articleOf({ paragraphs: crowd })], embedder);
    const question = await meaning('xyz', (await vectorsOf(index))[77]);
    expect((await retrieve(index, question)).map(placeOf)).not.toContain('a/298');
    const found = await retrieve(index, question, { around: [{ articleId: 'a', ordinal: 299 }] });
    expect(found[0]?.sentence.ordinal).toBe(298);
    expect(found[1]?.sentence.ordinal).toBe(77);
  });

  it('finds a sentence by the words of the heading above it', async () => {
    const written = articleOf({ paragraphs: ['# Der Zeppelin', 'Er landete.', '# Der Bus', 'Er fuhr.'] });
    const index = await indexOf([written], embedder);
    const scoreOf = async (text: string) => {
      // Only the words differ: the vector is that of neither sentence.
      const question = await meaning(text, await embedder.embedQuery('?'));
      return new Map((await retrieve(index, question)).map((match) => [placeOf(match), match.score]));
    };
    const [before, after] = [await scoreOf('xyz'), await scoreOf('Zeppelin')];
    expect(after.get('a/0') ?? 0).toBeCloseTo((before.get('a/0') ?? 0) + 0.1, 6);
    expect(after.get('a/1')).toBe(before.get('a/1'));
  });

  it('counts the words of each article in its own language', async () => {
    const index = await indexOf(
      [
        articleOf({ id: 'de', paragraphs: ['Die Stimmen wurden gezählt.'] }),
        articleOf({ id: 'en', language: 'en', paragraphs: ['The voters were counted.'] }),
      ],
      embedder,
    );
    const vector = new Float32Array(embedder.model.dimension);
    const score = async (text: string, place: string) =>
      (await retrieve(index, await meaning(text, vector))).find((match) => placeOf(match) === place)?.score;
    expect(await score('voter', 'en/0')).toBeCloseTo(0.1, 6);
    expect(await score('Stimme', 'de/0')).toBeCloseTo(0.1, 6);
    expect(await score('Stimme', 'en/0')).toBe(0);
  });
});
