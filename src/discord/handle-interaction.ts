import type {
  AutocompleteInteraction,
  ButtonInteraction,
  ChatInputCommandInteraction,
  Interaction,
  MessageContextMenuCommandInteraction,
  ModalSubmitInteraction,
} from 'discord.js';
import type { BotContext } from './bot-context.ts';
import type { Button } from './buttons/button.ts';
import { BUTTONS, MODALS } from './buttons/buttons.ts';
import type { Command } from './commands/command.ts';
import { COMMANDS } from './commands/commands.ts';
import { InteractionContext, type Repliable } from './interaction-context.ts';
import { reportFault } from './report-fault.ts';
import { parseCustomId } from './rendering/custom-id.ts';
import type { Refusal } from './rendering/render-refusal.ts';
import { renderError } from './rendering/render-notice.ts';

/** Answers every interaction with what handles it. The returned function never rejects. */
export function createInteractionHandler(bot: BotContext): (interaction: Interaction) => Promise<void> {
  const press = createPressHandler();

  const answer = (interaction: Repliable): Promise<void> => {
    if (interaction.isButton()) return press(new InteractionContext(bot, interaction));
    if (interaction.isModalSubmit()) return actOn(MODALS, new InteractionContext(bot, interaction));
    return runCommand(bot, interaction);
  };

  return async (interaction) => {
    const { user, locale } = interaction;
    // Typed as if it were always there.
    if (typeof locale === 'string') bot.languages.hear(user.id, locale);
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
  const command = commandNamed(interaction.commandName);
  if (command?.kind === 'slash' && interaction.isChatInputCommand()) {
    await command.execute(new InteractionContext(bot, interaction));
  } else if (command?.kind === 'message' && interaction.isMessageContextMenuCommand()) {
    await command.execute(new InteractionContext(bot, interaction));
  } else await new InteractionContext(bot, interaction).say('commandOutdated');
}

async function suggest(bot: BotContext, interaction: AutocompleteInteraction): Promise<void> {
  const command = commandNamed(interaction.commandName);
  if (command?.kind === 'slash') await command.autocomplete?.(bot, interaction);
}

function commandNamed(name: string): Command | undefined {
  return COMMANDS.find(({ data }) => data.name === name);
}

/**
 * Answers presses of any button, each admitted once. A second press of the same button by the same user, while the
 * first is being handled, changes nothing.
 */
function createPressHandler(): (context: InteractionContext<ButtonInteraction>) => Promise<void> {
  const inFlight = new Set<string>();
  return async (context) => {
    const { bot, asker, interaction } = context;
    const press = `${interaction.message.id} ${asker.userId} ${interaction.customId}`;
    if (inFlight.has(press)) {
      return context.respond(() => interaction.deferUpdate(), 'deferred');
    }
    inFlight.add(press);
    try {
      const refusal = (await bot.admission.button(asker.userId)) ?? withheld(context);
      await (refusal === undefined ? actOn(BUTTONS, context) : context.refuse(refusal));
    } finally {
      inFlight.delete(press);
    }
  };
}

/** Whoever may not ask at a place presses nothing there, but may take away what was answered to them. */
function withheld({ bot, asker, interaction }: InteractionContext<ButtonInteraction>): Refusal | undefined {
  return parseCustomId(interaction.customId).action === 'remove' ? undefined : bot.admission.mayAsk(asker);
}

/** Does what the custom id says; a button or a modal of another version of beleg, which Discord still shows, is outdated. */
async function actOn<I extends ButtonInteraction | ModalSubmitInteraction>(
  buttons: readonly Button<I>[],
  context: InteractionContext<I>,
): Promise<void> {
  const id = parseCustomId(context.interaction.customId);
  const pressed = buttons.find(({ action }) => action === id.action);
  if (id.action === 'outdated' || pressed === undefined) await context.say('buttonOutdated');
  else {
    context.bot.observer?.press(pressed.action);
    await pressed.press(context, id);
  }
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
