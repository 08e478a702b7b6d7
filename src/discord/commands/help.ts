import type { ChatInputCommandInteraction } from 'discord.js';
import type { Language } from '../../language/language.ts';
import { ANSWER_KEPT_DAYS } from '../answers/answer-store.ts';
import type { BotContext } from '../bot-context.ts';
import { languageOf, replyPrivately } from '../interaction-replies.ts';
import type { MessagePayload } from '../rendering/message-payload.ts';
import { renderHelp } from '../rendering/render-help.ts';

/** `/help`. */
export async function handleHelp(
  context: BotContext,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const help = helpMessage(context, {
    language: languageOf(interaction, context),
    botName: interaction.client.user.username,
  });
  await replyPrivately(interaction, help);
}

/** What the bot can do and what it keeps, as a message. */
export function helpMessage(
  { answerer }: BotContext,
  { language, botName }: { language: Language; botName: string },
): MessagePayload {
  return renderHelp({
    language,
    botName,
    storedDays: ANSWER_KEPT_DAYS,
    articleCount: answerer().articles().length,
  });
}
