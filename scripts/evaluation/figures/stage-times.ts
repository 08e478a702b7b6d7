import { percentile } from '../../bench/figures.ts';
import type { Asked } from '../record.ts';

/** What a person waits for, in the order in which it happens. */
const STAGES = ['embedding', 'search', 'reading', 'whole'] as const;

/** Milliseconds of a stage over many questions. */
interface StageTimes {
  readonly stage: (typeof STAGES)[number];
  readonly median: number;
  readonly p95: number;
}

/** How long questions took by stage; those that a stage was not needed for count as 0 there. */
export function stageTimes(asked: readonly Asked[]): StageTimes[] {
  return STAGES.map((stage) => {
    const times = asked.map(({ stages }) => stages[stage]);
    return { stage, median: percentile(times, 50), p95: percentile(times, 95) };
  });
}
