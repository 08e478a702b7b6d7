import { cp, mkdtemp, rm, symlink, truncate, writeFile, mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findModelFiles } from '../../src/embedding/model-files.ts';
import { loadTransformersEmbedder } from '../../src/embedding/transformers-embedder.ts';
import { BelegError } from '../../src/errors.ts';
import { EMBEDDED_MODEL } from '../helpers/embedded-model.ts';

let folder: string;

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'beleg-model-')), 'a-model');
  await cp(EMBEDDED_MODEL, folder, { recursive: true });
});

afterEach(() => rm(join(folder, '..'), { recursive: true, force: true }));

async function faultOf(path: string): Promise<BelegError> {
  const fault = await findModelFiles(path).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(fault instanceof BelegError)) throw new Error('expected a BelegError');
  return fault;
}

describe('the model’s files', () => {
  it('are identified by content and not by place', async () => {
    const [here, there] = await Promise.all([findModelFiles(EMBEDDED_MODEL), findModelFiles(folder)]);
    expect(there.identity).toEqual({ ...here.identity, name: 'a-model' });
    expect(here.identity.dimension).toBe(384);
  });

  it.each(['config.json', 'tokenizer.json', 'tokenizer_config.json', 'onnx/model_quantized.onnx'])(
    'are named when %s is missing',
    async (name) => {
      await rm(join(folder, name));
      const fault = await faultOf(folder);
      expect(fault.message).toContain(name);
      expect(fault.message).toContain('missing');
      expect(fault.remedy).toContain('Restore it');
    },
  );

  it('are named when one was cut off', async () => {
    await truncate(join(folder, 'onnx/model_quantized.onnx'), 1000);
    expect((await faultOf(folder)).message).toMatch(
      /model_quantized\.onnx has 1000 bytes instead of 37271352/,
    );
  });

  it('are named when one was altered', async () => {
    const config = join(folder, 'config.json');
    await writeFile(config, '{ "hidden_size": 385 }'.padEnd(314));
    expect((await faultOf(folder)).message).toMatch(/config\.json was altered/);
  });

  it('may come without checksums, and a broken session is then told with the folder', async () => {
    await rm(join(folder, 'checksums.json'));
    await truncate(join(folder, 'onnx/model_quantized.onnx'), 1000);
    const files = await findModelFiles(folder);
    await expect(loadTransformersEmbedder(files)).rejects.toThrow(/a-model cannot be loaded/);
  });

  it('are told apart from a folder that does not exist', async () => {
    expect((await faultOf(join(folder, 'nowhere'))).message).toContain('config.json is missing');
  });

  it('are found through a link', async () => {
    await mkdir(join(folder, '../links'));
    await symlink(folder, join(folder, '../links/linked'));
    expect((await findModelFiles(join(folder, '../links/linked'))).identity.name).toBe('linked');
  });
});
