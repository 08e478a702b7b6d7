import { ApplicationCommandType } from 'discord.js';
import { defineButton } from '../buttons/button.ts';
import { renderArticles } from '../rendering/render-articles.ts';
import { EVERYWHERE, type SlashCommand } from './command.ts';

/** `/articles`: the first page of their list; its buttons turn the pages. */
export const articlesCommand: SlashCommand = {
  kind: 'slash',
  scope: 'everyone',
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    name: 'articles',
    nameLocalizations: { de: 'artikel', fr: 'articles' },
    description: 'The articles that can be asked',
    descriptionLocalizations: {
      de: 'Die Artikel, die befragt werden können',
      fr: 'Les articles que l’on peut interroger',
    },
  },

  execute: async (context) => {
    const { language, bot } = context;
    await context.replyPrivately(renderArticles({ language, articles: bot.answerer().articles(), page: 0 }));
  },
};

/** **Previous page** and **Next page**: turns the page of the list of articles in place. */
export const articlesPageButton = defineButton(
  'articles',
  async ({ bot, language, interaction }, { page }) => {
    await interaction.update(renderArticles({ language, articles: bot.answerer().articles(), page }));
  },
);
