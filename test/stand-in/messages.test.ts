import { describe, it, expect } from 'vitest';
import { PermissionFlagsBits, type Message } from 'discord.js';
import { logIn, openStandIn } from './support/test-bot.ts';
import { v2Message } from './support/test-messages.ts';

/** A bot that notes what it reads and answers mentions and direct messages. */
async function openChannel() {
  const standIn = await openStandIn();
  const read: string[] = [];
  const onMessage = async (message: Message): Promise<void> => {
    read.push(message.content);
    const isForBot = message.mentions.has(message.client.user) || !message.inGuild();
    if (!isForBot) return;
    await message.reply({
      ...v2Message('Antwort'),
      nonce: message.id,
      enforceNonce: true,
      failIfNotExists: false,
    });
  };
  const { client } = await logIn(standIn, { onMessage });
  return { standIn, client, read, anna: standIn.user({ name: 'Anna' }) };
}

describe('messages on the stand-in', () => {
  it('delivers a mention with its content and the reply to it', async () => {
    const { standIn, read, anna } = await openChannel();
    const exchange = await standIn.mention({ user: anna, text: 'Wann?' });
    const reply = await exchange.reply();
    expect(read).toEqual([`<@${standIn.botId}> Wann?`]);
    expect(reply.text).toBe('Antwort');
    expect(reply.pings).toEqual({ everyone: false, users: [], roles: [] });
    expect(standIn.violations).toEqual([]);
  });

  it('delivers direct messages with their content', async () => {
    const { standIn, read, anna } = await openChannel();
    await (await standIn.dm({ user: anna, text: 'Wann?' })).reply();
    expect(read).toEqual(['Wann?']);
  });

  it('withholds the content of messages that do not concern the bot', async () => {
    const { standIn, read, anna } = await openChannel();
    await standIn.say({ user: anna, text: 'unter uns' });
    await (await standIn.mention({ user: anna, text: 'an dich' })).reply();
    expect(read).toEqual(['', `<@${standIn.botId}> an dich`]);
  });

  it('shows the content of a reply only if it pings the bot', async () => {
    const { standIn, read, anna } = await openChannel();
    const message = await (await standIn.mention({ user: anna, text: 'Wann?' })).reply();
    await standIn.replyTo({ user: anna, message, text: 'leise', ping: false });
    await (await standIn.replyTo({ user: anna, message, text: 'und wo?' })).reply();
    expect(read.slice(1)).toEqual(['', 'und wo?']);
  });

  it('answers a repeated nonce with the message it already has', async () => {
    const { standIn, anna } = await openChannel();
    standIn.faults.plan('create message', { kind: 'drop answer', by: 'reset' });
    await standIn.mention({ user: anna, text: 'Wann?' });
    const repeats = await standIn.until('both posts', () => {
      const posts = standIn.requests.filter(({ route }) => route === 'create message');
      return posts.length === 2 ? posts : undefined;
    });
    expect(repeats.map(({ status }) => status)).toEqual([200, 200]);
    expect(standIn.posted).toHaveLength(1);
  });

  it('says whom a careless message would ping', async () => {
    const { standIn, client, anna } = await openChannel();
    const channel = await client.channels.fetch(standIn.channel.id);
    if (channel?.isSendable() !== true) throw new Error('The channel takes no messages');
    const text = `@everyone <@${anna.id}>`;
    await channel.send({ ...v2Message(text), allowedMentions: { parse: ['everyone', 'users'] } });
    await channel.send(v2Message(text));
    const [careless, careful] = standIn.posted.map(({ pings }) => pings);
    expect(careless).toEqual({ everyone: true, users: [anna.id], roles: [] });
    expect(careful).toEqual({ everyone: false, users: [], roles: [] });
  });

  it('refuses to post where the bot may not', async () => {
    const { standIn, client } = await openChannel();
    const { id } = standIn.addChannel({ name: 'stumm', deniedToBot: PermissionFlagsBits.SendMessages });
    const channel = await client.channels.fetch(id);
    if (channel?.isSendable() !== true) throw new Error('The channel takes no messages');
    await expect(channel.send(v2Message('Hallo'))).rejects.toMatchObject({ code: 50013 });
    expect(standIn.violations).toMatchObject([{ code: 50013 }]);
  });
});
