import {
  type APIInteractionGuildMember,
  type GuildMember,
  PermissionFlagsBits,
  type PermissionsBitField,
  type TextBasedChannel,
} from 'discord.js';

/** In a guild's channel answers may be public where it is `listed`; direct messages are between two. */
export type ChannelKind = 'listed' | 'unlisted' | 'direct';

/** Who sees an answer: all in its channel, or only the user who asked, who may then share it or not. */
export type Audience = 'all' | 'user' | 'user-may-share';

/** Where an interaction or a message comes from. */
interface Origin {
  readonly inGuild: boolean;
  readonly channelId: string | null;
  readonly channel: TextBasedChannel | null;
}

/** `listed` holds the ids of the channels with public answers, if any. */
export function channelKindOf(
  { inGuild, channelId, channel }: Origin,
  listed: readonly string[],
): ChannelKind {
  if (!inGuild) return 'direct';
  if (channelId === null) return 'unlisted';
  const parentId = channel?.isThread() ? (channel.parentId ?? undefined) : undefined;
  return isPublicChannel(listed, { id: channelId, parentId }) ? 'listed' : 'unlisted';
}

/** Whether answers in this channel are public. A thread counts as its parent; an empty list means everywhere. */
export function isPublicChannel(
  listed: readonly string[],
  channel: { readonly id: string; readonly parentId: string | undefined },
): boolean {
  if (listed.length === 0 || listed.includes(channel.id)) return true;
  return channel.parentId !== undefined && listed.includes(channel.parentId);
}

/** Where an answer would be seen, and whether who asks could write there themselves. */
interface Place {
  readonly channelKind: ChannelKind;
  readonly mayWrite: boolean;
}

/**
 * Only the user sees an answer where that was wanted or answers are not public. It may be shared where answers may be
 * public, by whom may write there; in direct messages there is nobody to share it with.
 */
export function audienceOf({ channelKind, mayWrite }: Place, wantsPrivacy: boolean): Audience {
  if (!wantsPrivacy && channelKind !== 'unlisted') return 'all';
  return channelKind === 'listed' && mayWrite ? 'user-may-share' : 'user';
}

/** What Discord says of the user who acts, and of the channel they act in. */
interface Actor {
  /** As they are in this channel at this moment; null in direct messages. */
  readonly memberPermissions: Readonly<PermissionsBitField> | null;
  readonly member: GuildMember | APIInteractionGuildMember | null;
  readonly channel: TextBasedChannel | null;
}

/** Whether the user could write here themselves: what the bot then writes for them is nothing that the guild forbids them. */
export function mayWriteHere({ memberPermissions, member, channel }: Actor, now: number): boolean {
  if (memberPermissions === null) return channel?.isDMBased() ?? false;
  const { Administrator, ManageThreads, SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
  if (memberPermissions.has(Administrator)) return true;
  const needed = [
    // A channel that Discord did not describe may be a thread.
    ...(channel?.isThread() === true ? [] : [SendMessages]),
    ...(channel === null || channel.isThread() ? [SendMessagesInThreads] : []),
    ...(channel?.isThread() === true && channel.locked === true ? [ManageThreads] : []),
  ];
  return memberPermissions.has(needed) && !isTimedOut(member, now);
}

/**
 * The roles that somebody has in a guild, with the one that everybody has, whose id is the guild's. Who is not known to be a member
 * has none.
 */
export function roleIdsOf(member: Actor['member'], guildId: string | null): ReadonlySet<string> {
  if (member === null || guildId === null) return new Set();
  const ids = Array.isArray(member.roles) ? member.roles : member.roles.cache.keys();
  return new Set([guildId, ...ids]);
}

/** Nobody writes in a timeout; whether an interaction's permissions lack that already, Discord's documentation does not say. */
function isTimedOut(member: Actor['member'], now: number): boolean {
  if (member === null) return false;
  const until =
    'communicationDisabledUntilTimestamp' in member
      ? member.communicationDisabledUntilTimestamp
      : Date.parse(member.communication_disabled_until ?? '');
  return until !== null && until > now;
}
