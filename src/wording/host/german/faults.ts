import type { CorpusFacts } from '../../../corpus/corpus-fault.ts';
import type { BuildFacts } from '../../../indexing/build-fault.ts';
import type { ModelFacts } from '../../../models/model-fault.ts';
import { KIND_FILE } from '../../../models/model-manifest.ts';
import type { ReadingFacts } from '../../../reading/reading-fault.ts';
import type { FileFacts as FolderFacts } from '../../../system/file-fault.ts';
import { SETTING_OF } from '../host-facts.ts';
import type { FaultWords } from '../host-labels.ts';
import { ended, refusal } from './causes.ts';
import { database } from './database.ts';
import { file } from './files.ts';
import { ownQuestions } from './own-questions.ts';

const BUILD_AGAIN = 'führe dann noch einmal npm run embed aus';

export const faults: FaultWords = {
  corpus: ({ facts }) => ({ problem: corpusProblem(facts), remedy: corpusRemedy(facts) }),
  model: ({ facts }) => ({ problem: modelProblem(facts), remedy: modelRemedy(facts) }),
  system: ({ facts }) => ({ problem: systemProblem(facts), remedy: systemRemedy(facts) }),
  database,
  build: ({ facts }) => ({ problem: buildProblem(facts), remedy: buildRemedy(facts) }),
  reading: ({ facts }) => ({ problem: readingProblem(facts), remedy: readingRemedy(facts) }),
  questions: ownQuestions,
  bug: (message) => ({
    problem: `In beleg ist etwas schiefgegangen: ${message}`,
    remedy: 'Starte es noch einmal mit DEBUG=beleg, das zeigt die Fehlerspur, und melde den Fehler.',
  }),
};

function corpusProblem(facts: CorpusFacts): string {
  switch (facts.kind) {
    case 'no-folder':
      return `Den Artikelordner ${facts.folder} gibt es nicht.`;
    case 'not-a-folder':
      return `${facts.folder} ist eine Datei und kein Ordner.`;
    case 'closed-folder':
      return `Der Artikelordner ${facts.folder} lässt sich nicht öffnen: ${file(facts.why, facts.folder).problem}`;
    case 'no-article': {
      const seen = facts.problems.map(({ path, facts: why }) => `\n  ${path}: ${file(why, path).problem}`);
      const ignored =
        facts.ignored === 0 ? '' : ` Seine .belegignore übergeht ${facts.ignored} Einträge darin.`;
      return `Im Artikelordner ${facts.folder} liegt kein Artikel.${ignored}${seen.join('')}`;
    }
    case 'closed-ignore-file':
      return `${facts.path}, worin steht, was kein Artikel ist, lässt sich nicht lesen: ${file(facts.why, facts.path).problem}`;
    case 'large-ignore-file':
      return `${facts.path} hat ${facts.bytes} Bytes, mehr als die erlaubten ${facts.most}.`;
    case 'bad-ignore-pattern':
      return `Zeile ${facts.line} von ${facts.path} ist kein Muster: ${facts.pattern}`;
    case 'process-ended':
      return `Die Artikel konnten nicht gelesen werden: Der Prozess, der sie liest, endete vorzeitig (${ended(facts.how)}).`;
  }
}

function corpusRemedy(facts: CorpusFacts): string {
  switch (facts.kind) {
    case 'no-folder':
      return 'Lege einen Ordner dieses Namens an und mindestens einen Artikel (.md, .txt, .html, .pdf, .docx oder .epub) hinein.';
    case 'not-a-folder':
      return `Nenne in ${SETTING_OF.corpus} den Ordner, in dem die Artikel liegen.`;
    case 'closed-folder':
      return file(facts.why, facts.folder).remedy;
    case 'no-article':
      return 'Lege mindestens einen Artikel (.md, .txt, .html, .pdf, .docx oder .epub) hinein; wie er aussehen soll, zeigt corpus/README.md von beleg.';
    case 'closed-ignore-file':
      return file(facts.why, facts.path).remedy;
    case 'large-ignore-file':
      return 'Nenne darin Ordner statt einzelner Dateien. Bis dahin wird nichts gelesen, damit nichts zitiert wird, was sie fernhält.';
    case 'bad-ignore-pattern':
      return 'Schreibe Muster wie in einer .gitignore: Pfade vom Artikelordner an, mit / und ohne ./ davor, [ ] geschlossen, ** höchstens dreimal, kein { }, und \\ nur vor einem der Zeichen * ? [ ] { } ! # und Leerzeichen. Bis dahin wird nichts gelesen, damit nichts zitiert wird, was sie fernhält.';
    case 'process-ended':
      return `Prüfe, ob noch Speicher frei ist (es braucht etwa 150 MB), und ${BUILD_AGAIN}.`;
  }
}

const MODEL_NOUNS = { embedder: 'Embedding-Modell', reader: 'Lesemodell' } as const;

