import type { ButtonInteraction } from 'discord.js';
import type { StoredAnswer } from '../answers/stored-answer.ts';
import type { Vote } from '../answers/vote-book.ts';
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

/** A question that only its asker has seen is not kept with a vote: neither it nor the places that answer it. */
async function record(
  { bot, asker, channelKind }: InteractionContext<ButtonInteraction>,
  { id, ownerHash, question, passages, outcome, askedAt, private: isPrivate }: StoredAnswer,
  verdict: Vote['verdict'],
): Promise<void> {
  const isPublic = !isPrivate && channelKind !== 'direct';
  await bot.feedback.record({
    answerId: id,
    ...(isPublic && { question, citations: passages, asker: ownerHash, askedAt }),
    band: outcome.kind === 'answered' ? outcome.band : 'none',
    verdict,
    voter: bot.userKey.voter(asker.userId),
    at: bot.now(),
  });
  bot.observer?.vote(verdict);
}
