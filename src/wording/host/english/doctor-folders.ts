import type { DiscordFacts, FolderFacts, IndexDatabaseFacts } from '../../../examining/collected-facts.ts';
import { counting } from '../../label-text.ts';
import { quoted, some } from '../doctor-labels.ts';
import type { CheckWords } from '../upkeep-labels.ts';

const counted = counting('en');
const further = (count: number): string => `${count} more`;
const listed = (paths: readonly string[]): string => some(paths, further);

/** What the folders, disks and databases are like that data is in. */
export function folderFound(facts: FolderFacts | IndexDatabaseFacts): CheckWords {
  switch (facts.kind) {
    case 'secrets':
      return {
        found:
          facts.open.length === 0
            ? facts.files === 0
              ? 'none is kept here yet'
              : 'only their owner may read them'
            : `others on this machine may read ${listed(facts.open)}`,
        remedy: `chmod 600 ${facts.open.map(quoted).join(' ')} closes them.`,
      };
    case 'corpus':
      return {
        found: `${counted(facts.files, 'file', 'files')} in ${facts.folder}${facts.closed.length === 0 ? '' : `; not readable: ${listed(facts.closed)}`}`,
        remedy: `chmod -R u+rX ${quoted(facts.folder)} lets their owner read them; where that is somebody else, sudo chown -R $(id -un) ${quoted(facts.folder)}`,
      };
    case 'places':
      return {
        found:
          facts.empty.length === 0
            ? `the rules in ${facts.path} hold`
            : `in ${facts.path} these folders hold no article: ${listed(facts.empty)}`,
        remedy: 'npm run places shows what each place sees; a rule for an empty folder hides nothing yet.',
      };
    case 'data':
      return data(facts);
    case 'owners':
      return owners(facts);
    case 'space':
      return {
        found: facts.noFileMore
          ? `no further file can be made in ${facts.folder}, though ${facts.free} MB are free`
          : `${facts.free} MB free in ${facts.folder}; ${facts.needed} MB are needed`,
        remedy:
          'Make room on that disk (df -h and df -i show how full it is). An index that is there answers on meanwhile.',
      };
    case 'unwritable-folder':
      return {
        found: `${facts.folder} may not be written`,
        remedy: 'Set TMPDIR to a folder that this user may write, or chmod 1777 that one.',
      };
    case 'database':
      return {
        found: `${facts.place} answers: PostgreSQL ${facts.server}, pgvector ${facts.extension}; ${facts.isBuilt ? 'an index was built there' : 'no index was built there yet'}`,
      };
  }
}

function data({ folder, how, path }: Extract<FolderFacts, { kind: 'data' }>): CheckWords {
  switch (how) {
    case 'writable':
      return { found: `${folder} can be written` };
    case 'new':
      return { found: `${folder} is not there yet; the first start makes it` };
    case 'no-folder':
      return { found: `${path} is no folder`, remedy: 'Move it away, or set DATA_FOLDER to another folder.' };
    case 'closed':
    case 'unreadable':
      return {
        found: `${path} may not be read and written by this user`,
        remedy: `sudo chown -R $(id -un) ${quoted(path)} makes it this user’s; or set DATA_FOLDER to a folder that is.`,
      };
    case 'read-only':
      return {
        found: `${path} is on a disk that can only be read`,
        remedy: 'Mount it writable (in a container, as a volume), or set DATA_FOLDER to another folder.',
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
  const remedy = `sudo chown -R ${user === 0 ? owner : '$(id -un)'} ${quoted(folder)} gives them back. Never start beleg with sudo.`;
  if (closed.length > 0) return { found: `this user may not read and write ${listed(closed)}`, remedy };
  if (foreign.length > 0)
    return { found: `${listed(foreign)} belongs to another user than the folder`, remedy };
  if (user === 0 && owner !== 0)
    return {
      found: `you are root, and the folder is user ${owner}’s: what you write, the bot may not be able to`,
      remedy: `Run commands as that user: sudo -u '#${owner}' npm run …`,
    };
  return { found: 'this user may read and write all of them' };
}

/** What Discord said when it was asked. */
export function discordFound(facts: DiscordFacts): CheckWords {
  switch (facts.kind) {
    case 'discord-reached':
      return {
        found: `${facts.address} takes the token of ${facts.name}; ${facts.loginsLeft} logins are left today`,
        remedy:
          'A bot that starts again and again has used them up: end it, see what its log says, and wait until tomorrow.',
      };
    case 'discord-no-intent':
      return {
        found: 'THREADS is set, and Discord does not let the bot read every message',
        remedy: 'Switch “Message Content Intent” on in the developer portal, page Bot, or set THREADS=false.',
      };
    case 'discord-no-token':
      return { found: 'was not asked, for there is no usable token', remedy: 'Set DISCORD_TOKEN in .env.' };
    case 'discord-refuses':
      return {
        found: `${facts.address} refuses the token`,
        remedy:
          'It was reset or belongs to a bot that is gone: copy DISCORD_TOKEN anew from the developer portal, page Bot.',
      };
    case 'discord-unreachable':
      return {
        found: `${facts.address} does not answer as it should: ${facts.said}`,
        remedy:
          'See whether this machine gets out (curl -I https://discord.com), whether a firewall or DNS is in the way, and https://status.discord.com.',
      };
    case 'discord-clock':
      return {
        found:
          facts.ahead === 0
            ? 'this machine’s clock agrees'
            : `this machine’s clock is ${Math.abs(facts.ahead)} s ${facts.ahead > 0 ? 'ahead' : 'behind'}`,
        remedy: 'sudo timedatectl set-ntp true lets the network set it.',
      };
  }
}
