import { describe, it, expect, onTestFinished } from 'vitest';
import { Events, GatewayIntentBits } from 'discord.js';
import type { StandInOptions } from '../../stand-in/start-stand-in.ts';
import type { StandIn } from '../../stand-in/stand-in.ts';
import { createTestClient, logIn, openStandIn } from './support/test-bot.ts';
import { registerTestCommands } from './support/test-commands.ts';
import { v2Message } from './support/test-messages.ts';

async function openAsking(options: StandInOptions = {}) {
  const standIn = await openStandIn(options);
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

  it.each([1000, 4002, 4003, 4007])('lets the client come back after it has closed with %i', async (code) => {
    const { standIn, ask } = await openAsking();
    standIn.gateway.closeWith(code);
    await standIn.until('the client', () => (connections(standIn) === 2 ? true : undefined));
    expect((await (await ask()).reply()).text).toBe('Antwort');
  });

  it('keeps a session that it closes, but for the codes that end it', async () => {
    const { standIn, ask } = await openAsking();
    standIn.gateway.closeWith(1001);
    await (await ask()).reply();
    expect(standIn.gateway.counts).toEqual({ identified: 1, resumed: 1 });
    standIn.gateway.closeWith(4009);
    await (await ask()).reply();
    expect(standIn.gateway.counts).toEqual({ identified: 2, resumed: 1 });
  });

  it('leaves a heartbeat without an answer, after which the client takes the connection for dead', async () => {
    const standIn = await openStandIn({ heartbeatIntervalMs: 50 });
    await logIn(standIn);
    standIn.gateway.ignoreNextHeartbeat();
    await standIn.until('a resume', () => (standIn.gateway.counts.resumed > 0 ? true : undefined));
  });

  it('repeats events that the client has when it resumes', async () => {
    const { standIn, ask } = await openAsking();
    await (await ask()).reply();
    standIn.gateway.repeatAtNextResume(12);
    standIn.gateway.dropSockets();
    const second = await standIn.until('the second acknowledgement', () => standIn.violations[0]);
    expect(second.code).toBe(40060);
    expect(standIn.gateway.counts).toEqual({ identified: 1, resumed: 1 });
  });

  it('gives a new session the events of the one before on request', async () => {
    const { standIn, ask } = await openAsking();
    await (await ask()).reply();
    standIn.gateway.repeatAtNextIdentify(12);
    standIn.gateway.invalidateSessions({ resumable: false });
    const second = await standIn.until('the second acknowledgement', () => standIn.violations[0]);
    expect(second.code).toBe(40060);
    expect(standIn.gateway.counts).toEqual({ identified: 2, resumed: 0 });
  });

  it('knows that an event came once the client names its number, and not before', async () => {
    // No heartbeat comes by itself within the test.
    const { standIn, ask } = await openAsking({ heartbeatIntervalMs: 1_000_000_000 });
    const exchange = await ask();
    await exchange.reply();
    const { interaction } = exchange;
    expect(standIn.gateway.arrivalOf('INTERACTION_CREATE', interaction.id)).toBeUndefined();
    standIn.gateway.dropSockets();
    await standIn.until('a resume', () => (standIn.gateway.counts.resumed === 1 ? true : undefined));
    const arrival = standIn.gateway.arrivalOf('INTERACTION_CREATE', interaction.id);
    expect(arrival).toBeGreaterThanOrEqual(interaction.arrivedAt);
  });

  it('knows no arrival of an event that was lost with its session', async () => {
    const { standIn, ask } = await openAsking();
    const { counts } = standIn.gateway;
    standIn.gateway.refuseNextResume();
    standIn.gateway.dropSockets();
    const { interaction } = await ask();
    await standIn.until('a second login', () => (counts.identified === 2 ? true : undefined));
    standIn.gateway.dropSockets();
    await standIn.until('a resume', () => (counts.resumed === 1 ? true : undefined));
    expect(standIn.gateway.arrivalOf('INTERACTION_CREATE', interaction.id)).toBeUndefined();
  });

  it('holds nothing back where the event comes after the hold has ended', async () => {
    const { standIn, ask } = await openAsking();
    standIn.gateway.holdNext('INTERACTION_CREATE')();
    expect((await (await ask()).reply()).text).toBe('Antwort');
  });
});

function connections({ gateway }: StandIn): number {
  return gateway.counts.identified + gateway.counts.resumed;
}
