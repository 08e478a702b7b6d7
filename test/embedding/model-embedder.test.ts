import { beforeAll, describe, expect, it } from 'vitest';
import type { Embedder, Paragraph } from '../../src/embedding/embedder.ts';
import { dot } from '../../src/embedding/vector.ts';
import { embeddedModel } from '../helpers/embedder.ts';
import { embedderReference, NEAR_REFERENCE } from '../helpers/embedder-reference.ts';

let embedder: Embedder;

beforeAll(async () => {
  embedder = await embeddedModel();
});

const reference = await embedderReference();
const of = (prefix: string) =>
  reference
    .filter(({ text }) => text.startsWith(prefix))
    .map(({ text, vector }) => ({ body: text.slice(prefix.length), vector }));

const paragraph = (...sentences: readonly string[]): Paragraph => ({ heading: undefined, sentences });

async function vectorsOf(paragraphs: readonly Paragraph[]): Promise<(readonly Float32Array[])[]> {
  const byParagraph: (readonly Float32Array[])[] = [];
  for await (const { index, vectors } of embedder.embedParagraphs(paragraphs)) byParagraph[index] = vectors;
  return byParagraph;
}

async function vectorAlone(sentence: string): Promise<Float32Array> {
  const [vectors] = await vectorsOf([paragraph(sentence)]);
  return vectors?.[0] ?? new Float32Array();
}

describe('the model’s embedder', () => {
  it.each(of('query: '))(
    'agrees with the reference vector of the question "$body"',
    async ({ body, vector }) => {
      expect(dot(await embedder.embedQuery(body), vector)).toBeGreaterThan(NEAR_REFERENCE);
    },
  );

  it.each(of('passage: '))(
    'comes near the reference vector of the paragraph "$body", which takes in the tokens around it',
    async ({ body, vector }) => {
      expect(dot(await vectorAlone(body), vector)).toBeGreaterThan(0.9);
    },
  );

  it('gives vectors of length 1 and of the model’s dimension, one a sentence', async () => {
    const [vectors = []] = await vectorsOf([
      paragraph('Der erste Satz steht hier.', 'Der zweite folgt ihm.'),
    ]);
    for (const vector of [...vectors, await embedder.embedQuery('Wer folgt ihm?')]) {
      expect(vector).toHaveLength(embedder.model.dimension);
      expect(dot(vector, vector)).toBeCloseTo(1, 5);
    }
    expect(vectors).toHaveLength(2);
  });

  it('gives a paragraph the same vectors whatever else is embedded with it', async () => {
    const own = paragraph('Die Bücherei öffnet ab März auch sonntags.', 'Das beschloss der Rat.');
    const others = Array.from({ length: 20 }, (_, i) =>
      paragraph('Noch ein Satz, der hier steht. '.repeat(1 + (i % 5))),
    );
    const [alone] = await vectorsOf([own]);
    const crowd = await vectorsOf([...others, own, ...others]);
    expect(crowd[20]).toEqual(alone);
  });

  it('lets the paragraph colour the vector of a sentence', async () => {
    const sentence = 'Sie kostet 30 Euro im Jahr.';
    const [library, train] = await vectorsOf([
      paragraph('Die Bücherei führt eine neue Karte ein.', sentence),
      paragraph('Die Bahn führt eine neue Karte ein.', sentence),
    ]);
    const [a, b] = [library?.[1], train?.[1]];
    if (a === undefined || b === undefined) throw new Error('a sentence is missing');
    expect(dot(a, b)).toBeLessThan(0.99);
    const asked = await embedder.embedQuery('Was kostet die Karte der Bücherei?');
    expect(dot(asked, a)).toBeGreaterThan(dot(asked, b));
  });

  it('lets the heading colour the vectors under it', async () => {
    const sentence = 'Sie kostet 30 Euro im Jahr.';
    const [library, train, none] = await vectorsOf([
      { heading: 'Die Karte der Bücherei', sentences: [sentence] },
      { heading: 'Die Karte der Bahn', sentences: [sentence] },
      paragraph(sentence),
    ]);
    const [a, b, c] = [library?.[0], train?.[0], none?.[0]];
    if (a === undefined || b === undefined || c === undefined) throw new Error('a sentence is missing');
    const asked = await embedder.embedQuery('Was kostet die Karte der Bücherei?');
    expect(dot(asked, a)).toBeGreaterThan(dot(asked, b));
    expect(dot(asked, a)).toBeGreaterThan(dot(asked, c));
  });

  it('reads a paragraph beyond the model’s window in overlapping windows', async () => {
    const sentences = Array.from(
      { length: 60 },
      (_, i) => `Im Jahr ${1900 + i} baute die Stadt an der Brücke weiter.`,
    );
    const [vectors = []] = await vectorsOf([{ heading: 'Die Brücke '.repeat(60), sentences }]);
    expect(vectors).toHaveLength(60);
    for (const vector of vectors) expect(dot(vector, vector)).toBeCloseTo(1, 5);
  });

  it('cuts off what the window cannot hold instead of failing', async () => {
    const vector = await vectorAlone('Wort '.repeat(3000));
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
    expect(dot(await embedder.embedQuery('wort '.repeat(3000)), vector)).toBeGreaterThan(0.5);
  });

  it('takes a special token that a text spells out as plain characters', async () => {
    const plain = await vectorAlone('Das Zeichen beendet den Text. Danach kommt mehr.');
    const spelled = await vectorAlone('Das Zeichen </s> beendet den Text. Danach kommt mehr.');
    expect(dot(plain, spelled)).toBeGreaterThan(0.8);
    const [vectors = []] = await vectorsOf([paragraph('</s>', '<s> <pad> </s>', '')]);
    for (const vector of vectors) expect([...vector].every(Number.isFinite)).toBe(true);
    expect(vectors).toHaveLength(3);
  });

  it('reads a sentence that is one endless word', async () => {
    const vector = await vectorAlone('x'.repeat(300_000));
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
  });
});
