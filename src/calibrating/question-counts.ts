/** Fewer questions set no threshold: the 5 % that may reach `good` are then less than one question. */
export const LEAST_QUESTIONS = 60;
/** Of each kind: `refuse` is set by those that can be answered, `good` by the others. */
export const LEAST_OF_A_KIND = 15;

/** How many of each kind. */
export interface Counts {
  readonly answerable: number;
  readonly unanswerable: number;
}

/** How many questions are missing, in all and of each kind. */
export function missingQuestions({ answerable, unanswerable }: Counts): Counts & { readonly all: number } {
  return {
    all: lacking(LEAST_QUESTIONS, answerable + unanswerable),
    answerable: lacking(LEAST_OF_A_KIND, answerable),
    unanswerable: lacking(LEAST_OF_A_KIND, unanswerable),
  };
}

/** Whether thresholds can be fitted to so many. */
export function isEnough(counts: Counts): boolean {
  return Object.values(missingQuestions(counts)).every((missing) => missing === 0);
}

function lacking(least: number, count: number): number {
  return Math.max(0, least - count);
}
