import type { Told } from '../../../indexing/build-fault.ts';
import { counting } from '../../label-text.ts';
import type { RollbackFacts } from '../host-facts.ts';
import { type CheckWords, type FoundFacts, moment, type UpkeepLabels } from '../upkeep-labels.ts';

const counted = counting('de');
const size = ({ articles, sentences }: { articles: number; sentences: number }): string =>
  `${counted(articles, 'Artikel', 'Artikel')}, ${counted(sentences, 'Satz', 'Sätze')}`;

export const upkeep: UpkeepLabels = {
  waiting: (builder) =>
    `Ein anderer Prozess${builder === undefined ? '' : ` (${builder})`} baut gerade den Index; darauf wird gewartet.`,
  rolledBack: ({ created, counts }) =>
    `Zurückgegangen: Geantwortet wird aus dem Index vom ${moment(created)} (${size(counts)}), bis sich ein Artikel ändert oder npm run embed läuft.`,
  unbuilt: ({ problem, remedy }, { created, counts }) =>
    `Der Index ließ sich nicht bauen: ${problem} ${remedy} Bis dahin dient der vom ${moment(created)} (${size(counts)}).`,
  rollback: {
    help: {
      description:
        'Geht zum Index vor dem jetzigen zurück; jeder bleibt noch bis zum übernächsten Bau aufbewahrt.',
      forward: 'stattdessen zum Index danach gehen',
      yes: 'nichts fragen',
    },
    kept: 'Aufbewahrt sind diese Indexe:',
    inUse: 'dient jetzt',
    holds: size,
    question: ({ created, counts }, isForward) =>
      `${isForward ? 'Vor' : 'Zurück'} zu dem vom ${moment(created)} (${size(counts)})? [j/N]`,
    unchanged: 'Geändert wurde nichts. Mit --yes wird nicht gefragt.',
    done: ({ created }, isUpToDate) => {
      const how = isUpToDate
        ? 'Er entspricht den Artikeln, wie sie sind.'
        : 'Das bleibt so, bis sich ein Artikel ändert oder npm run embed läuft.';
      return `Es dient jetzt der Index vom ${moment(created)}; ein laufender Bot nimmt ihn binnen Sekunden auf. ${how}`;
    },
    undo: (isForward) => `npm run rollback${isForward ? '' : ' -- --forward'} macht das rückgängig.`,
  },
  verify: {
    help: {
      description:
        'Prüft alles, worauf Antworten beruhen, und ändert nichts: Index, Artikel, Modelle und was aufbewahrt wird.',
      json: 'als JSON, für Programme',
      closing: 'Der Rückgabewert ist 1, wenn etwas fehlgeschlagen ist, sonst 0.',
    },
    states: { ok: 'gut', warning: 'Warnung', failed: 'Fehler' },
    subjects: {
      embedder: 'Embedding-Modell',
      reader: 'Lesemodell',
      articles: 'Artikel',
      leftovers: 'Reste',
      cache: 'Vektor-Cache',
      calibration: 'Eigene Kalibrierung',
      questions: 'Eigene Fragen',
    },
    generation: (when, isCurrent) => `Index vom ${when}${isCurrent ? ' (dient)' : ''}`,
    found,
    summary: (warnings, failures) =>
      warnings + failures === 0
        ? 'Alles in Ordnung.'
        : `${counted(failures, 'Prüfung ist', 'Prüfungen sind')} fehlgeschlagen, ${counted(warnings, 'hat eine Warnung', 'haben eine Warnung')}.`,
  },
};

const UNSOUND = {
  unreadable: 'seine Dateien lassen sich nicht zusammen lesen',
  counts: 'seine Dateien sind sich nicht einig, wie viele Sätze es gibt',
  offsets: 'ein Satz steht nicht in seinem Artikel',
  vectors: 'ein Vektor hat nicht die Länge 1',
  graph: 'der Graph findet seine eigenen Vektoren nicht',
  words: 'ein Satz ist unter anderen Wörtern zu finden als seinen',
} as const;

const FITTED = {
  reader: 'ein anderes Lesemodell',
  embedder: 'ein anderes Embedding-Modell',
  delivered: 'eine andere mitgelieferte Kalibrierung',
  recipe: 'eine andere Fassung von beleg',
} as const;

