import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GatewayCloseCodes } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { DEFAULT_LIMITS } from '../../../src/discord/settings.ts';
import { BelegError } from '../../../src/errors.ts';
import { startStandIn } from '../../../stand-in/start-stand-in.ts';
import { heldAnswerer } from '../bot/gate.ts';
import { makeBot, openDiscord, startBot } from '../bot/start-bot.ts';

const QUESTION = 'Wann hat die Bücherei sonntags offen?';

async function faultOf(promise: Promise<unknown>): Promise<BelegError> {
  const fault: unknown = await promise.then(
    () => undefined,
    (rejected: unknown) => rejected,
  );
  if (fault instanceof BelegError) return fault;
  throw new Error('no fault that a person could read', { cause: fault });
}

describe('logging in', () => {
  it.each([
    ['Discord answers 401', 'wrong'],
    ['it has a line break', 'a\nb'],
    ['it is shortened', 'ab…'],
  ])('names DISCORD_TOKEN where %s', async (_, token) => {
    const discord = await openDiscord();
    const { bot } = await makeBot({ discord, settings: { token } });
    const { message, remedy } = await faultOf(bot.start());
    expect(message).toBe('Discord refused DISCORD_TOKEN.');
    expect(remedy).toContain('Developer Portal > Bot');
  });

  it.each([
    [GatewayCloseCodes.AuthenticationFailed, 'DISCORD_TOKEN'],
    [GatewayCloseCodes.DisallowedIntents, 'intents'],
  ])('says what Discord refused when the gateway closes with %i', async (code, word) => {
    const discord = await openDiscord();
    discord.gateway.refuseNextIdentify(code);
    const { bot } = await makeBot({ discord });
    expect((await faultOf(bot.start())).message).toContain(word);
  });

  it('says what THREADS takes where the portal does not allow it, at the start and when it is turned off later', async () => {
    const refused = await openDiscord();
    const { bot } = await makeBot({ discord: refused, settings: { threads: true } });
    const { message, remedy } = await faultOf(bot.start());
    expect(message).toBe('Discord refused the intents.');
    expect(remedy).toContain('unset THREADS');
    const allowed = await openDiscord({ messageContent: true });
    const { fatal, logged } = await startBot({ discord: allowed, settings: { threads: true } });
    allowed.gateway.closeWith(GatewayCloseCodes.DisallowedIntents);
    await logged('connection closed for good');
    expect(fatal[0]?.remedy).toContain('unset THREADS');
  });

  it('is ready while it is connected, by a file that goes when it stops', async () => {
    const discord = await openDiscord();
    const { bot, dataFolder } = await makeBot({ discord });
    const ready = join(dataFolder, 'ready');
    await expect(stat(ready)).rejects.toThrow('ENOENT');
    await bot.start();
    expect(Date.parse((await readFile(ready, 'utf8')).trim())).toBeGreaterThan(Date.now() - 60_000);
    await bot.stop();
    await expect(stat(ready)).rejects.toThrow('ENOENT');
  });
});

