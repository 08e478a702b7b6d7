import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import type { Patience } from '../../../src/discord/connection/patience.ts';
import type { Refusal } from '../../../stand-in/gateway/gateway.ts';
import { startStandIn } from '../../../stand-in/start-stand-in.ts';
import { gate } from '../bot/gate.ts';
import { makeBot, openDiscord, type RunningBot, type StartOptions, startBot } from '../bot/start-bot.ts';

const HOUR = 3_600_000;
const UNREACHABLE = /^Discord is unreachable: the bot tries again/;

// Without it discord.js waits five seconds before it identifies anew.
const clientOptions = { ws: { buildIdentifyThrottler: async () => ({ waitForIdentify: async () => {} }) } };

/** Waits for nothing, and notes for how many failures it was asked. */
function impatience({ sameCloses = 4 } = {}): Patience & { readonly failures: number[] } {
  const failures: number[] = [];
  const pauseAfter = (count: number): number => {
    failures.push(count);
    return 0;
  };
  return { failures, pauseAfter, sameCloses };
}

/** What would have to be waited for is never over. */
const endless: Patience = { pauseAfter: () => HOUR, sameCloses: 4 };

function warnings({ entries }: Pick<RunningBot, 'entries'>): string[] {
  return entries.filter(({ level }) => level === 'warn').map(({ message }) => message);
}

async function isReady({ dataFolder }: RunningBot): Promise<boolean> {
  return access(join(dataFolder, 'ready')).then(
    () => true,
    () => false,
  );
}

const make = (options: StartOptions) => makeBot({ clientOptions, ...options });
const start = (options: StartOptions) => startBot({ clientOptions, ...options });

describe('a start while Discord cannot be reached', () => {
  it('succeeds once something listens there, and says once that it tries', async () => {
    const gone = await startStandIn();
    const port = Number(new URL(gone.api).port);
    await gone.close();
    const reopened = gate();
    const patience: Patience = {
      pauseAfter: (failures) => {
        if (failures === 4) reopened.open();
        return failures < 4 ? 0 : 50;
      },
      sameCloses: 4,
    };
    const bot = await make({ discord: gone, patience });
    const started = bot.bot.start();
    await reopened.opened;
    const discord = await openDiscord({ port });
    await started;
    expect(discord.gateway.connected).toBe(true);
    expect(warnings(bot)).toEqual([expect.stringMatching(UNREACHABLE)]);
    expect(await isReady(bot)).toBe(true);
  });

  it('outlives statuses of 500 and above, and one that comes after the login', async () => {
    const discord = await openDiscord();
    const patience = impatience();
    // discord.js itself tries four times.
    discord.faults.plan('gateway', { kind: 'status', status: 503 }, 8);
    discord.faults.plan('list commands', { kind: 'status', status: 502 }, 4);
    const bot = await start({ discord, patience });
    expect(patience.failures).toEqual([1, 2, 1]);
    expect(discord.gateway.attempts.identifies).toBe(1);
    expect(await isReady(bot)).toBe(true);
  });

  it('outlives a gateway that answers no handshake, and says once why', async () => {
    const discord = await openDiscord();
    discord.gateway.refuse({ at: 'handshake', status: 502 });
    const patience = impatience();
    const bot = await make({ discord, patience });
    const started = bot.bot.start();
    await discord.until('some attempts', () => (discord.gateway.attempts.connections > 3 ? true : undefined));
    discord.gateway.refuse(undefined);
    await started;
    const told = warnings(bot);
    expect(told).toContainEqual(expect.stringMatching(UNREACHABLE));
    expect(new Set(told).size).toBe(told.length);
  });

  it('ends at once where Discord refuses the token', async () => {
    const discord = await openDiscord();
    const patience = impatience();
    const { bot } = await make({ discord, patience, settings: { token: 'wrong' } });
    await expect(bot.start()).rejects.toThrow('DISCORD_TOKEN');
    expect(patience.failures).toEqual([]);
  });
});

