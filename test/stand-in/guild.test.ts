import { EventEmitter, once } from 'node:events';
import { GuildFeature, Locale, type Message, MessageReferenceType } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { StandIn } from '../../stand-in/stand-in.ts';
import { logIn, openStandIn } from './support/test-bot.ts';

/** A bot on the stand-in, and the first message that it gets of those wanted. */
async function hear(standIn: StandIn, isWanted: (message: Message) => boolean = () => true) {
  const messages = new EventEmitter();
  const heard = once(messages, 'message');
  const onMessage = async (message: Message): Promise<void> => {
    if (isWanted(message)) messages.emit('message', message);
  };
  await logIn(standIn, { onMessage });
  return async (): Promise<Message> => {
    const [message] = await heard;
    return message;
  };
}

describe('a guild of the stand-in', () => {
  it('has a language of its own only as a Community', async () => {
    const community = await openStandIn({ guildLocale: 'fr' });
    const plain = await openStandIn({ guildLocale: 'fr', community: false });
    const seen = [];
    for (const standIn of [community, plain]) {
      const { client } = await logIn(standIn);
      const guild = client.guilds.cache.get(standIn.guild.id);
      seen.push([guild?.preferredLocale, guild?.features]);
    }
    expect(seen).toEqual([
      [Locale.French, [GuildFeature.Community]],
      [Locale.EnglishUS, []],
    ]);
  });

  it('has a role for the bot, by its name', async () => {
    const standIn = await openStandIn();
    const { client } = await logIn(standIn);
    const guild = client.guilds.cache.get(standIn.guild.id);
    const role = guild?.roles.botRoleFor(client.user);
    expect(role).toMatchObject({ name: 'beleg', managed: true });
    expect(guild?.members.me?.roles.cache.has(role?.id ?? '')).toBe(true);
    expect(standIn.roleMention).toBe(role?.toString());
  });

  it.each([false, true])(
    'tells of a mention of that role, its text withheld: %s',
    async (roleMentionsWithheld) => {
      const standIn = await openStandIn({ roleMentionsWithheld });
      const heard = await hear(standIn);
      const text = `${standIn.roleMention} Wann?`;
      await standIn.say({ user: standIn.user({ name: 'Anna' }), text });
      const message = await heard();
      expect(message.content).toBe(roleMentionsWithheld ? '' : text);
      expect(message.mentions.roles.map(({ name }) => name)).toEqual(['beleg']);
      expect(message.mentions.users.size).toBe(0);
    },
  );
});

it('delivers a forward with what the message said, but not who said it', async () => {
  const standIn = await openStandIn();
  const heard = await hear(standIn, ({ messageSnapshots }) => messageSnapshots.size > 0);
  const anna = standIn.user({ name: 'Anna' });
  const shows = { embeds: [{ title: 'Zu' }] };
  const original = await standIn.say({ user: anna, text: 'Sie hat zu.', shows });
  const { sent } = await standIn.dm({ user: anna, text: '', forwarding: original.sent });
  const forward = await heard();
  const snapshot = forward.messageSnapshots.first();
  expect(forward).toMatchObject({ content: '', reference: { type: MessageReferenceType.Forward } });
  expect(snapshot?.content).toBe('Sie hat zu.');
  expect(sent.raw.message_snapshots?.[0]?.message).not.toHaveProperty('author');
  expect(snapshot?.embeds.map(({ title }) => title)).toEqual(['Zu']);
});
