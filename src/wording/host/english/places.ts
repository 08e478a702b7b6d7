import type { Told } from '../../../indexing/build-fault.ts';
import type { PlacesExpectation, PlacesFacts, PlacesFaultFacts } from '../../../places/places-fault.ts';
import { counting } from '../../label-text.ts';
import { MOST_PROBLEMS, type PlacesLabels } from '../places-labels.ts';
import { MISTAKES } from './files.ts';

const counted = counting('en');

export const places: PlacesLabels = {
  help: {
    description: 'Checks the file that says who may see and ask what, and shows what each place sees.',
    file: 'the file to check, instead of the one in PLACES_FILE',
    closing: 'A bot that runs takes a changed file up within seconds, where nothing in it is wrong.',
  },
  fault,
  unset:
    'PLACES_FILE names no file: all articles are seen everywhere, and everybody may ask. docs/places.md shows how to change that.',
  inOrder: (path) => `${path} is in order.`,
  headings: { sees: 'Articles that are seen', asks: 'Who may ask', quotas: 'Questions a minute' },
  viewers: {
    everywhere: 'everywhere in Discord',
    direct: 'direct messages',
    programs: 'HTTP, MCP and the site',
    guild: (id) => `server ${id}`,
    channel: (id) => `channel ${id} (and what its server sees)`,
  },
  channel: (id) => `channel ${id}`,
  sees: (articles, folders) =>
    counted(articles, 'article', 'articles') + (folders.length === 0 ? '' : `, with ${folders.join(', ')}`),
  emptyFolder: (folder) => `There is no article in ${folder} yet.`,
  roles: (ids) => (ids.length === 1 ? `role ${ids[0]}` : `roles ${ids.join(', ')}`),
  everybody: 'everybody',
  nobody: 'nobody',
  perMinute: (questions) => counted(questions, 'question', 'questions'),
  unpublished: (articles) =>
    `${counted(articles, 'article', 'articles')} of folders without "programs: true" ${articles === 1 ? 'was' : 'were'} left out.`,
};

function fault(facts: PlacesFaultFacts): Told {
  const { path } = facts;
  switch (facts.kind) {
    case 'wrong-places': {
      const { problems } = facts;
      const listed = problems
        .slice(0, MOST_PROBLEMS)
        .map(({ line, column, facts: wrong }) => `\n  line ${line}, column ${column}: ${complaint(wrong)}`);
      const rest = problems.length - listed.length;
      const more = rest > 0 ? `\n  … and ${rest} more.` : '';
      return {
        problem: `${path} is not right:${listed.join('')}${more}`,
        remedy: 'Correct it there; docs/places.md explains each line, and npm run places checks it.',
      };
    }
    case 'places-missing':
      return {
        problem: `There is no file ${path} with rules of places.`,
        remedy:
          'Put it there, or name another; where PLACES_FILE names it and everybody may see and ask everything, delete that line.',
      };
    case 'places-no-text':
      return { problem: `${path} is no text in UTF-8.`, remedy: 'Save it in UTF-8 with a text editor.' };
    case 'places-large':
      return {
        problem: `${path} has ${Math.ceil(facts.bytes / 1000)} kB, more than ${facts.most / 1000} kB.`,
        remedy: 'Check that PLACES_FILE names the right file.',
      };
    case 'places-unreadable':
      return {
        problem: `${path}, with the rules of places, cannot be read (${facts.code}).`,
        remedy: 'Check that it is a file, and that the user that runs beleg may read it.',
      };
  }
}

function complaint(facts: PlacesFacts): string {
  switch (facts.kind) {
    case 'broken':
      return `it cannot be read from here on: ${MISTAKES[facts.mistake]}. Indent with blanks, all keys of an entry alike, and put texts in quotes: "…"`;
    case 'nothing':
      return 'it holds nothing. Write the rules; if there are to be none: articles: []';
    case 'nested':
      return 'its lists or brackets are nested too deeply.';
    case 'unknown-key': {
      const meant = facts.meant === undefined ? '' : ` Did you mean ${facts.meant}?`;
      return `there is no key "${facts.key}" here.${meant} These are there: ${facts.known.join(', ')}.`;
    }
    case 'key-twice':
      return `the key ${facts.key} stands twice in this entry. Delete one; several ids stand as a list under one.`;
    case 'missing-key':
      return `this entry lacks the key ${facts.key}. Add it.`;
    case 'unexpected':
      return `${EXPECTED[facts.expected](facts.key)}; found: ${facts.found === '' ? 'nothing' : facts.found}`;
    case 'no-id':
      return `expected under ${facts.key} ids of Discord, 17 to 20 digits each; found: ${facts.found === '' ? 'nothing' : facts.found}. Switch on Developer Mode in Discord, then right-click > Copy ID.`;
    case 'no-such-folder': {
      const meant = facts.meant === undefined ? '' : ` Did you mean ${facts.meant}?`;
      return `there is no folder "${facts.folder}" below CORPUS_FOLDER.${meant} Write it as it is called there, also in upper and lower case, or make it.`;
    }
    case 'outside-folder':
      return `"${facts.folder}" does not lie below CORPUS_FOLDER. Write the folder as it is called there: council/minutes`;
    case 'said-twice':
      return facts.what === 'direct'
        ? `who may ask in direct messages is said in line ${facts.line} already. Delete one of the two.`
        : `${facts.value} has a rule in line ${facts.line} already. Delete one of the two, or put both into one.`;
    case 'nowhere':
      return 'this entry names no place. Give it guilds or channels, or direct: true';
  }
}

const EXPECTED: Readonly<Record<PlacesExpectation, (key: string) => string>> = {
  mapping: (key) =>
    key === '' ? 'expected keys, such as articles:' : `expected an entry with keys under ${key}`,
  entries: (key) => `expected a list under ${key}, each entry with a dash before it`,
  ids: (key) => `expected an id, or a list of ids, under ${key}`,
  'yes-or-no': (key) => `expected ${key}: true or ${key}: false`,
  count: (key) => `expected a whole number from 1 under ${key}`,
  folder: (key) => `expected the name of a folder under ${key}`,
};
