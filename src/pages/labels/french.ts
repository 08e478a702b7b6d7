import { counting, typeset } from '../../wording/label-text.ts';
import type { PageLabels } from '../page-labels.ts';

const count = counting('fr');

export const french: PageLabels = {
  tagline: 'Des réponses avec les mots des articles',
  skip: 'Aller au contenu',
  heading: (articles) => (articles === 1 ? 'Interrogez l’article' : 'Interrogez les articles'),
  home: 'Vers la page d’accueil',
  hint: 'La réponse est faite de phrases qui s’y trouvent mot pour mot, chacune avec son emplacement. Si aucune n’est trouvée, la page le dit aussi.',
  question: 'Votre question',
  article: 'Article',
  allArticles: 'Tous les articles',
  language: 'Langue de la page',
  submit: 'Demander',
  askOn: 'Poser une autre question',
  followUp: (question) => typeset`La lire comme une suite de : ${question}`,
  articles: (articles) =>
    articles === 1 ? 'Vous pouvez interroger cet article' : 'Vous pouvez interroger ces articles',
  noArticles: 'Il n’y a pas encore d’article.',
  sentences: (sentences) => count(sentences, 'phrase', 'phrases'),
  searched: (articles) => typeset`Parcouru : ${count(articles, 'article', 'articles')}.`,
  context: {
    summary: 'Lire dans son contexte',
    start: 'L’article commence ici.',
    end: 'L’article finit ici.',
  },
  further: (passages) => count(passages, 'autre passage', 'autres passages'),
  permanent: {
    link: 'Lien vers cette réponse',
    note: 'À l’ouverture, il pose la question de nouveau. Si les articles ont changé entre-temps, la réponse peut être différente.',
  },
  published: {
    tagline: 'Les articles, phrase par phrase',
    heading: 'Articles',
    size: (articles, sentences) =>
      `${count(articles, 'article', 'articles')}, ${count(sentences, 'phrase', 'phrases')}`,
  },
  wholeArticle: 'Article entier',
  askArticle: 'Interroger cet article',
  newTab: 's’ouvre dans un nouvel onglet',
  problem: {
    'bad-request': {
      title: 'Cette demande n’est pas compréhensible',
      remedy: 'Posez votre question avec le formulaire.',
    },
    'unknown-article': {
      title: 'Cet article n’existe pas ici',
      remedy: 'Il a peut-être été retiré ou renommé. Choisissez-en un autre ou interrogez-les tous.',
    },
    'unknown-language': {
      title: 'beleg ne parle pas cette langue',
      remedy: 'Choisissez-en une dans la liste.',
    },
    'not-found': {
      title: 'Cette page n’existe pas',
      remedy:
        'L’adresse est peut-être incomplète. Vous pouvez interroger les articles depuis la page d’accueil.',
    },
    unauthorised: {
      title: 'Cette page est protégée',
      remedy: typeset`Saisissez la clé d’accès comme mot de passe ; le nom d’utilisateur est libre.`,
    },
    'articles-changed': {
      title: 'Les articles viennent de changer',
      remedy: 'Posez la question encore une fois.',
    },
    busy: {
      title: 'Il y a trop de questions en ce moment',
      remedy: 'Réessayez dans une minute.',
    },
    'too-slow': {
      title: 'La réponse a pris trop de temps',
      remedy: 'Réessayez plus tard, de préférence avec une question plus courte.',
    },
    fault: {
      title: 'Une erreur est survenue pendant la réponse',
      remedy: 'Réessayez plus tard.',
    },
  },
  rateLimited: (seconds) => ({
    title: 'Cela fait beaucoup de questions à la fois',
    remedy: `Vous pourrez continuer dans ${count(seconds, 'seconde', 'secondes')}.`,
  }),
};
