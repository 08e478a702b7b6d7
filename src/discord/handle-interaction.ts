import type {
  AutocompleteInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
} from 'discord.js';
import type { BotContext } from './bot-context.ts';
import { createPressHandler, submitModal } from './buttons/buttons.ts';
import type { Command } from './commands/command.ts';
import { InteractionContext, type Repliable } from './interaction-context.ts';
import { reportFault } from './log.ts';
import { renderError } from './rendering/render-notice.ts';

/** Answers every interaction with what handles it. The returned function never rejects. */
export function createInteractionHandler(bot: BotContext): (interaction: Interaction) => Promise<void> {
  const press = createPressHandler();

  const answer = (interaction: Repliable): Promise<void> => {
    if (interaction.isButton()) return press(new InteractionContext(bot, interaction));
    if (interaction.isModalSubmit()) return submitModal(new InteractionContext(bot, interaction));
    return runCommand(bot, interaction);
  };

  return async (interaction) => {
    try {
      if (interaction.isAutocomplete()) await suggest(bot, interaction);
      else if (isRepliable(interaction)) await answer(interaction);
    } catch (fault) {
      await report(bot, interaction, fault);
    }
  };
}

/** Runs the command of this name; one of another version of beleg, which Discord still shows, is outdated. */
async function runCommand(
  bot: BotContext,
  interaction: ChatInputCommandInteraction | MessageContextMenuCommandInteraction,
): Promise<void> {
  const command = commandNamed(bot, interaction.commandName);
  if (command?.kind === 'slash' && interaction.isChatInputCommand()) {
    await command.execute(new InteractionContext(bot, interaction));
  } else if (command?.kind === 'message' && interaction.isMessageContextMenuCommand()) {
    await command.execute(new InteractionContext(bot, interaction));
  } else await new InteractionContext(bot, interaction).say('buttonOutdated');
}

async function suggest(bot: BotContext, interaction: AutocompleteInteraction): Promise<void> {
  const command = commandNamed(bot, interaction.commandName);
  if (command?.kind === 'slash') await command.autocomplete?.(bot, interaction);
}

function commandNamed({ commands }: BotContext, name: string): Command | undefined {
  return commands.find(({ data }) => data.name === name);
}

function isRepliable(interaction: Interaction): interaction is Repliable {
  return (
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
    interaction.isButton() ||
    interaction.isModalSubmit()
  );
}

/** Suggestions that fail are only logged: they have no place for words. */
function report(bot: BotContext, interaction: Interaction, fault: unknown): Promise<void> {
  return reportFault({
    log: bot.log,
    fault,
    doing: describe(interaction),
    tell: async (reference) => {
      if (!isRepliable(interaction)) return;
      const context = new InteractionContext(bot, interaction);
      await context.tellUser(renderError({ language: context.language, reference }));
    },
  });
}

function describe(interaction: Interaction): string {
  if (interaction.isCommand() || interaction.isAutocomplete()) return `/${interaction.commandName}`;
  return interaction.isMessageComponent() || interaction.isModalSubmit()
    ? interaction.customId
    : 'interaction';
}
