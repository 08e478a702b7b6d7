import {
  ApplicationIntegrationType,
  ChannelType,
  GatewayIntentBits,
  InteractionType,
  MessageFlags,
  MessageReferenceType,
  MessageType,
  type APIAllowedMentions,
  type APIMessageReferenceSend,
  type APIMessageTopLevelComponent,
} from 'discord.js';
import type { Clock } from './clock.ts';
import { walkComponents, readComponents, shownTexts } from './components.ts';
import { invalidForm } from './discord-error.ts';
import type { Gateway } from './gateway.ts';
import type { Journal } from './journal.ts';
import { memberPayload } from './guild-payloads.ts';
import type { Interaction } from './interactions.ts';
import { pingsOf, type Pings } from './pings.ts';
import type { LocalChannel } from './places.ts';
import { userPayload, type LocalUser } from './users.ts';
import type { World } from './world.ts';
import type { StoredMessage } from './stored-message.ts';

/** What a message shows, in the fields of Discord's API. */
export interface MessageContent {
  readonly content?: string | null | undefined;
  readonly embeds?: StoredMessage['embeds'] | null | undefined;
  readonly components?: APIMessageTopLevelComponent[] | null | undefined;
  readonly flags?: number | null | undefined;
  readonly allowed_mentions?: APIAllowedMentions | null | undefined;
}

export interface NewMessage {
  readonly channel: LocalChannel;
  readonly author: LocalUser;
  readonly body: MessageContent;
  readonly nonce?: string | number | undefined;
  readonly reference?: APIMessageReferenceSend | undefined;
  /** Marks a message that no person wrote: one of a webhook, or a notice of Discord itself. */
  readonly origin?: 'webhook' | 'system' | undefined;
  /** The interaction that the message answers. */
  readonly interaction?: Interaction | undefined;
}

/** Writes messages into the world and tells the bot about those it may see. */
export class Messages {
  readonly #world: World;
  readonly #gateway: Gateway;
  readonly #clock: Clock;
  readonly #journal: Journal;
  readonly #pings = new Map<string, Pings>();

  constructor({
    world,
    gateway,
    clock,
    journal,
  }: {
    world: World;
    gateway: Gateway;
    clock: Clock;
    journal: Journal;
  }) {
    this.#journal = journal;
    this.#world = world;
    this.#gateway = gateway;
    this.#clock = clock;
  }

  /** Stores a new message and dispatches MESSAGE_CREATE unless it is ephemeral. */
  post(message: NewMessage): StoredMessage {
    const stored = this.#world.keep(this.#compose(message));
    this.#notePings(stored, message.body.allowed_mentions);
    this.#announce('MESSAGE_CREATE', stored);
    this.#journal.changed();
    return stored;
  }

  /** Changes a message as Discord's PATCH does: a field left out stays, a null empties; the thinking state ends. */
  edit(message: StoredMessage, body: MessageContent): StoredMessage {
    const lasting = (message.flags ?? 0) & ~MessageFlags.Loading;
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
    this.#journal.changed();
    return stored;
  }

