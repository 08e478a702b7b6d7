import {
  ChannelType,
  type Client,
  type CommandInteractionResolvedData,
  type Guild,
  type MessageMentions,
  PermissionFlagsBits,
  type User,
} from 'discord.js';
import type { Mentioned, Names } from './seen-text.ts';

/** Who writes where, and what Discord sent of those mentioned along with it. */
interface Mentioning {
  readonly client: Client<true>;
  readonly guild: Guild | null;
  readonly author: User;
  /** Of a message. */
  readonly mentions?: MessageMentions | undefined;
  /** Of a command. */
  readonly resolved?: Readonly<CommandInteractionResolvedData> | null;
}

/**
 * The names behind mentions: those that Discord sent along, then those that the bot knows of this guild. It may know those
 * of other guilds and of hidden channels too, and whoever guesses an id is not told them.
 */
export function namesIn(mentioning: Mentioning): Names {
  const { client, guild } = mentioning;
  const names = { user: userName, role: roleName, channel: channelName };
  return {
    of: ({ kind, id }) => names[kind](id, mentioning),
    isBot: (mentioned) => isUser(mentioned, client.user) || isRoleOf(mentioned, client.user, guild),
  };
}

function isUser({ kind, id }: Mentioned, user: User): boolean {
  return kind === 'user' && id === user.id;
}

/** Whether it is the role that Discord made for a bot when it joined, and that nobody else can have. */
function isRoleOf({ kind, id }: Mentioned, bot: User, guild: Guild | null): boolean {
  return kind === 'role' && guild?.roles.cache.get(id)?.tags?.botId === bot.id;
}

function userName(id: string, { guild, author, mentions, resolved }: Mentioning): string | undefined {
  const user = mentions?.users.get(id) ?? resolved?.users?.get(id) ?? (id === author.id ? author : undefined);
  return (guild?.members.cache.get(id) ?? user)?.displayName;
}

function roleName(id: string, { guild, resolved }: Mentioning): string | undefined {
  return (resolved?.roles?.get(id) ?? guild?.roles.cache.get(id))?.name;
}

/** Of a channel that everyone can see: whoever mentions another may see it, but not all who then read the answer. */
function channelName(id: string, { guild }: Mentioning): string | undefined {
  const channel = guild?.channels.cache.get(id);
  if (channel === undefined || channel.type === ChannelType.PrivateThread) return undefined;
  // By id, since of a thread whose channel is unknown nothing is known.
  const permissions = channel.permissionsFor(channel.guild.roles.everyone.id);
  return permissions?.has(PermissionFlagsBits.ViewChannel) === true ? channel.name : undefined;
}
