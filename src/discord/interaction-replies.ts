import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Language } from '../corpus/language.ts';
import type { BotContext } from './bot-context.ts';
import { isPublicChannel } from './admission.ts';
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

/** Acknowledges; what follows within 15 minutes is seen by all or by the user alone. */
export async function acknowledge(
  interaction: Repliable,
  { onlyUser }: { onlyUser: boolean },
): Promise<void> {
  await interaction.deferReply(onlyUser ? { flags: MessageFlags.Ephemeral } : {});
}

/** Tells the user something however far the interaction has come: in place of an answer that is still awaited. */
export async function tellUser(interaction: Repliable, payload: MessagePayload): Promise<void> {
  if (interaction.replied) {
    await interaction.followUp({ ...payload, flags: [payload.flags, MessageFlags.Ephemeral] });
  } else if (interaction.deferred) await interaction.editReply(payload);
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