function modelProblem(facts: ModelFacts): string {
  const [setting, noun] = [SETTING_OF[facts.role], MODEL_NOUNS[facts.role]];
  switch (facts.kind) {
    case 'no-such-folder':
      return `${setting} nennt einen Ordner, den es nicht gibt: ${facts.model}`;
    case 'download-not-allowed':
      return `${setting}=${facts.model} ist kein Ordner auf diesem Rechner, und das Modell von ${facts.hub} herunterzuladen ist nicht erlaubt.`;
    case 'download-failed':
      return `Das ${noun} konnte nicht heruntergeladen werden: ${refusal(facts.how)} (${facts.address}).`;
    case 'unreadable-file':
      return `Die Modelldatei ${facts.path} fehlt oder lässt sich nicht lesen.`;
    case 'malformed-file':
      return `Die Modelldatei ${facts.path} ist nicht, was sie sein soll.`;
    case 'unlisted-file':
      return `Die Modelldatei ${facts.path} steht nicht in der Liste der Prüfsummen des Modells.`;
    case 'altered-file': {
      const { path, bytes, expected } = facts;
      const how = bytes === expected ? 'wurde verändert' : `hat ${bytes} Bytes statt ${expected}`;
      return `Die Modelldatei ${path} ${how}.`;
    }
    case 'unknown-kind': {
      const { folder, path, named } = facts;
      const what = named.length === 0 ? 'nennt keine' : `nennt ${named.join(', ')}`;
      return `Das ${noun} in ${folder} ist von keiner Art, die beleg nutzen kann: ${path} ${what}.`;
    }
    case 'unusable':
      return `Das ${noun} in ${facts.folder} lässt sich nicht laden. Die Meldung dazu: „${facts.why}“`;
  }
}

function modelRemedy({ role, kind, downloaded }: ModelFacts): string {
  const [setting, noun] = [SETTING_OF[role], MODEL_NOUNS[role]];
  switch (kind) {
    case 'no-such-folder':
      return `Berichtige ${setting} oder lass es weg, dann gilt das mitgelieferte ${noun}; „git checkout -- model“ stellt es wieder her.`;
    case 'download-not-allowed':
      return `Setze ${SETTING_OF.downloads}=true, um es einmal herunterzuladen, oder lege seine Dateien in einen Ordner und nenne ihn in ${setting}.`;
    case 'download-failed':
      return `Prüfe das Netz und den Namen in ${setting} und versuche es noch einmal; oder lege die Dateien selbst in einen Ordner und nenne ihn in ${setting}.`;
    case 'unreadable-file':
    case 'malformed-file':
    case 'altered-file':
    case 'unlisted-file':
      if (downloaded !== undefined) {
        return `Lösche den Ordner ${downloaded} und starte mit ${SETTING_OF.downloads}=true: Das Modell wird dann neu heruntergeladen.`;
      }
      return `Stelle sie wieder her: mit „git checkout -- model“, wenn es das mitgelieferte ${noun} ist, sonst indem du dein eigenes neu kopierst. ${setting} sagt, welches gilt.`;
    case 'unknown-kind':
      return `Nenne in ${setting} ein Modell zum Beantworten von Fragen, dessen config.json eine Architektur mit der Endung ForQuestionAnswering nennt; oder lege, wenn es ein Lesemodell ist, wie model/README.md es beschreibt, die ${KIND_FILE} in den Ordner, die dort gezeigt wird.`;
    case 'unusable':
      return role === 'reader'
        ? `Prüfe, ob es ein Lesemodell ist, wie model/README.md es beschreibt, oder lass ${setting} weg, dann gilt das mitgelieferte.`
        : `Prüfe, ob es ein Embedding-Modell für Sätze im ONNX-Format ist, mit einem Tokenizer, den @xenova/transformers liest, oder lass ${setting} weg, dann gilt das mitgelieferte.`;
  }
}

function systemProblem(facts: FolderFacts): string {
  switch (facts.kind) {
    case 'no-permission':
      return `${facts.path} darf dieser Benutzer nicht schreiben.`;
    case 'reads-back-differently':
      return `${facts.path} liest sich anders zurück, als es geschrieben wurde.`;
    case 'not-a-file':
      return `${facts.path} sollte eine Datei sein und ist etwas anderes.`;
    case 'in-use':
      return `In ${facts.path} schreibt schon ein anderer Prozess.`;
    case 'in-data-folder':
      return `Der Datenordner ${facts.folder} ist nicht brauchbar: ${facts.code} bei ${facts.path}.`;
    case 'data-folder':
      return {
        'read-only': `Der Datenordner ${facts.folder} liegt auf einem schreibgeschützten Datenträger.`,
        full: `Für den Datenordner ${facts.folder} ist kein Platz mehr frei.`,
        limited: `Der Datenordner ${facts.folder} nimmt keine Datei an, die so groß ist wie der Index.`,
        'no-folder': `Der Datenordner ${facts.folder} ist kein Ordner.`,
        'cannot-be-made': `Der Datenordner ${facts.folder} lässt sich nicht anlegen.`,
      }[facts.problem];
  }
}

