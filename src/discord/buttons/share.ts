import { type ButtonInteraction, PermissionFlagsBits, userMention } from 'discord.js';
import type { Answered, NotInCorpus } from '../../answering/answer.ts';
import { keep, keepChange, newAnswerId } from '../answers/answer-question.ts';
import type { BotContext } from '../bot-context.ts';
import { isPublicPlace, languageOf, replyPrivately, tellUser } from '../interaction-replies.ts';
import type { MessagePayload } from '../rendering/message-payload.ts';
import { renderAnswer } from '../rendering/render-answer.ts';
import { renderNotice } from '../rendering/render-notice.ts';
import { renderRefusal } from '../rendering/render-refusal.ts';
import { reportFault } from '../report-fault.ts';
import { restoreAnswer } from '../answers/restore-answer.ts';
import type { StoredAnswer } from '../answers/stored-answer.ts';

/**
 * **Share**: a public copy of a private answer, once.
 * `shared` is set before anything is awaited, so that a second press finds it set; a failure takes it back.
 */
export async function handleShare(
  context: BotContext,
  interaction: ButtonInteraction,
  stored: StoredAnswer,
): Promise<void> {
  const answer = restoreAnswer(stored, context.answerer());
  const objection = objectionTo(context, interaction, { stored, answer });
  if (objection !== undefined || answer === undefined) {
    await replyPrivately(interaction, objection ?? changedNotice(context, interaction));
    return;
  }
  const marked = keepChange(context, stored.id, { shared: true });
  try {
    await marked;
    await interaction.update(privateCopy(context, { stored, answer, shareable: false }));
    await postPublicCopy(context, interaction, { stored, answer });
  } catch (fault) {
    await takeBack(context, interaction, { stored, answer, fault });
  }
}

interface Shared {
  readonly stored: StoredAnswer;
  readonly answer: Answered | NotInCorpus;
}

/** Makes the answer shareable again and says that it was not shared. */
async function takeBack(
  context: BotContext,
  interaction: ButtonInteraction,
  { stored, answer, fault }: Shared & { fault: unknown },
): Promise<void> {
  await keepChange(context, stored.id, { shared: false });
  const language = languageOf(interaction, context);
  await reportFault({
    log: context.log,
    fault,
    doing: 'share',
    tell: async () => {
      await tellUser(interaction, renderNotice({ language, text: (words) => words.notice.shareFailed }));
      if (interaction.replied) {
        await interaction.editReply(privateCopy(context, { stored, answer, shareable: true }));
      }
    },
  });
}

/** Why the answer is not shared, as the message that says so. */
function objectionTo(
  context: BotContext,
  interaction: ButtonInteraction,
  { stored, answer }: { stored: StoredAnswer; answer: Shared['answer'] | undefined },
): MessagePayload | undefined {
  const language = languageOf(interaction, context);
  if (interaction.user.id !== stored.owner)
    return renderRefusal({ language, refusal: { kind: 'not-owner' } });
  if (!maySendHere(interaction) || !isPublicPlace(interaction, context)) {
    return renderRefusal({ language, refusal: { kind: 'cannot-send-here' } });
  }
  if (stored.shared) return renderNotice({ language, text: (words) => words.notice.alreadyShared });
  return answer === undefined ? changedNotice(context, interaction) : undefined;
}

/** Whether the user could have written the answer here themselves. */
function maySendHere({ memberPermissions, channel }: ButtonInteraction): boolean {
  const { SendMessages, SendMessagesInThreads } = PermissionFlagsBits;
  return memberPermissions?.has(channel?.isThread() ? SendMessagesInThreads : SendMessages) ?? false;
}

/** The owner's message anew, with or without the button. */
function privateCopy(
  context: BotContext,
  { stored, answer, shareable }: Shared & { shareable: boolean },
): MessagePayload {
  return renderAnswer({
    answer,
    answerId: stored.id,
    language: stored.language,
    articleCount: context.answerer().articles().length,
    buttons: shareable ? 'private-shareable' : 'private',
  });
}

/** The copy is an answer of its own: follow-ups to it are public. */
async function postPublicCopy(
  context: BotContext,
  interaction: ButtonInteraction,
  { stored, answer }: Shared,
): Promise<void> {
  const { messageId: _privateMessage, ...rest } = stored;
  const copy = { ...rest, id: newAnswerId(), private: false, shared: true };
  await keep(context, copy);
  const message = await interaction.followUp(
    renderAnswer({
      answer,
      answerId: copy.id,
      language: copy.language,
      articleCount: context.answerer().articles().length,
      buttons: 'public',
      sharedBy: userMention(interaction.user.id),
    }),
  );
  await keepChange(context, copy.id, { messageId: message.id });
}

function changedNotice(context: BotContext, interaction: ButtonInteraction): MessagePayload {
  const language = languageOf(interaction, context);
  return renderNotice({ language, text: (words) => words.notice.articleChanged });
}
