import type { Told } from '../../../indexing/build-fault.ts';
import type { OtherVersion, UpkeepFacts } from '../../../upkeep/upkeep-fault.ts';
import { counting, decimals } from '../../label-text.ts';
import type { BackupLabels, HeldFacts } from '../backup-labels.ts';
import { SETTING_OF, type UsageFacts } from '../host-facts.ts';
import { moment } from '../upkeep-labels.ts';

const counted = counting('en');
const tenths = decimals('en', 1);
const megabytes = (bytes: number): string => `${tenths(bytes / 1e6)} MB`;
const held = ({ files, bytes, created, writtenBy }: HeldFacts): string =>
  `${counted(files, 'file', 'files')}, ${megabytes(bytes)}, of ${moment(created)}, by beleg ${writtenBy}`;

export const backups: BackupLabels = {
  migrated: ({ from, to, changed, copies }) =>
    `The data were of version ${from} and are of ${to} now; changed: ${changed.join(', ')}. As they were, they lie in ${copies.join(', ')} for 30 days.`,
  backup: {
    help: {
      description:
        'Puts articles, answers, votes, what was calibrated and the index in use into one file, beside a running bot too.',
      out: `the file, or the folder for one that is named by its moment (backups in ${SETTING_OF.data})`,
      overwrite: 'replace a file that is there',
      keep: 'afterwards remove all but so many of the newest in that folder, of those named by their moment',
      settings: 'also the file .env: whoever reads the backup then has the token',
      cache: 'also the cache of vectors, which spares an embedding',
      models: 'also the models that were downloaded',
      json: 'what was written as JSON, for programs',
      closing:
        'The file holds what people asked: keep it as closed as the data folder. npm run restore -- --check <file> checks it.',
    },
    progress: 'Backing up (MB)',
    written: ({ path, files, bytes, seconds, hasIndex }) =>
      `${path}: ${counted(files, 'file', 'files')}, ${megabytes(bytes)}, in ${tenths(seconds)} s${hasIndex ? '' : '; no index, which a start builds'}.`,
    leftOut: (count, first) =>
      `${counted(count, 'thing is', 'things are')} left out, since ${count === 1 ? 'it is no file or its name is' : 'they are no files or their names are'} not possible everywhere: ${first}${count > 1 ? ' …' : ''}`,
    holdsSecrets: 'It holds .env, and with it the token: whoever can read it can run your bot.',
    removed: (paths) => `Removed, as older: ${paths.join(', ')}`,
  },
  restore: {
    help: {
      description:
        'Checks a backup and puts it in the place of articles and data; what is there is kept in a folder beside.',
      file: 'the backup; without it, a restore that was broken off is finished',
      check: 'only check it: each file by its sum',
      list: 'check it and name its files',
      settings: 'also the file .env, where the backup holds one; beside the one that is there',
      yes: 'ask nothing',
      closing:
        'Stop the bot first, and npm run serve and npm run mcp too. The next start migrates older data.',
    },
    checking: 'Checking (MB)',
    restoring: 'Restoring (MB)',
    whole: (facts) => `${facts.path} is whole: ${held(facts)}.`,
    question: ({ corpusFolder, dataFolder, ...facts }) =>
      `Put ${held(facts)}, in the place of ${corpusFolder} and ${dataFolder}? What is there is kept beside. [y/N]`,
    unchanged: 'Nothing was changed. With --yes nothing is asked.',
    done: ({ corpusFolder, dataFolder, aside, beside }) =>
      `Restored to ${corpusFolder} and ${dataFolder}.${kept(aside)}${
        beside.length === 0
          ? ''
          : `\nWhat is in its place says something else, so these lie beside: ${beside.join(', ')}`
      }`,
    finished: (aside) => `The restore that was broken off is finished.${kept(aside)}`,
    settingsLeft: 'It holds settings too, which --with-settings restores.',
  },
};

function kept(aside: readonly string[]): string {
  if (aside.length === 0) return '';
  return `\nWhat was there before lies in ${aside.join(' and ')}: delete it once all is well, it holds what people asked.`;
}

