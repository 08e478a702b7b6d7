import { EventEmitter, once } from 'node:events';
import { describe, it, expect } from 'vitest';
import { SteppedClock } from '../../stand-in/clock.ts';
import { Faults } from '../../stand-in/rest/faults.ts';
import { createTestClient, logIn, openStandIn } from './support/test-bot.ts';
import { registerTestCommands } from './support/test-commands.ts';
import { v2Message } from './support/test-messages.ts';

/** A bot that defers and answers, and one question put to it. */
async function openAsking() {
  const standIn = await openStandIn();
  const { client, faults } = await logIn(standIn, {
    onInteraction: async (interaction) => {
      if (!interaction.isChatInputCommand()) return;
      await interaction.deferReply();
      await interaction.editReply(v2Message('Antwort'));
    },
  });
  await registerTestCommands(client);
  const anna = standIn.user({ name: 'Anna' });
  const ask = async () => await standIn.slash({ user: anna, command: 'ask', options: { question: 'Wann?' } });
  return { standIn, client, faults, ask };
}

describe('faults of the stand-in', () => {
  it('holds the client back with a 429 until retry_after has passed', async () => {
    const { standIn, ask } = await openAsking();
    standIn.faults.plan('edit reply', { kind: 'rate limit', retryAfterSeconds: 0.05 });
    expect((await (await ask()).reply()).text).toBe('Antwort');
    const edits = standIn.requests.filter(({ route }) => route === 'edit reply');
    expect(edits.map(({ status }) => status)).toEqual([429, 200]);
  });

  it('answers 500 once, which the client retries', async () => {
    const { standIn, ask } = await openAsking();
    standIn.faults.plan('edit reply', { kind: 'status', status: 500 });
    expect((await (await ask()).reply()).text).toBe('Antwort');
  });

  it('answers 500 until the client gives up', async () => {
    const { standIn, faults, ask } = await openAsking();
    standIn.faults.plan('callback', { kind: 'status', status: 500 }, 2);
    await ask();
    await standIn.until('both refusals', () => standIn.requests.filter(({ status }) => status === 500)[1]);
    await expect.poll(() => faults).toMatchObject([{ status: 500 }]);
  });

  it('closes the socket in place of an answer, which the client does not retry', async () => {
    const { standIn, faults, ask } = await openAsking();
    standIn.faults.plan('edit reply', { kind: 'drop' });
    await ask();
    await expect.poll(() => faults).toHaveLength(1);
    expect(standIn.thinking).toHaveLength(1);
  });

  it('holds an answer back until it is let go', async () => {
    const { standIn, ask } = await openAsking();
    const gate = new EventEmitter();
    const opened = once(gate, 'open').then(() => undefined);
    standIn.faults.plan('edit reply', { kind: 'hold', until: opened });
    const exchange = await ask();
    await exchange.acknowledgement();
    expect(exchange.messages).toEqual([]);
    gate.emit('open');
    expect((await exchange.reply()).text).toBe('Antwort');
  });

  it('answers 401 to a wrong token', async () => {
    const standIn = await openStandIn();
    const client = createTestClient(standIn);
    await expect(client.login('another-token')).rejects.toMatchObject({ code: 'TokenInvalid' });
    expect(standIn.requests).toMatchObject([{ route: 'gateway', status: 401 }]);
  });

  it('answers 404 to a route it does not have, and says which', async () => {
    const { standIn, client } = await openAsking();
    await expect(client.rest.get('/guilds/1/widget.json')).rejects.toMatchObject({ status: 404 });
    expect(standIn.unknownRoutes).toMatchObject([{ method: 'GET', path: '/guilds/1/widget.json' }]);
  });

  it('spoils every request to its routes until a spell ends, and names them', async () => {
    const { standIn, faults, ask } = await openAsking();
    const spell = standIn.faults.begin(['edit reply'], { kind: 'drop' });
    const lost = [await ask(), await ask()];
    await expect.poll(() => faults).toHaveLength(2);
    spell.end();
    expect((await (await ask()).reply()).text).toBe('Antwort');
    expect(lost.flatMap(({ messages }) => messages)).toEqual([]);
    const labels = spell.spoilt.map(({ label }) => label);
    for (const { interaction } of lost)
      expect(labels.filter((label) => label.includes(interaction.token))).toHaveLength(1);
    expect(spell.until).toBeGreaterThan(spell.from);
  });

  it('tells in each 429 of a spell how much of it is left', async () => {
    const clock = new SteppedClock();
    const faults = new Faults(clock);
    const { end } = faults.begin(['edit reply'], { kind: 'rate limit', retryAfterSeconds: 5 });
    clock.advance(3_000);
    const fault = faults.take('edit reply', 'PATCH');
    expect(fault).toMatchObject({ kind: 'rate limit' });
    expect(fault?.kind === 'rate limit' && fault.retryAfterSeconds).toBeCloseTo(2, 1);
    end();
    expect(faults.take('edit reply', 'PATCH')).toBeUndefined();
  });

  it('refuses connections while it is offline, and takes them where it did before', async () => {
    const { standIn, client, ask } = await openAsking();
    await standIn.goOffline();
    await expect(client.rest.get('/gateway/bot')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await standIn.comeBack();
    const { counts } = standIn.gateway;
    const isBack = () => (counts.identified + counts.resumed === 2 ? true : undefined);
    await standIn.until('the client', isBack);
    expect((await (await ask()).reply()).text).toBe('Antwort');
  });
});
