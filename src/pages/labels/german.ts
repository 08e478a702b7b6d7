import { counting } from '../../wording/label-text.ts';
import type { PageLabels } from '../page-labels.ts';

const count = counting('de');

export const german: PageLabels = {
  tagline: 'Antworten in den Worten der Artikel',
  skip: 'Zum Inhalt',
  heading: (articles) => (articles === 1 ? 'Frag den Artikel' : 'Frag die Artikel'),
  home: 'Zur Startseite',
  hint: 'Die Antwort besteht aus Sätzen, die wörtlich darin stehen, mit der Stelle, an der sie zu finden sind. Wird keiner gefunden, steht auch das da.',
  question: 'Deine Frage',
  article: 'Artikel',
  allArticles: 'Alle Artikel',
  language: 'Sprache der Seite',
  submit: 'Fragen',
  askOn: 'Weiterfragen',
  followUp: (question) => `Als Nachfrage lesen zu: ${question}`,
  articles: (articles) =>
    articles === 1 ? 'Diesen Artikel kannst du befragen' : 'Diese Artikel kannst du befragen',
  noArticles: 'Es gibt noch keinen Artikel.',
  sentences: (sentences) => count(sentences, 'Satz', 'Sätze'),
  searched: (articles) => `Durchsucht: ${count(articles, 'Artikel', 'Artikel')}.`,
  context: {
    summary: 'Im Zusammenhang lesen',
    start: 'Hier beginnt der Artikel.',
    end: 'Hier endet der Artikel.',
  },
  further: (passages) => count(passages, 'weitere Stelle', 'weitere Stellen'),
  permanent: {
    link: 'Link zu dieser Antwort',
    note: 'Er stellt die Frage beim Öffnen noch einmal. Haben sich die Artikel geändert, antworten sie vielleicht anders.',
  },
  published: {
    tagline: 'Die Artikel, Satz für Satz',
    heading: 'Artikel',
    size: (articles, sentences) =>
      `${count(articles, 'Artikel', 'Artikel')}, ${count(sentences, 'Satz', 'Sätze')}`,
  },
  wholeArticle: 'Ganzer Artikel',
  askArticle: 'Diesen Artikel befragen',
  newTab: 'öffnet in einem neuen Tab',
  problem: {
    'bad-request': {
      title: 'Diese Anfrage ist nicht zu verstehen',
      remedy: 'Stell deine Frage bitte über das Formular.',
    },
    'unknown-article': {
      title: 'Diesen Artikel gibt es hier nicht',
      remedy: 'Vielleicht wurde er entfernt oder umbenannt. Wähl bitte einen anderen oder frag alle.',
    },
    'unknown-language': {
      title: 'Diese Sprache spricht beleg nicht',
      remedy: 'Wähl bitte eine aus der Liste.',
    },
    'not-found': {
      title: 'Diese Seite gibt es nicht',
      remedy:
        'Vielleicht ist die Adresse unvollständig. Von der Startseite aus kannst du die Artikel befragen.',
    },
    unauthorised: {
      title: 'Diese Seite ist geschützt',
      remedy: 'Gib als Passwort bitte den Zugangsschlüssel ein; der Benutzername ist beliebig.',
    },
    'articles-changed': {
      title: 'Die Artikel wurden gerade geändert',
      remedy: 'Frag bitte noch einmal.',
    },
    busy: {
      title: 'Gerade kommen zu viele Fragen',
      remedy: 'Versuch es bitte in einer Minute noch einmal.',
    },
    'too-slow': {
      title: 'Die Antwort hat zu lange gedauert',
      remedy: 'Versuch es bitte später noch einmal, am besten mit einer kürzeren Frage.',
    },
    fault: {
      title: 'Beim Antworten ist etwas schiefgegangen',
      remedy: 'Versuch es bitte später noch einmal.',
    },
  },
  rateLimited: (seconds) => ({
    title: 'Das waren viele Fragen auf einmal',
    remedy: `In ${count(seconds, 'Sekunde', 'Sekunden')} geht es weiter.`,
  }),
};
