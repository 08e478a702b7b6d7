import type { Answer, Answerer, SearchedAnswer, Standing, Talk } from '../../answering/answer.ts';
import { standingAnswer, standingOverview, standingPassages } from '../../answering/standing.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import type { BotContext } from '../bot-context.ts';
import type { Conversation } from '../conversation.ts';
import type { MessagePayload } from '../rendering/message-payload.ts';
import { renderAnswer, type AnswerContent } from '../rendering/render-answer.ts';
import { renderNotice, renderTalk, renderUnaskable } from '../rendering/render-notice.ts';
import {
  type ArticleOverviewContent,
  renderArticleOverview,
  renderOverview,
} from '../rendering/render-overview.ts';
import { renderSection, type SectionContent } from '../rendering/render-section.ts';
import {
  renderCheck,
  renderContext,
  renderMore,
  type CheckContent,
  type ContextContent,
  type MoreContent,
} from '../rendering/render-passages.ts';

/*
 * Every message that quotes is made here and nowhere else, right before it is sent: nothing may be awaited in between. What
 * holds for each: every quotation and every source that it names stands in the articles that serve at that moment, however
 * long ago it was found. What does not stand is left out and logged by its place; where nothing is left there is no message.
 */

/** Where a message is seen, and the bot that logs what is not sent. */
type Quoting = Pick<Conversation, 'answerer'> & { readonly bot: Pick<BotContext, 'log'> };

/** An answer, public, private or shared. */
export function answerMessage(
  where: Quoting,
  content: Omit<AnswerContent, 'articleCount'> & { readonly answer: SearchedAnswer },
): MessagePayload | undefined {
  const answerer = where.answerer();
  const answer = logged(where, standingAnswer(content.answer, answerer));
  return answer && renderAnswer({ ...content, answer, articleCount: answerer.articles().length });
}

/** What is said where nothing was searched; of an overview whose articles have changed meanwhile, that. */
export function unsearchedMessage(
  where: Quoting,
  {
    answer,
    language,
  }: { readonly answer: Exclude<Answer, SearchedAnswer>; readonly language: LabelLanguage },
): MessagePayload {
  if (answer.kind === 'unaskable') return renderUnaskable({ language, reason: answer.reason });
  if (answer.kind === 'talk') return renderTalk({ language, talk: standingTalk(answer, where.answerer()) });
  const overview = logged(where, standingOverview(answer, where.answerer()));
  if (overview !== undefined) return renderOverview({ language, overview });
  return renderNotice({ language, text: ({ notice }) => notice.changedMeanwhile });
}

/** What an article is about. */
export function overviewMessage(
  where: Quoting,
  { language, overview, from }: Omit<ArticleOverviewContent, 'end'>,
): MessagePayload | undefined {
  const standing = logged(where, standingOverview({ articles: [overview] }, where.answerer()));
  const end = from + overview.sections.length;
  return standing && renderArticleOverview({ language, overview: standing.articles[0], from, end });
}

/** Sentences of a section. */
export function sectionMessage(
  where: Quoting,
  content: Omit<SectionContent, 'end'>,
): MessagePayload | undefined {
  const { page, asked } = content;
  const [first, ...others] = logged(where, standingPassages(page.sentences, where.answerer())) ?? [];
  const end = asked.offset + page.sentences.length;
  return first && renderSection({ ...content, page: { ...page, sentences: [first, ...others] }, end });
}

/** A sentence between its neighbours. */
export function contextMessage(
  where: Quoting,
  { language, citation }: ContextContent,
): MessagePayload | undefined {
  const standing = logged(where, where.answerer().standing(citation));
  return standing && renderContext({ language, citation: standing });
}

/** Further passages. */
export function moreMessage(where: Quoting, content: Omit<MoreContent, 'end'>): MessagePayload | undefined {
  const passages = logged(where, standingPassages(content.passages, where.answerer()));
  // The next page begins behind this one, whatever of it has fallen.
  return passages && renderMore({ ...content, passages, end: content.offset + content.passages.length });
}

/** Statements beside the nearest sentences; one whose sentence has fallen goes with it. */
export function checkMessage(where: Quoting, { language, pairs }: CheckContent): MessagePayload | undefined {
  const { standing } = where.answerer();
  const held = pairs.flatMap((pair) => {
    if (pair.citation === undefined) return [pair];
    const citation = logged(where, standing(pair.citation));
    return citation === undefined ? [] : [{ ...pair, citation }];
  });
  return held.length === 0 ? undefined : renderCheck({ language, pairs: held });
}

/** Small talk with those of its examples that stand word for word in an article. */
function standingTalk(talk: Talk, answerer: Answerer): Talk {
  if (talk.examples.length === 0) return talk;
  const texts = answerer.articles().flatMap(({ id }) => answerer.article(id)?.text ?? []);
  const examples = talk.examples.filter((example) => texts.some((text) => text.includes(example.text)));
  return { ...talk, examples };
}

function logged<T>({ bot: { log } }: Quoting, { shown, fallen }: Standing<T>): T | undefined {
  for (const place of fallen)
    log.error(place, 'a quotation stands no longer in its article and was not sent');
  return shown;
}
