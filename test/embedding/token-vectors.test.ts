import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxSimilarities, quantise } from '../../src/embedding/token-vectors.ts';
import { dot, normalise, normalisedSum } from '../../src/embedding/vector.ts';
import { directionOf } from '../helpers/fake-embedder.ts';

const DIMENSION = 384;

/** What quantising may cost in a cosine, as its docstring promises. */
const LOSS = 0.02;

/** Vectors as a model makes them: no component stands out. */
const vector = fc.nat().map((seed) => directionOf(String(seed), DIMENSION));
const vectors = fc.array(vector, { minLength: 1, maxLength: 6 });

describe('quantised token vectors', () => {
  it('have the cosines of the vectors that they stand for, whatever their lengths', () => {
    fc.assert(
      fc.property(
        vectors,
        vectors,
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        (question, text, scale) => {
          const scaled = text.map((row) => row.map((value) => value * scale));
          const found = maxSimilarities(quantise(question), quantise(scaled), DIMENSION);
          expect(found).toHaveLength(question.length);
          for (const [token, row] of question.entries()) {
            const cosines = text.map((other) => dot(normalise(row), normalise(other)));
            expect(Math.abs((found[token] ?? Infinity) - Math.max(...cosines))).toBeLessThan(LOSS);
          }
        },
      ),
    );
  });

  it('are near to themselves', () => {
    fc.assert(
      fc.property(vectors, (rows) => {
        const packed = quantise(rows);
        for (const cosine of maxSimilarities(packed, packed, DIMENSION))
          expect(cosine).toBeGreaterThan(1 - LOSS);
      }),
    );
  });

  it('keep the sign where every token of a text points the other way', () => {
    const [question, text] = [quantise([Float32Array.of(1, 0)]), quantise([Float32Array.of(-1, 0)])];
    expect([...maxSimilarities(question, text, 2)]).toEqual([-1]);
  });

  it('of a text without tokens are near to nothing, and a question without tokens has no similarity', () => {
    const one = quantise([Float32Array.of(0, 1)]);
    expect([...maxSimilarities(one, new Int8Array(), 2)]).toEqual([0]);
    expect([...maxSimilarities(new Int8Array(), one, 2)]).toEqual([]);
    expect(quantise([])).toEqual(new Int8Array());
  });

  it('hold a component of 1 as 127 and a vector of nothing as nothing', () => {
    expect([...quantise([Float32Array.of(0, -5), Float32Array.of(0, 0)])]).toEqual([0, -127, 0, 0]);
  });
});

describe('vectors', () => {
  it('have length 1 when normalised, and keep their direction', () => {
    fc.assert(
      fc.property(vector, fc.double({ min: 0.01, max: 100, noNaN: true }), (direction, scale) => {
        const one = direction.map((component) => component * scale);
        const unit = normalise(one);
        expect(dot(unit, direction)).toBeCloseTo(1, 5);
      }),
    );
    expect([...normalise(new Float32Array(3))]).toEqual([0, 0, 0]);
  });

  it('lie midway when two of length 1 are added', () => {
    const sum = normalisedSum(Float32Array.of(1, 0), Float32Array.of(0, 1));
    expect(dot(sum, Float32Array.of(1, 0))).toBeCloseTo(Math.SQRT1_2, 6);
    expect(dot(sum, Float32Array.of(0, 1))).toBeCloseTo(Math.SQRT1_2, 6);
  });
});
