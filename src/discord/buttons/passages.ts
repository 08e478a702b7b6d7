import type { ButtonInteraction } from 'discord.js';
import type { BotContext } from '../bot-context.ts';
import type { CustomId } from './custom-id.ts';
import { languageOf, replyPrivately } from '../interaction-replies.ts';
import { renderNotice } from '../rendering/render-notice.ts';
import { PASSAGES_A_PAGE, renderContext, renderMore } from '../rendering/render-passages.ts';
import { restorePassages } from '../answers/restore-answer.ts';
import type { StoredAnswer } from '../answers/stored-answer.ts';

type ContextId = Extract<CustomId, { action: 'context' }>;

/** **Context**: the sentence between its neighbours. Needs no stored answer: the button itself names the sentence. */
export async function handleContext(
  context: BotContext,
  interaction: ButtonInteraction,
  { articleId, ordinal, revision }: ContextId,
): Promise<void> {
  const language = languageOf(interaction, context);
  const citation = context.answerer().passage(articleId, ordinal);
  const unchanged = citation !== undefined && citation.article.revision === revision;
  await replyPrivately(
    interaction,
    unchanged
      ? renderContext({ language, citation })
      : renderNotice({ language, text: (words) => words.notice.articleChanged }),
  );
}

/** **More passages**: the next three. */
export async function handleMore(
  context: BotContext,
  interaction: ButtonInteraction,
  { stored, offset }: { stored: StoredAnswer; offset: number },
): Promise<void> {
  const language = languageOf(interaction, context);
  const page = stored.more.slice(offset, offset + PASSAGES_A_PAGE);
  const passages = restorePassages(page, context.answerer());
  await replyPrivately(
    interaction,
    passages === undefined
      ? renderNotice({ language, text: (words) => words.notice.articleChanged })
      : renderMore({ language, passages, offset, answerId: stored.id, total: stored.more.length }),
  );
}