describe('a connection that fails', () => {
  it('resumes after a dropped socket and answers what was asked meanwhile', async () => {
    const discord = await openDiscord();
    const { logged } = await startBot({ discord });
    discord.gateway.dropSockets();
    const exchange = await discord.mention({ user: discord.user({ name: 'Ada' }), text: QUESTION });
    expect((await exchange.reply()).text).toContain('[1]');
    expect(discord.gateway.counts).toEqual({ identified: 1, resumed: 1 });
    await logged('connection resumed');
  });

  it('sends the answer although the socket drops in the middle of it', async () => {
    const discord = await openDiscord();
    const { answerer, open } = heldAnswerer();
    await startBot({ discord, answerer });
    const exchange = await discord.slash({
      user: discord.user({ name: 'Ada' }),
      command: 'ask',
      options: { question: QUESTION },
    });
    await exchange.acknowledgement();
    discord.gateway.dropSockets();
    open();
    expect((await exchange.reply()).text).toContain('[1]');
  });

  it.each([
    ['identifies anew after an invalid session', { resumable: false }, { identified: 2, resumed: 0 }],
    ['resumes a session that is invalid for the moment', { resumable: true }, { identified: 1, resumed: 1 }],
  ])('%s, and answers', async (_, how, counts) => {
    const discord = await openDiscord({ patienceMs: 15_000 });
    await startBot({ discord });
    discord.gateway.invalidateSessions(how);
    await discord.until('a session', () => (discord.gateway.connected ? true : undefined));
    const exchange = await discord.mention({ user: discord.user({ name: 'Ada' }), text: QUESTION });
    expect((await exchange.reply()).text).toContain('[1]');
    expect(discord.gateway.counts).toEqual(counts);
  });

  it('reconnects when Discord asks for it', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    discord.gateway.requestReconnect();
    await discord.until('a resume', () => (discord.gateway.counts.resumed === 1 ? true : undefined));
    const exchange = await discord.mention({ user: discord.user({ name: 'Ada' }), text: QUESTION });
    expect((await exchange.reply()).text).toContain('[1]');
  });

  it('says so when Discord later closes the connection for good', async () => {
    const discord = await openDiscord();
    const { fatal, logged } = await startBot({ discord });
    discord.gateway.closeWith(GatewayCloseCodes.DisallowedIntents);
    await logged('connection closed for good');
    expect(fatal[0]?.message).toContain('intents');
  });

  it('waits as long as a 429 asks, then answers', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    discord.faults.plan('edit reply', { kind: 'rate limit', retryAfterSeconds: 0.2 });
    const exchange = await discord.slash({
      user: discord.user({ name: 'Ada' }),
      command: 'ask',
      options: { question: QUESTION },
    });
    expect((await exchange.reply()).text).toContain('[1]');
  });

  it.each([
    ['edit reply', 1],
    ['edit reply', 9],
    ['callback', 5],
  ] as const)('answers a command although Discord fails at "%s" %i times', async (route, times) => {
    const discord = await openDiscord();
    await startBot({ discord });
    discord.faults.plan(route, { kind: 'status', status: 500 }, times);
    const ada = discord.user({ name: 'Ada', locale: 'de' });
    const exchange = await discord.slash({ user: ada, command: 'ask', options: { question: QUESTION } });
    expect((await exchange.reply()).text).toContain('[1]');
  });

  it('lets nobody wait at "is thinking" whose acknowledgement arrived and was answered by failures for seconds', async () => {
    const discord = await openDiscord({ patienceMs: 30_000 }, { violations: [40_060] });
    await startBot({ discord });
    discord.faults.plan('callback', { kind: 'drop answer' });
    discord.faults.plan('callback', { kind: 'status', status: 500 }, 44);
    const ada = discord.user({ name: 'Ada' });
    const exchange = await discord.slash({ user: ada, command: 'ask', options: { question: QUESTION } });
    expect((await exchange.reply()).text).toContain('[1]');
  });

  it('lets no command whose acknowledgement is unsure hold up other questions', async () => {
    // Not one that ends with all commands answered.
    const discord = await startStandIn();
    onTestFinished(() => discord.close());
    const limits = { ...DEFAULT_LIMITS, waiting: 1 };
    const { logged } = await startBot({ discord, settings: { limits } });
    discord.faults.plan('callback', { kind: 'status', status: 500 }, Infinity);
    const ada = discord.user({ name: 'Ada' });
    for (let turn = 0; turn < 2; turn += 1) {
      await discord.slash({ user: ada, command: 'ask', options: { question: QUESTION } });
    }
    // Both are asked once Discord waits for them no longer, and only then.
    await logged('question answered');
    const exchange = await discord.mention({ user: discord.user({ name: 'Bob' }), text: QUESTION });
    expect((await exchange.reply()).text).toContain('[1]');
  });

  it('answers a mention although Discord fails nine times, and posts nothing twice', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    discord.faults.plan('create message', { kind: 'status', status: 502 }, 9);
    const exchange = await discord.mention({ user: discord.user({ name: 'Ada' }), text: QUESTION });
    expect((await exchange.reply()).text).toContain('[1]');
    discord.faults.plan('create message', { kind: 'drop answer' });
    const sentTwice = await discord.mention({ user: discord.user({ name: 'Bob' }), text: QUESTION });
    await sentTwice.reply();
    await (await discord.mention({ user: discord.user({ name: 'Cid' }), text: QUESTION })).reply();
    expect(sentTwice.messages).toHaveLength(1);
  });

  it.each(['reset', 'close'] as const)(
    'answers although the answers to its requests are lost by %s',
    async (by) => {
      const discord = await openDiscord({}, { violations: [40_060] });
      await startBot({ discord });
      const ada = discord.user({ name: 'Ada' });
      for (const route of ['callback', 'edit reply'] as const) {
        discord.faults.plan(route, { kind: 'drop answer', by });
        const exchange = await discord.slash({ user: ada, command: 'ask', options: { question: QUESTION } });
        expect((await exchange.reply()).text).toContain('[1]');
      }
    },
  );

  it('answers although its request is lost, at every step', async () => {
    const discord = await openDiscord();
    await startBot({ discord });
    const ada = discord.user({ name: 'Ada' });
    for (const route of ['callback', 'edit reply'] as const) {
      discord.faults.plan(route, { kind: 'drop' });
      const exchange = await discord.slash({ user: ada, command: 'ask', options: { question: QUESTION } });
      expect((await exchange.reply()).text).toContain('[1]');
    }
    discord.faults.plan('create message', { kind: 'drop' });
    expect((await (await discord.mention({ user: ada, text: QUESTION })).reply()).text).toContain('[1]');
  });

  it('only logs an interaction that somebody else has answered', async () => {
    const discord = await openDiscord({}, { violations: [40_060] });
    const { logged } = await startBot({ discord });
    const ada = discord.user({ name: 'Ada' });
    // Here it was an attempt whose answer was lost, after which discord.js itself tries again.
    discord.faults.plan('callback', { kind: 'drop answer', by: 'reset' });
    await discord.slash({ user: ada, command: 'help' });
    await logged('nobody could be answered there any more');
    await (await discord.slash({ user: ada, command: 'help' })).reply();
  });
});
