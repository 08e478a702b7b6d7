import type { Told } from '../../../indexing/build-fault.ts';
import type { OtherVersion, UpkeepFacts } from '../../../upkeep/upkeep-fault.ts';
import { counting, decimals } from '../../label-text.ts';
import type { BackupLabels, HeldFacts } from '../backup-labels.ts';
import { SETTING_OF, type UsageFacts } from '../host-facts.ts';
import { moment } from '../upkeep-labels.ts';

const counted = counting('de');
const tenths = decimals('de', 1);
const megabytes = (bytes: number): string => `${tenths(bytes / 1e6)} MB`;
const held = ({ files, bytes, created, writtenBy }: HeldFacts): string =>
  `${counted(files, 'Datei', 'Dateien')}, ${megabytes(bytes)}, vom ${moment(created)}, von beleg ${writtenBy}`;

export const backups: BackupLabels = {
  migrated: ({ from, to, changed, copies }) =>
    `Die Daten hatten Version ${from} und haben jetzt ${to}; geändert: ${changed.join(', ')}. Wie sie waren, liegen sie 30 Tage lang in ${copies.join(', ')}.`,
  backup: {
    help: {
      description:
        'Legt Artikel, Antworten, Stimmen, Kalibrierung und den Index im Gebrauch in eine Datei, auch neben einem laufenden Bot.',
      out: `die Datei, oder der Ordner für eine, die nach ihrem Zeitpunkt heißt (backups in ${SETTING_OF.data})`,
      overwrite: 'ersetzt eine Datei, die schon da ist',
      keep: 'löscht danach alle bis auf so viele der neuesten in diesem Ordner, die nach ihrem Zeitpunkt heißen',
      settings: 'auch die Datei .env: Wer die Sicherung liest, hat dann das Token',
      cache: 'auch den Cache der Vektoren, der ein Einbetten erspart',
      models: 'auch die Modelle, die heruntergeladen wurden',
      json: 'was geschrieben wurde als JSON, für Programme',
      closing:
        'Die Datei enthält, was Leute gefragt haben: Halte sie so verschlossen wie den Datenordner. npm run restore -- --check <file> prüft sie.',
    },
    progress: 'Sichern (MB)',
    written: ({ path, files, bytes, seconds, hasIndex }) =>
      `${path}: ${counted(files, 'Datei', 'Dateien')}, ${megabytes(bytes)}, in ${tenths(seconds)} s${hasIndex ? '' : '; kein Index, den baut ein Start'}.`,
    leftOut: (count, first) =>
      `${counted(count, 'Ding fehlt', 'Dinge fehlen')}, weil ${count === 1 ? 'es keine Datei ist oder sein Name' : 'sie keine Dateien sind oder ihre Namen'} nicht überall möglich ${count === 1 ? 'ist' : 'sind'}: ${first}${count > 1 ? ' …' : ''}`,
    holdsSecrets: 'Sie enthält .env und damit das Token: Wer sie lesen kann, kann deinen Bot betreiben.',
    removed: (paths) => `Gelöscht, weil älter: ${paths.join(', ')}`,
  },
  restore: {
    help: {
      description:
        'Prüft eine Sicherung und setzt sie an die Stelle von Artikeln und Daten; was da ist, bleibt in einem Ordner daneben.',
      file: 'die Sicherung; ohne sie wird eine abgebrochene Wiederherstellung beendet',
      check: 'prüft sie nur: jede Datei an ihrer Prüfsumme',
      list: 'prüft sie und nennt ihre Dateien',
      settings: 'auch die Datei .env, wenn die Sicherung eine enthält; neben die, die da ist',
      yes: 'fragt nichts',
      closing:
        'Halte vorher den Bot an, auch npm run serve und npm run mcp. Ältere Daten überführt der nächste Start.',
    },
    checking: 'Prüfen (MB)',
    restoring: 'Wiederherstellen (MB)',
    whole: (facts) => `${facts.path} ist unversehrt: ${held(facts)}.`,
    question: ({ corpusFolder, dataFolder, ...facts }) =>
      `${held(facts)}, an die Stelle von ${corpusFolder} und ${dataFolder} setzen? Was da ist, bleibt daneben. [j/N]`,
    unchanged: 'Nichts wurde geändert. Mit --yes wird nichts gefragt.',
    done: ({ corpusFolder, dataFolder, aside, beside }) =>
      `Wiederhergestellt in ${corpusFolder} und ${dataFolder}.${kept(aside)}${
        beside.length === 0
          ? ''
          : `\nWas an ihrer Stelle ist, sagt etwas anderes, darum liegen diese daneben: ${beside.join(', ')}`
      }`,
    finished: (aside) => `Die abgebrochene Wiederherstellung ist beendet.${kept(aside)}`,
    settingsLeft: 'Sie enthält auch Einstellungen, die --with-settings wiederherstellt.',
  },
};

function kept(aside: readonly string[]): string {
  if (aside.length === 0) return '';
  return `\nWas vorher da war, liegt in ${aside.join(' und ')}: Lösche es, wenn alles stimmt, es enthält, was Leute gefragt haben.`;
}

