import type { ButtonInteraction } from 'discord.js';
import type { BotContext } from '../bot-context.ts';
import { type CustomId, parseCustomId } from './custom-id.ts';
import { handleArticlesPage } from '../commands/articles.ts';
import { handleFurtherButton } from './further.ts';
import { handleContext, handleMore } from './passages.ts';
import { handleShare } from './share.ts';
import { handleVote } from './vote.ts';
import { languageOf, replyPrivately } from '../interaction-replies.ts';
import { renderNotice } from '../rendering/render-notice.ts';
import { renderRefusal } from '../rendering/render-refusal.ts';

/** The presses being handled: a second press of the same button by the same user changes nothing. */
export type PressesInFlight = Set<string>;

/** Every button: admits the press once, then does what its custom id says. */
export async function handleButton(
  context: BotContext,
  interaction: ButtonInteraction,
  inFlight: PressesInFlight,
): Promise<void> {
  const press = `${interaction.message.id} ${interaction.user.id} ${interaction.customId}`;
  if (inFlight.has(press)) {
    await interaction.deferUpdate();
    return;
  }
  inFlight.add(press);
  try {
    const refusal = await context.admission.button(interaction.user.id);
    if (refusal === undefined) await act(context, interaction);
    else {
      await replyPrivately(
        interaction,
        renderRefusal({ language: languageOf(interaction, context), refusal }),
      );
    }
  } finally {
    inFlight.delete(press);
  }
}

async function act(context: BotContext, interaction: ButtonInteraction): Promise<void> {
  const id = parseCustomId(interaction.customId);
  switch (id.action) {
    case 'outdated':
      return sayOutdated(context, interaction);
    case 'context':
      return handleContext(context, interaction, id);
    case 'articles':
      return handleArticlesPage(context, interaction, id.page);
    case 'more':
    case 'further':
    case 'share':
    case 'helpful':
    case 'unhelpful':
      return actOnAnswer(context, interaction, id);
  }
}

type AnswerButtonId = Extract<CustomId, { answerId: string }>;

async function actOnAnswer(
  context: BotContext,
  interaction: ButtonInteraction,
  id: AnswerButtonId,
): Promise<void> {
  const stored = context.store.get(id.answerId);
  if (stored === undefined) return sayExpired(context, interaction);
  switch (id.action) {
    case 'more':
      return handleMore(context, interaction, { stored, offset: id.offset });
    case 'further':
      return handleFurtherButton(context, interaction, stored);
    case 'share':
      return handleShare(context, interaction, stored);
    case 'helpful':
      return handleVote(context, interaction, { stored, verdict: 'helpful' });
    case 'unhelpful':
      return handleVote(context, interaction, { stored, verdict: 'not-helpful' });
  }
}

function sayOutdated(context: BotContext, interaction: ButtonInteraction): Promise<void> {
  const language = languageOf(interaction, context);
  return replyPrivately(
    interaction,
    renderNotice({ language, text: (words) => words.notice.buttonOutdated }),
  );
}

function sayExpired(context: BotContext, interaction: ButtonInteraction): Promise<void> {
  const language = languageOf(interaction, context);
  return replyPrivately(interaction, renderNotice({ language, text: (words) => words.notice.answerExpired }));
}
