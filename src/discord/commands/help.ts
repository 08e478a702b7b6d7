import { ApplicationCommandType } from 'discord.js';
import type { Language } from '../../language/language.ts';
import { ANSWER_KEPT_DAYS } from '../answers/answer-store.ts';
import type { BotContext } from '../bot-context.ts';
import type { HelpFacts } from '../labels/discord-labels.ts';
import type { MessagePayload } from '../rendering/message-payload.ts';
import { renderHelp } from '../rendering/render-help.ts';
import { type Command, EVERYWHERE, type SlashCommand } from './command.ts';

/** `/help`: what the bot can do and what it keeps. */
export const helpCommand: SlashCommand = {
  kind: 'slash',
  scope: 'everyone',
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    name: 'help',
    nameLocalizations: { de: 'hilfe', fr: 'aide' },
    description: 'What this bot can do, and what it keeps for how long',
    descriptionLocalizations: {
      de: 'Was dieser Bot kann und was er wie lange aufbewahrt',
      fr: 'Ce que ce bot sait faire, ce qu’il conserve et combien de temps',
    },
  },

  execute: async (context) => {
    const botName = context.interaction.client.user.username;
    await context.replyPrivately(helpMessage(context, botName));
  },
};

/** The help as a message, for a command and for a bare mention. */
export function helpMessage(
  { bot, language }: { readonly bot: BotContext; readonly language: Language },
  botName: string,
): MessagePayload {
  return renderHelp({
    language,
    botName,
    storedDays: ANSWER_KEPT_DAYS,
    articleCount: bot.answerer().articles().length,
    called: namesIn(language, bot.commands),
  });
}

/** The names of commands and options as Discord shows them to readers of the language. */
export function namesIn(language: Language, commands: readonly Command[]): HelpFacts['called'] {
  const named = commands.flatMap(({ data }) => [data, ...('options' in data ? (data.options ?? []) : [])]);
  return (name) => {
    const names: Readonly<Record<string, string | null | undefined>> =
      named.find((one) => one.name === name)?.nameLocalizations ?? {};
    return names[language] ?? name;
  };
}
