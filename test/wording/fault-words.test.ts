import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CollectingFault } from '../../src/collecting/collecting-fault.ts';
import { CorpusFault } from '../../src/corpus/corpus-fault.ts';
import { BelegError, type Fault } from '../../src/errors.ts';
import { FileFault } from '../../src/system/file-fault.ts';
import { FetchFault } from '../../src/fetching/fetch-fault.ts';
import { BuildFault } from '../../src/indexing/build-fault.ts';
import { ModelFault, unusableModel } from '../../src/models/model-fault.ts';
import { OllamaFault } from '../../src/reading/ollama/ollama-fault.ts';
import { OwnQuestionsFault } from '../../src/questions/own-question.ts';
import { PlacesFault } from '../../src/places/places-fault.ts';
import { ReadingFault } from '../../src/reading/reading-fault.ts';
import { SETTINGS } from '../../src/settings.ts';
import type { IndexUnavailable } from '../../src/search-index/index-store.ts';
import { DatabaseFault } from '../../src/search-index/postgres/database-fault.ts';
import { UpkeepFault } from '../../src/upkeep/upkeep-fault.ts';
import { describeFault, worded } from '../../src/wording/fault-words.ts';
import { SETTING_OF } from '../../src/wording/host/host-facts.ts';
import { HostFault } from '../../src/wording/host/host-fault.ts';
import { PROJECT, sourceFiles } from '../helpers/source-files.ts';

const [folder, model, path] = ['a/corpus', 'owner/name', 'm/config.json'];
const [role, hub, address] = ['embedder', 'https://hub.example', 'https://hub.example/a'] as const;
const EMPTY = { kind: 'empty' } as const;
const PROBLEM = { path: 'corpus/a.md', facts: EMPTY };
const KILLED = { kind: 'signal', signal: 'SIGKILL' } as const;
const RESTORE =
  'Restore it: "git checkout -- model" for the embedding model that comes with beleg, or copy your own again. MODEL says which one is used.';
const CALIBRATE =
  'Run npm run calibrate (it takes some minutes) with the same READER and MODEL; for the reader that comes with beleg, "git checkout -- model" will do.';
const PUT_ARTICLE = 'Put at least one article (.md, .txt, .html, .pdf, .docx or .epub) into it';

const onDataFolder = (problem: 'read-only' | 'full' | 'no-folder') =>
  new FileFault({ kind: 'data-folder', folder: 'a/data', problem });

