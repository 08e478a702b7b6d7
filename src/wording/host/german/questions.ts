import { counting } from '../../label-text.ts';
import { isEnough, LEAST_OF_A_KIND, LEAST_QUESTIONS } from '../../../calibrating/question-counts.ts';
import type { QuestionsLabels } from '../questions-labels.ts';

const counted = counting('de');

export const questions: QuestionsLabels = {
  help: {
    questions:
      'Hilft, eigene Fragen zu den Artikeln aufzuschreiben: Sätze zeigen, Fragen annehmen, den Bot fragen.',
    article: 'nur Sätze dieses Artikels zeigen: Kennung oder Titel',
    feedback: 'Schlägt vor, worüber Menschen in Discord abgestimmt haben, um eigene Fragen daraus zu machen.',
  },
  prompt: { question: 'Frage', decision: 'Was antwortet' },
  questions: {
    welcome:
      'Zu jedem Satz: Tippe Fragen, wie Menschen sie stellen, auch solche, die der Artikel nicht beantwortet. Der Bot antwortet, und du sagst, was stimmt. Jede Frage wird sofort neben den Artikel geschrieben.',
    hint: 'Eine Frage tippen · Enter: nächster Satz · :quit oder Strg-C: beenden',
    allShown:
      'Alle Sätze wurden gezeigt oder sind schon Antworten. Mit einem neuen Start beginnt es von vorn.',
    notSearched: 'Dafür sucht der Bot keinen Satz. Tippe eine Frage, die ein Satz beantworten kann.',
    aboutIs: (mark) => `Der Satz oben ist ${mark}.`,
  },
  feedback: {
    welcome: (proposals) =>
      `${counted(proposals, 'Vorschlag', 'Vorschläge')} aus den Stimmen in Discord. Was du annimmst, wird neben den Artikel geschrieben und bleibt dort länger als die Stimmen: Formuliere um, was verrät, wer gefragt hat.`,
    nothing: 'Aus den Stimmen in Discord ist nichts vorzuschlagen.',
    unseen: (answers) =>
      `${counted(answers, 'Antwort hat', 'Antworten haben')} Stimmen, aber die Frage sah nur, wer sie stellte: Sie wird nicht gespeichert.`,
    followUps: (answers) =>
      `${counted(answers, 'Antwort mit Stimmen galt', 'Antworten mit Stimmen galten')} einer Nachfrage, die allein nichts sagt.`,
    proposal: (at, of) => `Vorschlag ${at} von ${of}`,
    votes: (helpful, unhelpful) => `${helpful}× hilfreich, ${unhelpful}× nicht hilfreich`,
    quoted: 'Der Bot zitierte:',
    refused: 'Der Bot fand keine Antwort.',
    changed: 'Der Artikel ist inzwischen ein anderer. Jetzt zitiert der Bot:',
    hint: '=neue Worte: Frage umformulieren · Enter: später · :quit oder Strg-C: beenden',
    reworded: 'Die Frage lautet nun:',
  },
  choice: {
    quoted:
      'j: richtig, [1] antwortet · n: falsch, weitere Sätze · Nummern: diese antworten · 0: steht nicht im Artikel · /Worte: suchen · x: verwerfen',
    refused:
      'j: richtig, steht nicht im Artikel · n: falsch, weitere Sätze · Nummern: diese antworten · /Worte: suchen · x: verwerfen',
    further: 'Antwortet einer von diesen?',
    noFurther: 'Weitere Sätze hat der Bot nicht gefunden. Suche mit /Worte, oder 0: steht nicht im Artikel.',
    found: (words) => `Sätze mit „${words}“:`,
    nothingFound: (words) => `Kein Satz enthält „${words}“.`,
    noSuchNumber: (typed, most) =>
      most === 0
        ? `Die Nummer ${typed} gibt es nicht.`
        : `Die Nummer ${typed} gibt es nicht, nur 1 bis ${most}.`,
    unknown: (typed) => `Mit „${typed}“ ist hier nichts anzufangen.`,
  },
  wrongFiles: 'An den Dateien mit Fragen stimmt etwas nicht; berichtige es in einem Editor:',
  known: (path, line) => `Diese Frage steht schon in Zeile ${line} von ${path}.`,
  kept: (path) => `Geschrieben in ${path}.`,
  progress: (counts) => {
    const { answerable, unanswerable } = counts;
    const written = `${counted(answerable + unanswerable, 'Frage', 'Fragen')}: ${answerable} beantwortet, ${unanswerable} nicht im Artikel`;
    return isEnough(counts)
      ? `${written}. Genug für npm run calibrate -- --corpus.`
      : `${written}; npm run calibrate -- --corpus braucht ${LEAST_QUESTIONS}, ${LEAST_OF_A_KIND} von jeder Art.`;
  },
  dropped: 'Verworfen.',
  unfinished: 'Die letzte Frage wurde nicht geschrieben: Niemand hat gesagt, was sie beantwortet.',
  end: (kept) => `${counted(kept, 'Frage wurde', 'Fragen wurden')} geschrieben.`,
};
