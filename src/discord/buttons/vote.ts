import type { ButtonInteraction } from 'discord.js';
import type { BotContext } from '../bot-context.ts';
import { languageOf, replyPrivately } from '../interaction-replies.ts';
import { renderNotice } from '../rendering/render-notice.ts';
import type { StoredAnswer } from '../answers/stored-answer.ts';

/** **Helpful** and **Not helpful**: a vote that its voter may change. */
export async function handleVote(
  context: BotContext,
  interaction: ButtonInteraction,
  { stored, verdict }: { stored: StoredAnswer; verdict: 'helpful' | 'not-helpful' },
): Promise<void> {
  const { id, question, passages, outcome } = stored;
  await context.feedback.record({
    answerId: id,
    question,
    citations: passages,
    band: outcome.kind === 'answered' ? outcome.band : 'none',
    verdict,
    userId: interaction.user.id,
    at: context.now(),
  });
  await replyPrivately(
    interaction,
    renderNotice({
      language: languageOf(interaction, context),
      text: ({ notice }) => (verdict === 'helpful' ? notice.thanksHelpful : notice.thanksUnhelpful),
    }),
  );
}
