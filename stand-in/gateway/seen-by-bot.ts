import { ChannelType, GatewayIntentBits } from 'discord.js';
import type { Audience } from './audience.ts';
import { memberPayload } from '../world/guild-payloads.ts';
import { mentionedIds } from '../world/pings.ts';
import type { LocalChannel } from '../world/places.ts';
import type { StoredMessage } from '../world/stored-message.ts';
import type { World } from '../world/world.ts';

/** A message as the gateway delivers it to a bot, which sees of most what they say with a privileged intent only. */
export function asSeenByBot(message: StoredMessage, channel: LocalChannel, world: World, intents: number) {
  const seesAll = (intents & GatewayIntentBits.MessageContent) !== 0;
  const visible =
    seesAll || isContentVisible(message, channel, world)
      ? message
      : { ...message, content: '', embeds: [], attachments: [], components: [] };
  if (channel.kind === 'dm') return { ...visible, channel_type: ChannelType.DM };
  const author = world.users.get(message.author.id);
  const guild = world.guild(channel.guildId);
  const member = author === undefined ? {} : { member: memberPayload(author, guild) };
  const type = channel.kind === 'thread' ? ChannelType.PublicThread : ChannelType.GuildText;
  return { ...visible, ...member, guild_id: guild.id, channel_type: type };
}

/** Discord withholds what a message says unless it concerns the bot. */
function isContentVisible(message: StoredMessage, channel: LocalChannel, world: World): boolean {
  const botId = world.bot.id;
  if (channel.kind === 'dm' || message.author.id === botId) return true;
  const { botRole } = world.guild(channel.guildId);
  if (!world.roleMentionsWithheld && message.mention_roles.includes(botRole.id)) return true;
  // A pinging reply to a command's response mentions the bot, yet its content stays withheld.
  if (message.referenced_message?.interaction_metadata !== undefined) {
    return mentionedIds(message.content).includes(botId);
  }
  return message.mentions.some((user) => user.id === botId);
}

/** Which sessions learn of the messages of a channel. */
export function messageAudience(channel: LocalChannel): Audience {
  return channel.kind === 'dm'
    ? { guildId: undefined, intent: GatewayIntentBits.DirectMessages }
    : { guildId: channel.guildId, intent: GatewayIntentBits.GuildMessages };
}
