import type { ButtonInteraction, ChatInputCommandInteraction } from 'discord.js';
import type { BotContext } from '../bot-context.ts';
import { languageOf, replyPrivately } from '../interaction-replies.ts';
import { renderArticles } from '../rendering/render-articles.ts';

/** `/articles`. */
export async function handleArticles(
  context: BotContext,
  interaction: ChatInputCommandInteraction,
): Promise<void> {
  await replyPrivately(interaction, page(context, interaction, 0));
}

/** Turns the page of the list in place. */
export async function handleArticlesPage(
  context: BotContext,
  interaction: ButtonInteraction,
  number: number,
): Promise<void> {
  await interaction.update(page(context, interaction, number));
}

function page(context: BotContext, interaction: { readonly locale: string }, number: number) {
  const language = languageOf(interaction, context);
  return renderArticles({ language, articles: context.answerer().articles(), page: number });
}
