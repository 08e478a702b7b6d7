import { languageList, type Language } from '../language/language.ts';
import type { CommandName } from './chat/chat-commands.ts';

/** What the terminal says of its own; what stands around an answer is in wording/answer-labels.ts. */
interface TerminalLabels {
  readonly prompt: string;
  readonly question: (question: string) => string;
  /** `title` where the corpus is a single article. */
  readonly welcome: (corpus: { articles: number; sentences: number; title: string | undefined }) => string;
  readonly start: string;
  readonly helpHeading: string;
  readonly helpQuestion: string;
  readonly commands: Readonly<Record<CommandName, string>>;
  readonly noArticles: string;
  readonly sentences: (count: number) => string;
  /** Places of an article's file that are not among its sentences. */
  readonly leftOut: (count: number) => string;
  readonly nothingShown: string;
  readonly noSuchPassage: (mark: string, marks: string) => string;
  readonly noMore: string;
  readonly forgotten: string;
  readonly unknownCommand: (command: string) => string;
  readonly interrupted: string;
  readonly goodbye: string;
  readonly fault: string;
  /** What was to be quoted is no longer what the article holds: the problem, and what to do. */
  readonly articleChanged: { readonly problem: string; readonly remedy: string };
  readonly ask: AskLabels;
}

/** The headings that commander writes into a help. */
export type HelpHeading = 'Usage:' | 'Arguments:' | 'Options:';

/** What `npm run ask` says. */
interface AskLabels {
  readonly description: string;
  readonly question: string;
  readonly json: string;
  readonly lang: string;
  readonly article: string;
  readonly help: string;
  readonly headings: Readonly<Record<HelpHeading, string>>;
  readonly exitCodes: string;
  readonly noQuestion: string;
  readonly unknownLanguage: string;
  readonly unknownArticle: (id: string) => string;
  readonly knownArticles: (ids: string) => string;
}

/** The way to call it: of commands and options there is but one language, so it is no label. */
export const ASK_EXAMPLE = 'npm run --silent ask -- "…" [--json] [--lang de|en|fr] [--article <id>]';

/** French puts a space that never breaks before `?`, `:` and `;` and inside its quotation marks. */
const NBSP = '\u00A0';

const de: TerminalLabels = {
  prompt: 'Frage> ',
  question: (question) => `Frage: ${question}`,
  welcome: ({ articles, sentences, title }) =>
    title === undefined
      ? `beleg antwortet nur mit wörtlichen Sätzen aus ${articles} Artikeln (${sentences} Sätze).`
      : `beleg antwortet nur mit wörtlichen Sätzen aus dem Artikel „${title}“.`,
  start: 'Einfach eine Frage eingeben. :help zeigt die Befehle, :quit beendet.',
  helpHeading: 'Befehle',
  helpQuestion:
    'Alles andere ist eine Frage. Eine kurze Nachfrage („und wann?“) bezieht sich auf die Frage davor.',
  commands: {
    articles: 'Welche Artikel durchsucht werden',
    context: 'Die Sätze um eine Stelle herum, etwa :context 1 oder :context b',
    more: 'Die nächsten drei Stellen zur letzten Frage',
    new: 'Die vorige Frage vergessen',
    help: 'Diese Hilfe',
    quit: 'Beenden (auch :q, :exit oder Strg-D)',
  },
  noArticles: 'Der Index enthält keinen Artikel. Wie man einen hinzufügt, steht in corpus/README.md.',
  sentences: (count) => (count === 1 ? '1 Satz' : `${count} Sätze`),
  leftOut: (count) => (count === 1 ? '1 Stelle ausgelassen' : `${count} Stellen ausgelassen`),
  nothingShown: 'Noch ist keine Stelle zu sehen. Bitte zuerst eine Frage stellen.',
  noSuchPassage: (mark, marks) => `Eine Stelle „${mark}“ gibt es hier nicht. Zur Wahl stehen: ${marks}`,
  noMore: 'Weitere Stellen gibt es nicht.',
  forgotten: 'Die vorige Frage ist vergessen.',
  unknownCommand: (command) => `Den Befehl ${command} gibt es nicht. :help zeigt alle Befehle.`,
  interrupted: 'Zum Beenden noch einmal Strg-C drücken, oder Strg-D, oder :quit eingeben.',
  goodbye: 'Auf Wiedersehen.',
  fault: 'Die Antwort ist nicht gelungen.',
  articleChanged: { problem: 'Der Artikel wurde inzwischen geändert.', remedy: 'Bitte noch einmal fragen.' },
  ask: {
    description:
      'Beantwortet eine Frage mit wörtlichen Sätzen aus den Artikeln, oder sagt, dass keine Antwort gefunden wurde.',
    question: 'die Frage; „-“ liest sie von der Standardeingabe',
    json: 'ein JSON-Objekt ausgeben (docs/ask-json.md); mit „-“ eines je Zeile der Standardeingabe',
    lang: `Sprache der Beschriftungen: ${languageList('oder')} (sonst nach der Locale)`,
    article: 'nur in diesem Artikel suchen',
    help: 'diese Hilfe zeigen',
    headings: { 'Usage:': 'Aufruf:', 'Arguments:': 'Argumente:', 'Options:': 'Optionen:' },
    exitCodes: 'Rückgabewert: 0 beantwortet, 3 keine Antwort gefunden, 2 falsch aufgerufen, 1 Fehler',
    noQuestion: 'Es fehlt die Frage.',
    unknownLanguage: `Möglich sind ${languageList('und')}.`,
    unknownArticle: (id) => `Einen Artikel mit der Kennung „${id}“ gibt es nicht.`,
    knownArticles: (ids) => (ids === '' ? 'Der Index enthält keinen Artikel.' : `Vorhanden: ${ids}`),
  },
};

