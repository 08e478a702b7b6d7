import type { DiscordFacts, FolderFacts, IndexDatabaseFacts } from '../../../examining/collected-facts.ts';
import { counting } from '../../label-text.ts';
import { quoted, some } from '../doctor-labels.ts';
import type { CheckWords } from '../upkeep-labels.ts';

const counted = counting('de');
const further = (count: number): string => `${count} weitere`;
const listed = (paths: readonly string[]): string => some(paths, further);

/** What the folders, disks and databases are like that data is in. */
export function folderFound(facts: FolderFacts | IndexDatabaseFacts): CheckWords {
  switch (facts.kind) {
    case 'secrets':
      return {
        found:
          facts.open.length === 0
            ? facts.files === 0
              ? 'hier liegt noch nichts'
              : 'nur ihr Besitzer kann sie lesen'
            : `andere auf dieser Maschine können lesen: ${listed(facts.open)}`,
        remedy: `chmod 600 ${facts.open.map(quoted).join(' ')} schließt sie.`,
      };
    case 'corpus':
      return {
        found: `${counted(facts.files, 'Datei', 'Dateien')} in ${facts.folder}${facts.closed.length === 0 ? '' : `; nicht lesbar: ${listed(facts.closed)}`}`,
        remedy: `chmod -R u+rX ${quoted(facts.folder)} lässt ihren Besitzer sie lesen; wo das ein anderer ist, hilft sudo chown -R $(id -un) ${quoted(facts.folder)}`,
      };
    case 'places':
      return {
        found:
          facts.empty.length === 0
            ? `die Regeln in ${facts.path} gelten`
            : `in ${facts.path} stehen Ordner ohne Artikel: ${listed(facts.empty)}`,
        remedy:
          'npm run places zeigt, was wo zu sehen ist; eine Regel für einen leeren Ordner verbirgt noch nichts.',
      };
    case 'data':
      return data(facts);
    case 'owners':
      return owners(facts);
    case 'space':
      return {
        found: facts.noFileMore
          ? `in ${facts.folder} lässt sich keine Datei mehr anlegen, obwohl ${facts.free} MB frei sind`
          : `${facts.free} MB frei in ${facts.folder}; ${facts.needed} MB werden gebraucht`,
        remedy:
          'Schaff Platz auf dieser Platte (wie voll sie ist, zeigen df -h und df -i). Ein Index, der da ist, antwortet so lange weiter.',
      };
    case 'unwritable-folder':
      return {
        found: `${facts.folder} darf nicht beschrieben werden`,
        remedy:
          'Setz TMPDIR auf einen Ordner, den dieser Benutzer beschreiben darf, oder gib jenem chmod 1777.',
      };
    case 'database':
      return {
        found: `${facts.place} antwortet: PostgreSQL ${facts.server}, pgvector ${facts.extension}; ${facts.isBuilt ? 'ein Index ist dort gebaut' : 'ein Index ist dort noch nicht gebaut'}`,
      };
  }
}

function data({ folder, how, path }: Extract<FolderFacts, { kind: 'data' }>): CheckWords {
  switch (how) {
    case 'writable':
      return { found: `${folder} ist beschreibbar` };
    case 'new':
      return { found: `${folder} gibt es noch nicht; der erste Start legt ihn an` };
    case 'no-folder':
      return {
        found: `${path} ist kein Ordner`,
        remedy: 'Räum es weg, oder setz DATA_FOLDER auf einen anderen Ordner.',
      };
    case 'closed':
    case 'unreadable':
      return {
        found: `${path} darf dieser Benutzer nicht lesen und beschreiben`,
        remedy: `sudo chown -R $(id -un) ${quoted(path)} macht es zu seinem; oder setz DATA_FOLDER auf einen Ordner, der es ist.`,
      };
    case 'read-only':
      return {
        found: `${path} liegt auf einer Platte, die nur gelesen werden kann`,
        remedy:
          'Häng sie beschreibbar ein (in einem Container als Volume), oder setz DATA_FOLDER auf einen anderen Ordner.',
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
  const remedy = `sudo chown -R ${user === 0 ? owner : '$(id -un)'} ${quoted(folder)} gibt sie zurück. Starte beleg nie mit sudo.`;
  if (closed.length > 0)
    return { found: `dieser Benutzer darf nicht lesen und beschreiben: ${listed(closed)}`, remedy };
  if (foreign.length > 0) return { found: `einem anderen als der Ordner gehört ${listed(foreign)}`, remedy };
  if (user === 0 && owner !== 0)
    return {
      found: `du bist root, und der Ordner gehört Benutzer ${owner}: Was du schreibst, kann der Bot vielleicht nicht ändern`,
      remedy: `Ruf Befehle als dieser Benutzer auf: sudo -u '#${owner}' npm run …`,
    };
  return { found: 'dieser Benutzer darf sie alle lesen und beschreiben' };
}

/** What Discord said when it was asked. */
export function discordFound(facts: DiscordFacts): CheckWords {
  switch (facts.kind) {
    case 'discord-reached':
      return {
        found: `${facts.address} nimmt das Token von ${facts.name} an; ${facts.loginsLeft} Anmeldungen bleiben heute`,
        remedy:
          'Ein Bot, der immer wieder startet, hat sie verbraucht: Beende ihn, sieh in sein Log und warte bis morgen.',
      };
    case 'discord-no-intent':
      return {
        found: 'THREADS ist gesetzt, und Discord lässt den Bot nicht jede Nachricht lesen',
        remedy:
          'Schalte im Entwicklerportal auf der Seite Bot „Message Content Intent“ ein, oder setz THREADS=false.',
      };
    case 'discord-no-token':
      return {
        found: 'wurde nicht gefragt, denn es gibt kein brauchbares Token',
        remedy: 'Setz DISCORD_TOKEN in .env.',
      };
    case 'discord-refuses':
      return {
        found: `${facts.address} lehnt das Token ab`,
        remedy:
          'Es wurde zurückgesetzt oder gehört zu einem Bot, den es nicht mehr gibt: Kopier DISCORD_TOKEN neu aus dem Entwicklerportal, Seite Bot.',
      };
    case 'discord-unreachable':
      return {
        found: `${facts.address} antwortet nicht, wie es soll: ${facts.said}`,
        remedy:
          'Sieh nach, ob diese Maschine ins Netz kommt (curl -I https://discord.com), ob eine Firewall oder das DNS im Weg ist, und auf https://status.discord.com.',
      };
    case 'discord-clock':
      return {
        found:
          facts.ahead === 0
            ? 'die Uhr dieser Maschine geht ebenso'
            : `die Uhr dieser Maschine geht ${Math.abs(facts.ahead)} s ${facts.ahead > 0 ? 'vor' : 'nach'}`,
        remedy: 'sudo timedatectl set-ntp true lässt sie vom Netz stellen.',
      };
  }
}
