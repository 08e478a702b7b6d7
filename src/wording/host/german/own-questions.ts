import type { HeadMistake } from '../../../corpus/file-facts.ts';
import type { Told } from '../../../indexing/build-fault.ts';
import { languageList } from '../../../language/language.ts';
import {
  ENTRY_KEYS,
  type MarkDifference,
  type OwnQuestionsFault,
  type QuestionFacts,
  type QuestionProblem,
} from '../../../questions/own-question.ts';
import { codedMark, MOST_LISTED } from '../questions-labels.ts';
import { file, MISTAKES } from './files.ts';

/** What keeps own questions from being used or written. */
export function ownQuestions({ facts }: OwnQuestionsFault): Told {
  switch (facts.kind) {
    case 'wrong-questions': {
      const { length } = facts.problems;
      const what = length === 1 ? 'Etwas stimmt' : `${length} Dinge stimmen`;
      return {
        problem: `${what} nicht an deinen Fragen:\n${questionProblems(facts.problems)}`,
        remedy: 'Berichtige es dort; corpus/README.md zeigt, wie eine solche Datei aussieht.',
      };
    }
    case 'article-gone':
      return {
        problem: `${facts.file} liegt nicht mehr im Artikelordner.`,
        remedy: 'Lege die Datei wieder hin, oder starte den Befehl neu mit den Artikeln, die es gibt.',
      };
    case 'unwritable':
      return {
        problem: `${facts.path} lässt sich nicht schreiben (${facts.code}).`,
        remedy: 'Prüfe, ob Platz frei ist und ob der Benutzer, unter dem beleg läuft, dort schreiben darf.',
      };
    case 'being-written':
      return {
        problem: `In ${facts.path} schreibt gerade ein anderes Programm.`,
        remedy:
          'Warte, bis das andere „npm run questions“ oder „npm run feedback“ damit fertig ist, oder beende es, und versuche es noch einmal.',
      };
  }
}

/** The problems with their places, a line each; of many the first. */
export function questionProblems(problems: readonly QuestionProblem[]): string {
  const rest = problems.length - MOST_LISTED;
  const listed = problems.slice(0, MOST_LISTED).map((problem) => `  ${placed(problem)}`);
  return [...listed, ...(rest > 0 ? [`  … und ${rest} weitere.`] : [])].join('\n');
}

function placed({ path, line, facts }: QuestionProblem): string {
  return `${path}${line === undefined ? '' : `, Zeile ${line}`}: ${complaint(facts, path)}`;
}