const en: TerminalLabels = {
  prompt: 'Question> ',
  question: (question) => `Question: ${question}`,
  welcome: ({ articles, sentences, title }) =>
    title === undefined
      ? `beleg answers only with sentences quoted word for word from ${articles} articles (${sentences} sentences).`
      : `beleg answers only with sentences quoted word for word from the article “${title}”.`,
  start: 'Just type a question. :help lists the commands, :quit leaves.',
  helpHeading: 'Commands',
  helpQuestion:
    'Everything else is a question. A short follow-up (“and when?”) refers to the question before it.',
  commands: {
    articles: 'The articles that are searched',
    context: 'The sentences around a passage, as in :context 1 or :context b',
    more: 'The next three passages for the last question',
    new: 'Forget the previous question',
    help: 'This help',
    quit: 'Leave (also :q, :exit or Ctrl-D)',
  },
  noArticles: 'The index holds no article. corpus/README.md tells how to add one.',
  sentences: (count) => (count === 1 ? '1 sentence' : `${count} sentences`),
  leftOut: (count) => (count === 1 ? '1 place left out' : `${count} places left out`),
  nothingShown: 'There is no passage to show yet. Please ask a question first.',
  noSuchPassage: (mark, marks) => `There is no passage “${mark}” here. You can choose from: ${marks}`,
  noMore: 'There are no more passages.',
  forgotten: 'The previous question is forgotten.',
  unknownCommand: (command) => `There is no command ${command}. :help lists them all.`,
  interrupted: 'To leave, press Ctrl-C again, or Ctrl-D, or type :quit.',
  goodbye: 'Goodbye.',
  fault: 'The question could not be answered.',
  articleChanged: { problem: 'The article has changed meanwhile.', remedy: 'Please ask again.' },
  ask: {
    description:
      'Answers a question with sentences quoted from the articles, or says that no answer was found.',
    question: 'the question; “-” reads it from standard input',
    json: 'print one JSON object (docs/ask-json.md); with “-”, one for each line of standard input',
    lang: `language of the labels: ${languageList('or')} (by default that of the locale)`,
    article: 'search in this article only',
    help: 'show this help',
    headings: { 'Usage:': 'Usage:', 'Arguments:': 'Arguments:', 'Options:': 'Options:' },
    exitCodes: 'Exit status: 0 answered, 3 no answer found, 2 wrong usage, 1 fault',
    noQuestion: 'The question is missing.',
    unknownLanguage: `It can be ${languageList('or')}.`,
    unknownArticle: (id) => `There is no article with the id “${id}”.`,
    knownArticles: (ids) => (ids === '' ? 'The index holds no article.' : `There are: ${ids}`),
  },
};

