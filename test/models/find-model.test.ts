import { cp, mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { z } from 'zod';
import { EMBEDDER_ROLE } from '../../src/embedding/embedder.ts';
import type { DownloadProgress } from '../../src/models/download-model.ts';
import { findModel, type FindModelOptions } from '../../src/models/find-model.ts';
import { ModelFault } from '../../src/models/model-fault.ts';
import type { ModelFiles } from '../../src/models/model-files.ts';
import { READER_ROLE, readerKindOf } from '../../src/reading/reader-kind.ts';
import { FileFault } from '../../src/system/file-fault.ts';
import { sha256 } from '../../src/system/sha256.ts';
import { addressOf, COMMIT, listAddress, modelOf, startModelHub, type Reply } from './model-hub.ts';

/** The files of a model that is found and checked but never loaded. */
const CONFIG = '{"hidden_size": 7}';
const WEIGHTS = 'onnx/model_quantized.onnx';
const FILES = {
  'config.json': CONFIG,
  'tokenizer.json': '{"a": 1}',
  'tokenizer_config.json': '{}',
  [WEIGHTS]: 'weights',
};
const MODEL = modelOf(FILES);

let dataFolder: string;

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'beleg-data-'));
});

afterEach(() => rm(dataFolder, { recursive: true, force: true }));

function find(hub: string, given: Partial<FindModelOptions> = {}): Promise<ModelFiles> {
  return findModel({
    role: EMBEDDER_ROLE,
    model: 'owner/a-model',
    dataFolder,
    allowDownload: true,
    hub,
    onDownload: () => undefined,
    ...given,
  });
}

async function faultOf(found: Promise<unknown>): Promise<ModelFault> {
  const fault: unknown = await found.catch((reason: unknown) => reason);
  if (!(fault instanceof ModelFault)) throw new Error('Expected a ModelFault', { cause: fault });
  return fault;
}