const UPDATE = 'npm run embed bringt den Index auf den Stand der Artikel.';

function found(facts: FoundFacts, why: string): CheckWords {
  switch (facts.kind) {
    case 'model':
      return { found: `${facts.name}, die Dateien sind unversehrt` };
    case 'no-index':
      return { found: why, remedy: UPDATE };
    case 'generation': {
      if (facts.found.kind === 'sound')
        return { found: `${size(facts.found.counts)}; Dateien, Stellen, Vektoren und Graph stimmen überein` };
      return {
        found: facts.found.kind === 'unsound' ? UNSOUND[facts.found.what] : why,
        remedy: facts.isCurrent
          ? 'npm run embed baut einen anderen.'
          : 'Zu ihm kann niemand zurück; spätere Bauten entfernen ihn.',
      };
    }
    case 'up-to-date':
      return { found: 'der Index entspricht ihnen, wie sie sind' };
    case 'changed':
      return { found: `sie haben sich seit ${moment(facts.created)} geändert`, remedy: UPDATE };
    case 'rolled-back':
      return {
        found: `seit ${moment(facts.rollback.chosen)} ist zurückgegangen worden: Geantwortet wird aus einem älteren Stand`,
        remedy: `npm run rollback -- --forward macht das rückgängig. ${UPDATE}`,
      };
    case 'with-problems':
      return {
        found: `${counted(facts.problems, 'Datei', 'Dateien')} ausgelassen, ${counted(facts.warnings, 'Warnung', 'Warnungen')}`,
        remedy: 'npm run embed sagt, warum.',
      };
    case 'leftovers':
      return {
        found: `${counted(facts.paths.length, 'Rest', 'Reste')} abgebrochener Bauten`,
        remedy: 'Der nächste Bau räumt auf.',
      };
    case 'cache':
      return cache(facts);
    case 'no-calibration':
      return { found: 'keine; es gilt die mitgelieferte' };
    case 'calibration':
      return facts.differs === undefined
        ? { found: 'gilt' }
        : {
            found: `galt für ${FITTED[facts.differs]} und gilt nicht mehr`,
            remedy: 'npm run calibrate -- --corpus passt sie neu an.',
          };
    case 'questions':
      return {
        found: `${counted(facts.questions, 'Frage', 'Fragen')}, ${counted(facts.problems, 'Fehler', 'Fehler')}`,
        ...(facts.problems > 0 && { remedy: 'npm run questions nennt sie.' }),
      };
    case 'data-file':
      return facts.isReadable
        ? { found: 'lesbar' }
        : { found: 'ist kein JSON', remedy: 'Lege eine Kopie an ihre Stelle oder räum sie weg.' };
  }
}

function cache({ entries, unreadable, unsound }: Extract<FoundFacts, { kind: 'cache' }>): CheckWords {
  const all = counted(entries, 'Eintrag', 'Einträge');
  if (unsound > 0)
    return {
      found: `${all}, davon ${unsound} ohne Vektoren des Modells`,
      remedy: 'npm run embed -- --force macht sie neu.',
    };
  if (unreadable > 0)
    return {
      found: `${all}, davon ${unreadable} unlesbar`,
      remedy: 'Verloren ist nichts: Der nächste Bau, der sie braucht, macht sie neu.',
    };
  return { found: all };
}

/** Why no other index comes into use. */
export function rollbackFault(facts: RollbackFacts): Told {
  if (facts.kind === 'index-moved')
    return {
      problem: 'Inzwischen dient ein anderer Index.',
      remedy: 'Geändert wurde nichts: Ruf es noch einmal auf.',
    };
  const { isForward, hasOther } = facts;
  const [side, other] = isForward ? ['neuerer', ''] : ['älterer', ' -- --forward'];
  return {
    problem: `Es ist kein ${side} Index aufbewahrt, der dienen könnte.`,
    remedy: hasOther
      ? `In der anderen Richtung gibt es einen: npm run rollback${other} geht dorthin.`
      : 'Es gibt einen nach dem nächsten Bau geänderter Artikel: Der hebt den davor auf.',
  };
}