/** Each kind of fault, and all that a person is told of it. */
const TOLD: readonly (readonly [fault: Fault<{ kind: string }>, problem: string, remedy: string])[] = [
  [
    new CorpusFault({ kind: 'no-folder', folder }),
    'There is no corpus folder a/corpus.',
    'Make a folder of that name and put at least one article (.md, .txt, .html, .pdf, .docx or .epub) into it.',
  ],
  [
    new CorpusFault({ kind: 'not-a-folder', folder }),
    'a/corpus is a file, not a folder.',
    'Let CORPUS_FOLDER name the folder that holds the articles.',
  ],
  [
    new CorpusFault({ kind: 'closed-folder', folder, why: EMPTY }),
    'The corpus folder a/corpus cannot be opened: It is empty.',
    'Write the article into it, or delete it.',
  ],
  [
    new CorpusFault({ kind: 'no-article', folder, problems: [PROBLEM], ignored: 0 }),
    'The corpus folder a/corpus holds no article.\n  corpus/a.md: It is empty.',
    `${PUT_ARTICLE}; corpus/README.md of beleg shows how it should look.`,
  ],
  [
    new CollectingFault({ kind: 'unknown-article', given: 'tready', meant: 'treaty' }),
    'There is no article “tready”. Did you mean treaty?',
    'npm run articles shows them all; name one by its id, its file or its title.',
  ],
  [
    new CollectingFault({ kind: 'no-article', from: 'a.txt', why: EMPTY }),
    'a.txt is no article: It is empty.',
    'Nothing was added. Write the article into it, or delete it.',
  ],
  [
    new PlacesFault({
      kind: 'wrong-places',
      path: 'places.yaml',
      problems: [
        {
          line: 3,
          column: 5,
          facts: { kind: 'unknown-key', key: 'guild', meant: 'guilds', known: ['guilds'] },
        },
      ],
    }),
    'places.yaml is not right:\n  line 3, column 5: there is no key "guild" here. Did you mean guilds? These are there: guilds.',
    'Correct it there; docs/places.md explains each line, and npm run places checks it.',
  ],
  [
    new PlacesFault({ kind: 'places-missing', path: 'places.yaml' }),
    'There is no file places.yaml with rules of places.',
    'Put it there, or name another; where PLACES_FILE names it and everybody may see and ask everything, delete that line.',
  ],
  [
    new FetchFault({ kind: 'private-address', address: 'https://a.example/', found: '10.0.0.1' }),
    'https://a.example/ leads to 10.0.0.1, an address of this machine or its network, and not of the public one.',
    'If that is meant, allow it with --allow-private.',
  ],
  [
    new FetchFault({ kind: 'status', address: 'https://a.example/', status: 404 }),
    'There is no page https://a.example/ (404).',
    'Check the address, to the last letter.',
  ],
  [
    new ModelFault({ kind: 'no-such-folder', role, model: './nowhere' }),
    'MODEL names a folder that does not exist: ./nowhere',
    'Correct MODEL, or unset it to use the embedding model that comes with beleg; "git checkout -- model" restores that.',
  ],
  [
    new ModelFault({ kind: 'download-not-allowed', role: 'reader', model, hub }),
    'READER=owner/name is no folder here, and downloading it from https://hub.example is not allowed.',
    'Set ALLOW_DOWNLOAD=true to download it once, or put its files into a folder and name that in READER.',
  ],
  [
    new ModelFault({
      kind: 'download-failed',
      role: 'reader',
      address,
      how: { kind: 'status', status: 500 },
    }),
    'The reader model could not be downloaded: the hub answered 500 (https://hub.example/a).',
    'Check the network and the name in READER, and try again; or put the files into a folder yourself and name that in READER.',
  ],
  [
    new ModelFault({ kind: 'unreadable-file', role, path }),
    'The model file m/config.json is missing or cannot be read.',
    RESTORE,
  ],
  [
    new ModelFault({ kind: 'malformed-file', role, path }),
    'The model file m/config.json is not what it should be.',
    RESTORE,
  ],
  [
    new ModelFault({ kind: 'altered-file', role, path, bytes: 7, expected: 7 }),
    'The model file m/config.json was altered.',
    RESTORE,
  ],
  [
    new ModelFault({ kind: 'altered-file', role, path, bytes: 7, expected: 9 }),
    'The model file m/config.json has 7 bytes instead of 9.',
    RESTORE,
  ],
  [
    new ModelFault({ kind: 'unlisted-file', role, path }),
    "The model file m/config.json is not in the list of the model's checksums.",
    RESTORE,
  ],
  [
    new ModelFault({
      kind: 'altered-file',
      role,
      path,
      bytes: 7,
      expected: 7,
      downloaded: 'data/models/owner/name',
    }),
    'The model file m/config.json was altered.',
    'Delete the folder data/models/owner/name and start again with ALLOW_DOWNLOAD=true: the model is downloaded anew.',
  ],
  [
    unusableModel(role, 'm', new Error('no session')),
    'The model in m cannot be loaded: no session',
    'Check that it is a sentence embedding model in the ONNX format with a tokenizer that @xenova/transformers reads, or unset MODEL to use the one that comes with beleg.',
  ],
  [
    unusableModel('reader', 'm', 'it has no answers'),
    'The reader in m cannot be loaded: it has no answers',
    'Check that it is a reader model as model/README.md describes it, or unset READER to use the one that comes with beleg.',
  ],
  [
    new ReadingFault({ kind: 'verdict-calibration-broken', path }),
    `What was counted of a language model, ${path}, cannot be read, is broken or of another version of beleg.`,
    'Run npm run calibrate -- --sample 200 to count anew, or delete that file: the verdicts are then shown as unsure.',
  ],
  [
    new OllamaFault({ kind: 'no-such-model', model: 'qwen3' }),
    'Ollama has no model qwen3.',
    'Run "ollama pull qwen3" there, or correct READER.',
  ],
  [
    new OllamaFault({ kind: 'unreachable', code: 'ECONNREFUSED' }),
    'The language model cannot be reached (ECONNREFUSED).',
    'Start Ollama, or correct OLLAMA_URL.',
  ],
  [
    new ReadingFault({ kind: 'calibration-unreadable', path }),
    'The calibration m/config.json is missing or cannot be read.',
    CALIBRATE,
  ],
  [
    new ReadingFault({ kind: 'calibration-broken', path }),
    'The calibration m/config.json is broken or of another version of beleg.',
    CALIBRATE,
  ],
  [
    new ReadingFault({ kind: 'calibration-of-other-reader', path, reader: 'a-reader' }),
    'The calibration m/config.json was fitted for another state of the reader (a-reader).',
    CALIBRATE,
  ],
  [
    new ReadingFault({ kind: 'process-ended', how: KILLED }),
    'The process that reads for beleg ended early (SIGKILL).',
    'Ask again: it is started anew. If it keeps ending, check that there is memory left (it takes about 200 MB).',
  ],
  [
    new OwnQuestionsFault({
      kind: 'wrong-questions',
      problems: [
        { path: 'corpus/a.questions.yaml', line: undefined, facts: { kind: 'no-list' } },
        {
          path: 'corpus/b.questions.yaml',
          line: 4,
          facts: { kind: 'no-sentence', typed: 'It hold.', meant: 'It holds.', marks: [] },
        },
        {
          path: 'corpus/b.questions.yaml',
          line: 6,
          facts: {
            kind: 'no-sentence',
            typed: "It's.",
            meant: 'It’s\u200D.',
            marks: [
              { typed: "'", meant: '’' },
              { typed: '', meant: '\u200D' },
            ],
          },
        },
      ],
    }),
    `3 things are wrong with your questions:
  corpus/a.questions.yaml: It is not a list. Begin each question with a dash: - question: "…"
  corpus/b.questions.yaml, line 4: This is no sentence of the article, letter for letter: "It hold." Did you mean this one? "It holds."
  corpus/b.questions.yaml, line 6: This is no sentence of the article, letter for letter: "It's." Did you mean this one? "It’s\u200D." Only characters differ: in the article ’ (U+2019), here ' (U+0027); in the article U+200D, here none.`,
    'Correct it there; corpus/README.md shows how such a file looks.',
  ],
  [
    new OwnQuestionsFault({ kind: 'article-gone', file: 'corpus/a.md' }),
    'corpus/a.md is not in the corpus folder any more.',
    'Put it back, or run the command again with the articles that there are.',
  ],
  [
    new OwnQuestionsFault({ kind: 'unwritable', path: 'corpus/a.questions.yaml', code: 'EROFS' }),
    'corpus/a.questions.yaml cannot be written (EROFS).',
    'Check the space on the disk, and that the user that runs beleg may write there.',
  ],
  [
    new OwnQuestionsFault({ kind: 'being-written', path: 'corpus/a.questions.yaml' }),
    'Another program is writing corpus/a.questions.yaml.',
    'Wait until the other "npm run questions" or "npm run feedback" is done with it, or end it, and try again.',
  ],
  [
    new FileFault({ kind: 'in-data-folder', folder: 'a/data', path: 'a/data/b', code: 'EISDIR' }),
    'The data folder a/data cannot be used: EISDIR at a/data/b.',
    'Check what lies there, and the disk or the mount that it lies on.',
  ],
  [
    new FileFault({ kind: 'no-permission', path: 'a/data/b' }),
    'a/data/b may not be written by this user.',
    'Give the user that runs beleg the right to write there.',
  ],
  [
    onDataFolder('read-only'),
    'The data folder a/data is on a read-only disk.',
    'Let DATA_FOLDER name a folder that can be written.',
  ],
  [onDataFolder('full'), 'The data folder a/data has no space left.', 'Free some space, and start again.'],
  [
    onDataFolder('no-folder'),
    'The data folder a/data is not a folder.',
    'Let DATA_FOLDER name a folder, or a path where one can be made.',
  ],
  [
    new FileFault({ kind: 'in-use', path: 'a/data/answers.jsonl' }),
    'a/data/answers.jsonl is being written by another process.',
    'Stop the other bot that runs on this folder, or give each bot a DATA_FOLDER of its own.',
  ],
  [
    new FileFault({ kind: 'not-a-file', path: 'a/data/answers.jsonl' }),
    'a/data/answers.jsonl should be a file, and is something else.',
    'Move it away: a file is made in its place at the next start.',
  ],
  [
    new FileFault({ kind: 'reads-back-differently', path }),
    'm/config.json reads back differently than it was written.',
    'Check the disk, then run npm run embed again.',
  ],
  [
    new BuildFault({ kind: 'nothing-to-index', folder, problems: [] }),
    'No sentence to index was found in a/corpus.',
    'Put at least one readable article there, then run npm run embed again.',
  ],
  [
    new BuildFault({ kind: 'nothing-to-index', folder, problems: [PROBLEM] }),
    'No sentence to index was found in a/corpus:\n  corpus/a.md: It is empty. Write the article into it, or delete it.',
    'Put at least one readable article there, then run npm run embed again.',
  ],
  [
    new BuildFault({ kind: 'unsound-vector', model: 'small', dimension: 8, text: 'All is well.' }),
    'The model small made a vector that is not 8 finite numbers, for: All is well.',
    'Check that the model is complete and suits the embedding of sentences, or choose another.',
  ],
  [
    new BuildFault({ kind: 'child-ended', how: KILLED }),
    'The index could not be built: the process that builds it ended early (SIGKILL).',
    'Check that memory and disk suffice, then run npm run embed; it goes on where it stopped.',
  ],
  [
    new BuildFault({
      kind: 'told',
      told: {
        de: { problem: 'Sie ist leer.', remedy: 'Schreibe etwas.' },
        en: { problem: 'It is empty.', remedy: 'Write something.' },
        fr: { problem: 'Il est vide.', remedy: 'Écrivez quelque chose.' },
      },
    }),
    'It is empty.',
    'Write something.',
  ],
  [
    new DatabaseFault({ kind: 'refused', place: 'db.example/beleg' }),
    'The database db.example/beleg refuses the user or the password that INDEX_URL names.',
    'Check user and password in INDEX_URL (special characters as %40 and the like), and pg_hba.conf on the server.',
  ],
  [
    new DatabaseFault({ kind: 'old-extension', place: 'db.example/beleg', found: '0.5.0' }),
    'The extension vector in db.example/beleg is too old: 0.5.0, and 0.8 is needed.',
    'Install a newer pgvector on the server, and let an administrator run "ALTER EXTENSION vector UPDATE" in that database.',
  ],
  [
    new UpkeepFault({ kind: 'newer-data', folder: 'a/data', found: 3, known: 1, writtenBy: '0.9.0' }),
    'The data in a/data are of version 3, written by beleg 0.9.0, and this beleg knows 1 at most. Nothing was changed.',
    'Either update beleg to the version that wrote it, or restore the backup from before that: npm run restore -- <file>',
  ],
  [
    new UpkeepFault({ kind: 'no-backup', path, why: 'damaged', at: 'data/x' }),
    'The backup m/config.json is not as it was written (at data/x).',
    'Copy it once more from where it was written, or take an older one. Nothing was changed.',
  ],
  [
    new UpkeepFault({ kind: 'unfinished-restore', folder: 'a/data' }),
    'A restore to a/data was broken off while files were put in their places.',
    'npm run restore, without a file, finishes it.',
  ],
];