  remove(message: StoredMessage): void {
    this.#world.remove(message);
    const channel = this.#world.channel(message.channel_id);
    const guild = channel.kind === 'dm' ? {} : { guild_id: channel.guildId };
    this.#gateway.dispatch(
      'MESSAGE_DELETE',
      { id: message.id, channel_id: channel.id, ...guild },
      audience(channel),
    );
  }

  /** Whom the message notified when it was sent or last edited. */
  pingsOf(messageId: string): Pings {
    return this.#pings.get(messageId) ?? { everyone: false, users: [], roles: [] };
  }

  #notePings(message: StoredMessage, allowed: APIAllowedMentions | null | undefined): void {
    const text = [message.content, ...shownTexts(readComponents(message.components))].join('\n');
    const pings = pingsOf(text, { allowed, isInteraction: message.interaction_metadata !== undefined });
    const replied = message.referenced_message?.author.id;
    const isReplyPing =
      replied !== undefined && replied !== message.author.id && allowed?.replied_user !== false;
    this.#pings.set(message.id, isReplyPing ? { ...pings, users: [...pings.users, replied] } : pings);
  }

  #compose({ channel, author, body, nonce, reference, interaction, origin }: NewMessage): StoredMessage {
    const referenced = reference === undefined ? undefined : this.#referenced(channel, reference);
    return {
      id: this.#world.newId(),
      channel_id: channel.id,
      type:
        origin === 'system'
          ? MessageType.ChannelPinnedMessage
          : messageType(interaction, referenced !== undefined),
      author: userPayload(author),
      content: body.content ?? '',
      timestamp: this.#timestamp(),
      edited_timestamp: null,
      tts: false,
      mention_everyone: false,
      mentions: this.#mentioned(body, referenced),
      mention_roles: [],
      attachments: [],
      embeds: body.embeds ?? [],
      components: numbered(body.components ?? []),
      pinned: false,
      flags: body.flags ?? 0,
      ...(origin === 'webhook' ? { webhook_id: author.id } : {}),
      ...(nonce === undefined ? {} : { nonce }),
      ...(interaction === undefined ? {} : interactionFields(interaction, this.#world)),
      ...(referenced === undefined ? {} : { ...referenceFields(referenced), referenced_message: referenced }),
    };
  }

  #mentioned(body: MessageContent, referenced: StoredMessage | undefined): StoredMessage['mentions'] {
    const ids = new Set(mentionsIn(body.content ?? ''));
    if (referenced !== undefined && body.allowed_mentions?.replied_user !== false)
      ids.add(referenced.author.id);
    const users = [...ids].map((id) => this.#world.users.get(id));
    return users.filter((user) => user !== undefined).map((user) => userPayload(user));
  }

  /** The message that is replied to; undefined where it is gone and the sender does not mind. */
  #referenced(channel: LocalChannel, reference: APIMessageReferenceSend): StoredMessage | undefined {
    const referenced = channel.messages.get(reference.message_id);
    if (referenced !== undefined || reference.fail_if_not_exists === false) return referenced;
    const message = 'Unknown message';
    throw invalidForm([{ path: ['message_reference'], code: 'REPLIES_UNKNOWN_MESSAGE', message }]);
  }

  #announce(event: 'MESSAGE_CREATE' | 'MESSAGE_UPDATE', message: StoredMessage): void {
    if (((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0) return;
    const channel = this.#world.channel(message.channel_id);
    this.#gateway.dispatch(event, this.#asSeenByBot(message, channel), audience(channel));
  }

  #asSeenByBot(message: StoredMessage, channel: LocalChannel) {
    const visible = isContentVisible(message, channel, this.#world.bot.id)
      ? message
      : { ...message, content: '', embeds: [], attachments: [], components: [] };
    if (channel.kind === 'dm') return { ...visible, channel_type: ChannelType.DM };
    const author = this.#world.users.get(message.author.id);
    const guild = this.#world.guild(channel.guildId);
    const member = author === undefined ? {} : { member: memberPayload(author, guild) };
    return {
      ...visible,
      guild_id: guild.id,
      ...member,
      channel_type: channel.kind === 'thread' ? ChannelType.PublicThread : ChannelType.GuildText,
    };
  }

  #timestamp(): string {
    return new Date(this.#clock.now()).toISOString();
  }
}

/** Without the privileged intent, Discord withholds what a message says unless it concerns the bot. */
function isContentVisible(message: StoredMessage, channel: LocalChannel, botId: string): boolean {
  if (channel.kind === 'dm' || message.author.id === botId) return true;
  // A pinging reply to a command's response mentions the bot, yet its content stays withheld.
  if (message.referenced_message?.interaction_metadata !== undefined) {
    return mentionsIn(message.content).includes(botId);
  }
  return message.mentions.some((user) => user.id === botId);
}

function audience(channel: LocalChannel) {
  return channel.kind === 'dm'
    ? { guildId: undefined, intent: GatewayIntentBits.DirectMessages }
    : { guildId: channel.guildId, intent: GatewayIntentBits.GuildMessages };
}

function messageType(interaction: Interaction | undefined, isReply: boolean): MessageType {
  if (interaction?.type === InteractionType.ApplicationCommand) return MessageType.ChatInputCommand;
  return isReply || interaction !== undefined ? MessageType.Reply : MessageType.Default;
}

function interactionFields(interaction: Interaction, world: World) {
  return {
    application_id: world.applicationId,
    webhook_id: world.applicationId,
    interaction_metadata: {
      id: interaction.id,
      type: interaction.type,
      user: userPayload(interaction.user),
      authorizing_integration_owners: integrationOwners(interaction.channel),
    },
  };
}

/** Who installed the application where the interaction happens; "0" stands for the bot's direct messages. */
export function integrationOwners(channel: LocalChannel): Readonly<Record<string, string>> {
  return { [String(ApplicationIntegrationType.GuildInstall)]: channel.kind === 'dm' ? '0' : channel.guildId };
}

function referenceFields(referenced: StoredMessage) {
  return {
    message_reference: {
      type: MessageReferenceType.Default,
      message_id: referenced.id,
      channel_id: referenced.channel_id,
    },
  };
}

function mentionsIn(content: string): string[] {
  return [...content.matchAll(/<@!?(\d+)>/gu)].map((match) => match[1] ?? '');
}

/** Gives every component the number that Discord gives those without one. */
function numbered(components: APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
  const copy = structuredClone(components);
  const placed = [...walkComponents(copy)];
  const taken = new Set(placed.map(({ component }) => component.id));
  let next = 1;
  for (const { component } of placed) {
    if (typeof component.id === 'number') continue;
    while (taken.has(next)) next += 1;
    Object.assign(component, { id: next });
    next += 1;
  }
  return copy;
}
