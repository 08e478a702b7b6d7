import { ApplicationCommandType } from 'discord.js';
import { renderArticles } from '../rendering/render-articles.ts';
import { EVERYWHERE, labelled, type SlashCommand } from './command.ts';

/** `/articles`: the first page of their list; its buttons turn the pages. */
export const articlesCommand: SlashCommand = {
  kind: 'slash',
  scope: 'everyone',
  data: {
    ...EVERYWHERE,
    type: ApplicationCommandType.ChatInput,
    ...labelled(({ articles }) => articles),
  },

  execute: async (context) => {
    const { language, bot, asker } = context;
    const refusal = bot.admission.mayAsk(asker);
    if (refusal !== undefined) return context.refuse(refusal);
    await context.replyPrivately(
      renderArticles({ language, articles: context.answerer().articles(), page: 0 }),
    );
  },
};
