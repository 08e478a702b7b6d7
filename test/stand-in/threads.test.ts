import { once } from 'node:events';
import { type DiscordAPIError, Events, GatewayIntentBits, type Message, MessageType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { logIn, openStandIn } from './support/test-bot.ts';

/** A bot that keeps what it reads, and a person who writes. */
async function openChannel(intents: readonly GatewayIntentBits[] = []) {
  const standIn = await openStandIn({ messageContent: true });
  const read: Message[] = [];
  const { client } = await logIn(standIn, { intents });
  client.on(Events.MessageCreate, (message) => read.push(message));
  const anna = standIn.user({ name: 'Anna' });
  const next = async (text: string, channel = standIn.channel): Promise<Message> => {
    const { sent } = await standIn.say({ user: anna, channel, text });
    for (;;) {
      const message = read.find(({ id }) => id === sent.id);
      if (message !== undefined) return message;
      await once(client, Events.MessageCreate);
    }
  };
  return { standIn, client, anna, read, next };
}

const codeOf = (request: Promise<unknown>): Promise<unknown> =>
  request.then(
    () => undefined,
    (fault: DiscordAPIError) => fault.code,
  );

describe('message content on the stand-in', () => {
  it('is in every message for a bot that asks for it where the portal allows it, and for no other', async () => {
    const [asking, other] = [await openChannel([GatewayIntentBits.MessageContent]), await openChannel()];
    expect((await asking.next('unter uns')).content).toBe('unter uns');
    expect((await other.next('unter uns')).content).toBe('');
  });
});

describe('threads on the stand-in', () => {
  it('are started from a message, whose id they have, by the bot, and begin with a notice', async () => {
    const { standIn, client, next, read } = await openChannel();
    const message = await next('Wann?');
    const started = new Promise((resolve) => {
      client.once(Events.ThreadCreate, resolve);
    });
    const thread = await message.startThread({ name: 'Wann?' });
    await started;
    expect(thread).toMatchObject({ id: message.id, ownerId: standIn.botId, parentId: standIn.channel.id });
    const inThread = await next('Und wo?', standIn.newestThread);
    expect(inThread.channelId).toBe(thread.id);
    expect(read.map(({ type }) => type)).toContain(MessageType.ThreadStarterMessage);
    expect(standIn.violations).toEqual([]);
  });

  it('are refused a second time, without a message, in a thread, and of a name that is too long', async () => {
    const { standIn, client, next } = await openChannel();
    const message = await next('Wann?');
    const start = (channelId: string, messageId: string, name = 'Wann?') =>
      codeOf(client.rest.post(`/channels/${channelId}/messages/${messageId}/threads`, { body: { name } }));
    const { id } = standIn.channel;
    expect(await start(id, '100200300400500600')).toBe(10_008);
    expect(await start(id, message.id, 'a'.repeat(101))).toBe(50_035);
    expect(await start(id, message.id)).toBeUndefined();
    expect(await start(id, message.id)).toBe(160_004);
    const inThread = await next('Und wo?', standIn.newestThread);
    expect(await start(inThread.channelId, inThread.id)).toBe(50_024);
  });
});
