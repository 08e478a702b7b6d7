import { EmbedType, MessageFlags, type APIAllowedMentions } from 'discord.js';
import type { Clock } from '../clock.ts';
import { readComponents, shownTexts } from '../rules/components.ts';
import {
  composeMessage,
  mentioned,
  numbered,
  type MessageContent,
  type NewMessage,
} from './compose-message.ts';
import type { Gateway } from '../gateway/gateway.ts';
import type { Journal } from '../journal.ts';
import { pingsOf, type Pings } from './pings.ts';
import { asSeenByBot, messageAudience } from '../gateway/seen-by-bot.ts';
import type { LocalChannel } from './places.ts';
import type { StoredMessage } from './stored-message.ts';
import type { World } from './world.ts';

/** Writes messages into the world and tells the bot about those it may see. */
export class Messages {
  readonly #world: World;
  readonly #gateway: Gateway;
  readonly #clock: Clock;
  readonly #journal: Journal;
  readonly #pings = new Map<string, Pings>();

  constructor(parts: { world: World; gateway: Gateway; clock: Clock; journal: Journal }) {
    this.#world = parts.world;
    this.#gateway = parts.gateway;
    this.#clock = parts.clock;
    this.#journal = parts.journal;
  }

  /** Stores a new message and dispatches MESSAGE_CREATE unless it is ephemeral. */
  post(message: NewMessage): StoredMessage {
    const stored = this.#world.keep(composeMessage(message, this.#world, this.#timestamp()));
    this.#notePings(stored, message.body.allowed_mentions);
    this.#announce('MESSAGE_CREATE', stored);
    return stored;
  }

  /** Changes a message as Discord's PATCH does: a field left out stays, a null empties; the thinking state ends. */
  edit(message: StoredMessage, body: MessageContent): StoredMessage {
    const lasting = message.flags & ~MessageFlags.Loading;
    const stored = this.#world.keep({
      ...message,
      ...(body.content === undefined ? {} : { content: body.content ?? '' }),
      ...(body.embeds === undefined ? {} : { embeds: body.embeds ?? [] }),
      ...(body.components === undefined ? {} : { components: numbered(body.components ?? []) }),
      flags: lasting | ((body.flags ?? 0) & MessageFlags.IsComponentsV2),
      edited_timestamp: this.#timestamp(),
    });
    this.#notePings(stored, body.allowed_mentions);
    this.#announce('MESSAGE_UPDATE', stored);
    return stored;
  }

  /** What its author writes in place of its text; whom a reply notified it goes on to mention. */
  rewrite(message: StoredMessage, content: string): StoredMessage {
    const { referenced_message: referenced, mentions } = message;
    const repliedUser = mentions.some(({ id }) => id === referenced?.author.id);
    const body = { content, allowed_mentions: { replied_user: repliedUser, parse: [] } };
    const stored = this.#world.keep({
      ...message,
      content,
      mentions: mentioned(body, { referenced, world: this.#world }),
      edited_timestamp: this.#timestamp(),
    });
    this.#announce('MESSAGE_UPDATE', stored);
    return stored;
  }

  /** Puts the preview of a link below a message, as Discord does a moment after it was written: nobody edited it. */
  unfurl(message: StoredMessage): StoredMessage {
    const embeds = [{ type: EmbedType.Link, url: 'https://example.org', title: 'An example' }];
    const stored = this.#world.keep({ ...message, embeds });
    this.#announce('MESSAGE_UPDATE', stored);
    return stored;
  }

  /** Sets a flag on a message, as Discord itself does. */
  mark(message: StoredMessage, flag: MessageFlags): void {
    this.#announce('MESSAGE_UPDATE', this.#world.keep({ ...message, flags: message.flags | flag }));
  }

  /** Deletes a message and dispatches MESSAGE_DELETE unless it is ephemeral. */
  remove(message: StoredMessage): void {
    this.#world.remove(message);
    const channel = this.#world.channel(message.channel_id);
    const event = { id: message.id, ...placeFields(channel) };
    if (!isEphemeral(message)) this.#gateway.dispatch('MESSAGE_DELETE', event, messageAudience(channel));
    this.#journal.changed();
  }

  /** Deletes messages of one channel and dispatches MESSAGE_DELETE_BULK. */
  removeBulk(messages: readonly StoredMessage[]): void {
    const [first] = messages;
    if (first === undefined) return;
    for (const message of messages) this.#world.remove(message);
    const channel = this.#world.channel(first.channel_id);
    const event = { ids: messages.map(({ id }) => id), ...placeFields(channel) };
    this.#gateway.dispatch('MESSAGE_DELETE_BULK', event, messageAudience(channel));
    this.#journal.changed();
  }

  /** Whom the message notified when it was sent or last edited. */
  pingsOf(messageId: string): Pings {
    return this.#pings.get(messageId) ?? { everyone: false, users: [], roles: [] };
  }

  /** Forgets every message. */
  forget(): void {
    this.#world.forgetMessages();
    this.#pings.clear();
  }

  #notePings(message: StoredMessage, allowed: APIAllowedMentions | null | undefined): void {
    const text = [message.content, ...shownTexts(readComponents(message.components))].join('\n');
    const pings = pingsOf(text, { allowed, isInteraction: message.interaction_metadata !== undefined });
    const replied = message.referenced_message?.author.id;
    const isOwn = replied === undefined || replied === message.author.id;
    const isReplyPing = !isOwn && allowed?.replied_user !== false;
    this.#pings.set(message.id, isReplyPing ? { ...pings, users: [...pings.users, replied] } : pings);
  }

  #announce(event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', message: StoredMessage): void {
    if (!isEphemeral(message)) {
      const channel = this.#world.channel(message.channel_id);
      const seenWith = (intents: number) => asSeenByBot(message, channel, this.#world, intents);
      this.#gateway.dispatchTo(event, seenWith, messageAudience(channel));
    }
    this.#journal.changed();
  }

  #timestamp(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}

function isEphemeral({ flags }: StoredMessage): boolean {
  return (flags & MessageFlags.Ephemeral) !== 0;
}

function placeFields(channel: LocalChannel) {
  return { channel_id: channel.id, ...(channel.kind === 'dm' ? {} : { guild_id: channel.guildId }) };
}
