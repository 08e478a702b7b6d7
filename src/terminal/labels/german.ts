import { labelLanguageList } from '../../language/label-language.ts';
import { counting } from '../../wording/label-text.ts';
import type { TerminalLabels } from '../terminal-labels.ts';

const inGerman = counting('de');

export const german: TerminalLabels = {
  prompt: 'Frage',
  question: (question) => `Frage: ${question}`,
  welcome: ({ articles, sentences, title }) =>
    title === undefined
      ? `beleg antwortet nur mit wörtlichen Sätzen aus ${inGerman(articles, 'Artikel', 'Artikeln')} (${inGerman(sentences, 'Satz', 'Sätze')}).`
      : `beleg antwortet nur mit wörtlichen Sätzen aus dem Artikel „${title}“.`,
  start: 'Einfach eine Frage eingeben. :help zeigt die Befehle, :quit beendet.',
  helpHeading: 'Befehle',
  helpQuestion:
    'Alles andere ist eine Frage. Eine kurze Nachfrage („und wann?“) bezieht sich auf die letzte Frage, die für sich stand.',
  commands: {
    articles: 'Welche Artikel durchsucht werden',
    article: 'Nur einen Artikel durchsuchen: :article <Kennung oder Titel>; mit :article alle wieder alle',
    context: 'Die Sätze um eine Stelle herum, etwa :context 1 oder :context b',
    more: 'Die nächsten drei Stellen zur letzten Frage, nach einem Überblick die nächsten Abschnitte',
    new: 'Die vorige Frage vergessen',
    help: 'Diese Hilfe',
    quit: 'Beenden (auch :q, :exit oder Strg-D)',
  },
  noArticles: 'Der Index enthält keinen Artikel. Wie du einen hinzufügst, steht in corpus/README.md.',
  sentences: (count) => inGerman(count, 'Satz', 'Sätze'),
  leftOut: (count) => `${inGerman(count, 'Stelle', 'Stellen')} ausgelassen`,
  nothingShown: 'Noch ist keine Stelle zu sehen. Stell bitte zuerst eine Frage.',
  noSuchPassage: (mark, marks) => `Eine Stelle „${mark}“ gibt es hier nicht. Zur Wahl stehen: ${marks}`,
  noMore: 'Weitere Stellen gibt es nicht.',
  readOn: '(weiter mit :more)',
  forgotten: 'Die vorige Frage ist vergessen.',
  unknownCommand: (command, meant) =>
    `Den Befehl ${command} gibt es nicht. ${meant === undefined ? ':help zeigt alle Befehle.' : `Meintest du ${meant}?`}`,
  interrupted: 'Zum Beenden noch einmal Strg-C oder Strg-D drücken oder :quit eingeben.',
  goodbye: 'Bis bald.',
  fault: 'Beim Antworten ist etwas schiefgegangen.',
  articleChanged: { problem: 'Der Artikel wurde inzwischen geändert.', remedy: 'Frag bitte noch einmal.' },
  ask: {
    description:
      'Beantwortet eine Frage mit wörtlichen Sätzen aus den Artikeln oder sagt, dass keine Antwort gefunden wurde.',
    question: 'die Frage; „-“ liest sie von der Standardeingabe',
    json: 'ein JSON-Objekt ausgeben (docs/json.md); mit „-“ eines je Zeile der Standardeingabe',
    lang: `Sprache der Beschriftungen: ${labelLanguageList('oder')} (sonst nach der Locale)`,
    article: 'nur in diesem Artikel suchen',
    exitCodes: 'Rückgabewert: 0 beantwortet, 3 keine Antwort gefunden, 2 falsch aufgerufen, 1 Fehler',
    noQuestion: 'Es fehlt die Frage.',
    howToCall: (usage) => `So lautet der Aufruf: ${usage}`,
    unknownArticle: (id) => `Einen Artikel mit der Kennung „${id}“ gibt es nicht.`,
    knownArticles: (ids) => (ids === '' ? 'Der Index enthält keinen Artikel.' : `Vorhanden: ${ids}`),
  },
};
