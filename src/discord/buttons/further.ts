import type { ModalSubmitInteraction } from 'discord.js';
import { answerQuestion } from '../answers/answer-question.ts';
import type { InteractionContext } from '../interaction-context.ts';
import { askFurtherModal, FURTHER_QUESTION_INPUT } from '../rendering/ask-further-modal.ts';
import { defineAnswerButton } from './button.ts';

/** **Ask a follow-up**: opens the modal at once, since a modal cannot follow an acknowledgement. */
export const furtherButton = defineAnswerButton('further', async (context, stored) => {
  const { language, interaction } = context;
  await context.respond(() => interaction.showModal(askFurtherModal({ language, answerId: stored.id })));
});

/**
 * The question typed into the modal. A follow-up to a private answer stays private, and so does one by whom may not write here:
 * anyone who sees an answer may press its button, while `/ask` is the guild's to give, by a permission of its own.
 */
export const furtherModal = defineAnswerButton(
  'further',
  async (context: InteractionContext<ModalSubmitInteraction>, previous) => {
    await answerQuestion(context, {
      question: context.questionIn(context.interaction.fields.getTextInputValue(FURTHER_QUESTION_INPUT)),
      previous,
      articleId: previous.articleId,
      wantsPrivacy: previous.private || !context.mayWrite,
      via: 'further',
    });
  },
);
