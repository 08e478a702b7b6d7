import { normalise } from './vector.ts';

/** What a component of 1 becomes. */
const SCALE = 127;

/**
 * Scales vectors to length 1 and packs them as 8-bit integers, 127 for 1: a quarter of the memory, and cosines of
 * embeddings, whose length is spread over all components, differ by less than 0.02 (by 0.003 as a rule).
 */
export function quantise(vectors: readonly Float32Array[]): Int8Array {
  const dimension = vectors[0]?.length ?? 0;
  const packed = new Int8Array(vectors.length * dimension);
  for (const [row, vector] of vectors.entries()) {
    const unit = normalise(vector);
    for (let i = 0; i < dimension; i++) packed[row * dimension + i] = Math.round((unit[i] ?? 0) * SCALE);
  }
  return packed;
}

/** Tokens of the question that are compared at once: each component of the text is read once for all of them. */
const ABREAST = 4;

/** Below every product of two vectors. */
const LOWEST = -(2 ** 31);

/**
 * For each token of the question, its highest cosine with a token of the text (late interaction, as in ColBERT: Khattab,
 * Zaharia 2020, arXiv 2004.12832). Both are packed by `quantise`. A text without tokens is near to nothing: all 0.
 */
export function maxSimilarities(question: Int8Array, text: Int8Array, dimension: number): Float32Array {
  const highest = new Float32Array(question.length / dimension);
  if (text.length === 0) return highest;
  // Zeros behind the last token fill its group; what is found for them falls off the end of `highest`.
  const group = ABREAST * dimension;
  const padded = new Int8Array(Math.ceil(question.length / group) * group);
  padded.set(question);
  for (let token = 0; token < highest.length; token += ABREAST) {
    const products = highestProducts({ question: padded, start: token * dimension, text, dimension });
    for (const [i, product] of products.entries()) highest[token + i] = product / (SCALE * SCALE);
  }
  return highest;
}

interface Products {
  readonly question: Int8Array;
  /** Where the first of the question's vectors begins. */
  readonly start: number;
  readonly text: Int8Array;
  readonly dimension: number;
}

/** For `ABREAST` vectors of the question, the highest product with a vector of the text. */
function highestProducts({ question, start, text, dimension }: Products): readonly number[] {
  const second = start + dimension;
  const third = second + dimension;
  const fourth = third + dimension;
  let highest1 = LOWEST;
  let highest2 = LOWEST;
  let highest3 = LOWEST;
  let highest4 = LOWEST;
  for (let other = 0; other < text.length; other += dimension) {
    let product1 = 0;
    let product2 = 0;
    let product3 = 0;
    let product4 = 0;
    for (let i = 0; i < dimension; i++) {
      const component = text[other + i] ?? 0;
      // `| 0` tells the engine that the sums stay whole numbers: they are at most dimension * SCALE ** 2.
      product1 = (product1 + (question[start + i] ?? 0) * component) | 0;
      product2 = (product2 + (question[second + i] ?? 0) * component) | 0;
      product3 = (product3 + (question[third + i] ?? 0) * component) | 0;
      product4 = (product4 + (question[fourth + i] ?? 0) * component) | 0;
    }
    highest1 = Math.max(highest1, product1);
    highest2 = Math.max(highest2, product2);
    highest3 = Math.max(highest3, product3);
    highest4 = Math.max(highest4, product4);
  }
  return [highest1, highest2, highest3, highest4];
}
