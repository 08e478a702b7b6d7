import { type Client, Events, GatewayDispatchEvents as Event } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { logIn, openStandIn } from './support/test-bot.ts';
import { v2Message } from './support/test-messages.ts';

/** The next event of this type, as the bot is told of it. */
function heard(client: Client, type: Event): Promise<unknown> {
  return new Promise((resolve) => {
    client.on(Events.Raw, ({ t, d }: { readonly t: Event; readonly d: unknown }) => {
      if (t === type) resolve(d);
    });
  });
}

/** A bot that answers mentions, and people around it. */
async function open() {
  const standIn = await openStandIn();
  const { client } = await logIn(standIn, {
    onMessage: async (message) => {
      if (message.mentions.has(message.client.user)) await message.reply(v2Message('Antwort'));
    },
  });
  const anna = standIn.user({ name: 'Anna' });
  const moderator = standIn.user({ name: 'Mod', moderator: true });
  const { id: channelId, guildId } = standIn.channel;
  return { standIn, client, anna, moderator, place: { channel_id: channelId, guild_id: guildId } };
}

describe('what people take away on the stand-in', () => {
  it('lets everyone delete their own messages, moderators those of others, and tells the bot', async () => {
    const { standIn, client, anna, moderator, place } = await open();
    const { sent } = await standIn.say({ user: anna, text: 'Hallo' });
    const answer = await (await standIn.mention({ user: anna, text: 'Wann?' })).reply();
    expect(() => standIn.removing.message({ user: anna, message: answer })).toThrow('Anna may not');
    const own = heard(client, Event.MessageDelete);
    standIn.removing.message({ user: anna, message: sent });
    expect(await own).toEqual({ id: sent.id, ...place });
    expect(() => standIn.removing.bulk({ user: anna, messages: [answer] })).toThrow('Anna may not');
    const bulk = heard(client, Event.MessageDeleteBulk);
    standIn.removing.bulk({ user: moderator, messages: [answer] });
    expect(await bulk).toEqual({ ids: [answer.id], ...place });
    expect([sent.deleted, answer.deleted]).toEqual([true, true]);
  });

  it('takes threads away with their channel without a word, and alone with one', async () => {
    const { standIn, client, anna } = await open();
    const channel = standIn.addChannel({ name: 'doomed' });
    const below = standIn.addChannel({ name: 'below', parent: channel });
    const { sent } = await standIn.say({ user: anna, channel: below, text: 'Hallo' });
    const threads: unknown[] = [];
    void heard(client, Event.ThreadDelete).then((thread) => threads.push(thread));
    const deleted = heard(client, Event.ChannelDelete);
    standIn.removing.channel(channel);
    expect(await deleted).toMatchObject({ id: channel.id });
    expect(sent.deleted).toBe(true);
    expect(threads).toEqual([]);
    const thread = heard(client, Event.ThreadDelete);
    standIn.removing.channel(standIn.thread);
    expect(await thread).toMatchObject({ id: standIn.thread.id, parent_id: standIn.channel.id });
  });

  it('tells an outage of a guild from the removal of the bot, which may do nothing there any more', async () => {
    const { standIn, client } = await open();
    const channel = await client.channels.fetch(standIn.channel.id);
    const [out, back] = [heard(client, Event.GuildDelete), heard(client, Event.GuildCreate)];
    standIn.removing.outage(standIn.guild)();
    expect(await out).toEqual({ id: standIn.guild.id, unavailable: true });
    expect(await back).toMatchObject({ id: standIn.guild.id, unavailable: false });
    const removed = heard(client, Event.GuildDelete);
    standIn.removing.bot(standIn.guild);
    expect(await removed).toEqual({ id: standIn.guild.id });
    if (channel?.isSendable() !== true) throw new Error('The channel takes no messages');
    await expect(channel.send(v2Message('Hallo'))).rejects.toMatchObject({ code: 50_001 });
  });

  it('tells the bot of an edit with its time, and of a preview without one', async () => {
    const { standIn, client, anna, moderator } = await open();
    const { sent } = await standIn.say({ user: anna, text: 'Hallo' });
    const preview = heard(client, Event.MessageUpdate);
    standIn.unfurl(sent);
    expect(await preview).toMatchObject({ id: sent.id, content: '', edited_timestamp: null });
    expect(() => standIn.edit({ user: moderator, message: sent, text: 'Ha' })).toThrow(
      'only messages of their own',
    );
    const edit = heard(client, Event.MessageUpdate);
    const text = `<@${standIn.botId}> Wann?`;
    standIn.edit({ user: anna, message: sent, text });
    expect(await edit).toMatchObject({ content: text, edited_timestamp: expect.any(String) });
  });

  it('lets later events overtake one that is held back', async () => {
    const { standIn, client, anna } = await open();
    const said = heard(client, Event.MessageCreate);
    const { sent } = await standIn.say({ user: anna, text: 'Hallo' });
    await said;
    const order: unknown[] = [];
    client.on(Events.Raw, ({ d }: { readonly d: { readonly content: unknown } }) => order.push(d.content));
    const release = standIn.gateway.holdNext(Event.MessageUpdate);
    for (const word of ['eins', 'zwei']) {
      standIn.edit({ user: anna, message: sent, text: `<@${standIn.botId}> ${word}` });
    }
    const last = heard(client, Event.MessageUpdate);
    await last;
    release();
    const created = heard(client, Event.MessageCreate);
    await standIn.dm({ user: anna, text: 'drei' });
    await created;
    expect(order.map((content) => String(content).split(' ').at(-1))).toEqual(['zwei', 'eins', 'drei']);
  });
});
