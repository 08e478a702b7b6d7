import type { Told } from '../../../indexing/build-fault.ts';
import type { OtherVersion, UpkeepFacts } from '../../../upkeep/upkeep-fault.ts';
import { counting, decimals, typeset } from '../../label-text.ts';
import type { BackupLabels, HeldFacts } from '../backup-labels.ts';
import { SETTING_OF, type UsageFacts } from '../host-facts.ts';
import { moment } from '../upkeep-labels.ts';

const counted = counting('fr');
const tenths = decimals('fr', 1);
const megabytes = (bytes: number): string => `${tenths(bytes / 1e6)} Mo`;
const held = ({ files, bytes, created, writtenBy }: HeldFacts): string =>
  `${counted(files, 'fichier', 'fichiers')}, ${megabytes(bytes)}, du ${moment(created)}, par beleg ${writtenBy}`;

export const backups: BackupLabels = {
  migrated: ({ from, to, changed, copies }) =>
    typeset`Les données étaient de la version ${from} et sont maintenant de la ${to} ; fichiers modifiés : ${changed.join(', ')}. Tels qu’ils étaient, ils restent 30 jours dans ${copies.join(', ')}.`,
  backup: {
    help: {
      description:
        'Met les articles, les réponses, les votes, la calibration et l’index en service dans un seul fichier, même à côté d’un bot en marche.',
      out: `le fichier, ou le dossier d’un fichier nommé d’après son moment (backups dans ${SETTING_OF.data})`,
      overwrite: 'remplace un fichier qui existe',
      keep: 'supprime ensuite toutes sauf tant des plus récentes de ce dossier, parmi celles nommées d’après leur moment',
      settings: typeset`aussi le fichier .env : qui lit la sauvegarde a alors le jeton`,
      cache: 'aussi le cache des vecteurs, ce qui épargne un calcul',
      models: 'aussi les modèles téléchargés',
      json: 'en JSON ce qui a été écrit, pour des programmes',
      closing: typeset`Le fichier contient ce que les gens ont demandé : protégez-le comme le dossier des données. npm run restore -- --check <file> le vérifie.`,
    },
    progress: 'Sauvegarde (Mo)',
    written: ({ path, files, bytes, seconds, hasIndex }) =>
      typeset`${path} : ${counted(files, 'fichier', 'fichiers')}, ${megabytes(bytes)}, en ${tenths(seconds)} s${hasIndex ? '' : typeset` ; sans index, qu’un démarrage construit`}.`,
    leftOut: (count, first) =>
      typeset`${counted(count, 'élément manque', 'éléments manquent')}, qui ${count === 1 ? 'n’est pas un fichier ou dont le nom n’est' : 'ne sont pas des fichiers ou dont les noms ne sont'} pas possible${count === 1 ? '' : 's'} partout : ${first}${count > 1 ? ' …' : ''}`,
    holdsSecrets: typeset`Il contient .env, et donc le jeton : qui peut le lire peut faire marcher votre bot.`,
    removed: (paths) => typeset`Supprimées, car plus anciennes : ${paths.join(', ')}`,
  },
  restore: {
    help: {
      description:
        'Vérifie une sauvegarde et la met à la place des articles et des données, dont l’état présent reste dans un dossier à côté.',
      file: typeset`la sauvegarde ; sans elle, une restauration interrompue est terminée`,
      check: typeset`la vérifie seulement : chaque fichier par sa somme`,
      list: 'la vérifie et nomme ses fichiers',
      settings: typeset`aussi le fichier .env, si la sauvegarde en contient un ; à côté de celui qui existe`,
      yes: 'ne rien demander',
      closing:
        'Arrêtez d’abord le bot, ainsi que npm run serve et npm run mcp. Le démarrage suivant migre les données plus anciennes.',
    },
    checking: 'Vérification (Mo)',
    restoring: 'Restauration (Mo)',
    whole: (facts) => typeset`${facts.path} est intact : ${held(facts)}.`,
    question: ({ corpusFolder, dataFolder, ...facts }) =>
      typeset`Mettre ${held(facts)}, à la place de ${corpusFolder} et de ${dataFolder} ? Ce qui s’y trouve reste à côté. [o/N]`,
    unchanged: 'Rien n’a été changé. Avec --yes, rien n’est demandé.',
    done: ({ corpusFolder, dataFolder, aside, beside }) =>
      `Restauré dans ${corpusFolder} et ${dataFolder}.${kept(aside)}${
        beside.length === 0
          ? ''
          : typeset`\nCe qui est à leur place dit autre chose, ceux-ci sont donc à côté : ${beside.join(', ')}`
      }`,
    finished: (aside) => `La restauration interrompue est terminée.${kept(aside)}`,
    settingsLeft: 'Il contient aussi des réglages, que --with-settings restaure.',
  },
};

function kept(aside: readonly string[]): string {
  if (aside.length === 0) return '';
  const where = aside.join(' et ');
  return `\n${typeset`Ce qui s’y trouvait est dans ${where} : supprimez-le une fois que tout va bien, il contient ce que les gens ont demandé.`}`;
}

