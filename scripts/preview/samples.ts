import { KEPT_DAYS } from '../../src/discord/answers/retention.ts';
import type { APIModalInteractionResponseCallbackData } from 'discord.js';

import type { LabelLanguage } from '../../src/language/label-language.ts';
import { DISCORD_LABELS } from '../../src/discord/labels/discord-labels.ts';
import { askFurtherModal } from '../../src/discord/rendering/ask-further-modal.ts';
import type { MessagePayload } from '../../src/discord/rendering/message-payload.ts';
import { renderAnswer, type AnswerContent } from '../../src/discord/rendering/render-answer.ts';
import { renderArticles } from '../../src/discord/rendering/render-articles.ts';
import { renderBuildDone, renderBuildProgress } from '../../src/discord/rendering/render-build.ts';
import { renderForget, renderForgotten } from '../../src/discord/rendering/render-forget.ts';
import { renderHelp } from '../../src/discord/rendering/render-help.ts';
import { renderError, renderNotice, renderUnaskable } from '../../src/discord/rendering/render-notice.ts';
import { renderCheck, renderContext, renderMore } from '../../src/discord/rendering/render-passages.ts';
import { renderRefusal } from '../../src/discord/rendering/render-refusal.ts';
import { manyArticles, sampleAnswers, SUNDAY, type SampleArticle } from './sample-answers.ts';
import { contentsSamples } from './sample-contents.ts';
import { QUESTIONS } from './sample-questions.ts';

/** One message of the preview. */
export interface Sample {
  /** What a person is told it shows. */
  readonly title: string;
  /** The command that it replies to, as Discord shows it above. */
  readonly command?: string;
  /** Only the asker sees it. */
  readonly ephemeral?: boolean;
  readonly shows: MessagePayload | APIModalInteractionResponseCallbackData;
}

export interface SampleOptions {
  readonly language: LabelLanguage;
  readonly article: SampleArticle;
  /** The moment at which the preview is read. */
  readonly now: Date;
}

const ANSWER_ID = 'q7Hk2_xW-9aB';

/** Every kind of message, from the renderers that the bot uses. */
export function samplesOf(options: SampleOptions): readonly Sample[] {
  return [
    ...answerSamples(options),
    ...contentsSamples(options),
    ...buttonSamples(options),
    ...commandSamples(options),
    ...shortSamples(options),
  ];
}

function answerSamples({ language, article }: SampleOptions): readonly Sample[] {
  const words = QUESTIONS[language];
  const { command } = DISCORD_LABELS[language];
  const message = (content: Pick<AnswerContent, 'answer'> & Partial<AnswerContent>): MessagePayload =>
    renderAnswer({ language, answerId: ANSWER_ID, articleCount: 1, audience: 'all', ...content });
  const { one, three, unsure, several, sources, row, unanswered } = sampleAnswers(words, article);
  return [
    { title: 'Answered, one citation', command: `/${command.ask.name}`, shows: message({ answer: one }) },
    {
      title: 'Answered, three citations, private with Share',
      command: `/${command.ask.name}`,
      ephemeral: true,
      shows: message({ answer: three, audience: 'user-may-share' }),
    },
    { title: 'Unsure, a follow-up', shows: message({ answer: unsure }) },
    {
      title: 'Several articles, a source with an address, shared',
      shows: message({ answer: several, sharedBy: '<@123456789012345678>', articleCount: 2 }),
    },
    {
      title: 'The same sentence in several articles',
      command: `/${command.ask.name}`,
      shows: message({ answer: sources, articleCount: 12 }),
    },
    { title: 'A row of a table', command: `/${command.ask.name}`, shows: message({ answer: row }) },
    { title: 'Not in the corpus', command: `/${command.ask.name}`, shows: message({ answer: unanswered }) },
  ];
}

