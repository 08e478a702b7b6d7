import { languageList, type Language } from '../language/language.ts';
import { counting, typeset } from '../wording/label-text.ts';
import type { CommandName } from './chat/chat-commands.ts';

/** What the terminal says of its own; what stands around an answer is in wording/answer-labels.ts. */
interface TerminalLabels {
  /** Before what is typed. */
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
  /** How to read on, behind what says how many follow. */
  readonly readOn: string;
  readonly forgotten: string;
  /** `meant` is the command that comes nearest. */
  readonly unknownCommand: (command: string, meant: string | undefined) => string;
  readonly interrupted: string;
  readonly goodbye: string;
  readonly fault: string;
  /** What was to be quoted is no longer what the article holds: the problem, and what to do. */
  readonly articleChanged: { readonly problem: string; readonly remedy: string };
  readonly ask: AskLabels;
}

/** What `npm run ask` says. */
interface AskLabels {
  readonly description: string;
  readonly question: string;
  readonly json: string;
  readonly lang: string;
  readonly article: string;
  readonly exitCodes: string;
  readonly noQuestion: string;
  readonly unknownArticle: (id: string) => string;
  readonly knownArticles: (ids: string) => string;
}

/** The way to call it: of commands and options there is but one language, so it is no label. */
export const ASK_COMMAND = 'npm run --silent ask --';
export const ASK_USAGE = '"…" [--json] [--lang de|en|fr] [--article <id>]';
export const ASK_EXAMPLE = `${ASK_COMMAND} ${ASK_USAGE}`;

const inGerman = counting('de');
const inEnglish = counting('en');
const inFrench = counting('fr');

const de: TerminalLabels = {
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
    more: 'Die nächsten drei Stellen zur letzten Frage',
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
    json: 'ein JSON-Objekt ausgeben (docs/ask-json.md); mit „-“ eines je Zeile der Standardeingabe',
    lang: `Sprache der Beschriftungen: ${languageList('oder')} (sonst nach der Locale)`,
    article: 'nur in diesem Artikel suchen',
    exitCodes: 'Rückgabewert: 0 beantwortet, 3 keine Antwort gefunden, 2 falsch aufgerufen, 1 Fehler',
    noQuestion: 'Es fehlt die Frage.',
    unknownArticle: (id) => `Einen Artikel mit der Kennung „${id}“ gibt es nicht.`,
    knownArticles: (ids) => (ids === '' ? 'Der Index enthält keinen Artikel.' : `Vorhanden: ${ids}`),
  },
};

const en: TerminalLabels = {
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
    more: 'The next three passages for the last question',
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
    json: 'print one JSON object (docs/ask-json.md); with “-”, one for each line of standard input',
    lang: `language of the labels: ${languageList('or')} (by default that of the locale)`,
    article: 'search only this article',
    exitCodes: 'Exit status: 0 answered, 3 no answer found, 2 usage error, 1 fault',
    noQuestion: 'The question is missing.',
    unknownArticle: (id) => `There is no article with the id “${id}”.`,
    knownArticles: (ids) => (ids === '' ? 'The index holds no article.' : `Available: ${ids}`),
  },
};

const fr: TerminalLabels = {
  prompt: 'Question',
  question: (question) => typeset`Question : ${question}`,
  welcome: ({ articles, sentences, title }) =>
    title === undefined
      ? `beleg ne répond qu’avec des phrases citées mot pour mot de ${inFrench(articles, 'article', 'articles')} (${inFrench(sentences, 'phrase', 'phrases')}).`
      : typeset`beleg ne répond qu’avec des phrases citées mot pour mot de l’article « ${title} ».`,
  start: 'Il suffit de taper une question. :help affiche les commandes, :quit permet de quitter.',
  helpHeading: 'Commandes',
  helpQuestion: typeset`Tout le reste est une question. Une brève question de suivi (« et quand ? ») se rapporte à la dernière question qui se suffisait à elle-même.`,
  commands: {
    articles: 'Les articles consultés',
    article: typeset`Ne consulter qu’un article : :article <identifiant ou titre> ; :article tous revient à l’ensemble`,
    context: 'Les phrases autour d’un passage, par exemple :context 1 ou :context b',
    more: 'Les trois passages suivants pour la dernière question',
    new: 'Oublier la question précédente',
    help: 'Cette aide',
    quit: 'Quitter (ou :q, :exit, Ctrl-D)',
  },
  noArticles: 'L’index ne contient aucun article. corpus/README.md explique comment en ajouter un.',
  sentences: (count) => inFrench(count, 'phrase', 'phrases'),
  leftOut: (count) => `${inFrench(count, 'passage laissé', 'passages laissés')} de côté`,
  nothingShown: 'Aucun passage n’est encore affiché. Posez d’abord une question.',
  noSuchPassage: (mark, marks) =>
    typeset`Il n’y a pas de passage « ${mark} » ici. Passages disponibles : ${marks}`,
  noMore: 'Il n’y a pas d’autre passage.',
  readOn: '(:more affiche la suite)',
  forgotten: 'La question précédente est oubliée.',
  unknownCommand: (command, meant) =>
    `La commande ${command} n’existe pas. ${meant === undefined ? ':help les affiche toutes.' : typeset`Vouliez-vous dire ${meant} ?`}`,
  interrupted: 'Pour quitter, appuyez de nouveau sur Ctrl-C ou sur Ctrl-D, ou tapez :quit.',
  goodbye: 'Au revoir.',
  fault: 'Une erreur s’est produite.',
  articleChanged: {
    problem: 'L’article a été modifié entre-temps.',
    remedy: 'Posez de nouveau la question.',
  },
  ask: {
    description:
      'Répond à une question par des phrases citées des articles ou dit qu’aucune réponse n’a été trouvée.',
    question: typeset`la question ; « - » la lit sur l’entrée standard`,
    json: typeset`n’afficher qu’un objet JSON (docs/ask-json.md) ; avec -, un par ligne de l’entrée standard`,
    lang: typeset`langue des libellés : ${languageList('ou')} (par défaut celle de la locale)`,
    article: 'chercher seulement dans cet article',
    exitCodes: typeset`Code de retour : 0 réponse trouvée, 3 aucune réponse trouvée, 2 mauvaise utilisation, 1 erreur`,
    noQuestion: 'Il manque la question.',
    unknownArticle: (id) => typeset`Aucun article n’a l’identifiant « ${id} ».`,
    knownArticles: (ids) =>
      ids === '' ? 'L’index ne contient aucun article.' : typeset`Articles disponibles : ${ids}`,
  },
};

/** The labels, by the language of the person. */
export const TERMINAL_LABELS: Readonly<Record<Language, TerminalLabels>> = { de, en, fr };
