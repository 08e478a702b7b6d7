import { describe, expect, it } from 'vitest';
import { type Asked, type KeptUsage, usageOf } from '../../src/usage/usage.ts';

/** By the clock of this machine, as days are. */
const at = (day: number, hour = 12): number => new Date(2026, 2, day, hour).getTime();
const NOW = at(10, 15);

const asked = (given: Partial<Asked> = {}): Asked => ({
  question: 'Wo kann ich parken?',
  language: 'de',
  outcome: 'good',
  articles: ['library'],
  isSeen: true,
  at: at(10),
  tookMs: undefined,
  ...given,
});

const summed = (kept: Partial<KeptUsage>, days = 3) =>
  usageOf({ asked: [], votes: [], shared: [], isFull: false, ...kept }, { days, now: NOW });

describe('the use of a span of days', () => {
  it('counts the questions of each day by their outcome, days without any among them, and none before', () => {
    const usage = summed({
      asked: [
        asked({ at: at(10, 0) }),
        asked({ at: at(8, 23), outcome: 'none' }),
        asked({ at: at(8, 0), outcome: 'unsure' }),
        asked({ at: at(7, 23) }),
      ],
    });
    expect(usage.days).toEqual([
      { day: '2026-03-08', good: 0, unsure: 1, none: 1 },
      { day: '2026-03-09', good: 0, unsure: 0, none: 0 },
      { day: '2026-03-10', good: 1, unsure: 0, none: 0 },
    ]);
    expect(usage.outcomes).toEqual({ good: 1, unsure: 1, none: 1 });
  });

  it('has as many days where the hour changes', () => {
    const spring = usageOf(
      { asked: [], votes: [], shared: [], isFull: false },
      { days: 30, now: new Date(2026, 3, 5, 1).getTime() },
    );
    expect(new Set(spring.days.map(({ day }) => day)).size).toBe(30);
    expect([spring.days[0]?.day, spring.days.at(-1)?.day]).toEqual(['2026-03-07', '2026-04-05']);
  });

  it('counts languages, votes and what was shared', () => {
    const usage = summed({
      asked: [asked({ language: 'fr' }), asked(), asked({ outcome: 'none' })],
      votes: [
        { isHelpful: true, at: at(9) },
        { isHelpful: false, at: at(9) },
        { isHelpful: true, at: at(1) },
      ],
      shared: [at(10), at(2)],
    });
    expect(usage.languages).toEqual([
      { language: 'de', good: 1, unsure: 0, none: 1 },
      { language: 'fr', good: 1, unsure: 0, none: 0 },
    ]);
    expect([usage.votes, usage.shared]).toEqual([{ helpful: 1, unhelpful: 1 }, 1]);
  });

  it('counts in how many answers each article was cited', () => {
    const usage = summed({
      asked: [
        asked({ articles: ['a', 'b', 'b'] }),
        asked({ articles: ['b'] }),
        asked({ outcome: 'none', articles: ['c'] }),
      ],
    });
    expect(usage.articles).toEqual([
      { id: 'b', answers: 2 },
      { id: 'a', answers: 1 },
    ]);
  });

  it('tells how long answers took, where it is known of any', () => {
    expect(summed({ asked: [asked()] }).latencyMs).toBeUndefined();
    const took = Array.from({ length: 100 }, (_, one) => asked({ tookMs: 100 - one }));
    expect(summed({ asked: [...took, asked()] }).latencyMs).toEqual({ half: 50, most: 95 });
    expect(summed({ asked: [asked({ tookMs: 7 })] }).latencyMs).toEqual({ half: 7, most: 7 });
  });

  it('finds the topics of questions without an answer alone', () => {
    const usage = summed({ asked: [asked(), asked({ outcome: 'none', question: 'Gibt es ein Freibad?' })] });
    expect(usage.topics.listed.map(({ words }) => words)).toEqual([['Freibad']]);
  });
});