const PLACE_OF_DATA = `Wähle in ${SETTING_OF.data} einen Ordner oder einen Pfad, an dem einer angelegt werden kann.`;

function systemRemedy(facts: FolderFacts): string {
  switch (facts.kind) {
    case 'no-permission':
      return 'Gib dem Benutzer, unter dem beleg läuft, dort das Recht zu schreiben.';
    case 'reads-back-differently':
      return `Prüfe den Datenträger und ${BUILD_AGAIN}.`;
    case 'not-a-file':
      return 'Verschiebe es: An seiner Stelle wird beim nächsten Start eine Datei angelegt.';
    case 'in-use':
      return `Beende den anderen Bot, der mit diesem Ordner läuft, oder gib jedem Bot einen eigenen ${SETTING_OF.data}.`;
    case 'in-data-folder':
      return 'Prüfe, was dort liegt, und den Datenträger oder die Einbindung, auf der es liegt.';
    case 'data-folder':
      return {
        'read-only': `Wähle in ${SETTING_OF.data} einen Ordner, in den geschrieben werden kann.`,
        full: 'Schaffe Platz und starte noch einmal.',
        limited:
          'Hebe die Grenze für die Größe von Dateien an (ulimit -f, LimitFSIZE von systemd) oder nimm ein anderes Dateisystem.',
        'no-folder': PLACE_OF_DATA,
        'cannot-be-made': PLACE_OF_DATA,
      }[facts.problem];
  }
}

function buildProblem(facts: BuildFacts): string {
  switch (facts.kind) {
    case 'nothing-to-index': {
      const listed = facts.problems.map(({ path, facts: why }) => {
        const { problem, remedy } = file(why, path);
        return `\n  ${path}: ${problem} ${remedy}`;
      });
      const end = listed.length === 0 ? '.' : `:${listed.join('')}`;
      return `In ${facts.folder} wurde kein Satz für den Index gefunden${end}`;
    }
    case 'unsound-vector':
      return `Das Modell ${facts.model} gab keinen Vektor aus ${facts.dimension} endlichen Zahlen für: ${facts.text}`;
    case 'child-ended':
      return `Der Index konnte nicht gebaut werden: Der Prozess, der ihn baut, endete vorzeitig (${ended(facts.how)}).`;
    case 'told':
      return facts.told.de.problem;
  }
}

function buildRemedy(facts: BuildFacts): string {
  switch (facts.kind) {
    case 'nothing-to-index':
      return `Lege mindestens einen lesbaren Artikel hinein und ${BUILD_AGAIN}.`;
    case 'unsound-vector':
      return 'Prüfe, ob das Modell vollständig ist und sich für Sätze eignet, oder wähle ein anderes.';
    case 'child-ended':
      return 'Prüfe, ob Speicher und Datenträger ausreichen, und führe npm run embed aus; es macht weiter, wo es aufhörte.';
    case 'told':
      return facts.told.de.remedy;
  }
}

function readingProblem(facts: ReadingFacts): string {
  switch (facts.kind) {
    case 'calibration-unreadable':
      return `Die Kalibrierung ${facts.path} fehlt oder lässt sich nicht lesen.`;
    case 'calibration-broken':
      return `Die Kalibrierung ${facts.path} ist beschädigt oder von einer anderen Version von beleg.`;
    case 'verdict-calibration-broken':
      return `Was zu einem Sprachmodell ausgezählt wurde, ${facts.path}, lässt sich nicht lesen, ist beschädigt oder von einer anderen Version von beleg.`;
    case 'calibration-of-other-reader':
      return `Die Kalibrierung ${facts.path} gehört zu einem anderen Stand des Lesemodells (${facts.reader}).`;
    case 'own-calibration-broken':
      return `Die eigene Kalibrierung ${facts.path} lässt sich nicht lesen, ist beschädigt oder von einer anderen Version von beleg.`;
    case 'process-ended':
      return `Der Prozess, der für beleg liest, endete vorzeitig (${ended(facts.how)}).`;
  }
}

function readingRemedy({ kind }: ReadingFacts): string {
  switch (kind) {
    case 'calibration-unreadable':
    case 'calibration-broken':
    case 'calibration-of-other-reader':
      return `Führe npm run calibrate aus (es dauert einige Minuten), mit demselben ${SETTING_OF.reader} und ${SETTING_OF.embedder}; für das mitgelieferte Lesemodell genügt „git checkout -- model“.`;
    case 'verdict-calibration-broken':
      return 'Führe npm run calibrate -- --sample 200 aus, um neu zu zählen, oder lösche die Datei: Die Urteile erscheinen dann als unsicher.';
    case 'own-calibration-broken':
      return 'Führe npm run calibrate -- --reset aus, das entfernt sie; dann gilt die mitgelieferte, bis npm run calibrate -- --corpus eine neue anpasst.';
    case 'process-ended':
      return 'Frag noch einmal: Er wird neu gestartet. Endet er immer wieder, prüfe, ob noch Speicher frei ist (er braucht etwa 200 MB).';
  }
}