const UPDATE = 'update beleg to the version that wrote it';

function newer({ found, known, writtenBy }: OtherVersion): string {
  return `version ${found}, written by beleg ${writtenBy}, and this beleg knows ${known} at most`;
}

/** What keeps data from being used, backed up or restored. */
export function upkeepFault(facts: UpkeepFacts): Told {
  switch (facts.kind) {
    case 'newer-data':
      return {
        problem: `The data in ${facts.folder} are of ${newer(facts)}. Nothing was changed.`,
        remedy: `Either ${UPDATE}, or restore the backup from before that: npm run restore -- <file>`,
      };
    case 'newer-backup':
      return {
        problem: `The backup ${facts.path} is of ${newer(facts)}.`,
        remedy: `To restore it, ${UPDATE}. Nothing was changed.`,
      };
    case 'broken-data-version':
      return {
        problem: `${facts.path} does not say of which version the data are: it is damaged.`,
        remedy:
          'Restore a backup (npm run restore -- <file>). Where none exists, delete that file: the data are then taken for the oldest and migrated anew.',
      };
    case 'unfinished-restore':
      return {
        problem: `A restore to ${facts.folder} was broken off while files were put in their places.`,
        remedy: 'npm run restore, without a file, finishes it.',
      };
    case 'backup-exists':
      return {
        problem: `${facts.path} is there already.`,
        remedy: 'Name another file with --out, or replace it with --overwrite.',
      };
    case 'backup-unwritable':
      return {
        problem: `The backup cannot be written to ${facts.path}${facts.code === 'ENOSPC' ? ': no space left' : ''} (${facts.code}). Nothing of it was left there.`,
        remedy: 'Make room or let the user that runs beleg write there, or name another place with --out.',
      };
    case 'restless-file':
      return {
        problem: `${facts.path} changes each time it is read.`,
        remedy: 'Wait until whoever writes it is done, and run it again.',
      };
    case 'unreadable-file':
      return {
        problem: `${facts.path} cannot be read (${facts.code}).`,
        remedy: 'Let the user that runs beleg read it, or check the disk.',
      };
    case 'nothing-to-back-up':
      return {
        problem: `There is nothing in ${facts.folders.join(' and ')}.`,
        remedy: `Correct ${SETTING_OF.corpus} and ${SETTING_OF.data}: run it with the settings of the bot.`,
      };
    case 'no-room':
      return {
        problem: `${facts.folder} has room for ${megabytes(facts.free)}, and the backup takes ${megabytes(facts.needed)}. Nothing was changed.`,
        remedy: 'Make room there, or let the setting of the folder name another one.',
      };
    case 'no-backup':
      return noBackup(facts);
  }
}

function noBackup({ path, why, at }: Extract<UpkeepFacts, { kind: 'no-backup' }>): Told {
  const where = at === undefined ? '' : ` (at ${at})`;
  switch (why) {
    case 'missing':
      return { problem: `There is no ${path}.`, remedy: 'Name a file that npm run backup has written.' };
    case 'foreign':
      return {
        problem: `${path} is no backup of beleg.`,
        remedy: 'Name a file that npm run backup has written. Nothing was changed.',
      };
    case 'cut-off':
      return {
        problem: `The backup ${path} is cut off${where}.`,
        remedy: 'Copy it once more from where it was written, or take an older one. Nothing was changed.',
      };
    case 'damaged':
      return {
        problem: `The backup ${path} is not as it was written${where}.`,
        remedy: 'Copy it once more from where it was written, or take an older one. Nothing was changed.',
      };
  }
}

/** Why a call says nothing of backups. */
export function backupUsage(
  facts: Extract<UsageFacts, { readonly kind: 'missing-backup' | 'kept-count' }>,
): Told {
  const remedy = `This is how to call it: ${facts.usage}`;
  if (facts.kind === 'kept-count')
    return { problem: `--keep takes a whole number from 1 on, and not "${facts.given}".`, remedy };
  const newest = facts.newest === undefined ? '' : ` The newest is ${facts.newest}.`;
  return { problem: `It is not said which backup is meant.${newest}`, remedy };
}