const fr: TerminalLabels = {
  prompt: 'Question> ',
  question: (question) => `Question${NBSP}: ${question}`,
  welcome: ({ articles, sentences, title }) =>
    title === undefined
      ? `beleg ne répond qu’avec des phrases citées mot pour mot de ${articles} articles (${sentences} phrases).`
      : `beleg ne répond qu’avec des phrases citées mot pour mot de l’article «${NBSP}${title}${NBSP}».`,
  start: 'Il suffit de taper une question. :help affiche les commandes, :quit permet de quitter.',
  helpHeading: 'Commandes',
  helpQuestion: `Tout le reste est une question. Une brève relance («${NBSP}et quand${NBSP}?${NBSP}») se rapporte à la question précédente.`,
  commands: {
    articles: 'Les articles consultés',
    context: 'Les phrases autour d’un passage, par exemple :context 1 ou :context b',
    more: 'Les trois passages suivants pour la dernière question',
    new: 'Oublier la question précédente',
    help: 'Cette aide',
    quit: 'Quitter (ou :q, :exit, Ctrl-D)',
  },
  noArticles: 'L’index ne contient aucun article. corpus/README.md explique comment en ajouter un.',
  sentences: (count) => (count === 1 ? '1 phrase' : `${count} phrases`),
  leftOut: (count) => (count === 1 ? '1 passage laissé de côté' : `${count} passages laissés de côté`),
  nothingShown: 'Aucun passage n’est encore affiché. Posez d’abord une question.',
  noSuchPassage: (mark, marks) =>
    `Il n’y a pas de passage «${NBSP}${mark}${NBSP}» ici. Passages disponibles${NBSP}: ${marks}`,
  noMore: 'Il n’y a pas d’autre passage.',
  forgotten: 'La question précédente est oubliée.',
  unknownCommand: (command) => `La commande ${command} n’existe pas. :help les affiche toutes.`,
  interrupted: 'Pour quitter, appuyez de nouveau sur Ctrl-C, ou sur Ctrl-D, ou tapez :quit.',
  goodbye: 'Au revoir.',
  fault: 'La réponse n’a pas abouti.',
  articleChanged: {
    problem: 'L’article a changé entre-temps.',
    remedy: 'Veuillez poser la question à nouveau.',
  },
  ask: {
    description:
      'Répond à une question par des phrases citées des articles, ou dit qu’aucune réponse n’a été trouvée.',
    question: `la question${NBSP}; «${NBSP}-${NBSP}» la lit sur l’entrée standard`,
    json: `n’afficher qu’un objet JSON (docs/ask-json.md)${NBSP}; avec «${NBSP}-${NBSP}», un par ligne de l’entrée standard`,
    lang: `langue des libellés${NBSP}: ${languageList('ou')} (par défaut celle de la locale)`,
    article: 'ne chercher que dans cet article',
    help: 'afficher cette aide',
    headings: {
      'Usage:': `Utilisation${NBSP}:`,
      'Arguments:': `Arguments${NBSP}:`,
      'Options:': `Options${NBSP}:`,
    },
    exitCodes: `Code de retour${NBSP}: 0 réponse, 3 aucune réponse trouvée, 2 mauvais appel, 1 erreur`,
    noQuestion: 'Il manque la question.',
    unknownLanguage: `Valeurs possibles${NBSP}: ${languageList('et')}.`,
    unknownArticle: (id) => `Aucun article n’a l’identifiant «${NBSP}${id}${NBSP}».`,
    knownArticles: (ids) =>
      ids === '' ? 'L’index ne contient aucun article.' : `Articles disponibles${NBSP}: ${ids}`,
  },
};

/** The labels, by the language of the person. */
export const TERMINAL_LABELS: Readonly<Record<Language, TerminalLabels>> = { de, en, fr };
