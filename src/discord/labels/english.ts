import type { DiscordLabels } from './discord-labels.ts';

const numbers = new Intl.NumberFormat('en');
const count = (value: number, one: string, many: string): string =>
  `${numbers.format(value)} ${value === 1 ? one : many}`;

const command = {
  ask: { name: 'ask', description: 'Ask the articles; the answer is their own sentences, word for word' },
  question: { name: 'question', description: 'What you would like to know' },
  article: { name: 'article', description: 'Search this article only' },
  private: { name: 'private', description: 'Only you see the answer' },
  articles: { name: 'articles', description: 'The articles that can be asked' },
  help: { name: 'help', description: 'What this bot can do, and what it keeps for how long' },
  check: { name: 'Check against the article' },
  reindex: { description: 'Build the index anew from the articles (operators only)' },
} satisfies DiscordLabels['command'];

export const english: DiscordLabels = {
  command,
  question: (question) => `Question: ${question}`,
  sharedBy: (mention) => `Shared by ${mention}`,
  shortened: '(shortened)',
  omitted: (omitted) =>
    omitted === 1
      ? 'One more passage did not fit into the message.'
      : `${omitted} more passages did not fit into the message.`,
  searched: (articles) => `Searched: ${count(articles, 'article', 'articles')}.`,
  button: {
    context: (number) => `Context ${number}`,
    more: 'More passages',
    further: 'Ask further',
    share: 'Share',
    helpful: 'Helpful',
    unhelpful: 'Not helpful',
    remove: 'Remove',
    previousPage: 'Previous page',
    nextPage: 'Next page',
  },
  modal: {
    title: 'Ask further',
    question: 'Your next question',
    hint: 'It is read together with the question before, and no earlier one.',
  },
  context: {
    title: 'Context',
    before: 'Sentence before',
    quoted: 'Quoted sentence',
    after: 'Sentence after',
    start: 'Nothing comes before: the article starts here.',
    end: 'Nothing follows: the article ends here.',
  },
  more: {
    title: (from, to, total) =>
      from === to ? `Further passage ${from} of ${total}` : `Further passages ${from} to ${to} of ${total}`,
    none: 'There are no further passages.',
  },
  check: {
    title: 'Nearest passages – no verdict on the message',
    statement: (statement) => `**In the message:** ${statement}`,
    nothing: 'No passage comes near.',
    omitted: (omitted) =>
      omitted === 1
        ? 'One more sentence of the message did not fit here.'
        : `${omitted} more sentences of the message did not fit here.`,
  },
  articles: {
    title: (articles) => count(articles, 'article', 'articles'),
    page: (page, pages) => `Page ${page} of ${pages}`,
    sentences: (sentences) => count(sentences, 'sentence', 'sentences'),
    leftOut: (places) => `${count(places, 'place', 'places')} left out`,
    language: { de: 'German', en: 'English', fr: 'French' },
    none: 'There is no article yet.',
  },
  help: {
    title: (botName) => `What ${botName} can do`,
    paragraphs: ({ articleCount, storedDays, logsQuestions, botName }) => [
      `${botName} answers questions about ${count(articleCount, 'article', 'articles')} – only with sentences that ` +
        'stand there word for word. Where it finds no answer there, the bot says so.',
      `**Ask:** \`/${command.ask.name}\`, mention the bot, write to it directly or reply to its answer. ` +
        `With \`${command.private.name}\` only you see the answer. ` +
        'Edit your message within a minute, and it is answered anew in the same place.',
      '**Ask further:** the button below every answer. Only the question before counts, none earlier.',
      `**Articles:** \`/${command.articles.name}\` lists them. **Check a message:** right-click a message, Apps, ` +
        `“${command.check.name}”: the nearest sentences, without a verdict.`,
      `**What is stored:** question and passages for ${count(storedDays, 'day', 'days')} at most, so that the buttons ` +
        'work; your vote as long, with the question only where all could see it, and from then on as a mere ' +
        'number. Once the answer is deleted, with “Remove” or otherwise, that number is all that is left. ' +
        'A keyed code stands in place of your name. ' +
        (logsQuestions
          ? 'Questions also go to the log of this bot, for as long as its operators keep it. '
          : '') +
        'All of it stays on the machine that runs the bot.',
    ],
  },
  error: {
    title: 'The answer failed',
    reference: (reference) => `Please try again later. Reference ${reference}.`,
  },
  refusal: {
    'too-long': (limit) => `The question is too long. Please shorten it to ${limit} characters at most.`,
    'too-short': (limit) => `The question is too short. Please write at least ${limit} characters.`,
    'rate-limited': (limit, when) =>
      `At most ${limit} questions a minute (costly ones count more), possible again ${when}.`,
    'guild-rate-limited': (limit, when) =>
      `At most ${limit} questions a minute on this server (costly ones count more), possible again ${when}.`,
    'button-rate-limited': (limit, when) =>
      `At most ${limit} button presses a minute, possible again ${when}.`,
    busy: 'Too many questions right now, please try in a minute.',
    draining: 'Restarting, back in a moment.',
    'channel-not-listed': `In this channel the bot answers privately only: please ask with \`/${command.ask.name}\`.`,
    'text-withheld':
      'Discord does not let the bot read replies to a command. Please press “Ask further” or mention the bot.',
    'role-mentioned':
      'Discord did not let the bot read this: you mentioned its role. Please pick the bot itself while typing @.',
    'not-operator': 'Only the operators of this bot may do that.',
    'may-not-remove': 'Only the person who asked, or who may manage messages here, can remove the answer.',
    'cannot-send-here': 'That needs the permission to send messages here.',
    'already-building': 'The articles are being read again already.',
  },
  notice: {
    buttonOutdated: 'This button is out of date, please ask again.',
    commandOutdated: `This command is out of date. /${command.help.name} shows what there is.`,
    answerExpired: 'This answer is no longer stored, please ask again.',
    articleChanged: 'The article has changed or gone since this answer. Please ask again.',
    changedMeanwhile: 'The article has changed meanwhile. Please ask again.',
    articleUnknown: `This article is not known. /${command.articles.name} shows the list.`,
    alreadyShared: 'This answer is shared already.',
    shareFailed: 'Sharing failed. Please try again.',
    alreadyRemoved: 'This answer has already been removed.',
    removeFailed: 'Removing the answer failed. Please try again.',
    thanksHelpful: 'Thank you! Noted as helpful.',
    thanksUnhelpful: 'Thank you! Noted as not helpful.',
    emptyMessage: 'There is no text in this message to compare.',
  },
  index: {
    title: 'Reading the articles again',
    progress: (done, total) => `${done} of ${count(total, 'sentence', 'sentences')} read.`,
    done: (articles, sentences, seconds) =>
      `Done: ${count(articles, 'article', 'articles')}, ${count(sentences, 'sentence', 'sentences')} in ` +
      `${count(seconds, 'second', 'seconds')}. The new state holds from now on.`,
    failed: 'Reading failed; the old state still holds.',
  },
};
