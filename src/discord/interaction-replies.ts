import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type Message,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Language } from '../language/language.ts';
import type { BotContext } from './bot-context.ts';
import { isPublicChannel } from './admission.ts';
import { repeatIfLost } from './connection/connection-fault.ts';
import { isAlreadyAcknowledged } from './report-fault.ts';
import { readerLanguage } from './reader-language.ts';
import type { MessagePayload } from './rendering/message-payload.ts';

/** The interactions that are answered with a message. */
export type Repliable =
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ButtonInteraction
  | ModalSubmitInteraction;

/** The language of the user who acts. */
export function languageOf(interaction: { readonly locale: string }, { settings }: BotContext): Language {
  return readerLanguage(interaction.locale, settings.defaultLanguage);
}

/** Replies to the user alone, at once: the acknowledgement and the message in one. */
export async function replyPrivately(interaction: Repliable, payload: MessagePayload): Promise<void> {
  await interaction.reply({ ...payload, flags: [payload.flags, MessageFlags.Ephemeral] });
}

/**
 * Acknowledges; what follows within 15 minutes is seen by all or by the user alone.
 * An interaction that is acknowledged already was so by an earlier attempt whose answer was lost: whoever waits at
 * "is thinking" still gets an answer.
 */
export async function acknowledge(
  interaction: Repliable,
  { onlyUser }: { onlyUser: boolean },
): Promise<void> {
  try {
    await repeatIfLost(() => interaction.deferReply(onlyUser ? { flags: MessageFlags.Ephemeral } : {}));
  } catch (fault) {
    if (!isAlreadyAcknowledged(fault)) throw fault;
    interaction.deferred = true;
  }
}

/** Puts the answer in the place of "is thinking". */
export function answerWith(interaction: Repliable, payload: MessagePayload): Promise<Message> {
  return repeatIfLost(() => interaction.editReply(payload));
}

/** Tells the user something however far the interaction has come: in place of an answer that is still awaited. */
export async function tellUser(interaction: Repliable, payload: MessagePayload): Promise<void> {
  if (interaction.replied) {
    await interaction.followUp({ ...payload, flags: [payload.flags, MessageFlags.Ephemeral] });
  } else if (interaction.deferred) await answerWith(interaction, payload);
  else await replyPrivately(interaction, payload);
}

/** Whether answers may be public where the interaction comes from. Direct messages are between two. */
export function isPublicPlace(interaction: Repliable, { settings }: BotContext): boolean {
  if (!interaction.inGuild()) return true;
  const { channel, channelId } = interaction;
  if (channelId === null) return false;
  return isPublicChannel(settings.publicChannelIds, {
    id: channelId,
    parentId: channel?.isThread() ? (channel.parentId ?? undefined) : undefined,
  });
}
