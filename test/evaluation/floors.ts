import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { concernedBy, FIGURES, valueOf } from '../../scripts/evaluation/figures/figure.ts';
import type { Asked, Counts } from '../../scripts/evaluation/record.ts';

const change = {
  /** The day of the last change of what was measured, and its reason. */
  since: z.iso.date(),
  because: z.string().min(10),
};

const floorsSchema = z.strictObject({
  /** Shares and means over the questions of a set's fixed part, by the ids of `FIGURES`. */
  figures: z.array(
    z.strictObject({ set: z.string(), ...change, measured: z.record(z.string(), z.number()) }),
  ),
  /** What is counted otherwise, by the names of `Counts`. */
  counts: z.array(z.strictObject({ ...change, measured: z.record(z.string(), z.int()) })),
});

const floors = floorsSchema.parse(
  parse(await readFile(new URL('../../evaluation/floors.yaml', import.meta.url), 'utf8')),
);
const COUNTS = new Map(floors.counts.flatMap(({ measured }) => Object.entries(measured)));

/** A question or two of a small sample change sides on another processor, however near to 0 or 1 a figure lies. */
const LEAST_MARGIN = 0.02;
const LEAST_COUNT_MARGIN = 3;

/**
 * How far a share may fall short of what was measured: two standard deviations of a sample of this size. Int8 inference
 * rounds differently on other processors, which moves near ties: on one with AVX2 but no VNNI a question or two of 52 changed sides.
 */
function marginOf(share: number, questions: number): number {
  return Math.max(LEAST_MARGIN, 2 * Math.sqrt((share * (1 - share)) / questions));
}

/** Holds the figures of a set's fixed part against its floors. A failure shows all of them as they are. */
export function expectFloors(set: string, asked: readonly Asked[]): void {
  const kept = floors.figures
    .filter((entry) => entry.set === set)
    .flatMap((entry) => Object.entries(entry.measured));
  expect(kept, `evaluation/floors.yaml has none for ${set}`).not.toEqual([]);
  const rows = kept.map(([id, measured]) => {
    const figure = FIGURES.find((one) => one.id === id);
    if (figure === undefined) throw new Error(`No figure is called ${id}`);
    const now = valueOf(figure, asked);
    const margin = marginOf(measured, concernedBy(figure, asked));
    const isKept = (figure.better === 'more' ? measured - now : now - measured) <= margin;
    return { id, measured, now, margin, isKept };
  });
  expect(
    rows.filter(({ isKept }) => !isKept),
    `measured: ${JSON.stringify(rows)}`,
  ).toEqual([]);
}

/** Holds counts against their floors. A failure shows what was missed. */
export function expectCounts(counts: Counts): void {
  for (const { name, right, of, missed } of counts) {
    const measured = COUNTS.get(name);
    if (measured === undefined) throw new Error(`evaluation/floors.yaml has no count "${name}"`);
    const share = Math.min(1, measured / of);
    const margin = Math.max(LEAST_COUNT_MARGIN, Math.sqrt(of * share * (1 - share)));
    expect(measured - right, [`${name}: ${right} of ${of}`, ...missed].join('\n')).toBeLessThanOrEqual(
      margin,
    );
  }
}
