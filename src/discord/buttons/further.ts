import type { ButtonInteraction, ModalSubmitInteraction } from 'discord.js';
import type { BotContext } from '../bot-context.ts';
import { handleQuestion } from '../handle-question.ts';
import { languageOf, replyPrivately } from '../interaction-replies.ts';
import { askFurtherModal, FURTHER_QUESTION_INPUT } from '../rendering/ask-further-modal.ts';
import { renderNotice } from '../rendering/render-notice.ts';
import type { StoredAnswer } from '../answers/stored-answer.ts';

/** **Ask further**: opens the modal at once, since a modal cannot follow an acknowledgement. */
export async function handleFurtherButton(
  context: BotContext,
  interaction: ButtonInteraction,
  stored: StoredAnswer,
): Promise<void> {
  const language = languageOf(interaction, context);
  await interaction.showModal(askFurtherModal({ language, answerId: stored.id }));
}

/** The question typed into the modal. A follow-up to a private answer stays private. */
export async function handleFurtherModal(
  context: BotContext,
  interaction: ModalSubmitInteraction,
  answerId: string,
): Promise<void> {
  const previous = context.store.get(answerId);
  if (previous === undefined) {
    const language = languageOf(interaction, context);
    await replyPrivately(
      interaction,
      renderNotice({ language, text: (words) => words.notice.answerExpired }),
    );
    return;
  }
  await handleQuestion(context, interaction, {
    question: interaction.fields.getTextInputValue(FURTHER_QUESTION_INPUT).trim(),
    previous,
    articleId: previous.articleId,
    wantsPrivacy: previous.private,
    via: 'further',
  });
}
