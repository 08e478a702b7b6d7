import type { TextBasedChannel } from 'discord.js';

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

/**
 * Only the user sees an answer where that was wanted or answers are not public. It may be shared where answers may be
 * public; in direct messages there is nobody to share it with.
 */
export function audienceOf(channelKind: ChannelKind, wantsPrivacy: boolean): Audience {
  if (!wantsPrivacy && channelKind !== 'unlisted') return 'all';
  return channelKind === 'listed' ? 'user-may-share' : 'user';
}
