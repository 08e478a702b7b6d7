import type { ChatInputCommandInteraction, Interaction } from 'discord.js';
import type { BotContext } from './bot-context.ts';
import { COMMAND } from './commands/commands.ts';
import { parseCustomId } from './buttons/custom-id.ts';
import { handleArticles } from './commands/articles.ts';
import { handleArticleAutocomplete, handleAsk } from './commands/ask.ts';
import { handleButton, type PressesInFlight } from './buttons/handle-button.ts';
import { handleCheck } from './commands/check.ts';
import { handleFurtherModal } from './buttons/further.ts';
import { handleHelp } from './commands/help.ts';
import { createReindexHandler } from './commands/reindex.ts';
import { languageOf, type Repliable, replyPrivately, tellUser } from './interaction-replies.ts';
import { renderError, renderNotice } from './rendering/render-notice.ts';
import { reportFault } from './report-fault.ts';

/** Answers every interaction with what handles it. The returned function never rejects. */
export function createInteractionHandler(context: BotContext): (interaction: Interaction) => Promise<void> {
  const inFlight: PressesInFlight = new Set();
  const handleReindex = createReindexHandler();

  const command = (interaction: ChatInputCommandInteraction): Promise<void> => {
    switch (interaction.commandName) {
      case COMMAND.ask:
        return handleAsk(context, interaction);
      case COMMAND.articles:
        return handleArticles(context, interaction);
      case COMMAND.help:
        return handleHelp(context, interaction);
      case COMMAND.reindex:
        return handleReindex(context, interaction);
      default:
        return sayOutdated(context, interaction);
    }
  };

  const repliable = (interaction: Repliable): Promise<void> => {
    if (interaction.isChatInputCommand()) return command(interaction);
    if (interaction.isMessageContextMenuCommand()) return handleCheck(context, interaction);
    if (interaction.isButton()) return handleButton(context, interaction, inFlight);
    const id = parseCustomId(interaction.customId);
    if (id.action === 'further') return handleFurtherModal(context, interaction, id.answerId);
    return sayOutdated(context, interaction);
  };

  return async (interaction) => {
    try {
      if (interaction.isAutocomplete()) await handleArticleAutocomplete(context, interaction);
      else if (isRepliable(interaction)) await repliable(interaction);
    } catch (fault) {
      await report(context, interaction, fault);
    }
  };
}

function isRepliable(interaction: Interaction): interaction is Repliable {
  return (
    interaction.isChatInputCommand() ||
    interaction.isMessageContextMenuCommand() ||
    interaction.isButton() ||
    interaction.isModalSubmit()
  );
}

/** A command or a modal of another version of beleg, which Discord still shows. */
function sayOutdated(context: BotContext, interaction: Repliable): Promise<void> {
  const language = languageOf(interaction, context);
  return replyPrivately(
    interaction,
    renderNotice({ language, text: (words) => words.notice.buttonOutdated }),
  );
}

/** Suggestions that fail are only logged: they have no place for words. */
function report(context: BotContext, interaction: Interaction, fault: unknown): Promise<void> {
  return reportFault({
    log: context.log,
    fault,
    doing: describe(interaction),
    tell: async (reference) => {
      if (!isRepliable(interaction)) return;
      await tellUser(interaction, renderError({ language: languageOf(interaction, context), reference }));
    },
  });
}

function describe(interaction: Interaction): string {
  if (interaction.isCommand() || interaction.isAutocomplete()) return `/${interaction.commandName}`;
  return interaction.isMessageComponent() || interaction.isModalSubmit()
    ? interaction.customId
    : 'interaction';
}
