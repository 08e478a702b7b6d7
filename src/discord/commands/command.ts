import {
  ApplicationIntegrationType,
  type AutocompleteInteraction,
  type ChatInputApplicationCommandData,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type MessageApplicationCommandData,
  type MessageContextMenuCommandInteraction,
} from 'discord.js';
import { LABEL_LANGUAGES } from '../../language/label-language.ts';
import type { BotContext } from '../bot-context.ts';
import type { InteractionContext } from '../interaction-context.ts';
import { type CommandLabel, type CommandLabels, DISCORD_LABELS } from '../labels/discord-labels.ts';

/** A command, whole: what Discord is told of it, and what it does. Registration, routing and `/help` read it. */
export type Command = SlashCommand | MessageCommand;

/** A command that is typed. */
export interface SlashCommand extends CommandBasics {
  readonly kind: 'slash';
  readonly data: ChatInputApplicationCommandData;
  readonly execute: (context: InteractionContext<ChatInputCommandInteraction>) => Promise<void>;
  /** Suggests values while an option is typed. Cannot be waited for. */
  readonly autocomplete?: (bot: BotContext, interaction: AutocompleteInteraction) => Promise<void>;
}

/** A command in the menu of a message. */
export interface MessageCommand extends CommandBasics {
  readonly kind: 'message';
  readonly data: MessageApplicationCommandData;
  readonly execute: (context: InteractionContext<MessageContextMenuCommandInteraction>) => Promise<void>;
}

interface CommandBasics {
  /** Commands for operators are registered in their guild alone. */
  readonly scope: 'everyone' | 'operators';
}

/** Where the commands for everyone may be used, in the order in which Discord returns it: a comparison minds it. */
export const EVERYWHERE = {
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
  integrationTypes: [ApplicationIntegrationType.GuildInstall],
};

/** Name and description of a command or an option, in English and in every other language. */
export function labelled(of: (labels: CommandLabels) => CommandLabel) {
  return { ...named(of), ...described(of) };
}

/** The name alone. */
export function named(of: (labels: CommandLabels) => Pick<CommandLabel, 'name'>) {
  const { english, others } = inEachLanguage((labels) => of(labels).name);
  return { name: english, nameLocalizations: others };
}

/** The description alone. */
export function described(of: (labels: CommandLabels) => Pick<CommandLabel, 'description'>) {
  const { english, others } = inEachLanguage((labels) => of(labels).description);
  return { description: english, descriptionLocalizations: others };
}

function inEachLanguage(say: (labels: CommandLabels) => string) {
  const others = LABEL_LANGUAGES.filter((language) => language !== 'en');
  return {
    english: say(DISCORD_LABELS.en.command),
    others: Object.fromEntries(others.map((language) => [language, say(DISCORD_LABELS[language].command)])),
  };
}
