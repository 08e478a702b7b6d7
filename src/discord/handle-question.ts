import type { ChatInputCommandInteraction, ModalSubmitInteraction } from 'discord.js';
import { answerQuestion, type AdmittedQuestion } from './answers/answer-question.ts';
import type { BotContext } from './bot-context.ts';
import { acknowledge, answerWith, isPublicPlace, languageOf, replyPrivately } from './interaction-replies.ts';
import type { AnswerButtons } from './rendering/buttons.ts';
import { renderRefusal } from './rendering/render-refusal.ts';

/** A question that came with an interaction, before it is admitted. */
export interface InteractionQuestion extends Pick<
  AdmittedQuestion,
  'question' | 'previous' | 'articleId' | 'via'
> {
  /** The user wants nobody else to see the answer. */
  readonly wantsPrivacy: boolean;
}

/** Admits, acknowledges, asks, renders and replies. */
export async function handleQuestion(
  context: BotContext,
  interaction: ChatInputCommandInteraction | ModalSubmitInteraction,
  { wantsPrivacy, ...asked }: InteractionQuestion,
): Promise<void> {
  const language = languageOf(interaction, context);
  const userId = interaction.user.id;
  const admission = await context.admission.question(asked.question, {
    userId,
    guildId: interaction.guildId ?? undefined,
  });
  if (admission.kind === 'refused') {
    await replyPrivately(interaction, renderRefusal({ language, refusal: admission.refusal }));
    return;
  }
  const { place } = admission;
  try {
    const publicPlace = isPublicPlace(interaction, context);
    const onlyUser = wantsPrivacy || !publicPlace;
    await acknowledge(interaction, { onlyUser });
    const { payload, sentAs } = await answerQuestion(
      context,
      {
        ...asked,
        userId,
        language,
        private: onlyUser,
        buttons: buttonsFor({ onlyUser, publicPlace, inGuild: interaction.inGuild() }),
      },
      place,
    );
    sentAs((await answerWith(interaction, payload)).id);
  } finally {
    place.release();
  }
}

/** A private answer may be shared where answers may be public; in direct messages there is nobody to share it with. */
function buttonsFor(at: { onlyUser: boolean; publicPlace: boolean; inGuild: boolean }): AnswerButtons {
  if (!at.onlyUser) return 'public';
  return at.publicPlace && at.inGuild ? 'private-shareable' : 'private';
}
