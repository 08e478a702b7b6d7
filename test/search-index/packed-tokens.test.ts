import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PackedTokens } from '../../src/search-index/packed-tokens.ts';

const DIMENSION = 3;

/** The token vectors of some sentences, many of them without any. */
const sentences = fc.array(
  fc
    .array(fc.int8Array({ minLength: DIMENSION, maxLength: DIMENSION }), { maxLength: 4 })
    .map((vectors) => Int8Array.from(vectors.flatMap((vector) => [...vector]))),
);

describe('PackedTokens', () => {
  it('gives back every row, also after a way through bytes at any alignment', () => {
    fc.assert(
      fc.property(sentences, fc.nat(3), (rows, shift) => {
        const packed = PackedTokens.of(rows, DIMENSION);
        const shifted = new Uint8Array([...new Uint8Array(shift), ...packed.toBytes()]).subarray(shift);
        for (const tokens of [packed, PackedTokens.fromBytes(shifted, DIMENSION)]) {
          expect([tokens.size, tokens.dimension]).toEqual([rows.length, DIMENSION]);
          for (const [label, row] of rows.entries()) expect(tokens.row(label)).toEqual(row);
        }
      }),
    );
  });

  it('writes the number of sentences, of the tokens of each, then their vectors', () => {
    const rows = [Int8Array.of(1, -1), new Int8Array(), Int8Array.of(2, -2, 3, -3)];
    expect([...PackedTokens.of(rows, 2).toBytes()]).toEqual([
      3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 1, 255, 2, 254, 3, 253,
    ]);
  });

  it('refuses bytes that were cut off anywhere or added to', () => {
    fc.assert(
      fc.property(sentences, fc.nat(), fc.uint8Array({ minLength: 1 }), (rows, place, more) => {
        const bytes = PackedTokens.of(rows, DIMENSION).toBytes();
        const cut = bytes.subarray(0, place % bytes.length);
        expect(() => PackedTokens.fromBytes(cut, DIMENSION)).toThrow(RangeError);
        const longer = new Uint8Array([...bytes, ...more]);
        expect(() => PackedTokens.fromBytes(longer, DIMENSION)).toThrow(RangeError);
      }),
    );
  });

  it('gives rows or refuses with a RangeError, whatever the bytes', () => {
    const start = fc.constantFrom([], [1, 0, 0, 0], [2, 0, 0, 0, 1, 0, 0, 0]);
    fc.assert(
      fc.property(start, fc.uint8Array({ maxLength: 16 }), (opening, rest) => {
        const bytes = new Uint8Array([...opening, ...rest]);
        try {
          expect(PackedTokens.fromBytes(bytes, DIMENSION).toBytes()).toEqual(bytes);
        } catch (fault) {
          expect(fault).toBeInstanceOf(RangeError);
        }
      }),
    );
  });

  it('says what is missing', () => {
    const bytes = PackedTokens.of([new Int8Array(3), new Int8Array(6)], DIMENSION).toBytes();
    const read = (length: number) => () => PackedTokens.fromBytes(bytes.subarray(0, length), DIMENSION);
    expect(read(3)).toThrow('Expected the token counts of 0 sentences, got 3 bytes');
    expect(read(11)).toThrow('Expected the token counts of 2 sentences, got 11 bytes');
    expect(read(20)).toThrow('Expected 9 bytes of token vectors, got 8');
  });

  it('refuses a row that is not made of whole vectors', () => {
    expect(() => PackedTokens.of([new Int8Array(3), new Int8Array(4)], DIMENSION)).toThrow(
      new RangeError('Expected whole vectors of 3 components for sentence 1, got 4 components'),
    );
  });

  it.each([-1, 2, 0.5, Number.NaN])('refuses the label %s where it holds two sentences', (label) => {
    const packed = PackedTokens.of([new Int8Array(3), new Int8Array()], DIMENSION);
    expect(() => packed.row(label)).toThrow(new RangeError(`Expected a label from 0 to 1, got ${label}`));
  });
});
