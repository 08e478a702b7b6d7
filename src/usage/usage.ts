import type { LabelLanguage } from '../language/label-language.ts';
import { type Topics, topicsOf } from './topics.ts';

/** What became of a question: an answer that fits well, one that is unsure, or none. */
export const USAGE_OUTCOMES = ['good', 'unsure', 'none'] as const;

export type UsageOutcome = (typeof USAGE_OUTCOMES)[number];

/** A question as it was asked and answered. */
export interface Asked {
  readonly question: string;
  /** That it was asked in, as far as its words tell; else that of the labels. */
  readonly language: LabelLanguage;
  readonly outcome: UsageOutcome;
  /** The articles that were cited. */
  readonly articles: readonly string[];
  /** Whether others than the asker could see it. */
  readonly isSeen: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Until it was answered, in milliseconds, where that is known. */
  readonly tookMs: number | undefined;
}

export interface UsageVote {
  readonly isHelpful: boolean;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** All that is kept of what was asked, whenever that was. */
export interface KeptUsage {
  readonly asked: readonly Asked[];
  readonly votes: readonly UsageVote[];
  /** When an answer was shared, in milliseconds since 1970. */
  readonly shared: readonly number[];
  /** Whether older ones have given way. */
  readonly isFull: boolean;
}

export type OutcomeCounts = Readonly<Record<UsageOutcome, number>>;

/** How much was asked, and what became of it, in a span of days. */
export interface Usage {
  /** Each day of the span, the first one first, as `2026-11-30` by the clock of this machine. */
  readonly days: readonly (OutcomeCounts & { readonly day: string })[];
  readonly outcomes: OutcomeCounts;
  /** Most questions first. */
  readonly languages: readonly (OutcomeCounts & { readonly language: LabelLanguage })[];
  readonly votes: { readonly helpful: number; readonly unhelpful: number };
  readonly shared: number;
  /** Half of the answers, and 95 of 100, took no longer than this; undefined where of none is known how long it took. */
  readonly latencyMs: { readonly half: number; readonly most: number } | undefined;
  /** What the questions without an answer were about. */
  readonly topics: Topics;
  /** The articles that were cited in answers, the most cited first. */
  readonly articles: readonly { readonly id: string; readonly answers: number }[];
  readonly isFull: boolean;
}

/** Sums up the last days up to now, today among them. */
export function usageOf(
  kept: KeptUsage,
  { days, now }: { readonly days: number; readonly now: number },
): Usage {
  const span = spanOf(days, now);
  const isWithin = (at: number): boolean => span.includes(dayOf(at));
  const asked = kept.asked.filter(({ at }) => isWithin(at));
  const votes = kept.votes.filter(({ at }) => isWithin(at));
  const helpful = votes.filter(({ isHelpful }) => isHelpful).length;
  const languages = [...new Set(asked.map(({ language }) => language))].map((language) => ({
    language,
    ...countsOf(asked.filter((one) => one.language === language)),
  }));
  return {
    days: span.map((day) => ({ day, ...countsOf(asked.filter(({ at }) => dayOf(at) === day)) })),
    outcomes: countsOf(asked),
    languages: languages.toSorted((one, other) => totalOf(other) - totalOf(one)),
    votes: { helpful, unhelpful: votes.length - helpful },
    shared: kept.shared.filter(isWithin).length,
    latencyMs: latencyOf(asked),
    topics: topicsOf(asked.filter(({ outcome }) => outcome === 'none')),
    articles: articlesOf(asked),
    isFull: kept.isFull,
  };
}

/** All questions of a row. */
export function totalOf(counts: OutcomeCounts): number {
  return USAGE_OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
}

function countsOf(asked: readonly Asked[]): OutcomeCounts {
  const of = (outcome: UsageOutcome): number => asked.filter((one) => one.outcome === outcome).length;
  return { good: of('good'), unsure: of('unsure'), none: of('none') };
}

/** The days by this machine's clock, which a change of the hour makes longer or shorter: none is left out, and none is there twice. */
function spanOf(days: number, now: number): readonly string[] {
  const today = new Date(now);
  return Array.from({ length: days }, (_, at) =>
    dayOf(new Date(today.getFullYear(), today.getMonth(), today.getDate() - days + 1 + at, 12).getTime()),
  );
}

function dayOf(at: number): string {
  const date = new Date(at);
  const [month, day] = [date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0'));
  return `${date.getFullYear()}-${month}-${day}`;
}

function latencyOf(asked: readonly Asked[]): Usage['latencyMs'] {
  const took = asked.flatMap(({ tookMs }) => tookMs ?? []).toSorted((one, other) => one - other);
  const at = (share: number): number => took[Math.ceil(share * took.length) - 1] ?? 0;
  return took.length === 0 ? undefined : { half: at(0.5), most: at(0.95) };
}

function articlesOf(asked: readonly Asked[]): Usage['articles'] {
  const counts = new Map<string, number>();
  for (const { outcome, articles } of asked) {
    if (outcome === 'none') continue;
    for (const id of new Set(articles)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const listed = [...counts].map(([id, answers]) => ({ id, answers }));
  return listed.toSorted((one, other) => other.answers - one.answers || one.id.localeCompare(other.id));
}