const UPDATE = 'Bring beleg auf die Version, die sie geschrieben hat';

function newer({ found, known, writtenBy }: OtherVersion): string {
  return `Version ${found}, geschrieben von beleg ${writtenBy}, und dieses beleg kennt höchstens ${known}`;
}

/** What keeps data from being used, backed up or restored. */
export function upkeepFault(facts: UpkeepFacts): Told {
  switch (facts.kind) {
    case 'newer-data':
      return {
        problem: `Die Daten in ${facts.folder} haben ${newer(facts)}. Nichts wurde geändert.`,
        remedy: `${UPDATE}, oder stell die Sicherung von davor wieder her: npm run restore -- <file>`,
      };
    case 'newer-backup':
      return {
        problem: `Die Sicherung ${facts.path} hat ${newer(facts)}.`,
        remedy: `${UPDATE}. Nichts wurde geändert.`,
      };
    case 'broken-data-version':
      return {
        problem: `${facts.path} sagt nicht, welche Version die Daten haben: Die Datei ist beschädigt.`,
        remedy:
          'Stell eine Sicherung wieder her (npm run restore -- <file>). Gibt es keine, lösch diese Datei: Die Daten gelten dann als die ältesten und werden neu überführt.',
      };
    case 'unfinished-restore':
      return {
        problem: `Eine Wiederherstellung in ${facts.folder} wurde abgebrochen, während Dateien an ihre Stelle kamen.`,
        remedy: 'npm run restore, ohne eine Datei, beendet sie.',
      };
    case 'backup-exists':
      return {
        problem: `${facts.path} gibt es schon.`,
        remedy: 'Nenn mit --out eine andere Datei, oder ersetze sie mit --overwrite.',
      };
    case 'backup-unwritable':
      return {
        problem: `Die Sicherung kann nicht nach ${facts.path} geschrieben werden${facts.code === 'ENOSPC' ? ': kein Platz mehr' : ''} (${facts.code}). Nichts davon blieb dort.`,
        remedy:
          'Schaff Platz oder lass den Nutzer, unter dem beleg läuft, dort schreiben, oder nenn mit --out einen anderen Ort.',
      };
    case 'restless-file':
      return {
        problem: `${facts.path} ändert sich, sooft es gelesen wird.`,
        remedy: 'Warte, bis fertig ist, wer hineinschreibt, und versuch es noch einmal.',
      };
    case 'unreadable-file':
      return {
        problem: `${facts.path} kann nicht gelesen werden (${facts.code}).`,
        remedy: 'Lass den Nutzer, unter dem beleg läuft, hineinlesen, oder prüf die Platte.',
      };
    case 'nothing-to-back-up':
      return {
        problem: `In ${facts.folders.join(' und ')} ist nichts.`,
        remedy: `Berichtige ${SETTING_OF.corpus} und ${SETTING_OF.data}: Es braucht die Einstellungen des Bots.`,
      };
    case 'no-room':
      return {
        problem: `${facts.folder} hat Platz für ${megabytes(facts.free)}, und die Sicherung braucht ${megabytes(facts.needed)}. Nichts wurde geändert.`,
        remedy: 'Schaff dort Platz, oder lass die Einstellung des Ordners einen anderen nennen.',
      };
    case 'no-backup':
      return noBackup(facts);
  }
}

function noBackup({ path, why, at }: Extract<UpkeepFacts, { kind: 'no-backup' }>): Told {
  const where = at === undefined ? '' : ` (bei ${at})`;
  switch (why) {
    case 'missing':
      return {
        problem: `${path} gibt es nicht.`,
        remedy: 'Nenn eine Datei, die npm run backup geschrieben hat.',
      };
    case 'foreign':
      return {
        problem: `${path} ist keine Sicherung von beleg.`,
        remedy: 'Nenn eine Datei, die npm run backup geschrieben hat. Nichts wurde geändert.',
      };
    case 'cut-off':
      return {
        problem: `Die Sicherung ${path} ist abgeschnitten${where}.`,
        remedy:
          'Kopier sie noch einmal von dort, wo sie geschrieben wurde, oder nimm eine ältere. Nichts wurde geändert.',
      };
    case 'damaged':
      return {
        problem: `Die Sicherung ${path} ist nicht, wie sie geschrieben wurde${where}.`,
        remedy:
          'Kopier sie noch einmal von dort, wo sie geschrieben wurde, oder nimm eine ältere. Nichts wurde geändert.',
      };
  }
}

/** Why a call says nothing of backups. */
export function backupUsage(
  facts: Extract<UsageFacts, { readonly kind: 'missing-backup' | 'kept-count' }>,
): Told {
  const remedy = `So wird es aufgerufen: ${facts.usage}`;
  if (facts.kind === 'kept-count')
    return { problem: `--keep nimmt eine ganze Zahl ab 1 und nicht „${facts.given}“.`, remedy };
  const newest = facts.newest === undefined ? '' : ` Die neueste ist ${facts.newest}.`;
  return { problem: `Es ist nicht gesagt, welche Sicherung gemeint ist.${newest}`, remedy };
}
