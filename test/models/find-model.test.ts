import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMBEDDER_ROLE } from '../../src/embedding/embedder.ts';
import type { DownloadProgress } from '../../src/models/download-model.ts';
import { findModel, type FindModelOptions } from '../../src/models/find-model.ts';
import { ModelFault } from '../../src/models/model-fault.ts';
import type { ModelFiles } from '../../src/models/model-files.ts';
import { READER_ROLE } from '../../src/reading/reading.ts';
import { startModelHub } from './model-hub.ts';

/** The files of a model that is found and checked but never loaded. */
const CONFIG = '{"hidden_size": 7}';
const AT = '/owner/a-model/resolve/main';
const FILES = {
  [`${AT}/config.json`]: CONFIG,
  [`${AT}/tokenizer.json`]: '{"a": 1}',
  [`${AT}/tokenizer_config.json`]: '{}',
  [`${AT}/onnx/model_quantized.onnx`]: 'weights',
};

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

describe('a model of the hub', () => {
  it('is downloaded once and found without a connection ever after', async () => {
    const hub = await startModelHub(FILES);
    const first = await find(`${hub.address}/`);
    expect(first.folder).toBe(join(dataFolder, 'models/owner/a-model'));
    expect(first.identity).toMatchObject({ name: 'a-model', dimension: 7 });
    expect(await readFile(join(first.folder, 'onnx/model_quantized.onnx'), 'utf8')).toBe('weights');
    expect(hub.requests).toEqual(Object.keys(FILES));
    await hub.close();
    expect(await find(hub.address)).toEqual(first);
    expect(await find(hub.address, { allowDownload: false })).toEqual(first);
    expect(hub.requests).toHaveLength(4);
  });

  it('may have its weights unquantised, or elsewhere', async () => {
    const { [`${AT}/onnx/model_quantized.onnx`]: _, ...others } = FILES;
    const hub = await startModelHub({
      ...others,
      [`${AT}/onnx/model.onnx`]: { movedTo: '/elsewhere' },
      '/elsewhere': 'large weights',
    });
    const files = await find(hub.address);
    expect(files.weightsPath).toBe(join(files.folder, 'onnx/model.onnx'));
    expect(await readFile(join(files.folder, 'onnx/model.onnx'), 'utf8')).toBe('large weights');
  });

  it('that the data folder does not take is told of the folder, not of the network', async () => {
    const hub = await startModelHub(FILES);
    await writeFile(join(dataFolder, 'models'), '');
    const problem = 'no-folder';
    await expect(find(hub.address)).rejects.toMatchObject({ facts: { folder: dataFolder, problem } });
  });

  it.runIf(existsSync('/dev/full'))('that finds no space left is told so', async () => {
    const hub = await startModelHub(FILES);
    const unfinished = join(dataFolder, `models/owner/a-model.${process.pid}.part`);
    await mkdir(unfinished, { recursive: true });
    await symlink('/dev/full', join(unfinished, 'config.json'));
    const problem = 'full';
    await expect(find(hub.address)).rejects.toMatchObject({ facts: { folder: dataFolder, problem } });
  });

  it('tells how much of each file has come', async () => {
    const hub = await startModelHub(FILES);
    const heard: DownloadProgress[] = [];
    await find(hub.address, { onDownload: (progress) => heard.push(progress) });
    expect(heard.filter(({ done, total }) => done === total).map(({ file }) => file)).toEqual([
      'config.json',
      'tokenizer.json',
      'tokenizer_config.json',
      'onnx/model_quantized.onnx',
    ]);
    expect(heard[0]).toEqual({ file: 'config.json', done: CONFIG.length, total: CONFIG.length });
  });
});

describe('a download that fails leaves nothing behind and names', () => {
  it.each([
    [
      'a file that the hub does not have',
      { [`${AT}/tokenizer.json`]: 404 },
      /no such file \(.*tokenizer\.json/,
    ],
    [
      'weights that the hub does not have',
      { [`${AT}/onnx/model_quantized.onnx`]: 404 },
      /no such file \(.*model\.onnx/,
    ],
    [
      'what the hub answered',
      { [`${AT}/tokenizer_config.json`]: 500 },
      /the hub answered 500 \(http.*tokenizer_config/,
    ],
    ['a refusal', { [`${AT}/config.json`]: 401 }, /the hub answered 401 \(http.*config\.json/],
    [
      'a file that broke off',
      { [`${AT}/onnx/model_quantized.onnx`]: { cutOff: 'half of the wei' } },
      /the connection broke off \(http.*model_quantized\.onnx/,
    ],
  ])('%s', async (_, change, message) => {
    const hub = await startModelHub({ ...FILES, ...change });
    const fault = await faultOf(find(hub.address));
    expect(fault.message).toMatch(message);
    expect(fault.facts).toMatchObject({ kind: 'download-failed', role: 'embedder' });
    expect(await leftBehind()).toEqual([]);
    // The next try begins anew.
    const mended = await startModelHub(FILES);
    expect((await find(mended.address)).identity.dimension).toBe(7);
  });

  it('a hub that cannot be reached', async () => {
    const hub = await startModelHub({});
    await hub.close();
    const fault = await faultOf(find(hub.address));
    expect(fault.message).toMatch(/the hub cannot be reached \(http:\/\/127\.0\.0\.1/);
    expect(await leftBehind()).toEqual([]);
  });
});

describe('without leave to download', () => {
  it('no connection is opened, and model and hub are named', async () => {
    const hub = await startModelHub(FILES);
    const { facts } = await faultOf(find(hub.address, { allowDownload: false }));
    expect(facts).toEqual({
      kind: 'download-not-allowed',
      role: 'embedder',
      model: 'owner/a-model',
      hub: hub.address,
    });
    expect(hub.requests).toEqual([]);
  });

  it('a model in a folder of one’s own is found', async () => {
    const folder = join(dataFolder, 'own');
    await mkdir(join(folder, 'onnx'), { recursive: true });
    for (const [path, content] of Object.entries(FILES))
      await writeFile(join(folder, path.slice(AT.length)), content);
    const hub = await startModelHub(FILES);
    const files = await find(hub.address, { model: folder, allowDownload: false });
    expect(files.identity).toMatchObject({ name: 'own', dimension: 7 });
    expect(hub.requests).toEqual([]);
  });
});

it.each(['/nowhere/at-all', './nowhere', '../nowhere', 'a/b/c', 'e5', 'owner/na me', 'owner/..'])(
  '%s is told to be no folder, whatever may be downloaded',
  async (model) => {
    const hub = await startModelHub(FILES);
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
