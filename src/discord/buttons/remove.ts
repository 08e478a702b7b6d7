import { type ButtonInteraction, MessageFlags, PermissionFlagsBits } from 'discord.js';
import { forgetAnswers } from '../answers/forget-answers.ts';
import { isGone } from '../connection/request-faults.ts';
import type { InteractionContext } from '../interaction-context.ts';
import { reportFault } from '../report-fault.ts';
import { renderNotice } from '../rendering/render-notice.ts';
import { defineButton } from './button.ts';

type RemoveContext = InteractionContext<ButtonInteraction>;

/**
 * **Remove**: takes an answer from Discord and from what is stored, for who asked or shared it and for who may delete
 * messages here anyhow. The message goes first: where that fails, the button can be pressed again.
 */
export const removeButton = defineButton('remove', async (context: RemoveContext, { answerId }) => {
  const { bot, asker, interaction } = context;
  if (bot.withdrawals.hasDeleted(interaction.message.id)) return context.say('alreadyRemoved');
  const stored = bot.store.get(answerId);
  const isOwner = stored !== undefined && bot.userKey.owner(asker.userId, answerId) === stored.ownerHash;
  // Whoever may delete messages here may delete none of elsewhere, whatever id they send.
  const isElsewhere = stored?.messageId !== undefined && stored.messageId !== interaction.message.id;
  if (!isOwner && (isElsewhere || !mayManage(interaction))) {
    return stored === undefined ? context.say('answerExpired') : context.refuse({ kind: 'may-not-remove' });
  }
  try {
    await context.respond(() => interaction.deferUpdate(), 'deferred');
    // By the token of the press: that takes no permission, and reaches what only its owner sees.
    await context.deleteReply();
  } catch (fault) {
    if (!isGone(fault)) return tellFailure(context, fault);
  }
  await forgetAnswers(bot, [answerId]);
});

/** As Discord says it of this member, in this channel, at this moment; nobody moderates direct messages. */
function mayManage({ memberPermissions }: ButtonInteraction): boolean {
  return memberPermissions?.has(PermissionFlagsBits.ManageMessages) ?? false;
}

/** In a message of its own: the acknowledgement stands for the answer, which stays. */
function tellFailure(context: RemoveContext, fault: unknown): Promise<void> {
  const { bot, language, interaction } = context;
  const notice = renderNotice({ language, text: (words) => words.notice.removeFailed });
  return reportFault({
    log: bot.log,
    fault,
    doing: 'remove',
    tell: async () => {
      if (interaction.deferred) await context.followUp(() => notice, [MessageFlags.Ephemeral]);
      else await context.replyPrivately(notice);
    },
  });
}