/** Each reason why there is no index, and what a person is told of it. */
const UNAVAILABLE: readonly (readonly [why: IndexUnavailable, problem: string])[] = [
  [{ kind: 'missing' }, 'No index has been built yet.'],
  [{ kind: 'other-version' }, 'The index was built by another version of beleg.'],
  [
    { kind: 'other-model', built: 'small', inUse: 'large' },
    'The index was built with the model small, the configuration says large.',
  ],
  [
    { kind: 'other-model', built: 'small', inUse: 'small' },
    'The index was built with another state of the model small.',
  ],
  [
    { kind: 'stale-corpus', created: '2026-01-02T03:04:05.678Z' },
    'The articles have changed since the index was built on 2026-01-02T03:04:05.678Z.',
  ],
  [{ kind: 'damaged', path: 'data/x', damage: 'cut off' }, 'A file of the index is cut off: data/x.'],
  [
    { kind: 'damaged', path: 'data/x', damage: 'unreadable', code: 'EIO' },
    'A file of the index is unreadable: data/x (EIO).',
  ],
];

describe('the words for an index that cannot be used', () => {
  it.each(UNAVAILABLE)('say why, and to build it: %j', (why, problem) => {
    const { message, remedy } = new HostFault({ kind: 'no-index', why });
    expect([message, remedy]).toEqual([problem, 'Run npm run embed.']);
  });
});

