import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import type { InteractionContext } from '../interaction-context.ts';
import { articlesPageButton } from '../commands/articles.ts';
import type { Button } from './button.ts';
import { parseCustomId } from './custom-id.ts';
import { furtherButton, furtherModal } from './further.ts';
import { contextButton, moreButton } from './passages.ts';
import { shareButton } from './share.ts';
import { helpfulButton, unhelpfulButton } from './vote.ts';

/** All that can be pressed under the bot's messages. */
export const BUTTONS: readonly Button[] = [
  contextButton,
  moreButton,
  furtherButton,
  shareButton,
  helpfulButton,
  unhelpfulButton,
  articlesPageButton,
];

/** All that can be submitted. */
export const MODALS: readonly Button<ModalSubmitInteraction>[] = [furtherModal];

/**
 * Answers presses of any button: admits each once, then does what its custom id says. A second press of the same button
 * by the same user, while the first is being handled, changes nothing.
 */
export function createPressHandler(): (context: InteractionContext<ButtonInteraction>) => Promise<void> {
  const inFlight = new Set<string>();
  return async (context) => {
    const { bot, asker, interaction } = context;
    const press = `${interaction.message.id} ${asker.userId} ${interaction.customId}`;
    if (inFlight.has(press)) {
      await interaction.deferUpdate();
      return;
    }
    inFlight.add(press);
    try {
      const refusal = await bot.admission.button(asker.userId);
      await (refusal === undefined ? route(BUTTONS, context) : context.refuse(refusal));
    } finally {
      inFlight.delete(press);
    }
  };
}

/** Answers a modal that was filled in. */
export function submitModal(context: InteractionContext<ModalSubmitInteraction>): Promise<void> {
  return route(MODALS, context);
}

/** A button or a modal of another version of beleg, which Discord still shows, is outdated. */
async function route<I extends ButtonInteraction | ModalSubmitInteraction>(
  buttons: readonly Button<I>[],
  context: InteractionContext<I>,
): Promise<void> {
  const id = parseCustomId(context.interaction.customId);
  const pressed = buttons.find(({ action }) => action === id.action);
  if (id.action === 'outdated' || pressed === undefined) await context.say('buttonOutdated');
  else await pressed.press(context, id);
}