const UPDATE = 'mettez beleg à la version qui l’a écrit';

function newer({ found, known, writtenBy }: OtherVersion): string {
  return `version ${found}, écrite par beleg ${writtenBy}, et ce beleg connaît au plus la ${known}`;
}

/** What keeps data from being used, backed up or restored. */
export function upkeepFault(facts: UpkeepFacts): Told {
  switch (facts.kind) {
    case 'newer-data':
      return {
        problem: typeset`Données de ${facts.folder} : ${newer(facts)}. Rien n’a été changé.`,
        remedy: typeset`Ou bien ${UPDATE}, ou bien restaurez la sauvegarde d’avant : npm run restore -- <file>`,
      };
    case 'newer-backup':
      return {
        problem: typeset`Sauvegarde ${facts.path} : ${newer(facts)}.`,
        remedy: `Pour la restaurer, ${UPDATE}. Rien n’a été changé.`,
      };
    case 'broken-data-version':
      return {
        problem: typeset`${facts.path} ne dit pas de quelle version sont les données : ce fichier est abîmé.`,
        remedy: typeset`Restaurez une sauvegarde (npm run restore -- <file>). S’il n’y en a pas, supprimez ce fichier : les données passent alors pour les plus anciennes et sont migrées de nouveau.`,
      };
    case 'unfinished-restore':
      return {
        problem: `Une restauration dans ${facts.folder} a été interrompue pendant que des fichiers étaient mis en place.`,
        remedy: 'npm run restore, sans fichier, la termine.',
      };
    case 'backup-exists':
      return {
        problem: `${facts.path} existe déjà.`,
        remedy: 'Nommez un autre fichier avec --out, ou remplacez-le avec --overwrite.',
      };
    case 'backup-unwritable':
      return {
        problem: typeset`La sauvegarde ne peut pas être écrite dans ${facts.path}${facts.code === 'ENOSPC' ? typeset` : plus de place` : ''} (${facts.code}). Rien n’en est resté.`,
        remedy:
          'Faites de la place, laissez l’utilisateur de beleg y écrire, ou nommez un autre endroit avec --out.',
      };
    case 'restless-file':
      return {
        problem: `${facts.path} change chaque fois qu’il est lu.`,
        remedy: 'Attendez que qui l’écrit ait fini, et recommencez.',
      };
    case 'unreadable-file':
      return {
        problem: `${facts.path} ne peut pas être lu (${facts.code}).`,
        remedy: 'Laissez l’utilisateur de beleg le lire, ou vérifiez le disque.',
      };
    case 'nothing-to-back-up':
      return {
        problem: `Il n’y a rien dans ${facts.folders.join(' ni dans ')}.`,
        remedy: typeset`Corrigez ${SETTING_OF.corpus} et ${SETTING_OF.data} : il faut les réglages du bot.`,
      };
    case 'no-room':
      return {
        problem: `${facts.folder} a de la place pour ${megabytes(facts.free)}, et la sauvegarde prend ${megabytes(facts.needed)}. Rien n’a été changé.`,
        remedy: 'Faites-y de la place, ou laissez le réglage du dossier en nommer un autre.',
      };
    case 'no-backup':
      return noBackup(facts);
  }
}

function noBackup({ path, why, at }: Extract<UpkeepFacts, { kind: 'no-backup' }>): Told {
  const where = at === undefined ? '' : ` (à ${at})`;
  switch (why) {
    case 'missing':
      return { problem: `${path} n’existe pas.`, remedy: 'Nommez un fichier écrit par npm run backup.' };
    case 'foreign':
      return {
        problem: `${path} n’est pas une sauvegarde de beleg.`,
        remedy: 'Nommez un fichier écrit par npm run backup. Rien n’a été changé.',
      };
    case 'cut-off':
      return {
        problem: `La sauvegarde ${path} est tronquée${where}.`,
        remedy:
          'Copiez-la de nouveau de l’endroit où elle a été écrite, ou prenez-en une plus ancienne. Rien n’a été changé.',
      };
    case 'damaged':
      return {
        problem: `La sauvegarde ${path} n’est pas telle qu’elle a été écrite${where}.`,
        remedy:
          'Copiez-la de nouveau de l’endroit où elle a été écrite, ou prenez-en une plus ancienne. Rien n’a été changé.',
      };
  }
}

/** Why a call says nothing of backups. */
export function backupUsage(
  facts: Extract<UsageFacts, { readonly kind: 'missing-backup' | 'kept-count' }>,
): Told {
  const remedy = typeset`Voici comment l’appeler : ${facts.usage}`;
  if (facts.kind === 'kept-count')
    return {
      problem: typeset`--keep prend un nombre entier à partir de 1, et non « ${facts.given} ».`,
      remedy,
    };
  const newest = facts.newest === undefined ? '' : ` La plus récente est ${facts.newest}.`;
  return { problem: `Il n’est pas dit quelle sauvegarde est voulue.${newest}`, remedy };
}
