import { type ButtonInteraction, MessageFlags } from 'discord.js';
import { KEPT_DAYS } from '../answers/retention.ts';
import { forgetEverywhere } from '../forgetting/forget-everywhere.ts';
import type { Traces } from '../forgetting/forget-user.ts';
import type { InteractionContext } from '../interaction-context.ts';
import { reportFault } from '../report-fault.ts';
import { renderForgotten } from '../rendering/render-forget.ts';
import { renderNotice } from '../rendering/render-notice.ts';
import { defineButton } from './button.ts';

type ForgetContext = InteractionContext<ButtonInteraction>;

/** **Remove for good**: forgets all that is stored of whoever presses it, and of nobody else. */
export const forgetButton = defineButton('forget', async (context: ForgetContext) => {
  const { bot, asker, language, interaction } = context;
  await context.respond(() => interaction.deferUpdate(), 'deferred');
  // In memory alone.
  bot.languages.forget(asker.userId);
  let traces: Traces;
  try {
    traces = await forgetEverywhere(bot, asker.userId);
  } catch (fault) {
    return tellFailure(context, fault);
  }
  bot.log.info(traces, 'what was stored of a user was removed');
  await context.answer(() => renderForgotten({ language, traces, storedDays: KEPT_DAYS }));
});

/** In a message of its own, so that the button can be pressed again. */
function tellFailure(context: ForgetContext, fault: unknown): Promise<void> {
  const { bot, language } = context;
  const notice = renderNotice({ language, text: ({ forget }) => forget.failed });
  return reportFault({
    log: bot.log,
    fault,
    doing: 'forget',
    tell: () => context.followUp(() => notice, [MessageFlags.Ephemeral]),
  });
}
