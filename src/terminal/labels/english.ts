import { labelLanguageList } from '../../language/label-language.ts';
import { counting } from '../../wording/label-text.ts';
import type { TerminalLabels } from '../terminal-labels.ts';

const inEnglish = counting('en');

export const english: TerminalLabels = {
  prompt: 'Question',
  question: (question) => `Question: ${question}`,
  welcome: ({ articles, sentences, title }) =>
    title === undefined
      ? `beleg answers only with sentences quoted word for word from ${inEnglish(articles, 'article', 'articles')} (${inEnglish(sentences, 'sentence', 'sentences')}).`
      : `beleg answers only with sentences quoted word for word from the article “${title}”.`,
  start: 'Just type a question. :help lists the commands, :quit leaves.',
  helpHeading: 'Commands',
  helpQuestion:
    'Everything else is a question. A short follow-up (“and when?”) refers to the last question that stood for itself.',
  commands: {
    articles: 'The articles that are searched',
    article: 'Search one article only: :article <id or title>; :article all searches all of them again',
    context: 'The sentences around a passage, as in :context 1 or :context b',
    more: 'The next three passages for the last question; after an overview, its next sections',
    new: 'Forget the previous question',
    help: 'This help',
    quit: 'Leave (also :q, :exit or Ctrl-D)',
  },
  noArticles: 'The index holds no article. corpus/README.md says how to add one.',
  sentences: (count) => inEnglish(count, 'sentence', 'sentences'),
  leftOut: (count) => `${inEnglish(count, 'place', 'places')} left out`,
  nothingShown: 'There is no passage to show yet. Please ask a question first.',
  noSuchPassage: (mark, marks) => `There is no passage “${mark}” here. Available: ${marks}`,
  noMore: 'There are no more passages.',
  readOn: '(:more shows what follows)',
  forgotten: 'The previous question has been forgotten.',
  unknownCommand: (command, meant) =>
    `There is no command ${command}. ${meant === undefined ? ':help lists them all.' : `Did you mean ${meant}?`}`,
  interrupted: 'To leave, press Ctrl-C again or Ctrl-D, or type :quit.',
  goodbye: 'Goodbye.',
  fault: 'Something went wrong while answering.',
  articleChanged: { problem: 'The article has been changed in the meantime.', remedy: 'Please ask again.' },
  ask: {
    description:
      'Answers a question with sentences quoted from the articles, or says that no answer was found.',
    question: 'the question; “-” reads it from standard input',
    json: 'print one JSON object (docs/json.md); with “-”, one for each line of standard input',
    lang: `language of the labels: ${labelLanguageList('or')} (by default that of the locale)`,
    article: 'search only this article',
    exitCodes: 'Exit status: 0 answered, 3 no answer found, 2 usage error, 1 fault',
    noQuestion: 'The question is missing.',
    howToCall: (usage) => `This is how to call it: ${usage}`,
    unknownArticle: (id) => `There is no article with the id “${id}”.`,
    knownArticles: (ids) => (ids === '' ? 'The index holds no article.' : `Available: ${ids}`),
  },
};
