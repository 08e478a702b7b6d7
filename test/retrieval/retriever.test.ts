import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Corpus } from '../../src/answering/answerer.ts';
import { offersOf } from '../../src/retrieval/answer-type.ts';
import type { Match } from '../../src/retrieval/match.ts';
import { understand, type Question } from '../../src/retrieval/question.ts';
import { Retriever } from '../../src/retrieval/retriever.ts';
import { LexicalIndex } from '../../src/search-index/lexical-index.ts';
import { dot } from '../../src/embedding/vector.ts';
import { directionOf, FAKE_MODEL, FakeEmbedder } from '../helpers/fake-embedder.ts';
import { corpusOf, type WrittenArticle } from '../helpers/searchable-corpus.ts';

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
const articles: fc.Arbitrary<WrittenArticle[]> = fc
  .array(
    fc.array(
      fc.array(fc.constantFrom(...SENTENCES), { minLength: 1, maxLength: 2 }).map((texts) => texts.join(' ')),
      { minLength: 1, maxLength: 2 },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((written) => written.map((paragraphs, i) => ({ id: `a${i}`, paragraphs })));

/** What the fake embedder's questions have in common, for all that a test can tell. */
const MEAN = directionOf('the mean question', FAKE_MODEL.dimension);

/**
 * The recipe of retrieval.md for every sentence of the corpus, with what a sentence offers, and with four tenths of the
 * mean question taken away.
 */
function scoresByDefinition(corpus: Corpus, question: Question, mean?: Float32Array): Map<string, number> {
  const { sentences } = corpus;
  const paragraphs = [...new Set(sentences.map(({ articleId, paragraph }) => `${articleId}/${paragraph}`))];
  const coverage = new LexicalIndex(
    sentences.map(({ text, articleId, paragraph }) => ({
      text,
      language: 'de',
      paragraph: paragraphs.indexOf(`${articleId}/${paragraph}`),
    })),
  ).coverage(question.text);
  return new Map(
    sentences.map(({ articleId, ordinal, text }, label) => {
      const offers = question.asksFor !== undefined && offersOf(text, question.asksFor).length > 0;
      const vector = corpus.indexedVectors.row(label);
      const score =
        dot(question.vector, vector) -
        (mean === undefined ? 0 : 0.4 * dot(mean, vector)) +
        0.08 * coverage.sentence(label) +
        0.05 * coverage.paragraph(label) +
        (offers ? 0.02 : 0);
      return [`${articleId}/${ordinal}`, score];
    }),
  );
}

const placeOf = ({ sentence }: Match) => `${sentence.articleId}/${sentence.ordinal}`;

describe('the retriever', () => {
  it('scores every sentence of a small corpus as the recipe says, best first', async () => {
    await fc.assert(
      fc.asyncProperty(
        articles,
        fc.constantFrom(...QUESTIONS),
        fc.constantFrom(undefined, MEAN),
        async (written, text, mean) => {
          const corpus = await corpusOf(written, embedder);
          const question = await understand(text, embedder);
          const expected = scoresByDefinition(corpus, question, mean);
          const matches = new Retriever(corpus, mean).search(question);
          expect(matches.map(placeOf).toSorted()).toEqual([...expected.keys()].toSorted());
          let last = Infinity;
          for (const match of matches) {
            expect(match.score).toBeCloseTo(expected.get(placeOf(match)) ?? Infinity, 6);
            expect(match.score).toBeLessThanOrEqual(last);
            last = match.score;
          }
        },
      ),
    );
  });

  it('searches one article where it is told to: all of it and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(articles, fc.constantFrom(...QUESTIONS), fc.nat(3), async (written, text, at) => {
        const corpus = await corpusOf(written, embedder);
        const question = await understand(text, embedder);
        const id = `a${at % written.length}`;
        const found = new Retriever(corpus).search(question, id).map(placeOf);
        const own = corpus.sentences
          .filter(({ articleId }) => articleId === id)
          .map(({ ordinal }) => ordinal);
        expect(found.toSorted()).toEqual(own.map((ordinal) => `${id}/${ordinal}`).toSorted());
      }),
    );
  });

  it('finds nothing in an article that is not there', async () => {
    const corpus = await corpusOf([{ id: 'a', paragraphs: ['Der Rat tagt.'] }], embedder);
    expect(new Retriever(corpus).search(await understand('Wann tagt er?', embedder), 'b')).toEqual([]);
  });

  it('finds in a large corpus what only the words point at, and what only the vectors do', async () => {
    const rare = 'Der Zeppelin landete.';
    const crowd = Array.from({ length: 300 }, (_, i) => `Der Rat beriet zum ${i}. Mal.`);
    const corpus = await corpusOf([{ id: 'a', paragraphs: [...crowd, rare] }], embedder);
    const retriever = new Retriever(corpus);

    const byWords = retriever.search(await understand('Zeppelin?', embedder));
    expect(byWords.map(({ sentence }) => sentence.text)).toContain(rare);

    const foreign = { ...(await understand('xyz', embedder)), vector: corpus.indexedVectors.row(77) };
    const byVector = retriever.search(foreign);
    expect(byVector).toHaveLength(20);
    expect(byVector[0]?.sentence).toBe(corpus.sentences[77]);
    expect(byVector.every(({ coverage }) => coverage === 0)).toBe(true);
  });

  it('keeps paragraphs of two articles apart, although both are number 0', async () => {
    const corpus = await corpusOf(
      [
        { id: 'a', paragraphs: ['Der Rat tagt. Es regnet.'] },
        { id: 'b', paragraphs: ['Niemand kam. Es schneit.'] },
      ],
      embedder,
    );
    const matches = new Retriever(corpus).search(await understand('Rat', embedder));
    const covered = matches.filter(({ paragraphCoverage }) => paragraphCoverage > 0).map(placeOf);
    expect(covered.toSorted()).toEqual(['a/0', 'a/1']);
  });

  it('takes the sentence after from the same article only, and says where the thing asked for is', async () => {
    const corpus = await corpusOf(
      [
        { id: 'a', paragraphs: ['Der Eintritt ist nicht frei. Er beträgt 5 Euro.', 'Das ist neu.'] },
        { id: 'b', paragraphs: ['Ein Eis kostet 2 Euro.'] },
      ],
      embedder,
    );
    const search = async (text: string) =>
      new Map(
        new Retriever(corpus)
          .search(await understand(text, embedder))
          .map((found) => [placeOf(found), found]),
      );
    const asked = await search('Was kostet der Eintritt?');
    expect(['a/0', 'a/1', 'a/2', 'b/0'].map((place) => asked.get(place)?.offer)).toEqual([
      'next',
      'here',
      'nowhere',
      'here',
    ]);
    expect(asked.get('a/1')?.following).toBe('Das ist neu.');
    expect(asked.get('a/2')?.following).toBeUndefined();
    expect((await search('Eintritt')).get('a/1')?.offer).toBe('unasked');
  });

  it('compares each token of the question with the tokens of each sentence', async () => {
    const corpus = await corpusOf([{ id: 'a', paragraphs: ['Der Rat tagt. Alle sind da.'] }], embedder);
    const matches = new Retriever(corpus).search(await understand('Rat tagt', embedder), 'a');
    const first = matches.find(({ sentence }) => sentence.ordinal === 0)?.similarities ?? [];
    const second = matches.find(({ sentence }) => sentence.ordinal === 1)?.similarities ?? [];
    expect([...first].every((cosine) => cosine > 0.97)).toBe(true);
    expect([...second].every((cosine) => cosine < 0.97)).toBe(true);
    expect([first.length, second.length]).toEqual([2, 2]);
  });
});
