import { cp, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { EMBEDDED_MODEL } from '../helpers/embedded-model.ts';
import { LIBRARY, MUSEUM } from './articles.ts';
import { runCommand, temporaryFolder, TRACE, type Ended } from './run-command.ts';

function embed(env: Readonly<Record<string, string>>, ...args: readonly string[]): Promise<Ended> {
  return runCommand({ script: 'src/run-embed.ts', args, env });
}

/** A fault as a person meets it: told on standard error with what to do, and nothing of the code. */
function expectFault({ status, stdout, stderr }: Ended, ...parts: readonly (string | RegExp)[]): void {
  expect(status).toBe(1);
  for (const part of parts) expect(stderr).toMatch(part);
  expect(stderr + stdout).not.toMatch(TRACE);
  expect(stderr).not.toContain('inside beleg');
}

describe('npm run embed', () => {
  it('builds the index, and the second time finds it up to date without the model', async () => {
    const env = {
      CORPUS_FOLDER: await corpusFolder({
        'buecherei.md': LIBRARY,
        'museum.md': MUSEUM,
        'README.md': '# No article',
      }),
      DATA_FOLDER: await temporaryFolder(),
    };
    const first = await embed(env);
    expect(first).toMatchObject({ status: 0, stderr: '' });
    expect(first.stdout).toMatch(/^Index built: 2 articles, 6 sentences \(6 new, 0 reused\) in [\d.]+ s/m);
    const second = await embed(env);
    expect(second).toMatchObject({ status: 0, stderr: '' });
    expect(second.stdout).toMatch(
      /^The index is up to date: 2 articles, 6 sentences \(checked in [\d.]+ s\)\.\n$/,
    );
  });

  it('indexes what can be read, names each other file with its reason, and fails', async () => {
    const bad = {
      'empty.md': '',
      'latin1.txt': Uint8Array.of(0x46, 0xfc, 0x72, 0x0a, 0x41, 0xdf, 0x2e),
      'untitled.md': 'A text below no title.\n',
      'large.txt': new Uint8Array(21 * 1024 * 1024).fill(0x61),
      'picture.pdf': '%PDF-1.4',
    };
    const { status, stdout, stderr } = await embed({
      CORPUS_FOLDER: await corpusFolder({ 'buecherei.md': LIBRARY, ...bad }),
      DATA_FOLDER: await temporaryFolder(),
    });
    expect([status, stderr]).toEqual([1, '']);
    expect(stdout).toMatch(/^Index built: 1 article, 4 sentences/m);
    expect(stdout).toContain('5 files were left out:');
    for (const name of Object.keys(bad))
      expect(stdout).toMatch(new RegExp(String.raw`^  corpus/${name}: \S.{10,}\n    \S.{10,}$`, 'm'));
    expect(stdout).not.toMatch(TRACE);
  });

  it('names a corpus folder that is missing, and shows a trace only where DEBUG asks for it', async () => {
    const folder = join(await temporaryFolder(), 'no-such-corpus');
    const env = { CORPUS_FOLDER: folder, DATA_FOLDER: await temporaryFolder() };
    const [plain, debugged] = [await embed(env), await embed({ ...env, DEBUG: 'beleg' })];
    expectFault(plain, folder, 'Make a folder of that name');
    expect(debugged.status).toBe(1);
    expect(debugged.stderr).toContain(plain.stderr.trimEnd());
    expect(debugged.stderr).toMatch(TRACE);
  });

  it('names a corpus folder without an article, and a data folder that is a file', async () => {
    const data = await temporaryFolder();
    const empty = await corpusFolder({ 'README.md': '# Notes' });
    expectFault(await embed({ CORPUS_FOLDER: empty, DATA_FOLDER: data }), empty, 'holds no article');
    const file = join(data, 'a-file');
    await writeFile(file, '');
    const corpus = await corpusFolder({ 'buecherei.md': LIBRARY });
    expectFault(await embed({ CORPUS_FOLDER: corpus, DATA_FOLDER: file }), file, 'is not a folder');
  });

  it('names a file of the model that was cut off', async () => {
    const model = join(await temporaryFolder(), 'a-model');
    await cp(EMBEDDED_MODEL, model, { recursive: true });
    await truncate(join(model, 'onnx/model_quantized.onnx'), 1000);
    const corpus = await corpusFolder({ 'buecherei.md': LIBRARY });
    expectFault(
      await embed({ MODEL: model, CORPUS_FOLDER: corpus, DATA_FOLDER: await temporaryFolder() }),
      join(model, 'onnx/model_quantized.onnx'),
      'has 1000 bytes instead of',
      'Restore it',
    );
  });

  it('says after the build what of the files is not among the sentences, where it is asked to', async () => {
    const env = {
      CORPUS_FOLDER: await corpusFolder({ 'buecherei.md': LIBRARY }),
      DATA_FOLDER: await temporaryFolder(),
    };
    const { status, stdout } = await embed(env, '--explain');
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Index built: .*\nEverything in the files is among the sentences\.\n$/m);
  });

  it('tells arguments that it does not know', async () => {
    for (const argument of ['--explian', 'corpus']) {
      const misused = await embed({}, argument);
      expect(misused.status).toBe(2);
      expectFault({ ...misused, status: 1 }, argument, 'npm run embed -- [--force] [--explain]');
    }
  });

  it('reports every setting that is wrong at once', async () => {
    const faulty = await embed({
      ALLOW_DOWNLOAD: 'maybe',
      LOG_LEVEL: 'loud',
      DISCORD_TOKEN: 'x',
      OPERATOR_IDS: 'me',
    });
    expectFault(
      faulty,
      '4 settings are wrong',
      'DISCORD_TOKEN: expected three parts',
      'ALLOW_DOWNLOAD: expected',
      'LOG_LEVEL: expected',
      'OPERATOR_IDS: expected',
    );
  });
});
