import type { DiscordFacts, FolderFacts, IndexDatabaseFacts } from '../../../examining/collected-facts.ts';
import { counting, typeset } from '../../label-text.ts';
import { quoted, some } from '../doctor-labels.ts';
import type { CheckWords } from '../upkeep-labels.ts';

const counted = counting('fr');
const further = (count: number): string => `${count} de plus`;
const listed = (paths: readonly string[]): string => some(paths, further);

/** What the folders, disks and databases are like that data is in. */
export function folderFound(facts: FolderFacts | IndexDatabaseFacts): CheckWords {
  switch (facts.kind) {
    case 'secrets':
      return {
        found:
          facts.open.length === 0
            ? facts.files === 0
              ? 'il n’y en a pas encore ici'
              : 'seul leur propriétaire peut les lire'
            : typeset`d’autres sur cette machine peuvent lire ${listed(facts.open)}`,
        remedy: `chmod 600 ${facts.open.map(quoted).join(' ')} les ferme.`,
      };
    case 'corpus':
      return {
        found: typeset`${counted(facts.files, 'fichier', 'fichiers')} dans ${facts.folder}${facts.closed.length === 0 ? '' : typeset` ; illisibles : ${listed(facts.closed)}`}`,
        remedy: typeset`chmod -R u+rX ${quoted(facts.folder)} les ouvre à leur propriétaire ; s’ils sont à un autre, sudo chown -R $(id -un) ${quoted(facts.folder)}`,
      };
    case 'places':
      return {
        found:
          facts.empty.length === 0
            ? `les règles de ${facts.path} valent`
            : typeset`dans ${facts.path}, ces dossiers sont sans article : ${listed(facts.empty)}`,
        remedy:
          'npm run places montre ce que chaque lieu voit ; une règle pour un dossier vide ne cache encore rien.',
      };
    case 'data':
      return data(facts);
    case 'owners':
      return owners(facts);
    case 'space':
      return {
        found: facts.noFileMore
          ? `aucun fichier ne peut plus être créé dans ${facts.folder}, bien que ${facts.free} Mo soient libres`
          : typeset`${facts.free} Mo libres dans ${facts.folder} ; il en faut ${facts.needed}`,
        remedy:
          'Faites de la place sur ce disque (df -h et df -i montrent s’il est plein). Un index déjà là continue de répondre.',
      };
    case 'unwritable-folder':
      return {
        found: `on ne peut pas écrire dans ${facts.folder}`,
        remedy:
          'Donnez à TMPDIR un dossier où cet utilisateur peut écrire, ou à celui-ci les droits de chmod 1777.',
      };
    case 'database':
      return {
        found: typeset`${facts.place} répond : PostgreSQL ${facts.server}, pgvector ${facts.extension} ; ${facts.isBuilt ? 'un index y est construit' : 'aucun index n’y est encore construit'}`,
      };
  }
}

function data({ folder, how, path }: Extract<FolderFacts, { kind: 'data' }>): CheckWords {
  switch (how) {
    case 'writable':
      return { found: `on peut écrire dans ${folder}` };
    case 'new':
      return { found: typeset`${folder} n’existe pas encore ; le premier démarrage le crée` };
    case 'no-folder':
      return {
        found: `${path} n’est pas un dossier`,
        remedy: 'Déplacez-le, ou donnez à DATA_FOLDER un autre dossier.',
      };
    case 'closed':
    case 'unreadable':
      return {
        found: `cet utilisateur ne peut pas lire et écrire ${path}`,
        remedy: typeset`sudo chown -R $(id -un) ${quoted(path)} le lui donne ; ou donnez à DATA_FOLDER un dossier qui est le sien.`,
      };
    case 'read-only':
      return {
        found: `${path} est sur un disque qu’on ne peut que lire`,
        remedy:
          'Montez-le en écriture (dans un conteneur, comme volume), ou donnez à DATA_FOLDER un autre dossier.',
      };
  }
}

function owners({
  folder,
  closed,
  foreign,
  user,
  owner,
}: Extract<FolderFacts, { kind: 'owners' }>): CheckWords {
  const remedy = `sudo chown -R ${user === 0 ? owner : '$(id -un)'} ${quoted(folder)} les rend. Ne démarrez jamais beleg avec sudo.`;
  if (closed.length > 0)
    return { found: `cet utilisateur ne peut pas lire et écrire ${listed(closed)}`, remedy };
  if (foreign.length > 0)
    return { found: typeset`à un autre utilisateur que le dossier : ${listed(foreign)}`, remedy };
  if (user === 0 && owner !== 0)
    return {
      found: typeset`vous êtes root, et le dossier est à l’utilisateur ${owner} : le bot ne pourra peut-être pas changer ce que vous écrivez`,
      remedy: typeset`Lancez les commandes comme cet utilisateur : sudo -u '#${owner}' npm run …`,
    };
  return { found: 'cet utilisateur peut tous les lire et les écrire' };
}

/** What Discord said when it was asked. */
export function discordFound(facts: DiscordFacts): CheckWords {
  switch (facts.kind) {
    case 'discord-reached':
      return {
        found: typeset`${facts.address} accepte le jeton de ${facts.name} ; il reste ${counted(facts.loginsLeft, 'connexion', 'connexions')} aujourd’hui`,
        remedy: typeset`Un bot qui redémarre sans cesse les a épuisées : arrêtez-le, lisez son journal et attendez demain.`,
      };
    case 'discord-no-intent':
      return {
        found: 'THREADS est réglé, et Discord ne laisse pas le bot lire tous les messages',
        remedy: typeset`Activez « Message Content Intent » dans le portail des développeurs, page Bot, ou mettez THREADS=false.`,
      };
    case 'discord-no-token':
      return {
        found: 'n’a pas été interrogé, faute d’un jeton utilisable',
        remedy: 'Mettez DISCORD_TOKEN dans .env.',
      };
    case 'discord-refuses':
      return {
        found: `${facts.address} refuse le jeton`,
        remedy: typeset`Il a été réinitialisé ou appartient à un bot disparu : copiez de nouveau DISCORD_TOKEN du portail des développeurs, page Bot.`,
      };
    case 'discord-unreachable':
      return {
        found: typeset`${facts.address} ne répond pas comme il faut : ${facts.said}`,
        remedy:
          'Voyez si cette machine sort sur le réseau (curl -I https://discord.com), si un pare-feu ou le DNS s’y oppose, et https://status.discord.com.',
      };
    case 'discord-clock':
      return {
        found:
          facts.ahead === 0
            ? 'l’horloge de cette machine est d’accord'
            : `l’horloge de cette machine ${facts.ahead > 0 ? 'avance' : 'retarde'} de ${Math.abs(facts.ahead)} s`,
        remedy: 'sudo timedatectl set-ntp true la fait régler par le réseau.',
      };
  }
}
