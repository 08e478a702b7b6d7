import type { ReadingFacts } from '../../../corpus/file-facts.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { ended } from './causes.ts';

const SHORTEN =
  'Teile die Datei auf, etwa nach Kapiteln; in einer Textdatei suche zuerst nach vielen gleichen Zeichen oder nach Zeilen fast ohne Buchstaben hintereinander und kürze sie';

/** What a text that is too long has too many of. */
const PIECES = {
  characters: 'Zeichen',
  sentences: 'Sätze',
  pieces: 'Absätze, Überschriften und Tabellenzeilen',
} as const;

/** What keeps a file from being read that is opened: whole sentences. */
export function unreadable(facts: ReadingFacts): Told {
  switch (facts.kind) {
    case 'pdf-locked':
      return {
        problem: 'Die Datei öffnet sich nur mit einem Passwort.',
        remedy: 'Speichere sie ohne Passwort: qpdf --decrypt --password=... verschlossen.pdf offen.pdf',
      };
    case 'pdf-damaged':
      return {
        problem: 'Die Datei ist kein PDF, oder sie ist beschädigt.',
        remedy: 'Hole sie noch einmal, oder öffne sie in einem Betrachter und drucke sie in ein neues PDF.',
      };
    case 'no-text-layer':
      return {
        problem: 'Die Seiten sind Bilder ohne Text, wie ein Scanner sie macht.',
        remedy: 'Lass den Text von einem Programm erkennen: ocrmypdf -l deu scan.pdf artikel.pdf',
      };
    case 'too-many-pages':
      return {
        problem: `Die Datei hat ${facts.pages} Seiten, mehr als ${facts.most}.`,
        remedy: 'Teile sie in mehrere Dateien: qpdf --split-pages=500 lang.pdf teil.pdf',
      };
    case 'too-long':
      return {
        problem: `Die Datei hat mehr als ${facts.most} ${PIECES[facts.counted]}.`,
        remedy: 'Teile die Datei in mehrere auf, eine je Kapitel.',
      };
    case 'too-slow':
      return {
        problem: `Das Lesen dauert länger als ${facts.seconds} s.`,
        remedy: `${SHORTEN}; war nur der Rechner ausgelastet, baue den ganzen Index neu: npm run embed -- --force`,
      };
    case 'too-much-memory':
      return { problem: `Das Lesen braucht mehr als ${facts.megabytes} MB Speicher.`, remedy: `${SHORTEN}.` };
    case 'process-ended':
      return {
        problem: `Der Prozess, der die Datei las, endete vorzeitig (${ended(facts.how)}).`,
        remedy: `${SHORTEN}.`,
      };
    case 'bug':
      return {
        problem: `Ein Fehler in beleg verhindert, dass die Datei gelesen wird: ${facts.message}`,
        remedy: 'Nimm sie aus dem Ordner, und melde den Fehler zusammen mit der Datei.',
      };
  }
}
