import type { Asked, EvaluationRun } from '../record.ts';
import { causeOf, type Cause } from './cause-of.ts';

/** A sentence as a failure shows it. */
export interface ShownSentence {
  readonly ordinal: number;
  readonly text: string;
  /** Those that were set off in it, in their order. */
  readonly words: readonly string[];
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
  const { reply } = asked;
  const cited = citedOf(asked);
  const [best] = cited.length > 0 ? [] : (reply?.read ?? []);
  return {
    asked,
    cause,
    cited,
    best: best === undefined ? undefined : shown(asked, best, reply?.bestWords),
    answers: answersOf(asked),
  };
}

/** The sentences that were cited, in the order shown. */
export function citedOf(asked: Asked): ShownSentence[] {
  return (asked.reply?.cited ?? []).map(({ ordinal, words }) => shown(asked, ordinal, words));
}

/** The sentences that answer, best first. */
export function answersOf(asked: Asked): ShownSentence[] {
  return asked.answers.map((ordinal) => shown(asked, ordinal));
}

function shown({ texts }: Asked, ordinal: number, words: readonly string[] = []): ShownSentence {
  return { ordinal, text: texts[ordinal] ?? '', words };
}
