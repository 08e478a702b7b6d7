import { dot, normalise } from '../../../src/embedding/vector.ts';
import type { SeededRandom } from '../seeded-random.ts';

/**
 * The cosines of what is drawn with what it is drawn around, set so that the drawn vectors lie to each other as those of
 * evaluation/news do: in one paragraph .987, in one article .86, in two articles .78 (medians).
 */
const ARTICLE_TO_ALL = 0.956;
const PARAGRAPH_TO_ARTICLE = 0.93;
const SENTENCE_TO_PARAGRAPH = 0.9935;

/** So many real vectors are mixed to a direction: few enough to draw 100,000 in a second or two. */
const MIXED = 16;

/** Draws vectors in clusters, articles of paragraphs of sentences, which spread where real ones do. */
export class VectorDraw {
  readonly #random: SeededRandom;
  readonly #mean: Float32Array;
  readonly #deviations: readonly Float32Array[];

  /** @param real embeddings of sentences, of length 1: two at least that differ */
  constructor(real: readonly Float32Array[], random: SeededRandom) {
    this.#random = random;
    const mean = meanOf(real);
    this.#mean = normalise(mean);
    this.#deviations = real.map((vector) => vector.map((component, i) => component - (mean[i] ?? 0)));
  }

  /** @param sentences how many each paragraph holds @returns a vector of length 1 for each */
  article(sentences: readonly number[]): Float32Array[] {
    const article = this.#near(this.#mean, ARTICLE_TO_ALL);
    return sentences.flatMap((length) => {
      const paragraph = this.#near(article, PARAGRAPH_TO_ARTICLE);
      return Array.from({ length }, () => this.#near(paragraph, SENTENCE_TO_PARAGRAPH));
    });
  }

  /** A vector of length 1 with exactly this cosine, in a direction that is drawn with the covariance of the real ones. */
  #near(centre: Float32Array, cosine: number): Float32Array {
    const direction = new Float32Array(centre.length);
    for (let i = 0; i < MIXED; i++)
      add(direction, this.#random.pick(this.#deviations), this.#random.gaussian());
    add(direction, centre, -dot(direction, centre));
    const drawn = centre.map((component) => component * cosine);
    add(drawn, normalise(direction), Math.sqrt(1 - cosine ** 2));
    return normalise(drawn);
  }
}

function meanOf(vectors: readonly Float32Array[]): Float32Array {
  const mean = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) add(mean, vector, 1 / vectors.length);
  return mean;
}

function add(sum: Float32Array, vector: Float32Array, weight: number): void {
  for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + weight * (vector[i] ?? 0);
}
