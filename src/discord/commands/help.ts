import { ApplicationCommandType } from 'discord.js';
import { KEPT_DAYS } from '../answers/retention.ts';
import type { Conversation } from '../conversation.ts';
import type { MessagePayload } from '../rendering/message-payload.ts';
import { renderHelp } from '../rendering/render-help.ts';
import { EVERYWHERE, labelled, type SlashCommand } from './command.ts';

/** `/help`: what the bot can do and what it keeps. */
export const helpCommand: SlashCommand = {
  kind: 'slash',
  scope: 'everyone',
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    ...labelled(({ help }) => help),
  },

  execute: async (context) => {
    const botName = context.interaction.client.user.username;
    await context.replyPrivately(helpMessage(context, botName));
  },
};

/** The help as a message, for a command and for a bare mention. */
export function helpMessage(
  { bot, language, answerer }: Pick<Conversation, 'bot' | 'language' | 'answerer'>,
  botName: string,
): MessagePayload {
  return renderHelp({
    language,
    botName,
    storedDays: KEPT_DAYS,
    readsReplies: bot.settings.threads,
    logsQuestions: bot.settings.logQuestions,
    languageModel: bot.settings.languageModel,
    asksDatabaseElsewhere: bot.settings.asksDatabaseElsewhere,
    articleCount: answerer().articles().length,
  });
}
