import { meanOf } from '../../../../src/calibrating/resampling.ts';
import { BelegError } from '../../../../src/errors.ts';
import { concernedBy, FIGURES, isAnswerable, isAnswered } from '../../figures/figure.ts';
import { clustersOf, LEAST_CLUSTERS } from '../../figures/intervals.ts';
import type { Asked, EvaluationRun } from '../../record.ts';
import { causeOf, MATTERS, matterOf, type Cause } from '../cause-of.ts';
import { setupDifferences, type SetupDifference } from './setup-differences.ts';
import { midP } from './mcnemar.ts';
import { figureChange, type FigureChange, type Pair } from './paired-bootstrap.ts';

/** What can become of a question from one run to another. */
export const CHANGES = [
  'became wrong',
  'became right',
  'newly answered, still wrong',
  'newly refused, still wrong',
  'other citation',
] as const;

/** A question of which something else came. */
export interface Change extends Pair {
  readonly kind: (typeof CHANGES)[number];
  /** Why it failed; undefined where it was right. */
  readonly causeBefore: Cause | undefined;
  readonly causeAfter: Cause | undefined;
}

/** Right and wrong of a group of questions, and how likely as much change is by chance. */
interface RightChange {
  readonly group: string;
  readonly questions: number;
  readonly rightBefore: number;
  readonly rightAfter: number;
  readonly becameRight: number;
  readonly becameWrong: number;
  /** By McNemar's test, which takes each question as one by itself. */
  readonly p: number;
  /** The ends of the 95 % interval of the difference in the share right, by articles; undefined where they are too few. */
  readonly interval: readonly [low: number, high: number] | undefined;
}

export interface Comparison {
  readonly before: EvaluationRun;
  readonly after: EvaluationRun;
  readonly differences: readonly SetupDifference[];
  readonly compared: number;
  /** Questions that are left out: in one run alone, or by the same id something else. */
  readonly onlyBefore: number;
  readonly onlyAfter: number;
  readonly otherwiseAsked: number;
  readonly changes: readonly Change[];
  readonly rights: readonly RightChange[];
  /** Of all questions together, then data set by data set. */
  readonly figures: readonly { readonly group: string; readonly changes: readonly FigureChange[] }[];
}

/**
 * What changed from one run to another, question by question, on those that both asked.
 * @throws BelegError where they share no question
 */
export function compareRuns(before: EvaluationRun, after: EvaluationRun): Comparison {
  const known = new Map(before.asked.map((one) => [one.id, one]));
  const shared = after.asked.flatMap((one): Pair[] => {
    const other = known.get(one.id);
    return other === undefined ? [] : [{ before: other, after: one }];
  });
  const pairs = shared.filter(isSameQuestion);
  if (pairs.length === 0) {
    throw new BelegError(
      `The two runs share no question: ${before.asked.length} were asked in the one and ${after.asked.length} in the other.`,
      'Compare runs of the same data: two of npm run evaluate, or two with the same option.',
    );
  }
  const groups = [
    { group: 'all', pairs },
    ...[...new Set(pairs.map((pair) => pair.after.set))].map((set) => ({
      group: set,
      pairs: pairs.filter((pair) => pair.after.set === set),
    })),
  ];
  const thresholds = { before: before.thresholds, after: after.thresholds };
  return {
    before,
    after,
    differences: setupDifferences(before, after),
    compared: pairs.length,
    onlyBefore: before.asked.length - shared.length,
    onlyAfter: after.asked.length - shared.length,
    otherwiseAsked: shared.length - pairs.length,
    changes: pairs.flatMap((pair) => changeOf(pair, thresholds)),
    rights: groups.flatMap(({ group, pairs: members }) => rightChanges(group, members, thresholds)),
    figures: groups.map(({ group, pairs: members }) => ({
      group,
      changes: FIGURES.filter((figure) =>
        members.some((pair) => concernedBy(figure, [pair.before, pair.after]) > 0),
      ).map((figure) => figureChange(figure, members)),
    })),
  };
}

/** Ordinals are not compared: where sentences are split otherwise, a question is still the same. */
function isSameQuestion({ before, after }: Pair): boolean {
  return (
    before.question === after.question &&
    before.articleId === after.articleId &&
    before.own === after.own &&
    isAnswerable(before) === isAnswerable(after) &&
    (before.reply === null) === (after.reply === null)
  );
}

interface BothThresholds {
  readonly before: EvaluationRun['thresholds'];
  readonly after: EvaluationRun['thresholds'];
}

function changeOf(pair: Pair, thresholds: BothThresholds): Change[] {
  const { before, after } = pair;
  const causeBefore = causeOf(before, thresholds.before);
  const causeAfter = causeOf(after, thresholds.after);
  const kind = kindOf(pair, causeBefore === undefined, causeAfter === undefined);
  return kind === undefined ? [] : [{ before, after, causeBefore, causeAfter, kind }];
}

function kindOf({ before, after }: Pair, wasRight: boolean, isRight: boolean): Change['kind'] | undefined {
  if (wasRight !== isRight) return isRight ? 'became right' : 'became wrong';
  if (isAnswered(before) !== isAnswered(after))
    return isAnswered(after) ? 'newly answered, still wrong' : 'newly refused, still wrong';
  return citedTexts(before).join('\n') === citedTexts(after).join('\n') ? undefined : 'other citation';
}

function citedTexts({ reply, texts }: Asked): string[] {
  return reply?.cited.map(({ ordinal }) => texts[ordinal] ?? String(ordinal)) ?? [];
}

const SEARCH_ALONE = 'the search alone';

function groupOf(asked: Asked): (typeof MATTERS)[number] | typeof SEARCH_ALONE {
  return asked.reply === null ? SEARCH_ALONE : matterOf(asked);
}

function rightChanges(group: string, pairs: readonly Pair[], thresholds: BothThresholds): RightChange[] {
  return [...MATTERS, SEARCH_ALONE].flatMap((matter) => {
    const both = pairs
      .filter(({ after }) => groupOf(after) === matter)
      .map(({ before, after }) => ({
        cluster: after.cluster,
        before: causeOf(before, thresholds.before) === undefined,
        after: causeOf(after, thresholds.after) === undefined,
      }));
    if (both.length === 0) return [];
    const becameRight = both.filter((right) => !right.before && right.after).length;
    const becameWrong = both.filter((right) => right.before && !right.after).length;
    return [
      {
        group: `${group}: ${matter}`,
        questions: both.length,
        rightBefore: both.filter((right) => right.before).length,
        rightAfter: both.filter((right) => right.after).length,
        becameRight,
        becameWrong,
        p: midP(becameRight, becameWrong),
        interval: gainInterval(both),
      },
    ];
  });
}

interface RightBoth {
  readonly cluster: string;
  readonly before: boolean;
  readonly after: boolean;
}

function gainInterval(both: readonly RightBoth[]): RightChange['interval'] {
  const clusters = [...clustersOf(both).values()];
  if (clusters.length < LEAST_CLUSTERS) return undefined;
  const { low, high } = meanOf(
    clusters.map((cluster) => cluster.map(({ before, after }) => Number(after) - Number(before))),
  );
  return [low, high];
}
