import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answeringSpan, type TokenSpan } from '../../src/reading/read-passes.ts';

const MOST_TOKENS = 40;

/** Every span there may be, the earlier first and of one beginning the shorter first. */
function spansOf(tokens: number): TokenSpan[] {
  const all = [...Array(tokens).keys()];
  return all.flatMap((first) =>
    all.filter((last) => last >= first && last - first < MOST_TOKENS).map((last) => ({ first, last })),
  );
}

/** Whole numbers, whose sums are exact, with many ties among them. */
const logit = fc.integer({ min: -3, max: 3 });
const logits = fc.array(fc.tuple(logit, logit), { minLength: 1, maxLength: 120 }).map((pairs) => ({
  starts: Float32Array.from(pairs, ([start]) => start),
  ends: Float32Array.from(pairs, ([, end]) => end),
}));

describe('the answering span of a sentence', () => {
  it('is the first of those with the greatest sum of logits, at most forty tokens long', () => {
    fc.assert(
      fc.property(logits, ({ starts, ends }) => {
        const score = ({ first, last }: TokenSpan) => (starts[first] ?? 0) + (ends[last] ?? 0);
        const best = spansOf(starts.length).reduce((a, b) => (score(b) > score(a) ? b : a));
        expect(answeringSpan(starts, ends)).toMatchObject(best);
      }),
    );
  });

  it('may begin and end with the same token, and never ends before it begins', () => {
    expect(answeringSpan(Float32Array.of(0, 5), Float32Array.of(5, 0))).toMatchObject({ first: 0, last: 0 });
    expect(answeringSpan(Float32Array.of(1, 9, 1), Float32Array.of(9, 2, 1))).toMatchObject({
      first: 1,
      last: 1,
    });
  });

  it('is no longer than an answer may be, however likely its ends are', () => {
    const [starts, ends] = [new Float32Array(60), new Float32Array(60)];
    starts[0] = 9;
    ends[40] = 8;
    ends[39] = 7;
    expect(answeringSpan(starts, ends)).toMatchObject({ first: 0, last: 39 });
  });

  it('is none of a sentence without a token', () => {
    expect(answeringSpan(new Float32Array(), new Float32Array())).toBeUndefined();
  });
});
