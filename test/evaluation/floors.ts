import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { concernedBy, FIGURES, valueOf } from '../../scripts/evaluation/figures/figure.ts';
import type { Asked, Counts } from '../../scripts/evaluation/record.ts';

const change = {
  /** The day of the last change of `measured`, and its reason. */
  since: z.iso.date(),
  because: z.string().min(10),
};

const floorsSchema = z.strictObject({
  /** Shares and means over the questions of a set's fixed part. */
  figures: z.array(
    z.strictObject({
      set: z.string(),
      figure: z.enum(FIGURES.map(({ id }) => id)),
      measured: z.number(),
      ...change,
    }),
  ),
  /** What is counted otherwise, by the names of `EvaluationRun.counts`. */
  counts: z.array(z.strictObject({ name: z.string(), measured: z.int(), of: z.int().positive(), ...change })),
});

const { figures: FLOORS, counts: COUNTS } = floorsSchema.parse(
  parse(await readFile(new URL('../../evaluation/floors.yaml', import.meta.url), 'utf8'), { schema: 'core' }),
);

/** A question or two of a small sample change sides on another processor, however near to 0 or 1 a figure lies. */
const LEAST_MARGIN = 0.02;
const LEAST_COUNT_MARGIN = 3;

/**
 * How far a share may fall short of what was measured: two standard deviations of a sample of this size. Int8 inference
 * rounds differently on other processors, which moves near ties: on one with AVX2 but no VNNI a question or two of 52 changed sides.
 */
export function marginOf(share: number, questions: number): number {
  return Math.max(LEAST_MARGIN, 2 * Math.sqrt((share * (1 - share)) / questions));
}

/** Holds the figures of a set's fixed part against its floors. A failure shows all of them as they are. */
export function expectFloors(set: string, asked: readonly Asked[]): void {
  const floors = FLOORS.filter((floor) => floor.set === set);
  expect(floors, `evaluation/floors.yaml has none for ${set}`).not.toEqual([]);
  const rows = floors.map(({ figure: id, measured }) => {
    const figure = FIGURES.find((one) => one.id === id);
    if (figure === undefined) throw new Error(`No figure is called ${id}`);
    const now = valueOf(figure, asked);
    const margin = marginOf(measured, concernedBy(figure, asked));
    const lost = figure.better === 'more' ? measured - now : now - measured;
    return { id, measured, now, margin, isKept: lost <= margin };
  });
  expect(
    rows.filter(({ isKept }) => !isKept),
    `measured: ${JSON.stringify(rows)}`,
  ).toEqual([]);
}

/** Holds counts against their floors. A failure shows what was missed. */
export function expectCounts(counts: Counts): void {
  for (const { name, right, of, missed } of counts) {
    const floor = COUNTS.find((one) => one.name === name);
    if (floor === undefined) throw new Error(`evaluation/floors.yaml has no count "${name}"`);
    const share = floor.measured / floor.of;
    const margin = Math.max(LEAST_COUNT_MARGIN, Math.sqrt(floor.of * share * (1 - share)));
    const lost = floor.measured - right;
    expect(lost, [`${name}: ${right} of ${of}`, ...missed].join('\n')).toBeLessThanOrEqual(margin);
  }
}
