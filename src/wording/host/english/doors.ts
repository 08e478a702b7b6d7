import { basename } from 'node:path';
import type { Told } from '../../../indexing/build-fault.ts';
import { labelLanguageList } from '../../../language/label-language.ts';
import type { IndexUnavailable } from '../../../search-index/index-store.ts';
import { type HostFacts, SETTING_OF } from '../host-facts.ts';
import { backupUsage } from './backups.ts';
import { discordFault } from './discord.ts';
import { httpFault } from './http.ts';
import { sampleFault } from './judge.ts';
import { privacyFault } from './privacy.ts';
import { siteFault } from './site.ts';
import { rollbackFault } from './upkeep.ts';
import { wrongSetting } from './wrong-settings.ts';

/** What goes wrong where the program meets the person. */
export function host(facts: HostFacts): Told {
  switch (facts.kind) {
    case 'wrong-settings': {
      const { settings } = facts;
      const which = settings.length === 1 ? 'A setting is' : `${settings.length} settings are`;
      return {
        problem: `${which} wrong:${settings.map(wrongSetting).join('')}`,
        remedy: 'Correct it in the file .env or in the environment; .env.example explains every setting.',
      };
    }
    case 'half-set':
      return {
        problem: `${facts.set} is set and ${facts.missing} is not: /reindex needs both.`,
        remedy: 'Set both or neither, in the file .env or in the environment; .env.example explains them.',
      };
    case 'no-token':
      return {
        problem: `There is no ${SETTING_OF.token}.`,
        remedy: `Create an application at https://discord.com/developers/applications, copy the token from its page Bot, and put ${SETTING_OF.token}=<token> into the file .env.`,
      };
    case 'env-no-text':
      return {
        problem: `The file ${facts.path} is no text in UTF-8 or UTF-16.`,
        remedy: 'Save it as UTF-8 in your editor, or write it anew from .env.example.',
      };
    case 'env-folder':
      return {
        problem: `${facts.path} is a folder, and should be a file with the settings.`,
        remedy:
          'Delete the folder and write the file; Docker makes such a folder where a file to be mounted is missing.',
      };
    case 'env-closed':
      return {
        problem: `beleg has no permission to read the file ${facts.path}.`,
        remedy: `Let the user that runs beleg read it, and nobody else: chown that user '${facts.path}' and chmod 600 '${facts.path}'`,
      };
    case 'env-link-to-nothing':
      return {
        problem: `The file ${facts.path} is a link to a file that does not exist.`,
        remedy:
          'Bring that file back, or mount the disk that it lies on; delete the link if there is nothing to set.',
      };
    case 'env-stray-line':
      return {
        problem: `Line ${facts.line} of the file ${facts.path} is no setting.`,
        remedy: 'Write one NAME=value a line; .env.example explains every setting.',
      };
    case 'env-unreadable':
      return {
        problem: `The file ${facts.path} cannot be read (${facts.code}).`,
        remedy: 'Check the disk or the mount that it lies on.',
      };
    case 'env-namesake':
      return {
        problem: `There is no file ${facts.path}, but one named ${facts.namesake}, which is not read.`,
        remedy: `Rename it to .env, or delete it if it holds no settings: in PowerShell with Rename-Item '${facts.namesake}' .env`,
      };
    case 'no-index':
      return { problem: noIndex(facts.why), remedy: 'Run npm run embed.' };
    case 'unwritable':
      return {
        problem: `The output cannot be written${facts.code === 'ENOSPC' ? ': no space left' : ''} (${facts.code}).`,
        remedy: 'Check the disk or the program that it goes to, and run it again.',
      };
    case 'unreadable-line':
      return {
        problem: `${facts.path}: line ${facts.line} is not one that this version can read.`,
        remedy: `Remove that line, or the whole of ${basename(facts.path)}: ${LOST[facts.lost]}.`,
      };
    case 'discord-unreachable':
    case 'discord-refuses-token':
    case 'discord-allows-no-login':
    case 'discord-refuses-intents':
    case 'discord-closes':
    case 'discord-late':
    case 'discord-takes-no-commands':
      return discordFault(facts);
    case 'unknown-option': {
      const meant = facts.meant === undefined ? '' : ` Did you mean ${facts.meant}?`;
      return { problem: `There is no option ${facts.option}.${meant}`, remedy: called(facts.usage) };
    }
    case 'missing-value':
      return { problem: `The option ${facts.option} lacks its value.`, remedy: called(facts.usage) };
    case 'missing-argument':
      return { problem: 'It is not said which article is meant.', remedy: called(facts.usage) };
    case 'second-argument':
      return {
        problem: `"${facts.argument}" is one too many: one is taken, in quotation marks if it has blanks.`,
        remedy: called(facts.usage),
      };
    case 'exclusive-options':
      return { problem: `${facts.options.join(' and ')} exclude each other.`, remedy: called(facts.usage) };
    case 'unexpected-argument':
      return {
        problem: `"${facts.argument}" means nothing here: no argument is taken.`,
        remedy: called(facts.usage),
      };
    case 'http-needs-token':
    case 'http-port-in-use':
    case 'http-port-closed':
    case 'http-no-such-host':
    case 'metrics-port-in-use':
    case 'metrics-port-closed':
    case 'metrics-no-such-host':
      return httpFault(facts);
    case 'nowhere-to-roll':
    case 'index-moved':
      return rollbackFault(facts);
    case 'forgetting':
    case 'no-user-id':
    case 'days':
      return privacyFault(facts);
    case 'site-folder-taken':
    case 'site-no-folder':
    case 'site-among-articles':
    case 'site-unwritable':
      return siteFault(facts);
    case 'missing-backup':
    case 'kept-count':
      return backupUsage(facts);
    case 'sample-broken-off':
    case 'sample-size':
    case 'nothing-to-sample':
    case 'only-sampled':
      return sampleFault(facts);
    case 'unknown-language':
      return {
        problem: `--lang names no language that beleg speaks: "${facts.given}".`,
        remedy: `Available: ${labelLanguageList('and')}. ${called(facts.usage)}`,
      };
  }
}

function called(usage: string): string {
  return `This is how to call it: ${usage}`;
}

const LOST = {
  votes: 'the votes so far are then lost',
  buttons: 'buttons under older answers then say that they are outdated',
} as const;

function noIndex(why: IndexUnavailable): string {
  switch (why.kind) {
    case 'missing':
      return 'No index has been built yet.';
    case 'other-version':
      return 'The index was built by another version of beleg.';
    case 'other-model':
      return why.built === why.inUse
        ? `The index was built with another state of the model ${why.built}.`
        : `The index was built with the model ${why.built}, the configuration says ${why.inUse}.`;
    case 'stale-corpus':
      return `The articles have changed since the index was built on ${why.created}.`;
    case 'damaged':
      return `A file of the index is ${why.damage}: ${why.path}${inBrackets(why.code)}.`;
  }
}

function inBrackets(code: string | undefined): string {
  return code === undefined ? '' : ` (${code})`;
}
