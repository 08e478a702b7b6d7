import { GatewayCloseCodes } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { Attempts } from '../../../src/discord/connection/attempts.ts';
import { meaningOfClose } from '../../../src/discord/connection/close-codes.ts';
import { UnreachableError } from '../../../src/discord/connection/connection-faults.ts';
import { BOT_PATIENCE, IdentifyBudget } from '../../../src/discord/connection/patience.ts';
import { BelegError } from '../../../src/errors.ts';
import { recordingLog } from '../bot/start-bot.ts';

const MINUTE = 60_000;
const IDENTIFIES_A_DAY = 1_000;
const NETWORK_GONE = 1006;

/** Attempts that wait for nothing, at a time that is set; how many failures each pause was asked for. */
function makeAttempts({ sameCloses = 3 } = {}) {
  const { log, entries } = recordingLog();
  const clock = { now: 0 };
  const failures: number[] = [];
  const pauseAfter = (count: number): number => {
    failures.push(count);
    return 0;
  };
  const attempts = new Attempts({ patience: { pauseAfter, sameCloses }, log, now: () => clock.now });
  const warnings = () => entries.filter(({ level }) => level === 'warn');
  return { attempts, clock, failures, entries, warnings };
}

describe('the pauses between attempts to connect', () => {
  const pauses = Array.from({ length: 20 }, (_, failures) => BOT_PATIENCE.pauseAfter(failures + 1));

  it('grow from none to some minutes', () => {
    expect(pauses[0]).toBe(0);
    for (let i = 1; i < 7; i++) expect(pauses[i]).toBeGreaterThan(pauses[i - 1] ?? 0);
    for (const pause of pauses.slice(7)) {
      expect(pause).toBeGreaterThanOrEqual(5 * MINUTE);
      expect(pause).toBeLessThanOrEqual(7 * MINUTE);
    }
  });

  it('differ from bot to bot', () => {
    const some = Array.from({ length: 50 }, () => BOT_PATIENCE.pauseAfter(5));
    expect(new Set(some).size).toBeGreaterThan(1);
  });

  it('leave the day’s identifies unspent, also where a supervisor starts anew whatever has given up', () => {
    const day = 24 * 60 * MINUTE;
    // Each start makes its attempts with the pauses between them, and is followed by the next at once.
    const lifeMs = pauses.slice(0, BOT_PATIENCE.sameCloses - 1).reduce((sum, pause) => sum + pause, 0);
    expect((day / lifeMs) * BOT_PATIENCE.sameCloses).toBeLessThan(IDENTIFIES_A_DAY);
  });
});

