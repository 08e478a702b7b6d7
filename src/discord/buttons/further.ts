import type { ModalSubmitInteraction } from 'discord.js';
import { answerQuestion } from '../answers/answer-question.ts';
import type { InteractionContext } from '../interaction-context.ts';
import { askFurtherModal, FURTHER_QUESTION_INPUT } from '../rendering/ask-further-modal.ts';
import { defineAnswerButton } from './button.ts';

/** **Ask further**: opens the modal at once, since a modal cannot follow an acknowledgement. */
export const furtherButton = defineAnswerButton('further', async ({ language, interaction }, stored) => {
  await interaction.showModal(askFurtherModal({ language, answerId: stored.id }));
});

/** The question typed into the modal. A follow-up to a private answer stays private. */
export const furtherModal = defineAnswerButton(
  'further',
  async (context: InteractionContext<ModalSubmitInteraction>, previous) => {
    await answerQuestion(context, {
      question: context.interaction.fields.getTextInputValue(FURTHER_QUESTION_INPUT).trim(),
      previous,
      articleId: previous.articleId,
      wantsPrivacy: previous.private,
      via: 'further',
    });
  },
);