function buttonSamples({ language, article }: SampleOptions): readonly Sample[] {
  const passages = [
    SUNDAY,
    article.cite('Junge KI-Unternehmen aus beiden Ländern sollen kooperieren'),
    article.cite('Merz und Macron warben dafür, unabhängiger zu werden'),
  ];
  const cited = article.cite('Unterzeichnet wurde die Kooperationsvereinbarung am Mittwoch', ['am Mittwoch']);
  return [
    { title: 'Context', ephemeral: true, shows: renderContext({ language, citation: cited }) },
    {
      title: 'More passages',
      ephemeral: true,
      shows: renderMore({ language, passages, offset: 0, answerId: ANSWER_ID, total: 7, rest: 0, cited: 1 }),
    },
    { title: 'Ask a follow-up (modal)', shows: askFurtherModal({ language, answerId: ANSWER_ID }) },
    {
      title: 'Thanks for a vote',
      ephemeral: true,
      shows: renderNotice({ language, text: ({ notice }) => notice.thanksHelpful }),
    },
  ];
}

function commandSamples({ language, article }: SampleOptions): readonly Sample[] {
  const words = QUESTIONS[language];
  const { command } = DISCORD_LABELS[language];
  const pairs = [
    {
      statement: words.statement,
      citation: article.cite('Die EU-Kommission plant, den AI Act zu verschieben'),
    },
    {
      statement: words.otherStatement,
      citation: article.cite('Friedrich Merz (CDU) und Emmanuel Macron traten gemeinsam auf'),
    },
  ];
  return [
    {
      title: 'Help',
      command: `/${command.help.name}`,
      ephemeral: true,
      shows: renderHelp({
        language,
        botName: 'beleg',
        storedDays: KEPT_DAYS,
        readsReplies: false,
        logsQuestions: false,
        languageModel: 'none',
        asksDatabaseElsewhere: false,
        articleCount: 12,
      }),
    },
    ...forgetSamples(language),
    {
      title: 'Articles',
      command: `/${command.articles.name}`,
      ephemeral: true,
      shows: renderArticles({ language, articles: manyArticles(article.summary), page: 0 }),
    },
    { title: 'Check against the article', ephemeral: true, shows: renderCheck({ language, pairs }) },
    {
      title: 'Reindex, under way',
      command: '/reindex',
      ephemeral: true,
      shows: renderBuildProgress({ language, done: 180, total: 412 }),
    },
    {
      title: 'Reindex, done',
      command: '/reindex',
      ephemeral: true,
      shows: renderBuildDone({ language, articles: 12, sentences: 1234, seconds: 41 }),
    },
  ];
}

function forgetSamples(language: LabelLanguage): readonly Sample[] {
  const { command, forget } = DISCORD_LABELS[language];
  const traces = { answers: 4, votes: 1 };
  return [
    {
      title: 'Forget',
      command: `/${command.forget.name}`,
      ephemeral: true,
      shows: renderForget({ language, traces, logsQuestions: true }),
    },
    {
      title: 'Forget, done',
      command: `/${command.forget.name}`,
      ephemeral: true,
      shows: renderForgotten({ language, traces, storedDays: KEPT_DAYS }),
    },
    {
      title: 'Forget, failed',
      ephemeral: true,
      shows: renderNotice({ language, text: forget.failed }),
    },
  ];
}

function shortSamples({ language, now }: SampleOptions): readonly Sample[] {
  const retryAt = new Date(now.getTime() + 20_000);
  const refused = (title: string, refusal: Parameters<typeof renderRefusal>[0]['refusal']): Sample => ({
    title: `Refused: ${title}`,
    ephemeral: true,
    shows: renderRefusal({ language, refusal }),
  });
  return [
    { title: 'Error', shows: renderError({ language, reference: '7F3A92' }) },
    refused('too many questions', { kind: 'rate-limited', limit: 6, retryAt }),
    refused('too long', { kind: 'too-long', limit: 300 }),
    refused('busy', { kind: 'busy' }),
    refused('stopping', { kind: 'draining' }),
    refused('a role is needed', { kind: 'role-needed', roles: ['345678901234567890'] }),
    refused('channel not listed', { kind: 'channel-not-listed' }),
    {
      title: 'Cannot be asked',
      ephemeral: true,
      shows: renderUnaskable({ language, reason: 'no-words' }),
    },
    {
      title: 'Outdated button',
      ephemeral: true,
      shows: renderNotice({ language, text: ({ notice }) => notice.buttonOutdated }),
    },
    {
      title: 'Outdated command',
      ephemeral: true,
      shows: renderNotice({ language, text: ({ notice }) => notice.commandOutdated }),
    },
  ];
}
