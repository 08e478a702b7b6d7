import { counting } from '../../wording/label-text.ts';
import type { DiscordLabels } from './discord-labels.ts';

const count = counting('de');

const FURTHER = 'Nachfragen';
const FORGET = 'Endgültig entfernen';

const command = {
  ask: {
    name: 'frage',
    description: 'Die Artikel befragen; die Antwort besteht aus ihren eigenen Sätzen, Wort für Wort',
  },
  question: { name: 'frage', description: 'Was du wissen möchtest' },
  article: { name: 'artikel', description: 'Nur in diesem Artikel suchen' },
  private: { name: 'privat', description: 'Nur du siehst die Antwort' },
  articles: { name: 'artikel', description: 'Die Artikel, die befragt werden können' },
  help: { name: 'hilfe', description: 'Was dieser Bot kann und was er wie lange aufbewahrt' },
  forget: { name: 'vergessen', description: 'Alles entfernen, was dieser Bot von dir gespeichert hat' },
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
    further: FURTHER,
    share: 'Teilen',
    helpful: 'Hilfreich',
    unhelpful: 'Nicht hilfreich',
    remove: 'Entfernen',
    previousPage: 'Vorige Seite',
    nextPage: 'Nächste Seite',
    previousSections: 'Vorige Abschnitte',
    nextSections: 'Nächste Abschnitte',
    goOn: {
      list: (left) => `Weiter: ${count(left, 'weiterer Punkt', 'weitere Punkte')}`,
      section: (left) => `Weiter: ${count(left, 'weiterer Satz', 'weitere Sätze')}`,
    },
  },
  modal: {
    title: FURTHER,
    question: 'Deine nächste Frage',
    hint: 'Mitgelesen wird die letzte Frage, die für sich stand, und keine andere.',
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
      from === to
        ? `Weitere Stelle: ${from} von ${total}`
        : `Weitere Stellen: ${from} bis ${to} von ${total}`,
    none: 'Es gibt keine weiteren Stellen.',
  },
  goingOn: {
    list: (from, to, total) =>
      from === to
        ? `Weiter in der Liste: ${from} von ${total}`
        : `Weiter in der Liste: ${from} bis ${to} von ${total}`,
    section: (from, to, total) =>
      from === to
        ? `Weiter im Abschnitt: ${from} von ${total}`
        : `Weiter im Abschnitt: ${from} bis ${to} von ${total}`,
  },
  contents: {
    sections: (from, to, total) =>
      from === to ? `Abschnitt ${from} von ${total}` : `Abschnitte ${from} bis ${to} von ${total}`,
    sentences: (from, to, total) =>
      `${from === to ? from : `${from} bis ${to}`} von ${count(total, 'Satz', 'Sätzen')}`,
  },
  check: {
    title: 'Ähnlichste Stellen – keine Aussage, ob die Nachricht stimmt',
    statement: (statement) => `**In der Nachricht:** ${statement}`,
    nothing: 'Dazu fand sich keine Stelle.',
    omitted: (omitted) =>
      omitted === 1
        ? 'Für einen weiteren Satz der Nachricht war hier kein Platz.'
        : `Für ${omitted} weitere Sätze der Nachricht war hier kein Platz.`,
  },
  articles: {
    title: (articles) => count(articles, 'Artikel', 'Artikel'),
    page: (page, pages) => `Seite ${page} von ${pages}`,
    sentences: (sentences) => count(sentences, 'Satz', 'Sätze'),
    leftOut: (places) => `${count(places, 'Stelle', 'Stellen')} ausgelassen`,
    language: { de: 'Deutsch', en: 'Englisch', fr: 'Französisch' },
    none: 'Es gibt noch keinen Artikel.',
  },
  help: {
    title: (botName) => `Was ${botName} kann`,
    paragraphs: ({
      articleCount,
      storedDays,
      logsQuestions,
      languageModel,
      asksDatabaseElsewhere,
      readsReplies,
      botName,
    }) => {
      const all = asksDatabaseElsewhere ? 'Alles andere' : 'Alles';
      return [
        `${botName} beantwortet Fragen zu ${count(articleCount, 'Artikel', 'Artikeln')} – nur mit Sätzen, die wörtlich ` +
          'darin stehen. Findet der Bot dort keine Antwort, sagt er auch das.',
        `**Fragen:** Nutze \`/${command.ask.name}\`, erwähne den Bot oder schreib ihm direkt. ` +
          `Mit \`${command.private.name}\` siehst nur du die Antwort. ` +
          'Änderst du deine Nachricht binnen einer Minute, wird sie an derselben Stelle neu beantwortet.',
        `**${FURTHER}:** Drück den Knopf unter der Antwort oder antworte auf sie, auf Servern mit eingeschaltetem @. ` +
          (readsReplies
            ? ''
            : 'Antwortest du dort auf das Ergebnis eines Befehls, zeigt Discord das dem Bot nicht: Nimm dann den Knopf. ') +
          'In Direktnachrichten zählt die vorige Frage 30 Minuten lang von selbst mit' +
          (readsReplies ? ', in den Threads des Bots immer. ' : '. ') +
          'Mitgelesen wird nur die letzte Frage, die für sich stand.',
        `**Artikel:** \`/${command.articles.name}\` zeigt die Liste und führt in ihre Abschnitte. **Nachricht prüfen:** Rechtsklick auf eine Nachricht, ` +
          `Apps, „${command.check.name}“: die ähnlichsten Sätze, ohne Urteil.`,
        `**Was gespeichert wird:** Frage und Fundstellen höchstens ${count(storedDays, 'Tag', 'Tage')} lang, damit die Knöpfe ` +
          'funktionieren; ebenso lang dein Urteil „hilfreich“ oder „nicht hilfreich“, mit der Frage nur dort, wo alle ' +
          'sie sehen konnten, danach als bloße Zahl. Wird die Antwort gelöscht, mit „Entfernen“ oder auf anderem Weg, ' +
          `bleibt nur noch diese Zahl. Statt deines Namens steht ein Pseudonym da. Alles von dir entfernt \`/${command.forget.name}\`. ` +
          'Eine Frage mit Urteilen, die alle sehen konnten, dürfen die Betreiber als Prüffrage behalten, ohne Hinweis auf dich. ' +
          (logsQuestions
            ? 'Fragen stehen auch im Protokoll dieses Bots, solange seine Betreiber es behalten. '
            : '') +
          (asksDatabaseElsewhere
            ? 'Zum Suchen gehen die Wortstämme jeder Frage und die Zahlen, in die ein Modell sie übersetzt, an eine Datenbank auf einem anderen Rechner, den die Betreiber bestimmt haben. '
            : '') +
          {
            none: `${all} bleibt auf dem Rechner, auf dem der Bot läuft.`,
            here:
              'Ein Sprachmodell auf dem Rechner, auf dem der Bot läuft, liest jede Frage und die Sätze, die zu ihr ' +
              `gefunden werden. ${all} bleibt auf diesem Rechner.`,
            elsewhere:
              'Jede Frage und die Sätze, die zu ihr gefunden werden, gehen an ein Sprachmodell auf einem anderen Rechner, ' +
              'den die Betreiber dieses Bots bestimmt haben. Alles andere bleibt auf dem Rechner, auf dem der Bot läuft.',
          }[languageModel],
      ];
    },
  },
  forget: {
    title: 'Vergessen, was von dir gespeichert ist',
    stored: (answers, votes) =>
      `Von dir gespeichert: ${count(answers, 'Antwort mit ihrer Frage', 'Antworten mit ihren Fragen')}, ` +
      `${count(votes, 'Urteil', 'Urteile')}. „${FORGET}“ entfernt das alles.`,
    stays:
      'Die Nachrichten bleiben in Discord; ihre Knöpfe sagen dann, dass die Antwort nicht mehr gespeichert ist. Was ' +
      'auch dort verschwinden soll, nimm vorher mit „Entfernen“ darunter weg.',
    logged: 'Fragen stehen auch im Protokoll dieses Bots, das nur seine Betreiber löschen können.',
    confirm: FORGET,
    nothing: 'Von dir ist nichts gespeichert.',
    done: (answers, votes, storedDays) =>
      `Entfernt: ${count(answers, 'Antwort mit ihrer Frage', 'Antworten mit ihren Fragen')}, ` +
      `${count(votes, 'Urteil', 'Urteile')}. Was du von jetzt an fragst, wird wieder gespeichert, höchstens ` +
      `${count(storedDays, 'Tag', 'Tage')} lang.`,
    failed: `Nicht alles ließ sich von der Platte entfernen. Versuch es bitte später noch einmal mit \`/${command.forget.name}\`.`,
  },
  error: {
    title: 'Beim Antworten ist etwas schiefgegangen',
    reference: (reference) => `Versuch es bitte später noch einmal. Kennung: ${reference}.`,
  },
  refusal: {
    'too-long': (limit) =>
      `Die Frage ist zu lang. Bitte kürze sie auf höchstens ${count(limit, 'Zeichen', 'Zeichen')}.`,
    'too-short': (limit) =>
      `Die Frage ist zu kurz. Bitte schreib mindestens ${count(limit, 'Zeichen', 'Zeichen')}.`,
    'rate-limited': (limit, when) =>
      `Höchstens ${count(limit, 'Frage', 'Fragen')} in der Minute (aufwendige zählen mehrfach), wieder möglich ${when}.`,
    'guild-rate-limited': (limit, when) =>
      `Auf diesem Server höchstens ${count(limit, 'Frage', 'Fragen')} in der Minute (aufwendige zählen mehrfach), wieder möglich ${when}.`,
    'button-rate-limited': (limit, when) =>
      `Höchstens ${count(limit, 'Knopfdruck', 'Knopfdrücke')} in der Minute, wieder möglich ${when}.`,
    busy: 'Gerade kommen zu viele Fragen. Versuch es bitte in einer Minute noch einmal.',
    draining: 'Der Bot startet neu und ist gleich wieder da.',
    'channel-not-listed': `In diesem Kanal antwortet der Bot nur privat: Frag ihn bitte mit \`/${command.ask.name}\`.`,
    'role-needed': (roles) =>
      `Fragen stellen hier nur Mitglieder mit ${roles.length === 1 ? 'der Rolle' : 'einer der Rollen'} ${roles.join(', ')}. ` +
      'Bitte wende dich dafür an die Leitung dieses Servers.',
    'nobody-asks-here':
      'In Direktnachrichten beantwortet dieser Bot keine Fragen. Bitte frage in einem Kanal eines Servers, auf dem ihr beide seid.',
    'text-withheld': `Antworten auf einen Befehl zeigt Discord dem Bot nicht. Drück bitte „${FURTHER}“ oder erwähne ihn.`,
    'role-mentioned':
      'Diese Nachricht zeigt Discord dem Bot nicht: Du hast seine Rolle erwähnt. Wähl nach dem @ bitte den Bot selbst aus.',
    'not-operator': 'Das dürfen nur die Betreiber des Bots.',
    'may-not-remove': 'Entfernen kann nur, wer die Frage gestellt hat oder hier Nachrichten verwalten darf.',
    'cannot-send-here': 'Dazu fehlt dir hier das Recht, Nachrichten zu senden.',
    'already-building': 'Die Artikel werden gerade schon neu eingelesen.',
  },
  notice: {
    buttonOutdated: 'Dieser Knopf ist veraltet. Frag bitte noch einmal.',
    commandOutdated: `Dieser Befehl ist veraltet. Was es gibt, zeigt /${command.help.name}.`,
    answerExpired: 'Diese Antwort ist nicht mehr gespeichert. Frag bitte noch einmal.',
    articleChanged: 'Der Artikel wurde seit dieser Antwort geändert oder entfernt. Frag bitte noch einmal.',
    changedMeanwhile: 'Der Artikel wurde inzwischen geändert. Frag bitte noch einmal.',
    articleUnknown: `Dieser Artikel ist nicht bekannt. Die Liste zeigt /${command.articles.name}.`,
    alreadyShared: 'Diese Antwort ist schon geteilt.',
    shareFailed: 'Das Teilen ist nicht gelungen. Versuch es bitte noch einmal.',
    alreadyRemoved: 'Diese Antwort ist schon entfernt.',
    removeFailed: 'Das Entfernen ist nicht gelungen. Versuch es bitte noch einmal.',
    thanksHelpful: 'Danke! Als hilfreich vermerkt.',
    thanksUnhelpful: 'Danke! Als nicht hilfreich vermerkt.',
    emptyMessage: 'In dieser Nachricht steht kein Text, der sich vergleichen ließe.',
  },
  index: {
    title: 'Artikel neu einlesen',
    progress: (done, total) => `Eingelesen: ${done} von ${count(total, 'Satz', 'Sätzen')}.`,
    done: (articles, sentences, seconds) =>
      `Fertig: ${count(articles, 'Artikel', 'Artikel')}, ${count(sentences, 'Satz', 'Sätze')} in ` +
      `${count(seconds, 'Sekunde', 'Sekunden')}. Ab jetzt gilt der neue Index.`,
    failed: 'Das Einlesen ist nicht gelungen; der alte Index gilt weiter.',
  },
};
