import { counting } from '../../wording/label-text.ts';
import type { DiscordLabels } from './discord-labels.ts';

const count = counting('en');

const FURTHER = 'Ask a follow-up';
const FORGET = 'Remove for good';

const command = {
  ask: {
    name: 'ask',
    description: 'Ask the articles; the answer is made of their own sentences, word for word',
  },
  question: { name: 'question', description: 'What you would like to know' },
  article: { name: 'article', description: 'Search only this article' },
  private: { name: 'private', description: 'Only you see the answer' },
  articles: { name: 'articles', description: 'The articles that can be asked' },
  help: { name: 'help', description: 'What this bot can do, what it keeps and for how long' },
  forget: { name: 'forget', description: 'Remove all that this bot has stored of you' },
  check: { name: 'Check against the article' },
  reindex: { description: 'Rebuild the index from the articles (operators only)' },
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
    further: FURTHER,
    share: 'Share',
    helpful: 'Helpful',
    unhelpful: 'Not helpful',
    remove: 'Remove',
    previousPage: 'Previous page',
    nextPage: 'Next page',
    previousSections: 'Previous sections',
    nextSections: 'Next sections',
    goOn: {
      list: (left) => `Read on: ${count(left, 'more item', 'more items')}`,
      section: (left) => `Read on: ${count(left, 'more sentence', 'more sentences')}`,
    },
  },
  modal: {
    title: FURTHER,
    question: 'Your next question',
    hint: 'It is read together with the last question that stood for itself, and with no other.',
  },
  context: {
    title: 'Context',
    before: 'Sentence before',
    quoted: 'Quoted sentence',
    after: 'Sentence after',
    start: 'Nothing comes before this: the article starts here.',
    end: 'Nothing comes after this: the article ends here.',
  },
  more: {
    title: (from, to, total) =>
      from === to ? `More passages: ${from} of ${total}` : `More passages: ${from} to ${to} of ${total}`,
    none: 'There are no more passages.',
  },
  goingOn: {
    list: (from, to, total) =>
      from === to
        ? `Further down the list: ${from} of ${total}`
        : `Further down the list: ${from} to ${to} of ${total}`,
    section: (from, to, total) =>
      from === to
        ? `Further down the section: ${from} of ${total}`
        : `Further down the section: ${from} to ${to} of ${total}`,
  },
  contents: {
    sections: (from, to, total) =>
      from === to ? `Section ${from} of ${total}` : `Sections ${from} to ${to} of ${total}`,
    sentences: (from, to, total) =>
      `${from === to ? from : `${from} to ${to}`} of ${count(total, 'sentence', 'sentences')}`,
  },
  check: {
    title: 'Closest passages – no verdict on the message',
    statement: (statement) => `**In the message:** ${statement}`,
    nothing: 'No passage comes close.',
    omitted: (omitted) =>
      omitted === 1
        ? 'There was no room here for one more sentence of the message.'
        : `There was no room here for ${omitted} more sentences of the message.`,
  },
  articles: {
    title: (articles) => count(articles, 'article', 'articles'),
    page: (page, pages) => `Page ${page} of ${pages}`,
    sentences: (sentences) => count(sentences, 'sentence', 'sentences'),
    leftOut: (places) => `${count(places, 'place', 'places')} left out`,
    language: { de: 'German', en: 'English', fr: 'French' },
    none: 'There are no articles yet.',
  },
  help: {
    title: (botName) => `What ${botName} can do`,
    paragraphs: ({
      articleCount,
      storedDays,
      logsQuestions,
      languageModel,
      asksDatabaseElsewhere,
      readsReplies,
      botName,
    }) => {
      const all = asksDatabaseElsewhere ? 'All else' : 'All of it';
      return [
        `${botName} answers questions about ${count(articleCount, 'article', 'articles')}, only with sentences that ` +
          'are quoted word for word. If it finds no answer there, the bot says so.',
        `**Ask:** use \`/${command.ask.name}\`, mention the bot or write to it directly. ` +
          `With \`${command.private.name}\` only you see the answer. ` +
          'Edit your message within a minute, and it is answered again in the same place.',
        `**${FURTHER}:** press the button below the answer or reply to it, on servers with @ switched on. ` +
          (readsReplies
            ? ''
            : 'There, Discord does not show the bot replies to the result of a command: use the button then. ') +
          'In direct messages the previous question counts by itself for 30 minutes' +
          (readsReplies ? ', in the bot’s threads always. ' : '. ') +
          'Only the last question that stood for itself is read along.',
        `**Articles:** \`/${command.articles.name}\` lists them and leads into their sections. **Check a message:** right-click a message, Apps, ` +
          `“${command.check.name}”: the closest sentences, without a verdict.`,
        `**What is stored:** the question and its passages for at most ${count(storedDays, 'day', 'days')}, so that the ` +
          'buttons work; your vote for as long, with the question only where everyone could see it, and after that as ' +
          'a mere number. Once the answer is deleted, with “Remove” or otherwise, that number is all that is left. ' +
          `A pseudonym stands in place of your name. \`/${command.forget.name}\` removes all that is stored of you. ` +
          'A question with votes that everyone could see may be kept by the operators as a test, without any trace of you. ' +
          (logsQuestions
            ? 'Questions also go to the log of this bot, for as long as its operators keep it. '
            : '') +
          (asksDatabaseElsewhere
            ? 'To search, the stems of each question’s words, and the numbers that a model makes of it, go to a database on another machine, which the operators have chosen. '
            : '') +
          {
            none: `${all} stays on the machine that runs the bot.`,
            here:
              'A language model on the machine that runs the bot reads each question and the sentences found for it. ' +
              `${all} stays on that machine.`,
            elsewhere:
              'Each question and the sentences found for it go to a language model on another machine, which the ' +
              'operators of this bot have chosen. All else stays on the machine that runs the bot.',
          }[languageModel],
      ];
    },
  },
  forget: {
    title: 'Forget what is stored of you',
    stored: (answers, votes) =>
      `Stored of you: ${count(answers, 'answer with its question', 'answers with their questions')}, ` +
      `${count(votes, 'vote', 'votes')}. “${FORGET}” removes all of it.`,
    stays:
      'The messages stay in Discord; their buttons then say that the answer is no longer stored. What is to go ' +
      'from there as well, take away with “Remove” below it before.',
    logged: 'Questions are also in the log of this bot, which only its operators can clear.',
    confirm: FORGET,
    nothing: 'Nothing is stored of you.',
    done: (answers, votes, storedDays) =>
      `Removed: ${count(answers, 'answer with its question', 'answers with their questions')}, ` +
      `${count(votes, 'vote', 'votes')}. What you ask from now on is stored again, for at most ` +
      `${count(storedDays, 'day', 'days')}.`,
    failed: `Not all of it could be taken from the disk. Please try \`/${command.forget.name}\` again later.`,
  },
  error: {
    title: 'Something went wrong while answering',
    reference: (reference) => `Please try again later. Reference: ${reference}.`,
  },
  refusal: {
    'too-long': (limit) =>
      `The question is too long. Please shorten it to at most ${count(limit, 'character', 'characters')}.`,
    'too-short': (limit) =>
      `The question is too short. Please write at least ${count(limit, 'character', 'characters')}.`,
    'rate-limited': (limit, when) =>
      `At most ${count(limit, 'question', 'questions')} a minute (costly ones count more), possible again ${when}.`,
    'guild-rate-limited': (limit, when) =>
      `At most ${count(limit, 'question', 'questions')} a minute on this server (costly ones count more), possible again ${when}.`,
    'button-rate-limited': (limit, when) =>
      `At most ${count(limit, 'button press', 'button presses')} a minute, possible again ${when}.`,
    busy: 'There are too many questions right now. Please try again in a minute.',
    draining: 'The bot is restarting and will be back in a moment.',
    'channel-not-listed': `In this channel the bot answers only privately: please ask with \`/${command.ask.name}\`.`,
    'role-needed': (roles) =>
      `Questions here are for those with ${roles.length === 1 ? 'the role' : 'one of the roles'} ${roles.join(', ')}. ` +
      'Please ask the people who run this server for it.',
    'nobody-asks-here':
      'This bot answers no questions in direct messages. Please ask it in a channel of a server that you share with it.',
    'text-withheld': `Discord does not let the bot read replies to a command. Please press “${FURTHER}” or mention the bot.`,
    'role-mentioned':
      'Discord does not let the bot read this message: you mentioned its role. Please pick the bot itself after typing @.',
    'not-operator': 'Only the operators of this bot may do that.',
    'may-not-remove':
      'Only the person who asked, or someone who may manage messages here, can remove the answer.',
    'cannot-send-here': 'For that you need permission to send messages here.',
    'already-building': 'The index is already being rebuilt.',
  },
  notice: {
    buttonOutdated: 'This button is out of date. Please ask again.',
    commandOutdated: `This command is out of date. /${command.help.name} shows what there is.`,
    answerExpired: 'This answer is no longer stored. Please ask again.',
    articleChanged: 'The article has been changed or removed since this answer. Please ask again.',
    changedMeanwhile: 'The article has been changed in the meantime. Please ask again.',
    articleUnknown: `This article is not known. /${command.articles.name} shows the list.`,
    alreadyShared: 'This answer has already been shared.',
    shareFailed: 'Sharing failed. Please try again.',
    alreadyRemoved: 'This answer has already been removed.',
    removeFailed: 'Removing the answer failed. Please try again.',
    thanksHelpful: 'Thank you! Noted as helpful.',
    thanksUnhelpful: 'Thank you! Noted as not helpful.',
    emptyMessage: 'There is no text in this message to compare.',
  },
  index: {
    title: 'Rebuilding the index',
    progress: (done, total) => `Read: ${done} of ${count(total, 'sentence', 'sentences')}.`,
    done: (articles, sentences, seconds) =>
      `Done: ${count(articles, 'article', 'articles')}, ${count(sentences, 'sentence', 'sentences')} in ` +
      `${count(seconds, 'second', 'seconds')}. The new index is in use.`,
    failed: 'Rebuilding the index failed; the old one stays in use.',
  },
};
