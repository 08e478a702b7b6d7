import { cp, mkdtemp, rm, symlink, truncate, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EMBEDDER_ROLE } from '../../src/embedding/embedder.ts';
import { loadModelEmbedder } from '../../src/embedding/model-embedder.ts';
import { ModelFault, type ModelFacts } from '../../src/models/model-fault.ts';
import { findModelFiles } from '../../src/models/model-files.ts';
import { READER_ROLE } from '../../src/reading/reader-kind.ts';
import { EMBEDDED_MODEL } from '../helpers/embedded-model.ts';

let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'beleg-model-')), 'a-model');
  await cp(EMBEDDED_MODEL, folder, { recursive: true });
});

afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

async function factsOf(path: string, role = EMBEDDER_ROLE): Promise<ModelFacts> {
  const fault = await findModelFiles(path, role).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(fault instanceof ModelFault)) throw new Error('expected a ModelFault');
  return fault.facts;
}

describe('the model’s files', () => {
  it('are identified by content and not by place', async () => {
    const [here, there] = await Promise.all([
      findModelFiles(EMBEDDED_MODEL, EMBEDDER_ROLE),
      findModelFiles(folder, EMBEDDER_ROLE),
    ]);
    expect(there.identity).toEqual({ ...here.identity, name: 'a-model' });
    expect(here.identity.dimension).toBe(384);
  });

  it('are identified by what they are used for as well, and their tokenizer by itself', async () => {
    await writeFile(join(folder, 'beleg.json'), '{"kind": "listwise"}');
    const embedding = await findModelFiles(folder, EMBEDDER_ROLE);
    const reading = await findModelFiles(folder, READER_ROLE);
    const recipe = 'another recipe';
    const otherwise = await findModelFiles(folder, { ...EMBEDDER_ROLE, recipe });
    const fingerprints = [embedding, reading, otherwise].map(({ identity }) => identity.fingerprint);
    expect(new Set(fingerprints).size).toBe(3);
    expect(reading.tokenizerSha256).toBe(embedding.tokenizerSha256);
    await rm(join(folder, 'checksums.json'));
    await writeFile(join(folder, 'tokenizer_config.json'), '{}');
    expect((await findModelFiles(folder, READER_ROLE)).tokenizerSha256).not.toBe(reading.tokenizerSha256);
  });

  it.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'])(
    'are named when %s is missing',
    async (name) => {
      await rm(join(folder, name));
      expect(await factsOf(folder)).toEqual({
        kind: 'unreadable-file',
        role: 'embedder',
        path: join(folder, name),
      });
    },
  );

  it('are named when one was cut off', async () => {
    const path = join(folder, 'onnx/model_quantized.onnx');
    await truncate(path, 1000);
    expect(await factsOf(folder)).toEqual({
      kind: 'altered-file',
      role: 'embedder',
      path,
      bytes: 1000,
      expected: 37271352,
    });
  });

  it('are named when one was altered', async () => {
    const config = join(folder, 'config.json');
    await writeFile(config, '{ "hidden_size": 385 }'.padEnd(314));
    expect(await factsOf(folder)).toMatchObject({
      kind: 'altered-file',
      path: config,
      bytes: 314,
      expected: 314,
    });
  });

  it('may come without checksums, and a broken session is then told with the folder', async () => {
    await rm(join(folder, 'checksums.json'));
    await truncate(join(folder, 'onnx/model_quantized.onnx'), 1000);
    const files = await findModelFiles(folder, EMBEDDER_ROLE);
    await expect(loadModelEmbedder(files)).rejects.toThrow(/a-model cannot be loaded/);
  });

  it('of a reader are named as the reader’s', async () => {
    await rm(join(folder, 'config.json'));
    expect(await factsOf(folder, READER_ROLE)).toMatchObject({ kind: 'unreadable-file', role: 'reader' });
  });

  it('are told apart from a folder that does not exist', async () => {
    const path = join(folder, 'nowhere/config.json');
    expect(await factsOf(join(folder, 'nowhere'))).toMatchObject({ kind: 'unreadable-file', path });
  });

  it('are found through a link', async () => {
    await mkdir(join(folder, '../links'));
    await symlink(folder, join(folder, '../links/linked'));
    expect((await findModelFiles(join(folder, '../links/linked'), EMBEDDER_ROLE)).identity.name).toBe(
      'linked',
    );
  });
});
