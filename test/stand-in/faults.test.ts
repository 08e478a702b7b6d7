import { EventEmitter, once } from 'node:events';
import { describe, it, expect } from 'vitest';
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
});
