import type { DiscordLabels } from './discord-labels.ts';

const numbers = new Intl.NumberFormat('de');
const count = (value: number, one: string, many: string): string =>
  `${numbers.format(value)} ${value === 1 ? one : many}`;

const command = {
  ask: {
    name: 'frage',
    description: 'Die Artikel befragen; die Antwort sind ihre eigenen Sätze, Wort für Wort',
  },
  question: { name: 'frage', description: 'Was Sie wissen möchten' },
  article: { name: 'artikel', description: 'Nur in diesem Artikel suchen' },
  private: { name: 'privat', description: 'Nur Sie sehen die Antwort' },
  articles: { name: 'artikel', description: 'Die Artikel, die befragt werden können' },
  help: { name: 'hilfe', description: 'Was dieser Bot kann und was er wie lange aufbewahrt' },
  check: { name: 'Mit dem Artikel vergleichen' },
  reindex: { description: 'Den Index aus den Artikeln neu bauen (nur Betreiber)' },
} satisfies DiscordLabels['command'];

export const german: DiscordLabels = {
  command,
  question: (question) => `Frage: ${question}`,
  sharedBy: (mention) => `Geteilt von ${mention}`,
  shortened: '(gekürzt)',
  omitted: (omitted) =>
    omitted === 1
      ? 'Eine weitere Stelle passte nicht in die Nachricht.'
      : `${omitted} weitere Stellen passten nicht in die Nachricht.`,
  searched: (articles) => `Durchsucht: ${count(articles, 'Artikel', 'Artikel')}.`,
  button: {
    context: (number) => `Kontext ${number}`,
    more: 'Weitere Stellen',
    further: 'Nachfragen',
    share: 'Teilen',
    helpful: 'Hilfreich',
    unhelpful: 'Nicht hilfreich',
    remove: 'Entfernen',
    previousPage: 'Vorige Seite',
    nextPage: 'Nächste Seite',
  },
  modal: {
    title: 'Nachfragen',
    question: 'Ihre nächste Frage',
    hint: 'Die vorige Frage wird dabei berücksichtigt, keine frühere.',
  },
  context: {
    title: 'Kontext',
    before: 'Satz davor',
    quoted: 'Zitierter Satz',
    after: 'Satz danach',
    start: 'Davor steht nichts: Hier beginnt der Artikel.',
    end: 'Danach steht nichts: Hier endet der Artikel.',
  },
  more: {
    title: (from, to, total) =>
      from === to ? `Weitere Stelle ${from} von ${total}` : `Weitere Stellen ${from} bis ${to} von ${total}`,
    none: 'Es gibt keine weiteren Stellen.',
  },
  check: {
    title: 'Nächste Stellen – keine Aussage, ob die Nachricht stimmt',
    statement: (statement) => `**In der Nachricht:** ${statement}`,
    nothing: 'Dazu fand sich keine Stelle.',
    omitted: (omitted) =>
      omitted === 1
        ? 'Ein weiterer Satz der Nachricht passte nicht hierher.'
        : `${omitted} weitere Sätze der Nachricht passten nicht hierher.`,
  },
  articles: {
    title: (articles) => count(articles, 'Artikel', 'Artikel'),
    page: (page, pages) => `Seite ${page} von ${pages}`,
    sentences: (sentences) => count(sentences, 'Satz', 'Sätze'),
    leftOut: (places) => `${count(places, 'Stelle', 'Stellen')} ausgelassen`,
    language: { de: 'Deutsch', en: 'Englisch', fr: 'Französisch' },
    none: 'Noch ist kein Artikel da.',
  },
  help: {
    title: (botName) => `Was ${botName} kann`,
    paragraphs: ({ articleCount, storedDays, logsQuestions, botName }) => [
      `${botName} beantwortet Fragen zu ${count(articleCount, 'Artikel', 'Artikeln')} – nur mit Sätzen, die wörtlich ` +
        'darin stehen. Findet der Bot dort keine Antwort, sagt er auch das.',
      `**Fragen:** \`/${command.ask.name}\`, den Bot erwähnen, ihm direkt schreiben oder auf seine Antwort antworten. ` +
        `Mit \`${command.private.name}\` sehen nur Sie die Antwort. ` +
        'Wer seine Nachricht binnen einer Minute ändert, bekommt die Antwort an derselben Stelle neu.',
      '**Nachfragen:** der Knopf unter jeder Antwort. Nur die vorige Frage zählt mit, keine frühere.',
      `**Artikel:** \`/${command.articles.name}\` zeigt die Liste. **Nachricht prüfen:** Rechtsklick auf eine Nachricht, ` +
        `Apps, „${command.check.name}“: die nächsten Sätze, ohne Urteil.`,
      `**Was gespeichert wird:** Frage und Fundstellen höchstens ${count(storedDays, 'Tag', 'Tage')} lang, damit die Knöpfe ` +
        'gehen; ebenso lang Ihr Urteil „hilfreich“, mit der Frage nur dort, wo alle sie sehen konnten, danach als ' +
        'bloße Zahl. Wird die Antwort gelöscht, mit „Entfernen“ oder sonst, bleibt sofort nur diese Zahl. ' +
        'Statt Ihres Namens steht ein verschlüsseltes Kürzel da. ' +
        (logsQuestions
          ? 'Fragen stehen auch im Protokoll dieses Bots, solange seine Betreiber es behalten. '
          : '') +
        'Alles bleibt auf dem Rechner, auf dem der Bot läuft.',
    ],
  },
  error: {
    title: 'Die Antwort ist nicht gelungen',
    reference: (reference) => `Bitte später noch einmal. Kennung ${reference}.`,
  },
  refusal: {
    'too-long': (limit) => `Die Frage ist zu lang. Bitte auf höchstens ${limit} Zeichen kürzen.`,
    'too-short': (limit) => `Die Frage ist zu kurz. Bitte mindestens ${limit} Zeichen schreiben.`,
    'rate-limited': (limit, when) =>
      `Höchstens ${limit} Fragen in der Minute (aufwendige zählen mehrfach), wieder möglich ${when}.`,
    'guild-rate-limited': (limit, when) =>
      `Auf diesem Server höchstens ${limit} Fragen in der Minute (aufwendige zählen mehrfach), wieder möglich ${when}.`,
    'button-rate-limited': (limit, when) =>
      `Höchstens ${limit} Knopfdrücke in der Minute, wieder möglich ${when}.`,
    busy: 'Gerade zu viele Fragen, bitte in einer Minute.',
    draining: 'Neustart, gleich wieder da.',
    'channel-not-listed': `In diesem Kanal antwortet der Bot nur privat: bitte mit \`/${command.ask.name}\` fragen.`,
    'text-withheld':
      'Antworten auf einen Befehl gibt Discord dem Bot nicht zu lesen. Bitte „Nachfragen“ drücken oder ihn erwähnen.',
    'role-mentioned':
      'Diese Nachricht gab Discord dem Bot nicht zu lesen: Erwähnt ist seine Rolle. Bitte nach @ den Bot selbst auswählen.',
    'not-operator': 'Das dürfen nur die Betreiber des Bots.',
    'may-not-remove': 'Entfernen kann nur, wer die Frage gestellt hat oder hier Nachrichten verwalten darf.',
    'cannot-send-here': 'Dazu fehlt hier das Recht, Nachrichten zu senden.',
    'already-building': 'Die Artikel werden gerade schon neu eingelesen.',
  },
  notice: {
    buttonOutdated: 'Dieser Knopf ist veraltet, bitte neu fragen.',
    commandOutdated: `Dieser Befehl ist veraltet. Was es gibt, zeigt /${command.help.name}.`,
    answerExpired: 'Diese Antwort ist nicht mehr gespeichert, bitte neu fragen.',
    articleChanged: 'Der Artikel wurde seit dieser Antwort geändert oder entfernt. Bitte neu fragen.',
    changedMeanwhile: 'Der Artikel wurde inzwischen geändert. Bitte neu fragen.',
    articleUnknown: `Dieser Artikel ist nicht bekannt. Die Liste zeigt /${command.articles.name}.`,
    alreadyShared: 'Diese Antwort ist schon geteilt.',
    shareFailed: 'Das Teilen ist nicht gelungen. Bitte noch einmal versuchen.',
    alreadyRemoved: 'Diese Antwort ist schon entfernt.',
    removeFailed: 'Das Entfernen ist nicht gelungen. Bitte noch einmal versuchen.',
    thanksHelpful: 'Danke! Als hilfreich vermerkt.',
    thanksUnhelpful: 'Danke! Als nicht hilfreich vermerkt.',
    emptyMessage: 'In dieser Nachricht steht kein Text, der sich vergleichen ließe.',
  },
  index: {
    title: 'Artikel neu einlesen',
    progress: (done, total) => `${done} von ${count(total, 'Satz', 'Sätzen')} eingelesen.`,
    done: (articles, sentences, seconds) =>
      `Fertig: ${count(articles, 'Artikel', 'Artikel')}, ${count(sentences, 'Satz', 'Sätze')} in ` +
      `${count(seconds, 'Sekunde', 'Sekunden')}. Ab jetzt gilt der neue Stand.`,
    failed: 'Das Einlesen ist nicht gelungen; der alte Stand gilt weiter.',
  },
};
