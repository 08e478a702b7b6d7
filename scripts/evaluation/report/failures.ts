import type { Asked, EvaluationRun } from '../record.ts';
import { causeOf, type Cause } from './cause-of.ts';

/** A sentence as a failure shows it. */
export interface ShownSentence {
  readonly ordinal: number;
  readonly text: string;
}

/** A question that failed, with all that is needed to see why. */
export interface Failure {
  readonly asked: Asked;
  readonly cause: Cause;
  readonly cited: readonly ShownSentence[];
  /** What the reader put first where nothing was cited. */
  readonly best: ShownSentence | undefined;
  readonly answers: readonly ShownSentence[];
}

/** Every question of a run that failed, in the order in which they were asked. */
export function failuresOf({ asked, thresholds }: Pick<EvaluationRun, 'asked' | 'thresholds'>): Failure[] {
  return asked.flatMap((one) => {
    const cause = causeOf(one, thresholds);
    return cause === undefined ? [] : [failureOf(one, cause)];
  });
}

function failureOf(asked: Asked, cause: Cause): Failure {
  const shown = (ordinal: number): ShownSentence => ({ ordinal, text: asked.texts[ordinal] ?? '' });
  const { reply, answers } = asked;
  const [best] = reply?.read ?? [];
  return {
    asked,
    cause,
    cited: reply?.cited.map(({ ordinal }) => shown(ordinal)) ?? [],
    best: best === undefined || (reply?.cited.length ?? 0) > 0 ? undefined : shown(best),
    answers: answers.map(shown),
  };
}
