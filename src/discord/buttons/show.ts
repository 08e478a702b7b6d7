import { type ButtonInteraction, MessageFlags } from 'discord.js';
import { contextMessage, moreMessage, overviewMessage, sectionMessage } from '../answers/quoting-messages.ts';
import { restorePassages } from '../answers/restore-answer.ts';
import type { InteractionContext } from '../interaction-context.ts';
import type { MessagePayload } from '../rendering/message-payload.ts';
import { renderArticles } from '../rendering/render-articles.ts';
import { PASSAGES_A_PAGE } from '../../wording/passage-marks.ts';
import { defineAnswerButton, defineButton } from './button.ts';

/** To who pressed alone; without a message, what it would quote stands no longer. */
function show(
  context: InteractionContext<ButtonInteraction>,
  message: MessagePayload | undefined,
): Promise<void> {
  return message === undefined ? context.say('articleChanged') : context.replyPrivately(message);
}

/** **Context**: the sentence between its neighbours. Needs no stored answer: the button itself names the sentence. */
export const contextButton = defineButton('context', async (context, { articleId, ordinal, revision }) => {
  const { language } = context;
  const citation = context.answerer().passage(articleId, ordinal);
  const isSame = citation?.article.revision === revision;
  await show(context, isSame ? contextMessage(context, { language, citation }) : undefined);
});

/** **More passages**: the next three, and first those that go on with what the answer cites. */
export const moreButton = defineAnswerButton('more', async (context, stored, { offset }) => {
  const { language } = context;
  const { id: answerId, more, rest } = stored;
  const end = offset + PASSAGES_A_PAGE;
  const page = more.slice(offset, offset < rest ? Math.min(end, rest) : end);
  const passages = restorePassages(page, context.answerer());
  const counts = { offset, total: more.length, rest, cited: stored.passages.length };
  await show(context, passages && moreMessage(context, { language, passages, answerId, ...counts }));
});

/**
 * **Previous page** and **Next page**: turns the page of the list of articles, in place where that is the reader's own. Below
 * an overview that others read it opens the list beside it.
 */
export const articlesPageButton = defineButton('articles', async (context, { page }) => {
  const { language, interaction } = context;
  const list = renderArticles({ language, articles: context.answerer().articles(), page });
  const isOwn = interaction.message.flags.has(MessageFlags.Ephemeral);
  await (isOwn ? context.respond(() => interaction.update(list)) : context.replyPrivately(list));
});

/** An article by its name, and the sections before and after those of its overview. */
export const overviewButton = defineButton('overview', async (context, { articleId, revision, from }) => {
  const { language } = context;
  const overview = context.answerer().overview(articleId, from);
  const isSame = overview?.article.revision === revision;
  await show(context, isSame ? overviewMessage(context, { language, overview, from }) : undefined);
});

/** A section by its heading, and the sentences after those that are shown of it. */
export const sectionButton = defineButton('section', async (context, { action: _action, ...asked }) => {
  const { language } = context;
  const page = context.answerer().section(asked, { from: asked.offset, most: PASSAGES_A_PAGE });
  const isSame = page?.sentences[0].article.revision === asked.revision;
  await show(context, isSame ? sectionMessage(context, { language, page, asked }) : undefined);
});
