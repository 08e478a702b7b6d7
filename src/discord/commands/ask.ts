import type { AutocompleteInteraction, ChatInputCommandInteraction } from 'discord.js';
import type { BotContext } from '../bot-context.ts';
import { ASK_OPTION } from './commands.ts';
import { findArticle } from './find-article.ts';
import { handleQuestion } from '../handle-question.ts';
import { languageOf, replyPrivately } from '../interaction-replies.ts';
import { articleChoices } from '../rendering/render-articles.ts';
import { renderNotice } from '../rendering/render-notice.ts';

/** `/ask`. */
export async function handleAsk(
  context: BotContext,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  const { options } = interaction;
  const typedArticle = options.getString(ASK_OPTION.article) ?? undefined;
  const article =
    typedArticle === undefined ? undefined : findArticle(context.answerer().articles(), typedArticle);
  if (typedArticle !== undefined && article === undefined) {
    const language = languageOf(interaction, context);
    await replyPrivately(
      interaction,
      renderNotice({ language, text: (words) => words.notice.articleUnknown }),
    );
    return;
  }
  await handleQuestion(context, interaction, {
    question: options.getString(ASK_OPTION.question, true).trim(),
    previous: undefined,
    articleId: article?.id,
    wantsPrivacy: options.getBoolean(ASK_OPTION.private) ?? false,
    via: 'ask',
  });
}

/** The articles that fit what is typed so far: titles only, since a suggestion cannot be waited for. */
export async function handleArticleAutocomplete(
  context: BotContext,
  interaction: AutocompleteInteraction,
): Promise<void> {
  const typed = interaction.options.getFocused();
  await interaction.respond(articleChoices(context.answerer().articles(), typed));
}
