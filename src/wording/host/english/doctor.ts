import { counting } from '../../label-text.ts';
import type { OwnFacts } from '../../../examining/finding.ts';
import { some, type DoctorLabels } from '../doctor-labels.ts';
import type { CheckWords } from '../upkeep-labels.ts';
import { discordFound, folderFound } from './doctor-folders.ts';
import { machineFound } from './doctor-machine.ts';

const counted = counting('en');
const further = (count: number): string => `${count} more`;
const listed = (paths: readonly string[]): string => some(paths, further);
export const doctor: DoctorLabels = {
  help: {
    description:
      'Examines all that beleg runs on, and changes nothing: Node.js and its libraries, the machine, settings, folders, models and index.',
    online:
      'also ask Discord whether the token holds and what time it is; without it nothing is connected to but a database in INDEX_URL',
    json: 'as JSON, for programs (docs/doctor.md)',
    closing: 'It ends with 1 where something has failed, and with 0 otherwise.',
  },
  subjects: {
    node: 'Node.js',
    platform: 'System',
    'hnswlib-node': 'hnswlib-node',
    'onnxruntime-node': 'onnxruntime-node',
    processor: 'Processor',
    memory: 'Memory',
    clock: 'Clock',
    settings: 'Settings',
    variables: 'Names of settings',
    token: 'Token',
    build: 'dist/',
    secrets: 'Secrets',
    corpus: 'Article folder',
    places: 'Places',
    data: 'Data folder',
    owners: 'Files in it',
    disk: 'Disk',
    temporary: 'Temporary files',
    bot: 'Bot',
    builder: 'Build',
    database: 'Database',
    index: 'Index',
    discord: 'Discord',
    'discord-clock': 'Discord’s time',
  },
  found,
  notAsked: 'Discord was not asked: npm run doctor -- --online does.',
};

function found(facts: OwnFacts): CheckWords {
  switch (facts.kind) {
    case 'unfinished':
      return {
        found: `was given up after ${facts.seconds} s`,
        remedy:
          'Something does not answer: look whether the disk is a network drive that hangs, then run it again.',
      };
    case 'not-examined':
      return {
        found: `was not examined, for it rests on ${doctor.subjects[facts.because]}`,
        remedy: 'Mend that first, then run npm run doctor again.',
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
            ? `no .env; ${counted(facts.set, 'setting', 'settings')} from the environment`
            : `${counted(facts.set, 'setting', 'settings')}, all understood; ${facts.path} is read`,
      };
    case 'variables': {
      if (facts.strangers.length === 0) return { found: 'all are known' };
      const names = facts.strangers.map(({ name, meant }) =>
        meant === undefined ? name : `${name} (${meant}?)`,
      );
      return {
        found: `${listed(names)}: nothing reads ${names.length === 1 ? 'it' : 'them'}`,
        remedy: 'Write the name as .env.example has it, or remove the line.',
      };
    }
    case 'token':
      return {
        found: {
          none: 'none is set: npm start is a chat here',
          plausible: 'is set and has the form of one',
          'no-id': 'has the form of one, but does not begin with a bot’s id',
          broken: 'has not the form of one',
        }[facts.form],
        remedy:
          facts.form === 'none'
            ? 'For the bot in Discord, set DISCORD_TOKEN in .env; README.md says where it is from.'
            : 'Copy DISCORD_TOKEN anew from the developer portal, page Bot.',
      };
    case 'build':
      return {
        found: {
          none: 'is not there: npm start runs the source',
          current: 'is of the source beside it',
          stale: 'is of another source than the one beside it',
        }[facts.built],
        remedy: 'npm run build makes it anew; then start the bot again.',
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
          ? `at work on the data folder${facts.process === undefined ? '' : ` (process ${facts.process})`}`
          : 'none is at work on the data folder',
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