function complaint(facts: QuestionFacts, path: string): string {
  switch (facts.kind) {
    case 'file': {
      const { problem, remedy } = file(facts.why, path);
      return `${problem} ${remedy}`;
    }
    case 'large':
      return `Die Datei hat ${Math.ceil(facts.bytes / 1000)} kB, mehr als ${facts.most / 1000} kB. Nimm heraus, was nicht nötig ist.`;
    case 'full':
      return `Mit dieser Frage hätte die Datei mehr als ${facts.most / 1000} kB und würde nicht mehr gelesen. Nimm heraus, was nicht nötig ist.`;
    case 'reads-otherwise':
      return 'Mit dieser Frage läse sich die Datei anders, als es gemeint ist; sie bleibt, wie sie war. Schreibe die Frage von Hand hinein, in Anführungszeichen: question: "…"';
    case 'nothing':
      return 'Da steht keine Frage. Schreibe eine hinein, oder lösche die Datei.';
    case 'no-list':
      return 'Das ist keine Liste. Beginne jede Frage mit einem Strich: - question: "…"';
    case 'nested':
      return 'Listen oder Klammern sind zu tief verschachtelt. Setze Texte mit Klammern in Anführungszeichen.';
    case 'no-article':
      return 'Daneben wird kein Artikel dieses Namens gelesen. Nenne sie wie die Datei ihres Artikels, mit .questions.yaml anstelle der Endung.';
    case 'broken':
      return `Ab hier lässt sie sich nicht lesen: In dieser Zeile ${MISTAKES[facts.mistake]}. ${howToMend(facts.mistake)}`;
    case 'no-entry':
      return 'Das ist kein Eintrag. Nötig sind eine Zeile question: "…" und eine answer: "…".';
    case 'no-question':
      return 'Dem Eintrag fehlt die Frage. Schreibe sie hinter den Schlüssel question.';
    case 'no-answer':
      return 'Dem Eintrag fehlt die Antwort. Kopiere den Satz des Artikels hinter den Schlüssel answer, oder schreibe not-in-article: true';
    case 'two-answers':
      return 'Der Eintrag nennt eine Antwort und sagt, dass es keine gibt. Lösche eines von beiden.';
    case 'unknown-key':
      return `Einen Schlüssel „${facts.key}“ gibt es nicht. Es gibt: ${ENTRY_KEYS.join(', ')}.`;
    case 'key-twice':
      return `Der Schlüssel ${facts.key} steht zweimal im Eintrag. Lösche einen; mehrere Sätze stehen als Liste unter einem answer.`;
    case 'no-text':
      return `Unter ${facts.key} steht nicht ein einzelner Text. Setze ihn in Anführungszeichen: "…"`;
    case 'cut-off':
      return `„${facts.comment}“ fällt weg: Ein # hinter einem Leerzeichen beginnt einen Kommentar. Setze alles hinter ${facts.key} in Anführungszeichen, oder den Kommentar in eine eigene Zeile.`;
    case 'no-yes':
      return `Hinter not-in-article steht „${facts.value}“. Schreibe true, oder lösche die Zeile und gib eine Antwort an.`;
    case 'unknown-language':
      return `„${facts.value}“ ist keine Sprache, die beleg liest. Schreibe ${languageList('oder')}, oder lösche die Zeile.`;
    case 'long-question':
      return `Die Frage hat ${facts.characters} Zeichen, mehr als die ${facts.most}, die gefragt werden können. Kürze sie.`;
    case 'no-sentence': {
      const meant =
        facts.meant === undefined
          ? 'Kopiere den Satz so, wie npm run ask ihn zitiert.'
          : `Meintest du diesen? „${facts.meant}“${differing(facts.marks)}`;
      return `Das ist kein Satz des Artikels, Buchstabe für Buchstabe: „${facts.typed}“ ${meant}`;
    }
    case 'no-words':
      return `Die Worte „${facts.words}“ stehen nicht in der Antwort. Kopiere sie von dort, oder lösche die Zeile.`;
    case 'question-twice': {
      const first = `Dieselbe Frage steht in Zeile ${facts.first} von ${facts.firstPath}`;
      return `${first}${facts.contradicts ? ', mit einer anderen Antwort' : ''}. Lösche eine von beiden.`;
    }
  }
}

/** What tells both sentences apart, which cannot be seen. */
function differing(marks: readonly MarkDifference[]): string {
  const pairs = marks.map(
    ({ typed, meant }) => `im Artikel ${codedMark(meant, 'keines')}, hier ${codedMark(typed, 'keines')}`,
  );
  return pairs.length === 0 ? '' : ` Nur Zeichen sind anders: ${pairs.join('; ')}.`;
}

const INDENT = 'Rücke mit Leerzeichen ein, alle Schlüssel einer Frage gleich weit.';

/** How to mend what the usual advice, quotes, does not. */
const HOW_TO_MEND: Readonly<Partial<Record<HeadMistake, string>>> = {
  tab: INDENT,
  indentation: INDENT,
  'no-key': 'Schreibe hinter den Schlüssel einen Doppelpunkt und ein Leerzeichen: answer: "…"',
};

function howToMend(mistake: HeadMistake): string {
  return HOW_TO_MEND[mistake] ?? 'Setze den Text in Anführungszeichen: "…"';
}
