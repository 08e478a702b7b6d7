import { expect } from 'vitest';

/** About as many questions as a figure of these tests goes by. */
const SAMPLE = 200;

/** A question or two of a small sample change sides on another processor, however near to 0 or 1 the figure lies. */
const LEAST_MARGIN = 0.02;

/**
 * How far a figure of a model, a share of questions, may lie beyond what was measured: two standard deviations of a sample.
 * Int8 inference rounds differently on other processors, which moves near ties: on one with AVX2 but no VNNI a question or
 * two of 52 (.02 each) changed sides.
 */
function marginOf(share: number): number {
  return Math.max(LEAST_MARGIN, 2 * Math.sqrt((share * (1 - share)) / SAMPLE));
}

type Figures<Name extends string> = Readonly<Partial<Record<Name, number>>>;

/** Holds figures of which more is better. A failure shows all of them as they are now. */
export function expectAtLeast<Name extends string>(
  measured: Readonly<Record<Name, number>>,
  expected: Figures<Name>,
): void {
  expectNone(measured, expected, (now, then) => now < then - marginOf(then));
}

/** Holds figures of which less is better. */
export function expectAtMost<Name extends string>(
  measured: Readonly<Record<Name, number>>,
  expected: Figures<Name>,
): void {
  expectNone(measured, expected, (now, then) => now > then + marginOf(then));
}

function expectNone<Name extends string>(
  measured: Readonly<Record<Name, number>>,
  expected: Figures<Name>,
  isBeyond: (now: number, then: number) => boolean,
): void {
  const names = Object.keys(expected).filter((name): name is Name => name in measured);
  expect(names.length).toBe(Object.keys(expected).length);
  const beyond = names.filter((name) => {
    const [now, then] = [measured[name], expected[name] ?? Number.NaN];
    return !Number.isFinite(now) || isBeyond(now, then);
  });
  expect(beyond, `measured: ${JSON.stringify(measured)}`).toEqual([]);
}
