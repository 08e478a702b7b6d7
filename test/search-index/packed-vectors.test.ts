import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PackedVectors } from '../../src/search-index/packed-vectors.ts';

describe('PackedVectors', () => {
  it('gives back every row, also after a way through bytes at any alignment', () => {
    const rows = fc.array(fc.float32Array({ minLength: 3, maxLength: 3 }));
    fc.assert(
      fc.property(rows, fc.nat(3), (vectors, shift) => {
        const packed = PackedVectors.of(vectors, 3);
        const shifted = new Uint8Array([...new Uint8Array(shift), ...packed.toBytes()]).subarray(shift);
        const read = PackedVectors.fromBytes(shifted, 3);
        expect(read.size).toBe(vectors.length);
        for (const [position, vector] of vectors.entries()) expect(read.row(position)).toEqual(vector);
      }),
    );
  });

  it('writes little-endian float32', () => {
    expect([...PackedVectors.of([Float32Array.of(1, -2)], 2).toBytes()]).toEqual([
      0, 0, 128, 63, 0, 0, 0, 192,
    ]);
  });

  it('gives views, not copies', () => {
    const packed = PackedVectors.of([Float32Array.of(1, 2), Float32Array.of(3, 4)], 2);
    expect(packed.row(1).buffer).toBe(packed.data.buffer);
  });

  it.each([-1, 2, 0.5, Number.NaN])('refuses the position %s where it holds two vectors', (position) => {
    const packed = new PackedVectors(new Float32Array(4), 2);
    expect(() => packed.row(position)).toThrow(
      new RangeError(`Expected a position from 0 to 1, got ${position}`),
    );
  });

  it('refuses rows of another dimension and bytes of part of a vector', () => {
    expect(() => PackedVectors.of([new Float32Array(3)], 2)).toThrow(RangeError);
    expect(() => PackedVectors.fromBytes(new Uint8Array(12), 2)).toThrow(RangeError);
    expect(() => new PackedVectors(new Float32Array(3), 2)).toThrow(RangeError);
  });
});
