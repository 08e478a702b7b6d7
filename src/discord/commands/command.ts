import {
  ApplicationIntegrationType,
  type AutocompleteInteraction,
  type ChatInputApplicationCommandData,
  type ChatInputCommandInteraction,
  InteractionContextType,
  type MessageApplicationCommandData,
  type MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { BotContext } from '../bot-context.ts';
import type { InteractionContext } from '../interaction-context.ts';

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
