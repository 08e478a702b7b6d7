import { PermissionFlagsBits, type Locale } from 'discord.js';
import type { LocalUser } from '../users.ts';
import type { StoredMessage } from './stored-message.ts';

/** What the people of the local guild may do, and the bot too unless a channel says otherwise. */
export const EVERYONE_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.UseApplicationCommands |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AddReactions;

/** Every permission bit that Discord knows. */
export const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

interface ChannelBase {
  readonly id: string;
  /** Messages in the order they were sent; ephemeral ones too. */
  readonly messages: Map<string, StoredMessage>;
}

/** A text channel or a thread of a guild. */
export interface GuildChannel extends ChannelBase {
  readonly kind: 'text' | 'thread';
  readonly guildId: string;
  readonly name: string;
  /** The channel a thread belongs to. */
  readonly parentId: string | undefined;
  /** Who started a thread. */
  readonly starterId: string | undefined;
  /** A thread that rests is in nobody's list until somebody writes in it. */
  archived: boolean;
  /** Permissions taken from the bot here. */
  readonly deniedToBot: bigint;
  /** Permissions taken from everyone but administrators here; those who moderate may change them. */
  deniedToEveryone: bigint;
}

/** The direct messages between the bot and one user. */
export interface DirectChannel extends ChannelBase {
  readonly kind: 'dm';
  readonly recipient: LocalUser;
}

export type LocalChannel = GuildChannel | DirectChannel;

/** A guild of the local Discord. */
export interface LocalGuild {
  readonly id: string;
  readonly name: string;
  /** Of its own choice where it is a Community; any other guild has en-US. */
  readonly preferredLocale: Locale;
  readonly isCommunity: boolean;
  readonly ownerId: string;
  /** Whether the bot was invited with the scope that lets it have commands there. */
  readonly takesCommands: boolean;
  readonly administratorRoleId: string;
  /** A role that people may have, and that allows nothing by itself. */
  readonly memberRoleId: string;
  /** The role that Discord makes for a bot that joins: it bears the bot's name, and nobody else can have it. */
  readonly botRole: { readonly id: string; readonly botId: string };
}

/** What the bot may do in a channel. */
export function botPermissions(channel: LocalChannel): bigint {
  if (channel.kind === 'dm') return EVERYONE_PERMISSIONS;
  return EVERYONE_PERMISSIONS & ~channel.deniedToBot & ~channel.deniedToEveryone;
}

/** What a user may do in a channel. */
export function userPermissions(user: LocalUser, channel: LocalChannel): bigint {
  if (channel.kind === 'dm') return EVERYONE_PERMISSIONS;
  if (user.administrator) return ALL_PERMISSIONS;
  const further = user.moderator ? PermissionFlagsBits.ManageMessages : 0n;
  return (EVERYONE_PERMISSIONS | further) & ~channel.deniedToEveryone;
}

/** The permission a message in this channel takes. */
export function sendPermission(channel: LocalChannel): bigint {
  return channel.kind === 'thread'
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
}
