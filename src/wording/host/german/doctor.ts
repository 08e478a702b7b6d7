import type { OwnFacts } from '../../../examining/finding.ts';
import { counting } from '../../label-text.ts';
import { some, type DoctorLabels } from '../doctor-labels.ts';
import type { CheckWords } from '../upkeep-labels.ts';
import { discordFound, folderFound } from './doctor-folders.ts';
import { machineFound } from './doctor-machine.ts';

const counted = counting('de');
const further = (count: number): string => `${count} weitere`;

export const doctor: DoctorLabels = {
  help: {
    description:
      'Prüft alles, worauf beleg läuft, und ändert nichts: Node.js und seine Bibliotheken, Maschine, Einstellungen, Ordner, Modelle und Index.',
    online:
      'auch Discord fragen, ob das Token gilt und wie spät es ist; ohne dies wird über das Netz nur die Datenbank gefragt, die INDEX_URL nennt',
    json: 'als JSON, für Programme (docs/doctor.md)',
    closing: 'Der Rückgabewert ist 1, wenn etwas fehlgeschlagen ist, sonst 0.',
  },
  subjects: {
    node: 'Node.js',
    platform: 'System',
    'hnswlib-node': 'hnswlib-node',
    'onnxruntime-node': 'onnxruntime-node',
    processor: 'Prozessor',
    clock: 'Uhr',
    settings: 'Einstellungen',
    variables: 'Einstellungsnamen',
    token: 'Token',
    build: 'dist/',
    secrets: 'Geheimes',
    corpus: 'Artikelordner',
    places: 'Orte',
    data: 'Datenordner',
    owners: 'Dateien darin',
    disk: 'Platte',
    temporary: 'Temporäre Dateien',
    bot: 'Bot',
    builder: 'Bau',
    memory: 'Speicher',
    database: 'Datenbank',
    index: 'Index',
    discord: 'Discord',
    'discord-clock': 'Zeit bei Discord',
  },
  found,
  notAsked: 'Discord wurde nicht gefragt: Das tut npm run doctor -- --online.',
};

function found(facts: OwnFacts): CheckWords {
  switch (facts.kind) {
    case 'unfinished':
      return {
        found: `wurde nach ${facts.seconds} s aufgegeben`,
        remedy:
          'Etwas antwortet nicht: Sieh nach, ob die Platte ein Netzlaufwerk ist, das hängt, und ruf dies noch einmal auf.',
      };
    case 'not-examined':
      return {
        found: `wurde nicht geprüft, denn das beruht auf ${doctor.subjects[facts.because]}`,
        remedy: 'Behebe erst das, und ruf npm run doctor noch einmal auf.',
      };
    case 'node':
    case 'platform':
    case 'processor':
    case 'memory':
    case 'clock':
    case 'clock-behind':
    case 'clock-jumps':
    case 'native':
      return machineFound(facts);
    case 'settings':
      return {
        found:
          facts.path === undefined
            ? `keine .env; ${counted(facts.set, 'Einstellung', 'Einstellungen')} aus der Umgebung`
            : `${counted(facts.set, 'Einstellung', 'Einstellungen')}, alle verstanden; ${facts.path} wird gelesen`,
      };
    case 'variables': {
      if (facts.strangers.length === 0) return { found: 'alle sind bekannt' };
      const names = facts.strangers.map(({ name, meant }) =>
        meant === undefined ? name : `${name} (${meant}?)`,
      );
      return {
        found: `${some(names, further)}: das liest niemand`,
        remedy: 'Schreib den Namen, wie er in .env.beispiel steht, oder entferne die Zeile.',
      };
    }
    case 'token':
      return {
        found: {
          none: 'keines ist gesetzt: npm start ist ein Chat hier',
          plausible: 'ist gesetzt und hat die Form eines solchen',
          'no-id': 'hat die Form eines solchen, beginnt aber nicht mit der Id eines Bots',
          broken: 'hat nicht die Form eines solchen',
        }[facts.form],
        remedy:
          facts.form === 'none'
            ? 'Für den Bot in Discord setz DISCORD_TOKEN in .env; woher es kommt, sagt README.md.'
            : 'Kopier DISCORD_TOKEN neu aus dem Entwicklerportal, Seite Bot.',
      };
    case 'build':
      return {
        found: {
          none: 'gibt es nicht: npm start läuft aus den Quellen',
          current: 'ist aus den Quellen daneben',
          stale: 'ist aus anderen Quellen als denen daneben',
        }[facts.built],
        remedy: 'npm run build macht es neu; starte den Bot danach neu.',
      };
    case 'secrets':
    case 'corpus':
    case 'places':
    case 'data':
    case 'owners':
    case 'space':
    case 'unwritable-folder':
    case 'database':
      return folderFound(facts);
    case 'running':
      return {
        found: facts.isRunning
          ? `arbeitet auf dem Datenordner${facts.process === undefined ? '' : ` (Prozess ${facts.process})`}`
          : 'keiner arbeitet auf dem Datenordner',
      };
    case 'discord-reached':
    case 'discord-no-intent':
    case 'discord-no-token':
    case 'discord-refuses':
    case 'discord-unreachable':
    case 'discord-clock':
      return discordFound(facts);
  }
}
