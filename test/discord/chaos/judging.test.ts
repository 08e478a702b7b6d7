import { describe, expect, it } from 'vitest';
import type { InjectedFault } from '../../../scripts/bench/chaos/injected-fault.ts';
import { judgeLog } from '../../../scripts/bench/chaos/judge-log.ts';
import { createReach, type Reach } from '../../../scripts/bench/chaos/reach.ts';
import { SeededRandom } from '../../../scripts/bench/seeded-random.ts';
import { SteppedClock } from '../../../stand-in/clock.ts';
import { type Fault, Faults } from '../../../stand-in/rest/faults.ts';
import type { RouteName } from '../../../stand-in/rest/routes.ts';

const ASKED_AT = 1_000_000;
const MESSAGE = { at: ASKED_AT, id: '7', interaction: undefined, messages: () => [] };

/** A fault of one route, with so many attempts at one request that it spoilt. */
function spellOf({
  fault,
  route = 'create message',
  from,
  until,
  attempts = 0,
}: {
  readonly fault: Fault;
  readonly route?: RouteName;
  readonly from: number;
  readonly until: number;
  readonly attempts?: number;
}): InjectedFault {
  const faults = new Faults(new SteppedClock());
  const spell = faults.begin([route], fault);
  for (let i = 0; i < attempts; i++) faults.take(route, 'POST /channels/1/messages');
  return { kind: 'some', of: 'requests', from, until, spell: { ...spell, from, until } };
}

function serverGone(from: number, until: number): InjectedFault {
  return { kind: 'server unreachable', of: 'server', from, until };
}

function reachAt(arrivedAt: number | undefined, ...injected: InjectedFault[]): Reach {
  return createReach({ gateway: { arrivalOf: () => arrivedAt }, injected })(MESSAGE);
}

describe('who could be reached', () => {
  it('is nobody whose event never came', () => {
    expect(reachAt(undefined)).toBe('event lost');
  });

  it('is who asked while all was well', () => {
    expect(reachAt(ASKED_AT)).toBe('reached');
  });

  it('is nobody to whom no second of two minutes was free', () => {
    const outage = serverGone(ASKED_AT, ASKED_AT + 119_500);
    expect(reachAt(ASKED_AT, outage)).toBe('no room');
    expect(reachAt(ASKED_AT, serverGone(ASKED_AT, ASKED_AT + 118_500))).toBe('reached');
    expect(reachAt(ASKED_AT + 119_500)).toBe('no room');
  });

  it('depends on faults of the route that answers, with the time that the last slow answer takes', () => {
    const slow = { kind: 'delay', milliseconds: 1_000 } as const;
    const times = { from: ASKED_AT, until: ASKED_AT + 118_500 };
    expect(reachAt(ASKED_AT, spellOf({ fault: slow, ...times }))).toBe('no room');
    expect(reachAt(ASKED_AT, spellOf({ fault: slow, route: 'typing', ...times }))).toBe('reached');
  });

  it('does not add up seconds that lie apart', () => {
    const pieces = Array.from({ length: 200 }, (_, n) =>
      serverGone(ASKED_AT + n * 700, ASKED_AT + n * 700 + 100),
    );
    expect(reachAt(ASKED_AT, ...pieces)).toBe('no room');
  });
});

function line(time: number, msg: string, fields: object = {}, level = 40): string {
  return JSON.stringify({ level, time, msg, ...fields });
}

function missed(lines: readonly string[], injected: readonly InjectedFault[]) {
  return judgeLog({ lines, injected, secrets: ['secret'] })
    .checks.filter(({ value, most }) => value > most)
    .map(({ label, value }) => [label, value]);
}

describe('a log under faults', () => {
  const lost = spellOf({ fault: { kind: 'drop' }, from: 1_000, until: 2_000, attempts: 1 });

  it('names each fault that the bot had to notice', () => {
    expect(missed([], [lost])).toEqual([['faults that the log does not name', 1]]);
    expect(missed([line(1_500, 'a request failed')], [lost])).toEqual([]);
    expect(missed([line(1_500, 'question answered', {}, 30)], [lost])).toEqual([
      ['faults that the log does not name', 1],
    ]);
  });

  it('names by one entry all that befalls while messages are kept', () => {
    const kept = line(500, 'Discord takes no messages: they are kept and sent again');
    const before = spellOf({ fault: { kind: 'drop' }, from: 400, until: 600, attempts: 1 });
    expect(missed([kept], [before, lost])).toEqual([]);
    const over = line(900, 'no more messages are kept', {}, 30);
    expect(missed([kept, over], [before, lost])).toEqual([['faults that the log does not name', 1]]);
  });

  it('need not name what discord.js makes good by itself', () => {
    const fault = { kind: 'status', status: 500 } as const;
    expect(missed([], [spellOf({ fault, from: 1_000, until: 2_000, attempts: 3 })])).toEqual([]);
    expect(missed([], [spellOf({ fault, from: 1_000, until: 2_000, attempts: 4 })])).toHaveLength(1);
  });

  it('has less than a dozen entries of one, and none of nothing', () => {
    const entries = Array.from({ length: 12 }, (_, n) => line(1_500 + n, 'a request failed'));
    expect(missed(entries, [lost])).toEqual([['faults with a dozen entries or more', 1]]);
    expect(missed([line(9_000, 'a request failed')], [])).toEqual([['entries that no fault explains', 1]]);
  });

  it('holds no trace and no secret', () => {
    const fields = { err: { stack: 'at a.ts' }, url: 'a/secret' };
    expect(missed([line(1_500, 'a request failed', fields)], [lost])).toEqual([
      ['entries with a trace', 1],
      ['entries with a token', 1],
    ]);
  });
});

function dealt(seed: number): readonly number[] {
  const cards = new SeededRandom(seed).deal([1, 2, 3]);
  return Array.from({ length: 9 }, () => cards.next().value);
}

describe('chance with a seed', () => {
  it('is the same for the same seed, and deals each card as often as any other', () => {
    expect(dealt(5)).toEqual(dealt(5));
    expect(dealt(5)).not.toEqual(dealt(6));
    expect(dealt(5).toSorted((a, b) => a - b)).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3]);
  });
});
