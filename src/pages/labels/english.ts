import { counting } from '../../wording/label-text.ts';
import type { PageLabels } from '../page-labels.ts';

const count = counting('en');

export const english: PageLabels = {
  tagline: 'Answers in the articles’ own words',
  skip: 'Skip to content',
  heading: (articles) => (articles === 1 ? 'Ask the article' : 'Ask the articles'),
  home: 'To the start page',
  hint: 'The answer is made of sentences that stand there word for word, each with its place. Where none is found, you are told.',
  question: 'Your question',
  article: 'Article',
  allArticles: 'All articles',
  language: 'Language of the page',
  submit: 'Ask',
  askOn: 'Ask something else',
  followUp: (question) => `Read it as a follow-up to: ${question}`,
  articles: (articles) => (articles === 1 ? 'You can ask this article' : 'You can ask these articles'),
  noArticles: 'There is no article yet.',
  sentences: (sentences) => count(sentences, 'sentence', 'sentences'),
  searched: (articles) => `Searched: ${count(articles, 'article', 'articles')}.`,
  context: {
    summary: 'Read it in context',
    start: 'The article begins here.',
    end: 'The article ends here.',
  },
  further: (passages) => count(passages, 'more passage', 'more passages'),
  permanent: {
    link: 'Link to this answer',
    note: 'Opening it asks the question again. If the articles have changed by then, they may answer differently.',
  },
  published: {
    tagline: 'The articles, sentence by sentence',
    heading: 'Articles',
    size: (articles, sentences) =>
      `${count(articles, 'article', 'articles')}, ${count(sentences, 'sentence', 'sentences')}`,
  },
  wholeArticle: 'Whole article',
  askArticle: 'Ask this article',
  newTab: 'opens in a new tab',
  problem: {
    'bad-request': {
      title: 'This request makes no sense here',
      remedy: 'Please ask your question with the form.',
    },
    'unknown-article': {
      title: 'There is no such article here',
      remedy: 'It may have been removed or renamed. Please choose another one, or ask all of them.',
    },
    'unknown-language': {
      title: 'beleg does not speak this language',
      remedy: 'Please choose one from the list.',
    },
    'not-found': {
      title: 'There is no such page',
      remedy: 'The address may be incomplete. You can ask the articles from the start page.',
    },
    unauthorised: {
      title: 'This page is protected',
      remedy: 'Please enter the access token as the password; any user name will do.',
    },
    'articles-changed': {
      title: 'The articles have just changed',
      remedy: 'Please ask again.',
    },
    busy: {
      title: 'There are too many questions right now',
      remedy: 'Please try again in a minute.',
    },
    'too-slow': {
      title: 'The answer took too long',
      remedy: 'Please try again later, ideally with a shorter question.',
    },
    fault: {
      title: 'Something went wrong while answering',
      remedy: 'Please try again later.',
    },
  },
  rateLimited: (seconds) => ({
    title: 'That was a lot of questions at once',
    remedy: `You can go on in ${count(seconds, 'second', 'seconds')}.`,
  }),
};
