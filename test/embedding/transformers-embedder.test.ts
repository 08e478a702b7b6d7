import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { Embedder } from '../../src/embedding/embedder.ts';
import { findModelFiles } from '../../src/embedding/model-files.ts';
import { loadTransformersEmbedder } from '../../src/embedding/transformers-embedder.ts';
import { dot, normalise } from '../../src/embedding/vector.ts';
import { EMBEDDED_MODEL } from '../helpers/embedded-model.ts';

const referenceSchema = z.object({
  texts: z.array(z.object({ text: z.string(), vector: z.array(z.number()) })),
});

/** The same 15 texts from the model's reference implementation; docs: model/README.md. */
const reference = referenceSchema.parse(
  JSON.parse(readFileSync(`${EMBEDDED_MODEL}/reference.json`, 'utf8')),
).texts;

let embedder: Embedder;

beforeAll(async () => {
  embedder = await loadTransformersEmbedder(await findModelFiles(EMBEDDED_MODEL));
});

async function vectorsOf(paragraphs: string[][]) {
  const byParagraph = [];
  for await (const { index, sentences } of embedder.embedParagraphs(paragraphs))
    byParagraph[index] = sentences;
  return byParagraph;
}

async function ownVector(sentence: string): Promise<Float32Array> {
  const [paragraph] = await vectorsOf([[sentence]]);
  return paragraph?.[0]?.own ?? new Float32Array();
}

describe('the transformers.js embedder', () => {
  it.each(reference)('agrees with the reference vector of "$text"', async ({ text, vector }) => {
    const body = text.replace(/^(query|passage): /, '');
    const mine = text.startsWith('query: ')
      ? (await embedder.embedQuery(body)).vector
      : await ownVector(body);
    expect(dot(mine, normalise(Float32Array.from(vector)))).toBeGreaterThan(0.999);
  });

  it('gives vectors of length 1 and of the model’s dimension', async () => {
    const [paragraph] = await vectorsOf([['Der erste Satz steht hier.', 'Der zweite folgt ihm.']]);
    for (const { own, inContext } of paragraph ?? []) {
      for (const vector of [own, inContext]) {
        expect(vector).toHaveLength(embedder.model.dimension);
        expect(dot(vector, vector)).toBeCloseTo(1, 5);
      }
    }
    expect(paragraph).toHaveLength(2);
  });

  it('gives a sentence the same vectors whatever else is embedded with it', async () => {
    const sentence = 'Die Bücherei öffnet ab März auch sonntags.';
    const alone = await ownVector(sentence);
    const others = Array.from({ length: 40 }, (_, i) => [
      'Noch ein Satz, der hier steht. '.repeat(1 + (i % 5)),
    ]);
    const crowd = await vectorsOf([...others, [sentence, 'Das beschloss der Rat.'], ...others]);
    expect(dot(alone, crowd[40]?.[0]?.own ?? new Float32Array())).toBeGreaterThan(0.999);
  });

  it('lets the paragraph colour the vector in context and not the own vector', async () => {
    const sentence = 'Sie kostet 30 Euro im Jahr.';
    const [library, train] = await vectorsOf([
      ['Die Bücherei führt eine neue Karte ein.', sentence],
      ['Die Bahn führt eine neue Karte ein.', sentence],
    ]);
    const [a, b] = [library?.[1], train?.[1]];
    if (a === undefined || b === undefined) throw new Error('a sentence is missing');
    expect(dot(a.own, b.own)).toBeGreaterThan(0.9995);
    expect(dot(a.inContext, b.inContext)).toBeLessThan(0.99);
  });

  it('reads a paragraph beyond the model’s window in overlapping windows', async () => {
    const sentences = Array.from(
      { length: 60 },
      (_, i) => `Im Jahr ${1900 + i} baute die Stadt an der Brücke weiter.`,
    );
    const [paragraph] = await vectorsOf([sentences]);
    expect(paragraph).toHaveLength(60);
    for (const { inContext } of paragraph ?? []) expect(dot(inContext, inContext)).toBeCloseTo(1, 5);
  });

  it('cuts off what the window cannot hold instead of failing', async () => {
    const vector = await ownVector('Wort '.repeat(3000));
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
    expect(dot((await embedder.embedQuery('wort '.repeat(3000))).vector, vector)).toBeGreaterThan(0.5);
  });

  it('takes a special token that a text spells out as plain characters', async () => {
    const plain = await ownVector('Das Zeichen beendet den Text. Danach kommt mehr.');
    const spelled = await ownVector('Das Zeichen </s> beendet den Text. Danach kommt mehr.');
    expect(dot(plain, spelled)).toBeGreaterThan(0.8);
    const [paragraph] = await vectorsOf([['</s>', '<s> <pad> </s>', '']]);
    for (const { own } of paragraph ?? []) expect([...own].every(Number.isFinite)).toBe(true);
  });

  it('reads a sentence that is one endless word', async () => {
    const vector = await ownVector('x'.repeat(300_000));
    expect(dot(vector, vector)).toBeCloseTo(1, 5);
  });
});
