import type { Message, TextBasedChannel } from 'discord.js';
import { isLanguage, type Language } from '../language/language.ts';
import type { Asker } from './admission.ts';
import type { BotContext } from './bot-context.ts';
import type { MessagePayload } from './rendering/message-payload.ts';
import type { Refusal } from './rendering/render-refusal.ts';

/**
 * One exchange of a person with the bot, begun by an interaction or by a message: it knows who speaks, where and in
 * which language, and it can reply.
 */
export interface Conversation {
  readonly bot: BotContext;
  readonly asker: Asker;
  readonly language: Language;
  readonly place: Place;
  /** Says why the bot does not do what was asked of it. */
  readonly refuse: (refusal: Refusal) => Promise<void>;
  /** Shows that an answer will come, to all or to the user alone. */
  readonly acknowledge: (audience: { readonly onlyUser: boolean }) => Promise<void>;
  /** Sends what was asked for, once it was acknowledged. */
  readonly answer: (payload: MessagePayload) => Promise<Message>;
}

/** In a guild's channel answers may be public where it is `listed`; direct messages are between two. */
export type Place = 'listed' | 'unlisted' | 'direct';

/** The place of an interaction or a message; `listed` holds the ids of the channels with public answers, if any. */
export function placeOf(
  at: {
    readonly inGuild: boolean;
    readonly channelId: string | null;
    readonly channel: TextBasedChannel | null;
  },
  listed: readonly string[],
): Place {
  if (!at.inGuild) return 'direct';
  if (at.channelId === null) return 'unlisted';
  const parentId = at.channel?.isThread() ? (at.channel.parentId ?? undefined) : undefined;
  return isPublicChannel(listed, { id: at.channelId, parentId }) ? 'listed' : 'unlisted';
}

/** Whether answers in this channel are public. A thread counts as its parent; an empty list means everywhere. */
export function isPublicChannel(
  listed: readonly string[],
  channel: { readonly id: string; readonly parentId: string | undefined },
): boolean {
  if (listed.length === 0 || listed.includes(channel.id)) return true;
  return channel.parentId !== undefined && listed.includes(channel.parentId);
}

/** The language of the labels for a Discord locale such as `en-GB`; `fallback` where beleg does not speak it. */
export function readerLanguage(locale: string, fallback: Language): Language {
  const [language] = locale.split('-');
  return isLanguage(language) ? language : fallback;
}