describe('the attempts to connect', () => {
  it('wait longer after each that failed, and begin anew after a connection that stood', () => {
    const { attempts, clock, failures } = makeAttempts();
    for (const standsMs of [0, 1_000, 1_000, 5_000, 1_000]) {
      attempts.succeeded();
      clock.now += standsMs;
      attempts.closed(4000);
    }
    expect(failures).toEqual([1, 2, 3, 1, 2]);
  });

  it('wait no longer once Discord has answered, though it ended the session meanwhile', () => {
    const { attempts, failures } = makeAttempts();
    for (let i = 0; i < 4; i++) attempts.closed(NETWORK_GONE);
    for (let i = 0; i < 2; i++) {
      attempts.reached();
      attempts.closed(1000);
    }
    expect(failures).toEqual([1, 2, 3, 4, 1, 2]);
  });

  it('identify fewer than 1,000 times a day, however often a session is ended, and resume at once', () => {
    const clock = { now: 0 };
    const budget = new IdentifyBudget(() => clock.now);
    let identifies = 0;
    for (; clock.now < 24 * 60 * MINUTE; identifies++)
      clock.now = Math.max(clock.now + 4_000, budget.spend());
    expect(identifies).toBeLessThan(IDENTIFIES_A_DAY);
    expect(identifies).toBeGreaterThan(500);
    clock.now += 24 * 60 * MINUTE;
    for (let i = 0; i < 100; i++) expect(budget.spend()).toBe(clock.now);
  });

  it('wait for the budget before they identify, and for nothing before they resume', async () => {
    const { log } = recordingLog();
    const attempts = new Attempts({ patience: { pauseAfter: () => 0, sameCloses: 3 }, log, now: () => 0 });
    const over = new AbortController();
    for (let i = 0; i < 200; i++) await attempts.turn(over.signal, { identifies: true });
    await attempts.turn(over.signal, { identifies: false });
    let isLet = false;
    void attempts.turn(over.signal, { identifies: true }).then(() => (isLet = true));
    await new Promise(setImmediate);
    expect(isLet).toBe(false);
    over.abort();
  });

  it('tell the code and what it means, once until the bot is connected again', () => {
    const { attempts, warnings } = makeAttempts();
    attempts.succeeded();
    for (const code of [4000, 4000, 4009, 4000]) attempts.closed(code);
    expect(warnings().map(({ fields }) => fields)).toEqual(
      [4000, 4009].map((code) => ({ shard: 0, code, meaning: meaningOfClose(code) })),
    );
    attempts.succeeded();
    attempts.closed(4000);
    expect(warnings()).toHaveLength(3);
  });

  it('tell a failure of the socket once', () => {
    const { attempts, warnings } = makeAttempts();
    for (let i = 0; i < 3; i++) attempts.broke(new Error('getaddrinfo ENOTFOUND gateway.discord.gg'));
    expect(warnings()).toHaveLength(1);
  });

  it('are hopeless after the same complaint of Discord’s so often in a row', () => {
    const { attempts, entries } = makeAttempts({ sameCloses: 3 });
    for (const code of [4002, 4002, 4000, 4002, 4002]) attempts.closed(code);
    attempts.succeeded();
    for (const code of [4002, 4002]) attempts.closed(code);
    expect(attempts.hopeless.aborted).toBe(false);
    attempts.closed(4002);
    expect(attempts.hopeless.reason).toBeInstanceOf(BelegError);
    expect(String(attempts.hopeless.reason)).toContain('code 4002: Discord could not read what the bot sent');
    expect(entries.at(-1)).toMatchObject({ level: 'error', message: 'connection closed for good' });
  });

  it.each([1000, 1001, NETWORK_GONE, 4200])(
    'are never hopeless for a network or a server that fails (%i)',
    (code) => {
      const { attempts } = makeAttempts({ sameCloses: 3 });
      for (let i = 0; i < 100; i++) attempts.closed(code);
      expect(attempts.hopeless.aborted).toBe(false);
    },
  );

  it('are hopeless at once where Discord says not to reconnect', () => {
    for (const code of [4004, 4010, 4011, 4012, 4013, 4014]) {
      const { attempts } = makeAttempts();
      attempts.closed(code);
      expect(attempts.hopeless.aborted).toBe(true);
    }
  });

  it('know what each code of Discord’s documentation means', () => {
    const codes = Object.values(GatewayCloseCodes).filter((code) => typeof code === 'number');
    const meanings = [1000, 1001, 1006, ...codes].map((code) => meaningOfClose(code));
    expect(new Set(meanings).size).toBe(meanings.length);
    expect(meanings).not.toContain(meaningOfClose(4999));
  });

  it('go on for as long as Discord cannot be reached, say so once, and stop at another fault', async () => {
    const { attempts, failures, warnings } = makeAttempts();
    let left = 4;
    const work = async (): Promise<string> => {
      left -= 1;
      if (left > 0) throw new UnreachableError(Object.assign(new Error('no'), { code: 'ENOTFOUND' }));
      return 'there';
    };
    expect(await attempts.persist(work, new AbortController().signal)).toBe('there');
    expect(failures).toEqual([1, 2, 3]);
    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]?.message).toContain('check network and proxy');
    const wrong = Promise.reject(new BelegError('wrong', 'right it'));
    await expect(attempts.persist(() => wrong, new AbortController().signal)).rejects.toThrow('wrong');
  });

  it('end in the middle of a pause', async () => {
    const { log } = recordingLog();
    const over = new AbortController();
    const attempts = new Attempts({ patience: { pauseAfter: () => 3_600_000, sameCloses: 3 }, log });
    const work = async (): Promise<never> => {
      // Once the pause has begun.
      setImmediate(() => over.abort());
      throw new UnreachableError(new Error('no'));
    };
    expect(await attempts.persist(work, over.signal)).toBeUndefined();
  });
});
