import { percentile } from '../../bench/figures.ts';
import { isAnswerable, type RatioFigure } from '../figures/figure.ts';
import { estimate, type Estimate } from '../figures/intervals.ts';
import { mean, sum } from '../figures/measures.ts';
import { SYSTEMS, type Asked, type Footprint, type SetSummary, type Shown, type System } from '../record.ts';

/** What each system is, for a person. */
export const SYSTEM_LABELS: Readonly<Record<System, string>> = {
  words: 'words alone',
  dense: 'dense alone',
  fused: 'both fused',
  reader: 'beleg',
  recipe: 'chunk recipe',
};

/** What a person gets of a system, and what it costs. NaN where there is nothing to take a figure of. */
export interface SystemFigures {
  readonly system: System;
  /** Of the answerable questions, the share whose answer is among what is shown, and in the first passage. */
  readonly found: Estimate;
  readonly foundFirst: Estimate;
  /** Words read of an answerable question: until the answer, or all that is shown where it is not among it. */
  readonly wordsRead: Estimate;
  /**
   * Words until the answer, the passage that holds it included. The median is over all answerable questions, and infinite where
   * the answer is found for less than half; the mean is over those for which it is found.
   */
  readonly wordsUntilAnswer: { readonly median: number; readonly mean: number };
  /** The mean of the words read in vain: where the answer is not among what is shown, and where there is none. */
  readonly wordsInVain: { readonly answerable: number; readonly unanswerable: number };
  /** Milliseconds a question. */
  readonly milliseconds: { readonly p50: number; readonly p95: number };
  /** Of all sets asked; undefined where it was not measured. */
  readonly footprint: Footprint | undefined;
}

/** All systems on the same questions. */
export interface SystemComparison {
  readonly answerable: number;
  readonly unanswerable: number;
  readonly systems: readonly SystemFigures[];
}

/**
 * Compares the systems on the questions that were put to each of those that were asked at all; a question on another article's
 * matter is one that nothing answers.
 */
export function compareSystems(asked: readonly Asked[], sets: readonly SetSummary[]): SystemComparison {
  const { systems, same } = askedAlike(asked);
  const names = new Set(same.map(({ set }) => set));
  const summaries = sets.filter(({ name }) => names.has(name));
  return {
    answerable: same.filter(isAnswerable).length,
    unanswerable: same.filter((one) => !isAnswerable(one)).length,
    systems: systems.map((system) => figuresOf(system, same, summaries)),
  };
}

/** The systems that were asked at all, and the questions that were put to each of them. */
export function askedAlike(asked: readonly Asked[]): {
  readonly systems: readonly System[];
  readonly same: readonly Asked[];
} {
  const systems = SYSTEMS.filter((system) => asked.some((one) => one.systems[system] !== undefined));
  return {
    systems,
    same: asked.filter((one) => systems.every((system) => one.systems[system] !== undefined)),
  };
}

/** What a system showed for those of the questions that it was asked. */
export function shownBy(system: System, asked: readonly Asked[]): Shown[] {
  return asked.flatMap(({ systems }) => systems[system] ?? []);
}

function figuresOf(system: System, asked: readonly Asked[], sets: readonly SetSummary[]): SystemFigures {
  const answerable = shownBy(system, asked.filter(isAnswerable));
  const until = answerable.map(({ wordsUntilAnswer }) => wordsUntilAnswer);
  const found = until.filter((words) => words !== null);
  const vain = answerable.filter(({ wordsUntilAnswer }) => wordsUntilAnswer === null);
  const unanswerable = shownBy(
    system,
    asked.filter((one) => !isAnswerable(one)),
  );
  const milliseconds = shownBy(system, asked).map((shown) => shown.milliseconds);
  const estimated = (id: string, of: (shown: Shown) => number) =>
    estimate(shownFigure(`${system}-${id}`, system, of), asked);
  return {
    system,
    found: estimated('found', ({ rank }) => Number(rank !== null)),
    foundFirst: estimated('found-first', ({ rank }) => Number(rank === 0)),
    wordsRead: estimated('words-read', ({ wordsUntilAnswer, wordsShown }) => wordsUntilAnswer ?? wordsShown),
    wordsUntilAnswer: {
      median: percentile(
        until.map((words) => words ?? Number.POSITIVE_INFINITY),
        50,
      ),
      mean: mean(found),
    },
    wordsInVain: {
      answerable: mean(vain.map(({ wordsShown }) => wordsShown)),
      unanswerable: mean(unanswerable.map(({ wordsShown }) => wordsShown)),
    },
    milliseconds: { p50: percentile(milliseconds, 50), p95: percentile(milliseconds, 95) },
    footprint: footprintOf(system, sets),
  };
}

/** A mean over the answerable questions, of what a system showed. */
function shownFigure(id: string, system: System, of: (shown: Shown) => number): RatioFigure {
  return {
    id,
    label: id,
    better: id.endsWith('words-read') ? 'less' : 'more',
    kind: 'ratio',
    counts: (asked) => {
      const shown = asked.systems[system];
      return shown === undefined || !isAnswerable(asked) ? undefined : [of(shown), 1];
    },
  };
}

/** What the indexes of all sets come to. */
function footprintOf(system: System, sets: readonly SetSummary[]): Footprint | undefined {
  const footprints = sets.flatMap((set) => set.footprints[system] ?? []);
  if (footprints.length === 0) return undefined;
  const memory = footprints.flatMap(({ memoryBytes }) => memoryBytes ?? []);
  return {
    indexBytes: sum(footprints.map(({ indexBytes }) => indexBytes)),
    memoryBytes: memory.length === footprints.length ? sum(memory) : null,
    buildMilliseconds: sum(footprints.map(({ buildMilliseconds }) => buildMilliseconds)),
  };
}