describe('the words for faults', () => {
  it.each(TOLD)('say what is wrong and what to do: %s', (fault, problem, remedy) => {
    const told = worded(fault, 'en');
    expect([told?.message, told?.remedy, told?.cause]).toEqual([problem, remedy, fault]);
    expect(describeFault(fault, 'en')).toBe(`${problem}\n${remedy}`);
  });

  it('are there for the faults of every room', async () => {
    const classes = (await sourceFiles('src')).flatMap(({ text }) =>
      Array.from(text.matchAll(/class (\w+) extends Fault\b/g), ([, name]) => name),
    );
    expect(new Set(TOLD.map(([fault]) => fault.name))).toEqual(new Set(classes));
  });

  it('name settings and commands that there are', async () => {
    const names = new Set(SETTINGS.map(({ name }) => name));
    expect(Object.values(SETTING_OF).filter((name) => !names.has(name))).toEqual([]);
    const { scripts } = z
      .object({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8')));
    const commands = TOLD.flatMap(([, , remedy]) =>
      Array.from(remedy.matchAll(/npm run ([\w:]+)/g), ([, name]) => name),
    );
    expect(commands.filter((name) => scripts[name ?? ''] === undefined)).toEqual([]);
  });

  it('leave what a door has said already as it is', () => {
    const said = new BelegError('A setting is wrong.', 'Correct it.');
    expect(worded(said, 'en')).toBe(said);
  });

  it('are none for a bug, which is described with the way to its trace', () => {
    expect(worded(new TypeError('x is not a function'), 'en')).toBeUndefined();
    expect(describeFault('torn', 'en')).toMatch(/^Something went wrong inside beleg: torn\n.*DEBUG=beleg/);
  });
});