describe('a gateway that lets nobody in', () => {
  it.each([[{ at: 'connection', by: 4002 }], [{ at: 'login', by: 4002 }]] as const)(
    'with the same complaint over and over ends the bot with a message: %o',
    async (refusal) => {
      const discord = await openDiscord();
      discord.gateway.refuse(refusal);
      const patience = impatience({ sameCloses: 4 });
      const bot = await make({ discord, patience });
      await expect(bot.bot.start()).rejects.toThrow('closes the connection again and again (code 4002:');
      expect(discord.gateway.attempts.connections).toBe(4);
      expect(patience.failures).toEqual([1, 2, 3, 4]);
      expect(warnings(bot)).toHaveLength(1);
    },
  );

  it('after the bot was ready ends it likewise', async () => {
    const discord = await openDiscord();
    const bot = await start({ discord, patience: impatience({ sameCloses: 3 }) });
    discord.gateway.refuse({ at: 'login', by: 4002 });
    discord.gateway.closeWith(4002);
    const { fields } = await bot.logged('connection closed for good');
    expect(fields).toMatchObject({ code: 4002, meaning: expect.stringContaining('could not read') });
    expect(bot.fatal[0]?.message).toContain('4002');
    expect(warnings(bot)).toEqual(['connection lost, reconnecting']);
    expect(discord.gateway.attempts.connections).toBe(3);
  });

  it.each([
    [{ at: 'connection', by: 'drop' }],
    [{ at: 'login', by: 'drop' }],
    [{ at: 'login', by: 'invalid session' }],
    [{ at: 'handshake', status: 503 }],
  ] as const)(
    'for a while is tried with growing pauses and told of once, and the bot comes back: %o',
    async (refusal: Refusal) => {
      const discord = await openDiscord();
      const patience = impatience();
      const bot = await start({ discord, patience });
      const { attempts } = discord.gateway;
      const before = attempts.connections;
      discord.gateway.refuse(refusal);
      discord.gateway.dropSockets();
      await discord.until('five attempts', () => (attempts.connections >= before + 5 ? true : undefined));
      await vi.waitFor(async () => expect(await isReady(bot)).toBe(false));
      discord.gateway.refuse(undefined);
      await discord.until('a session', () => (discord.gateway.connected ? true : undefined));
      await vi.waitFor(async () => expect(await isReady(bot)).toBe(true));
      const { failures } = patience;
      expect(failures).toEqual(failures.toSorted((a, b) => a - b));
      expect(failures.at(-1)).toBeGreaterThan(1);
      const told = bot.entries.filter(({ message }) => message === 'connection lost, reconnecting');
      expect(told.length).toBeLessThanOrEqual(2);
      expect(new Set(told.map(({ fields }) => JSON.stringify(fields))).size).toBe(told.length);
    },
  );
});

describe('a network that is gone for a while', () => {
  it('costs no session, so that what was said meanwhile is answered', async () => {
    const discord = await openDiscord();
    const patience = impatience();
    await start({ discord, patience });
    await discord.goOffline();
    await vi.waitFor(() => expect(patience.failures.length).toBeGreaterThan(2), 10_000);
    const asked = discord.mention({ user: discord.user({ name: 'Ada' }), text: 'Wann hat sie offen?' });
    await discord.comeBack();
    expect((await (await asked).reply()).text).toContain('[1]');
    expect(discord.gateway.counts).toEqual({ identified: 1, resumed: 1 });
  });
});

describe('a stop', () => {
  it('ends a start in the middle of its pause', async () => {
    const gone = await startStandIn();
    await gone.close();
    const { bot, logged, entries } = await make({ discord: gone, patience: endless });
    const started = bot.start();
    await logged(
      'Discord is unreachable: the bot tries again, with pauses of up to some minutes; check network and proxy, and status.discord.com',
    );
    await bot.stop();
    await started;
    expect(entries.at(-1)?.message).toBe('stopped');
  });

  it('ends a login under way, which connects no more when Discord answers at last', async () => {
    const discord = await openDiscord();
    const answered = gate();
    discord.faults.plan('gateway', { kind: 'hold', until: answered.opened });
    const { bot } = await make({ discord });
    const started = bot.start();
    await bot.stop();
    await started;
    answered.open();
    await discord.until('the answer', () => discord.requests.find(({ route }) => route === 'gateway'));
    // A client that were to connect would do so before this one.
    const { bot: next } = await start({ discord });
    expect(discord.gateway.attempts.connections).toBe(1);
    await next.stop();
  });

  it.each([0, HOUR])('ends a reconnect whose pause is %i ms, and nothing connects again', async (pauseMs) => {
    const discord = await openDiscord();
    const patience = { pauseAfter: () => pauseMs, sameCloses: 4 };
    const { bot, logged } = await start({ discord, patience });
    discord.gateway.dropSockets();
    await logged('connection lost, reconnecting');
    await bot.stop();
    // It would do so within the half second that discord.js itself waits; this one waits as long, and comes after it.
    const { bot: next, logged: nextLogged } = await start({ discord });
    discord.gateway.dropSockets();
    await nextLogged('connection resumed');
    expect(discord.gateway.attempts).toEqual({ connections: 3, identifies: 2 });
    await next.stop();
  });
});
