import { MessageFlags } from 'discord.js';
import type { Core } from '../core.ts';
import { refusals } from './discord-error.ts';
import type { Interaction } from '../world/interactions.ts';
import type { StoredMessage } from '../world/stored-message.ts';

/**
 * The message whose component was used, also through a modal.
 * @throws DiscordError 10008 if it has been deleted meanwhile
 */
export function sourceOf(core: Core, interaction: Interaction): StoredMessage {
  return present(core, interaction.sourceMessageId);
}

/**
 * The message that `name` means for the holder of an interaction's token: `@original` or an identifier.
 * @throws DiscordError 10008 if there is none, or it was not made with this token
 */
export function messageOf(core: Core, interaction: Interaction, name: string): StoredMessage {
  if (name === '@original') return present(core, interaction.originalId);
  if (!interaction.messageIds.has(name)) throw refusals.unknownMessage();
  return present(core, name);
}

function present(core: Core, id: string | undefined): StoredMessage {
  const message = id === undefined ? undefined : core.world.message(id);
  const isThere = message !== undefined && core.world.channel(message.channel_id).messages.has(message.id);
  if (!isThere) throw refusals.unknownMessage();
  return message;
}

/** Whether the user still sees "is thinking" in place of the message. */
export function isLoading(message: StoredMessage): boolean {
  return ((message.flags ?? 0) & MessageFlags.Loading) !== 0;
}

/** Whether only the user who caused the message sees it. */
export function isEphemeral(message: StoredMessage): boolean {
  return ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
}

/** What the rules for an edit need to know of the message as it is. */
export function stateOf(message: StoredMessage): { flags: number; isEmpty: boolean } {
  return { flags: message.flags ?? 0, isEmpty: isLoading(message) };
}
