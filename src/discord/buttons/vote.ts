import type { ButtonInteraction } from 'discord.js';
import type { Feedback } from '../answers/feedback-store.ts';
import type { StoredAnswer } from '../answers/stored-answer.ts';
import type { InteractionContext } from '../interaction-context.ts';
import { defineAnswerButton } from './button.ts';

/** **Helpful**: a vote that its voter may change. */
export const helpfulButton = defineAnswerButton('helpful', async (context, stored) => {
  await record(context, stored, 'helpful');
  await context.say('thanksHelpful');
});

/** **Not helpful**: the same, the other way. */
export const unhelpfulButton = defineAnswerButton('unhelpful', async (context, stored) => {
  await record(context, stored, 'not-helpful');
  await context.say('thanksUnhelpful');
});

async function record(
  { bot, asker }: InteractionContext<ButtonInteraction>,
  { id, question, passages, outcome }: StoredAnswer,
  verdict: Feedback['verdict'],
): Promise<void> {
  await bot.feedback.record({
    answerId: id,
    question,
    citations: passages,
    band: outcome.kind === 'answered' ? outcome.band : 'none',
    verdict,
    userId: asker.userId,
    at: bot.now(),
  });
}
