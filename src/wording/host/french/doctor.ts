import type { OwnFacts } from '../../../examining/finding.ts';
import { counting, typeset } from '../../label-text.ts';
import { some, type DoctorLabels } from '../doctor-labels.ts';
import type { CheckWords } from '../upkeep-labels.ts';
import { discordFound, folderFound } from './doctor-folders.ts';
import { machineFound } from './doctor-machine.ts';

const counted = counting('fr');
const further = (count: number): string => `${count} de plus`;

export const doctor: DoctorLabels = {
  help: {
    description: typeset`Examine tout ce sur quoi beleg tourne, sans rien changer : Node.js et ses bibliothèques, la machine, les réglages, les dossiers, les modèles et l’index.`,
    online: typeset`demander aussi à Discord si le jeton est valable et quelle heure il est ; sans cela, rien n’est demandé au réseau, sauf à une base dans INDEX_URL`,
    json: 'en JSON, pour des programmes (docs/doctor.md)',
    closing: 'Le code de retour est 1 si quelque chose a échoué, et 0 sinon.',
  },
  subjects: {
    node: 'Node.js',
    platform: 'Système',
    'hnswlib-node': 'hnswlib-node',
    'onnxruntime-node': 'onnxruntime-node',
    processor: 'Processeur',
    clock: 'Horloge',
    settings: 'Réglages',
    variables: 'Leurs noms',
    token: 'Jeton',
    build: 'dist/',
    secrets: 'Secrets gardés',
    corpus: 'Dossier d’articles',
    places: 'Lieux',
    data: 'Dossier de données',
    owners: 'Ses fichiers',
    disk: 'Disque',
    temporary: 'Temporaires',
    bot: 'Bot',
    builder: 'Construction',
    memory: 'Mémoire',
    database: 'Base de données',
    index: 'Index',
    discord: 'Discord',
    'discord-clock': 'Heure de Discord',
  },
  found,
  notAsked: typeset`Discord n’a pas été interrogé : npm run doctor -- --online le fait.`,
};

function found(facts: OwnFacts): CheckWords {
  switch (facts.kind) {
    case 'unfinished':
      return {
        found: `a été abandonné au bout de ${facts.seconds} s`,
        remedy: typeset`Quelque chose ne répond pas : voyez si le disque est un lecteur réseau bloqué, puis recommencez.`,
      };
    case 'not-examined':
      return {
        found: `n’a pas été examiné, car cela repose sur ${doctor.subjects[facts.because]}`,
        remedy: 'Réparez d’abord cela, puis relancez npm run doctor.',
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
            ? typeset`pas de .env ; ${counted(facts.set, 'réglage', 'réglages')} dans l’environnement`
            : typeset`${counted(facts.set, 'réglage', 'réglages')}, tous compris ; ${facts.path} est lu`,
      };
    case 'variables': {
      if (facts.strangers.length === 0) return { found: 'tous sont connus' };
      const names = facts.strangers.map(({ name, meant }) =>
        meant === undefined ? name : `${name} (${meant}?)`,
      );
      return {
        found: typeset`${some(names, further)} : rien ne lit cela`,
        remedy: 'Écrivez le nom comme dans .env.exemple, ou supprimez la ligne.',
      };
    }
    case 'token':
      return {
        found: {
          none: typeset`aucun n’est réglé : npm start est une conversation ici`,
          plausible: 'est réglé et en a la forme',
          'no-id': 'en a la forme, mais ne commence pas par l’identifiant d’un bot',
          broken: 'n’en a pas la forme',
        }[facts.form],
        remedy:
          facts.form === 'none'
            ? typeset`Pour le bot dans Discord, mettez DISCORD_TOKEN dans .env ; README.md dit d’où il vient.`
            : 'Copiez de nouveau DISCORD_TOKEN du portail des développeurs, page Bot.',
      };
    case 'build':
      return {
        found: {
          none: typeset`n’existe pas : npm start exécute les sources`,
          current: 'vient des sources à côté',
          stale: 'vient d’autres sources que celles à côté',
        }[facts.built],
        remedy: typeset`npm run build le refait ; redémarrez ensuite le bot.`,
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
          ? `au travail sur le dossier de données${facts.process === undefined ? '' : ` (processus ${facts.process})`}`
          : 'aucun travail sur le dossier de données',
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