/** Every file below the data folder. */
async function leftBehind(): Promise<string[]> {
  const entries = await readdir(dataFolder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

async function written(folder: string, file: string): Promise<unknown> {
  return JSON.parse(await readFile(join(folder, file), 'utf8'));
}

describe('a model of the hub', () => {
  it('is downloaded once and found without a connection ever after', async () => {
    const hub = await startModelHub(MODEL);
    const first = await find(`${hub.address}/`);
    expect(first.folder).toBe(join(dataFolder, 'models/owner/a-model'));
    expect(first.identity).toMatchObject({ name: 'a-model', dimension: 7 });
    expect(await readFile(join(first.folder, WEIGHTS), 'utf8')).toBe('weights');
    expect(hub.requests).toEqual([listAddress(), ...Object.keys(FILES).map((file) => addressOf(file))]);
    await hub.close();
    expect(await find(hub.address)).toEqual(first);
    expect(await find(hub.address, { allowDownload: false })).toEqual(first);
    expect(hub.requests).toHaveLength(5);
  });

  it('is taken at one commit, which is noted with the sum of each file', async () => {
    const hub = await startModelHub(MODEL);
    const { folder } = await find(hub.address);
    expect(await written(folder, 'source.json')).toEqual({
      hub: hub.address,
      model: 'owner/a-model',
      revision: 'main',
      commit: COMMIT,
    });
    const sums = Object.entries(FILES).map(([file, content]) => [
      file,
      { bytes: content.length, sha256: sha256(content) },
    ]);
    expect(await written(folder, 'checksums.json')).toEqual(Object.fromEntries(sums));
  });

  it.each(['v1.0', '4f'.repeat(20)])('is pinned by @%s, beside others of its name', async (revision) => {
    const commit = revision.length === 40 ? revision : '4f'.repeat(20);
    const tagged = modelOf({ ...FILES, [WEIGHTS]: 'older' }, { revision, commit });
    const hub = await startModelHub({ ...MODEL, ...tagged });
    const pinned = await find(hub.address, { model: `owner/a-model@${revision}` });
    expect(pinned.folder).toBe(join(dataFolder, `models/owner/a-model@${revision}`));
    expect(await readFile(pinned.weightsPath, 'utf8')).toBe('older');
    expect(await written(pinned.folder, 'source.json')).toMatchObject({ revision, commit });
    const newest = await find(hub.address);
    expect(await readFile(newest.weightsPath, 'utf8')).toBe('weights');
    await hub.close();
    expect(await find(hub.address, { model: `owner/a-model@${revision}` })).toEqual(pinned);
  });

  it('may have its weights unquantised, or elsewhere', async () => {
    const { [WEIGHTS]: weights, ...others } = FILES;
    const hub = await startModelHub({
      ...modelOf({ ...others, 'onnx/model.onnx': weights }),
      [addressOf('onnx/model.onnx')]: { movedTo: '/elsewhere' },
      '/elsewhere': { movedTo: 'at/last?key=1' },
      '/at/last?key=1': weights,
    });
    const files = await find(hub.address);
    expect(files.weightsPath).toBe(join(files.folder, 'onnx/model.onnx'));
    expect(await readFile(files.weightsPath, 'utf8')).toBe(weights);
  });

  it('is taken from a hub that lists no sizes and tells none', async () => {
    const unlisted = { size: undefined };
    const hub = await startModelHub({
      ...modelOf(FILES, { listed: { 'config.json': unlisted } }),
      [addressOf('config.json')]: { unmeasured: CONFIG },
    });
    expect((await find(hub.address)).identity.dimension).toBe(7);
  });

  it('may be downloaded by two processes at once', async () => {
    const hub = await startModelHub(MODEL);
    const [one, other] = await Promise.all([find(hub.address), find(hub.address)]);
    expect(one).toEqual(other);
    expect(await leftBehind()).toHaveLength(6);
  });

  it('tells how much of each file has come', async () => {
    const hub = await startModelHub(MODEL);
    const heard: DownloadProgress[] = [];
    await find(hub.address, { onDownload: (progress) => heard.push(progress) });
    expect(heard.filter(({ done, total }) => done === total).map(({ file }) => file)).toEqual(
      Object.keys(FILES),
    );
    expect(heard[0]).toEqual({ file: 'config.json', done: CONFIG.length, total: CONFIG.length });
  });
});

/** What a hub does, and what is told of it. */
const FAILURES: readonly (readonly [what: string, change: Record<string, Reply>, message: RegExp])[] = [
  [
    'a model that the hub does not have',
    { [listAddress()]: 404 },
    /the hub answered 404 \(http.*revision\/main\)/,
  ],
  ['a refusal', { [listAddress()]: 401 }, /the hub answered 401 \(http.*\/main\)/],
  ['a list that is none', { [listAddress()]: '<html>' }, /does not say what the model consists of/],
  [
    'a list with a commit that is none',
    { [listAddress()]: '{"sha": "../x", "siblings": []}' },
    /does not say what/,
  ],
  ['a list without an end', { [listAddress()]: { endless: ' '.repeat(2 ** 16) } }, /more than any list/],
  [
    'what the hub answered',
    { [addressOf('tokenizer_config.json')]: 500 },
    /answered 500 \(http.*tokenizer_config/,
  ],
  [
    'a file that broke off',
    { [addressOf(WEIGHTS)]: { cutOff: 'half of the wei' } },
    /broke off \(http.*model_quantized/,
  ],
  [
    'a file cut off where no length is told',
    { [addressOf(WEIGHTS)]: { unmeasured: 'wei' } },
    /3 bytes came instead of 7/,
  ],
  [
    'a file that is longer than listed',
    { [addressOf(WEIGHTS)]: 'weights, and more' },
    /17 bytes came instead of 7/,
  ],
  ['a file with other content than listed', { [addressOf(WEIGHTS)]: 'WEIGHTS' }, /not what the hub lists/],
  ['a move in circles', { [addressOf(WEIGHTS)]: { movedTo: addressOf(WEIGHTS) } }, /leads on and on/],
  ['a move to nowhere', { [addressOf(WEIGHTS)]: { movedTo: 'http://' } }, /the hub answered 302/],
  [
    'a move to an address without https, and asks for nothing there',
    { [addressOf(WEIGHTS)]: { movedTo: 'http://hub.example/weights?key=secret' } },
    /by https alone.* \(http:\/\/hub\.example\/weights\)/,
  ],
];

describe('a download that fails leaves nothing behind and names', () => {
  it.each(FAILURES)('%s', async (_, change, message) => {
    const hub = await startModelHub({ ...MODEL, ...change });
    const fault = await faultOf(find(hub.address));
    expect(fault.message).toMatch(message);
    expect(fault.facts).toMatchObject({ kind: 'download-failed', role: 'embedder' });
    expect(await leftBehind()).toEqual([]);
    // The next try begins anew.
    const mended = await startModelHub(MODEL);
    expect((await find(mended.address)).identity.dimension).toBe(7);
  });

  it.each([
    ['tokenizer.json', /no such file \(.*tokenizer\.json/],
    [WEIGHTS, /no weights in the ONNX format \(.*model_quantized\.onnx/],
  ])('%s where the model has none', async (file, message) => {
    const others = Object.fromEntries(Object.entries(FILES).filter(([name]) => name !== file));
    const hub = await startModelHub(modelOf(others));
    expect((await faultOf(find(hub.address))).message).toMatch(message);
    expect(hub.requests).toHaveLength(1);
    expect(await leftBehind()).toEqual([]);
  });

  it('a commit other than the one that was asked for', async () => {
    const revision = 'ab'.repeat(20);
    const hub = await startModelHub(modelOf(FILES, { revision }));
    const fault = await faultOf(find(hub.address, { model: `owner/a-model@${revision}` }));
    expect(fault.message).toContain(`the hub answered with the commit ${COMMIT}`);
  });

  it('a hub that cannot be reached', async () => {
    const hub = await startModelHub({});
    await hub.close();
    const fault = await faultOf(find(hub.address));
    expect(fault.message).toMatch(/the hub cannot be reached \(http:\/\/127\.0\.0\.1/);
    expect(await leftBehind()).toEqual([]);
  });

  it.each<[string, Record<string, Reply>]>([
    ['before it lists', { [listAddress()]: { silent: true } }],
    ['in its list', { [listAddress()]: { silentAfter: '{' } }],
    ['before a file', { [addressOf(WEIGHTS)]: { silent: true } }],
    ['in a file', { [addressOf(WEIGHTS)]: { silentAfter: 'wei' } }],
  ])('a hub that falls silent %s', async (_, change) => {
    const hub = await startModelHub({ ...MODEL, ...change });
    const fault = await faultOf(find(hub.address, { stallLimit: 500 }));
    expect(fault.message).toContain('nothing came for 0.5 seconds');
    expect(await leftBehind()).toEqual([]);
  });

  it('a file that is larger than any model, without asking for it', async () => {
    const listed = { [WEIGHTS]: { size: 2 ** 31 } };
    const hub = await startModelHub(modelOf(FILES, { listed }));
    expect((await faultOf(find(hub.address))).message).toContain('larger than 2147483647 bytes');
    expect(await leftBehind()).toEqual([]);
  });

  it('a file without an end', async () => {
    const hub = await startModelHub({
      ...modelOf(FILES, { listed: { 'tokenizer.json': { size: undefined } } }),
      [addressOf('tokenizer.json')]: { endless: ' '.repeat(2 ** 20) },
    });
    expect((await faultOf(find(hub.address))).message).toContain('larger than 67108864 bytes');
    expect(await leftBehind()).toEqual([]);
  });
});

/** Every https address leads to this one; the rest of the network is as it is. */
function leadingTo(address: string): string[] {
  const asked: string[] = [];
  const { fetch } = globalThis;
  onTestFinished(() => {
    vi.unstubAllGlobals();
  });
  vi.stubGlobal('fetch', async (to: URL, init: RequestInit) => {
    asked.push(to.href);
    if (to.protocol !== 'https:') return fetch(to, init);
    return new Response(null, { status: 302, headers: { location: address } });
  });
  return asked;
}

describe('a hub that is asked by https', () => {
  it('may not lead on to http, not even on this machine', async () => {
    const local = await startModelHub(MODEL);
    const asked = leadingTo(`${local.address}/at`);
    const fault = await faultOf(find('https://hub.example/mirror'));
    expect(fault.message).toContain(
      `by https alone, and the hub leads to an address without (${local.address}/at)`,
    );
    expect(asked).toEqual([`https://hub.example/mirror${listAddress()}`]);
    expect(local.requests).toEqual([]);
  });

  it('is asked for nothing where it is not https after all', async () => {
    const asked = leadingTo('');
    for (const hub of ['http://hub.example', 'http://127.0.0.1.hub.example', 'http://localhost.example']) {
      expect((await faultOf(find(hub))).message).toContain('by https alone');
    }
    expect(asked).toEqual([]);
  });
});

describe('a data folder', () => {
  it('that cannot take a model is told to be at fault, and not the hub', async () => {
    await writeFile(join(dataFolder, 'models'), 'a file');
    const hub = await startModelHub(MODEL);
    const fault: unknown = await find(hub.address).catch((reason: unknown) => reason);
    expect(fault).toBeInstanceOf(FileFault);
    expect(fault).toMatchObject({ facts: { folder: dataFolder, problem: 'no-folder' } });
  });

  it('is rid of what a killed download left, and keeps what another process downloads', async () => {
    const unfinished = join(dataFolder, 'models/.unfinished');
    for (const name of ['killed', 'running']) {
      await mkdir(join(unfinished, name, 'onnx'), { recursive: true });
      await writeFile(join(unfinished, name, WEIGHTS), 'wei');
    }
    const longAgo = new Date('2020-01-01');
    for (const path of ['killed', 'killed/onnx', `killed/${WEIGHTS}`, 'running', 'running/onnx']) {
      await utimes(join(unfinished, path), longAgo, longAgo);
    }
    const hub = await startModelHub({});
    await faultOf(find(hub.address, { allowDownload: false }));
    expect(await leftBehind()).toEqual([join(unfinished, 'running', WEIGHTS)]);
  });
});

const modelFolder = (): string => join(dataFolder, 'models/owner/a-model');

describe('the files of a downloaded model', () => {
  it.each<[string, string, () => Promise<void>]>([
    ['altered-file', WEIGHTS, () => writeFile(join(modelFolder(), WEIGHTS), 'Weights')],
    [
      'altered-file',
      'config.json',
      () => writeFile(join(modelFolder(), 'config.json'), '{"hidden_size": 8}'),
    ],
    ['unreadable-file', 'tokenizer.json', () => rm(join(modelFolder(), 'tokenizer.json'))],
    ['malformed-file', 'checksums.json', () => writeFile(join(modelFolder(), 'checksums.json'), '{')],
    [
      'unlisted-file',
      WEIGHTS,
      () => cp(join(modelFolder(), 'onnx/model.onnx'), join(modelFolder(), WEIGHTS)),
    ],
  ])('are held against their sums at every start: %s, %s', async (kind, file, spoil) => {
    const { [WEIGHTS]: weights, ...others } = FILES;
    const all = kind === 'unlisted-file' ? { ...others, 'onnx/model.onnx': weights } : FILES;
    const hub = await startModelHub(modelOf(all));
    await find(hub.address);
    await spoil();
    const { facts } = await faultOf(find(hub.address));
    expect(facts).toMatchObject({
      kind,
      role: 'embedder',
      path: join(modelFolder(), file),
      downloaded: modelFolder(),
    });
    expect(hub.requests).toHaveLength(5);
  });

  it('that an earlier version downloaded without sums are taken as they are, and held to it from then on', async () => {
    for (const [file, content] of Object.entries(FILES)) {
      await mkdir(dirname(join(modelFolder(), file)), { recursive: true });
      await writeFile(join(modelFolder(), file), content);
    }
    const hub = await startModelHub({});
    expect((await find(hub.address, { allowDownload: false })).identity.dimension).toBe(7);
    await writeFile(join(modelFolder(), WEIGHTS), 'Weights');
    const { facts } = await faultOf(find(hub.address));
    expect(facts).toMatchObject({ kind: 'altered-file', downloaded: modelFolder() });
  });
});

describe('without leave to download', () => {
  it('no connection is opened, and model and hub are named', async () => {
    const hub = await startModelHub(MODEL);
    const { facts } = await faultOf(find(hub.address, { allowDownload: false }));
    expect(facts).toEqual({
      kind: 'download-not-allowed',
      role: 'embedder',
      model: 'owner/a-model',
      hub: hub.address,
    });
    expect(hub.requests).toEqual([]);
  });

  it('a model in a folder of one’s own is found, and nothing is written there', async () => {
    const folder = join(dataFolder, 'own');
    await mkdir(join(folder, 'onnx'), { recursive: true });
    for (const [path, content] of Object.entries(FILES)) await writeFile(join(folder, path), content);
    const hub = await startModelHub(MODEL);
    const files = await find(hub.address, { model: folder, allowDownload: false });
    expect(files.identity).toMatchObject({ name: 'own', dimension: 7 });
    expect(hub.requests).toEqual([]);
    expect(await leftBehind()).toHaveLength(4);
  });
});

const NO_NAMES = ['/nowhere/at-all', './nowhere', '../nowhere', 'a/b/c', 'e5', 'owner/na me', 'owner/..'];
const PATHS = ['%2e%2e/a-model', 'owner/a%2fb', 'owner\\a-model/b', '.unfinished/a-model'];
const NO_REVISIONS = [
  '',
  '..',
  '.',
  '../../main',
  'refs/pr/1',
  'a@b',
  '%2e%2e',
  'v1?x',
  'v1#x',
  'v1\n',
  'v 1',
  '\\',
];

it.each([...NO_NAMES, ...PATHS, ...NO_REVISIONS.map((revision) => `owner/a-model@${revision}`)])(
  '%s is told to be no folder, whatever may be downloaded',
  async (model) => {
    const hub = await startModelHub(MODEL);
    const { facts } = await faultOf(find(hub.address, { model }));
    expect(facts).toEqual({ kind: 'no-such-folder', role: 'embedder', model });
    expect(hub.requests).toEqual([]);
  },
);

it('a fault with the reader names the reader', async () => {
  const hub = await startModelHub({});
  const role = READER_ROLE;
  const faults = [
    await faultOf(find(hub.address, { role, model: './nowhere' })),
    await faultOf(find(hub.address, { role, allowDownload: false })),
    await faultOf(find(hub.address, { role })),
  ];
  expect(faults.map(({ facts }) => [facts.kind, facts.role])).toEqual([
    ['no-such-folder', 'reader'],
    ['download-not-allowed', 'reader'],
    ['download-failed', 'reader'],
  ]);
});

it.each([
  [
    'by its architecture',
    { 'config.json': '{"dim": 7, "architectures": ["DistilBertForQuestionAnswering"]}' },
  ],
  ['by a file of its own', { 'beleg.json': '{"kind": "question-answering"}' }],
])('a reader of the hub says of which kind it is, %s', async (_, files) => {
  const hub = await startModelHub(modelOf({ ...FILES, ...files }));
  const { manifest, folder } = await find(hub.address, { role: READER_ROLE });
  expect(readerKindOf(manifest)).toBe('question-answering');
  expect(
    Object.keys(z.record(z.string(), z.unknown()).parse(await written(folder, 'checksums.json'))),
  ).toEqual(expect.arrayContaining(Object.keys(files)));
});

it('a reader of the hub that does not say of which kind it is is told with what it says', async () => {
  const hub = await startModelHub(MODEL);
  const { facts } = await faultOf(find(hub.address, { role: READER_ROLE }));
  expect(facts).toMatchObject({
    kind: 'unknown-kind',
    named: [],
    downloaded: join(dataFolder, 'models/owner/a-model'),
  });
});
