import { describe, it, expect, onTestFinished } from 'vitest';
import { Events, GatewayIntentBits } from 'discord.js';
import { createTestClient, logIn, openStandIn } from './support/test-bot.ts';
import { registerTestCommands } from './support/test-commands.ts';
import { v2Message } from './support/test-messages.ts';

async function openAsking() {
  const standIn = await openStandIn();
  const { client } = await logIn(standIn, {
    onInteraction: async (interaction) => {
      if (interaction.isChatInputCommand()) await interaction.reply(v2Message('Antwort'));
    },
  });
  await registerTestCommands(client);
  const anna = standIn.user({ name: 'Anna' });
  const ask = async () => await standIn.slash({ user: anna, command: 'ask', options: { question: 'Wann?' } });
  return { standIn, client, ask };
}

describe('the gateway of the stand-in', () => {
  it('replays what was missed when the client resumes after a dropped socket', async () => {
    const { standIn, ask } = await openAsking();
    standIn.gateway.dropSockets();
    const exchange = await ask();
    expect((await exchange.reply()).text).toBe('Antwort');
    expect(standIn.gateway.counts).toEqual({ identified: 1, resumed: 1 });
  });

  it('lets the client resume when it asks for a reconnect', async () => {
    const { standIn, client, ask } = await openAsking();
    const resumed = new Promise((resolve) => {
      client.once(Events.ShardResume, resolve);
    });
    standIn.gateway.requestReconnect();
    await resumed;
    await (await ask()).reply();
    expect(standIn.gateway.counts).toEqual({ identified: 1, resumed: 1 });
  });

  it('makes the client identify anew after an invalid session', async () => {
    const { standIn, ask } = await openAsking();
    standIn.gateway.invalidateSessions({ resumable: false });
    await (await ask()).reply();
    expect(standIn.gateway.counts).toEqual({ identified: 2, resumed: 0 });
  });

  it('makes the client identify anew when a resume is refused', async () => {
    const { standIn, ask } = await openAsking();
    standIn.gateway.refuseNextResume();
    standIn.gateway.dropSockets();
    await standIn.until('a second login', () => standIn.gateway.counts.identified === 2 || undefined);
    expect((await (await ask()).reply()).text).toBe('Antwort');
  });

  it('delivers an event twice on request', async () => {
    const { standIn, ask } = await openAsking();
    standIn.gateway.duplicateNext('INTERACTION_CREATE');
    await (await ask()).reply();
    const second = await standIn.until('the second acknowledgement', () => standIn.violations[0]);
    expect(second.code).toBe(40060);
  });

  it('closes with 4014 on a privileged intent', async () => {
    const standIn = await openStandIn();
    const client = createTestClient(standIn, [GatewayIntentBits.MessageContent]);
    onTestFinished(async () => {
      await client.destroy();
    });
    const closed = new Promise<number>((resolve) => {
      client.once(Events.ShardDisconnect, ({ code }) => {
        resolve(code);
      });
    });
    await expect(client.login(standIn.token)).rejects.toThrow(/intents/u);
    expect(await closed).toBe(4014);
  });

  it('closes a running connection with 4004 on request, for good', async () => {
    const { standIn, client } = await openAsking();
    const closed = new Promise<number>((resolve) => {
      client.once(Events.ShardDisconnect, ({ code }) => {
        resolve(code);
      });
    });
    standIn.gateway.closeWith(4004);
    expect(await closed).toBe(4004);
  });

  it('counts the heartbeats it acknowledges', async () => {
    const standIn = await openStandIn({ heartbeatIntervalMs: 20 });
    await logIn(standIn);
    const beats = await standIn.until('three heartbeats', () => {
      const { heartbeats } = standIn.gateway;
      return heartbeats.length >= 3 ? heartbeats : undefined;
    });
    expect(beats.length).toBeGreaterThanOrEqual(3);
  });
});
