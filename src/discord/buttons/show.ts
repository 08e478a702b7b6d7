import { contextMessage, moreMessage } from '../answers/quoting-messages.ts';
import { restorePassages } from '../answers/restore-answer.ts';
import { renderArticles } from '../rendering/render-articles.ts';
import { PASSAGES_A_PAGE } from '../../wording/passage-marks.ts';
import { defineAnswerButton, defineButton } from './button.ts';

/** **Context**: the sentence between its neighbours. Needs no stored answer: the button itself names the sentence. */
export const contextButton = defineButton('context', async (context, { articleId, ordinal, revision }) => {
  const { bot, language } = context;
  const citation = bot.answerer().passage(articleId, ordinal);
  if (citation?.article.revision !== revision) return context.say('articleChanged');
  const message = contextMessage(bot, { language, citation });
  await (message === undefined ? context.say('articleChanged') : context.replyPrivately(message));
});

/** **More passages**: the next three. */
export const moreButton = defineAnswerButton('more', async (context, stored, { offset }) => {
  const { bot, language } = context;
  const page = stored.more.slice(offset, offset + PASSAGES_A_PAGE);
  const passages = restorePassages(page, bot.answerer());
  if (passages === undefined) return context.say('articleChanged');
  const total = stored.more.length;
  const message = moreMessage(bot, { language, passages, offset, answerId: stored.id, total });
  await (message === undefined ? context.say('articleChanged') : context.replyPrivately(message));
});

/** **Previous page** and **Next page**: turns the page of the list of articles in place. */
export const articlesPageButton = defineButton('articles', async (context, { page }) => {
  const { bot, language, interaction } = context;
  await context.respond(() =>
    interaction.update(renderArticles({ language, articles: bot.answerer().articles(), page })),
  );
});
