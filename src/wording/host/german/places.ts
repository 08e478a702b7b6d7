import type { Told } from '../../../indexing/build-fault.ts';
import type { PlacesExpectation, PlacesFacts, PlacesFaultFacts } from '../../../places/places-fault.ts';
import { counting } from '../../label-text.ts';
import { MOST_PROBLEMS, type PlacesLabels } from '../places-labels.ts';
import { MISTAKES } from './files.ts';

const counted = counting('de');

export const places: PlacesLabels = {
  help: {
    description: 'Prüft die Datei, die sagt, wer was sehen und fragen darf, und zeigt, was wo zu sehen ist.',
    file: 'die Datei, die geprüft wird, statt der in PLACES_FILE',
    closing: 'Ein laufender Bot übernimmt eine geänderte Datei in Sekunden, wenn nichts darin falsch ist.',
  },
  fault,
  unset:
    'PLACES_FILE nennt keine Datei: Alle Artikel sind überall zu sehen, und alle dürfen fragen. docs/places.md zeigt, wie sich das ändern lässt.',
  inOrder: (path) => `${path} ist in Ordnung.`,
  headings: { sees: 'Artikel, die zu sehen sind', asks: 'Wer fragen darf', quotas: 'Fragen in der Minute' },
  viewers: {
    everywhere: 'überall in Discord',
    direct: 'Direktnachrichten',
    programs: 'HTTP, MCP und die Website',
    guild: (id) => `Server ${id}`,
    channel: (id) => `Kanal ${id} (und was sein Server sieht)`,
  },
  channel: (id) => `Kanal ${id}`,
  sees: (articles, folders) =>
    counted(articles, 'Artikel', 'Artikel') + (folders.length === 0 ? '' : `, mit ${folders.join(', ')}`),
  emptyFolder: (folder) => `In ${folder} liegt noch kein Artikel.`,
  roles: (ids) => (ids.length === 1 ? `Rolle ${ids[0]}` : `Rollen ${ids.join(', ')}`),
  everybody: 'alle',
  nobody: 'niemand',
  perMinute: (questions) => counted(questions, 'Frage', 'Fragen'),
  unpublished: (articles) =>
    `${counted(articles, 'Artikel', 'Artikel')} aus Ordnern ohne „programs: true“ ${articles === 1 ? 'blieb' : 'blieben'} weg.`,
};

function fault(facts: PlacesFaultFacts): Told {
  const { path } = facts;
  switch (facts.kind) {
    case 'wrong-places': {
      const { problems } = facts;
      const listed = problems
        .slice(0, MOST_PROBLEMS)
        .map(({ line, column, facts: wrong }) => `\n  Zeile ${line}, Spalte ${column}: ${complaint(wrong)}`);
      const rest = problems.length - listed.length;
      const more = rest > 0 ? `\n  … und ${rest} weitere.` : '';
      return {
        problem: `${path} stimmt nicht:${listed.join('')}${more}`,
        remedy: 'Berichtige es dort; docs/places.md erklärt jede Zeile, und npm run places prüft die Datei.',
      };
    }
    case 'places-missing':
      return {
        problem: `Es gibt keine Datei ${path} mit Regeln für Orte.`,
        remedy:
          'Lege sie an, oder nenne eine andere; nennt PLACES_FILE sie und dürfen alle alles sehen und fragen, lösche diese Zeile.',
      };
    case 'places-no-text':
      return {
        problem: `${path} ist kein Text in UTF-8.`,
        remedy: 'Speichere sie mit einem Texteditor in UTF-8.',
      };
    case 'places-large':
      return {
        problem: `${path} hat ${Math.ceil(facts.bytes / 1000)} kB, mehr als ${facts.most / 1000} kB.`,
        remedy: 'Prüfe, ob PLACES_FILE die richtige Datei nennt.',
      };
    case 'places-unreadable':
      return {
        problem: `${path}, mit den Regeln für Orte, lässt sich nicht lesen (${facts.code}).`,
        remedy: 'Prüfe, ob es eine Datei ist und ob der Benutzer, unter dem beleg läuft, sie lesen darf.',
      };
  }
}

function complaint(facts: PlacesFacts): string {
  switch (facts.kind) {
    case 'broken':
      return `Ab hier ist sie nicht zu lesen: In dieser Zeile ${MISTAKES[facts.mistake]}. Rücke mit Leerzeichen ein, alle Schlüssel eines Eintrags gleich, und setze Texte in Anführungszeichen: "…"`;
    case 'nothing':
      return 'Darin steht nichts. Schreibe die Regeln; soll es keine geben: articles: []';
    case 'nested':
      return 'Listen oder Klammern sind zu tief verschachtelt.';
    case 'unknown-key': {
      const meant = facts.meant === undefined ? '' : ` Meinst du ${facts.meant}?`;
      return `Den Schlüssel „${facts.key}“ gibt es hier nicht.${meant} Es gibt: ${facts.known.join(', ')}.`;
    }
    case 'key-twice':
      return `Der Schlüssel ${facts.key} steht zweimal in diesem Eintrag. Lösche einen; mehrere IDs stehen als Liste unter einem.`;
    case 'missing-key':
      return `Diesem Eintrag fehlt der Schlüssel ${facts.key}. Ergänze ihn.`;
    case 'unexpected':
      return `${EXPECTED[facts.expected](facts.key)}; gefunden: ${facts.found === '' ? 'nichts' : facts.found}`;
    case 'no-id':
      return `Unter ${facts.key} werden IDs von Discord erwartet, je 17 bis 20 Ziffern; gefunden: ${facts.found === '' ? 'nichts' : facts.found}. Schalte in Discord den Entwicklermodus ein, dann Rechtsklick > ID kopieren.`;
    case 'no-such-folder': {
      const meant = facts.meant === undefined ? '' : ` Meinst du ${facts.meant}?`;
      return `Unter CORPUS_FOLDER gibt es keinen Ordner „${facts.folder}“.${meant} Schreibe ihn, wie er dort heißt, auch groß und klein, oder lege ihn an.`;
    }
    case 'outside-folder':
      return `„${facts.folder}“ liegt nicht unter CORPUS_FOLDER. Schreibe den Ordner, wie er dort heißt: rat/protokolle`;
    case 'said-twice':
      return facts.what === 'direct'
        ? `Wer in Direktnachrichten fragen darf, steht schon in Zeile ${facts.line}. Lösche eines von beiden.`
        : `Für ${facts.value} steht schon eine Regel in Zeile ${facts.line}. Lösche eine von beiden, oder mache eine daraus.`;
    case 'nowhere':
      return 'Dieser Eintrag nennt keinen Ort. Gib ihm guilds oder channels, oder direct: true';
  }
}

const EXPECTED: Readonly<Record<PlacesExpectation, (key: string) => string>> = {
  mapping: (key) =>
    key === ''
      ? 'Erwartet werden Schlüssel, etwa articles:'
      : `Unter ${key} wird ein Eintrag mit Schlüsseln erwartet`,
  entries: (key) => `Unter ${key} wird eine Liste erwartet, mit einem Strich vor jedem Eintrag`,
  ids: (key) => `Unter ${key} wird eine ID oder eine Liste von IDs erwartet`,
  'yes-or-no': (key) => `Erwartet wird ${key}: true oder ${key}: false`,
  count: (key) => `Unter ${key} wird eine ganze Zahl ab 1 erwartet`,
  folder: (key) => `Unter ${key} wird der Name eines Ordners erwartet`,
};
