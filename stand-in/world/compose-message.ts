import {
  ApplicationIntegrationType,
  InteractionType,
  MessageReferenceType,
  MessageType,
  type APIAllowedMentions,
  type APIMessageReferenceSend,
  type APIMessageTopLevelComponent,
  type APIPoll,
} from 'discord.js';
import { walkComponents } from '../rules/components.ts';
import { invalidForm } from '../rest/discord-error.ts';
import type { Interaction } from './interactions.ts';
import { mentionedIds, mentionedRoleIds, mentionsEveryone } from './pings.ts';
import type { LocalChannel } from './places.ts';
import type { StoredMessage } from './stored-message.ts';
import { userPayload, type LocalUser } from '../users.ts';
import type { World } from './world.ts';

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
  /** Marks a message that no person wrote: one of a webhook, or a notice of Discord itself, such as a thread begins with. */
  readonly origin?: 'webhook' | 'system' | 'thread start' | undefined;
  /** The interaction that the message answers. */
  readonly interaction?: Interaction | undefined;
  /** The message that it forwards. It says nothing else. */
  readonly forwarding?: StoredMessage | undefined;
  readonly poll?: APIPoll | undefined;
}

/**
 * A new message as Discord's API gives it.
 * @param timestamp ISO 8601
 * @throws DiscordError 50035 if it insists on replying to a message that is not there
 */
export function composeMessage(message: NewMessage, world: World, timestamp: string): StoredMessage {
  const { channel, author, body, nonce, reference, interaction, origin, forwarding, poll } = message;
  const referenced = reference === undefined ? undefined : findReferenced(channel, reference);
  return {
    id: world.newId(),
    channel_id: channel.id,
    type: messageType(message, referenced !== undefined),
    author: userPayload(author),
    content: body.content ?? '',
    timestamp,
    edited_timestamp: null,
    tts: false,
    mention_everyone: mentionsEveryone(body.content ?? ''),
    mentions: mentioned(body, { referenced, world }),
    mention_roles: mentionedRoleIds(body.content ?? ''),
    attachments: [],
    embeds: body.embeds ?? [],
    components: numbered(body.components ?? []),
    pinned: false,
    flags: body.flags ?? 0,
    ...(origin === 'webhook' ? { webhook_id: author.id } : {}),
    ...(nonce === undefined ? {} : { nonce }),
    ...(interaction === undefined ? {} : interactionFields(interaction, world)),
    ...(referenced === undefined ? {} : referenceFields(referenced, channel)),
    ...(forwarding === undefined ? {} : forwardFields(forwarding, world)),
    ...(poll === undefined ? {} : { poll }),
  };
}

/** The message that is replied to; undefined where it is gone and the sender does not mind. */
function findReferenced(
  channel: LocalChannel,
  reference: APIMessageReferenceSend,
): StoredMessage | undefined {
  const referenced = channel.messages.get(reference.message_id);
  if (referenced !== undefined || reference.fail_if_not_exists === false) return referenced;
  const message = 'Unknown message';
  throw invalidForm([{ path: ['message_reference'], code: 'REPLIES_UNKNOWN_MESSAGE', message }]);
}

function messageType({ interaction, origin }: NewMessage, isReply: boolean): MessageType {
  if (origin === 'system') return MessageType.ChannelPinnedMessage;
  if (origin === 'thread start') return MessageType.ThreadStarterMessage;
  if (interaction?.type === InteractionType.ApplicationCommand) return MessageType.ChatInputCommand;
  return isReply || interaction !== undefined ? MessageType.Reply : MessageType.Default;
}

/** The users that a message mentions, by its text or by replying to them. */
export function mentioned(
  body: MessageContent,
  { referenced, world }: { referenced: StoredMessage | undefined; world: World },
): StoredMessage['mentions'] {
  const ids = new Set(mentionedIds(body.content ?? ''));
  const isReplyPing = referenced !== undefined && body.allowed_mentions?.replied_user !== false;
  if (isReplyPing) ids.add(referenced.author.id);
  const users = [...ids].map((id) => world.users.get(id));
  return users.filter((user) => user !== undefined).map((user) => userPayload(user));
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

function referenceFields(referenced: StoredMessage, channel: LocalChannel) {
  return {
    message_reference: {
      type: MessageReferenceType.Default,
      message_id: referenced.id,
      channel_id: channel.id,
      ...(channel.kind === 'dm' ? {} : { guild_id: channel.guildId }),
    },
    referenced_message: referenced,
  };
}

/** A forward carries what the message said at that moment, but not who said it. */
function forwardFields(forwarded: StoredMessage, world: World) {
  const { content, embeds, attachments, components = [], mentions, mention_roles: roles } = forwarded;
  const { type, timestamp, edited_timestamp: edited, flags } = forwarded;
  const snapshot = { content, embeds, attachments, components, mentions, mention_roles: roles };
  const channel = world.channel(forwarded.channel_id);
  return {
    message_reference: {
      type: MessageReferenceType.Forward,
      message_id: forwarded.id,
      channel_id: channel.id,
      ...(channel.kind === 'dm' ? {} : { guild_id: channel.guildId }),
    },
    message_snapshots: [{ message: { ...snapshot, type, timestamp, edited_timestamp: edited, flags } }],
  };
}

/** Gives every component the number that Discord gives those without one. */
export function numbered(components: APIMessageTopLevelComponent[]): APIMessageTopLevelComponent[] {
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
