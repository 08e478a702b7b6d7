import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { LIBRARY, MUSEUM } from './articles.ts';
import { runCommand, temporaryFolder } from './run-command.ts';

const IN_ENGLISH = { LANG: 'en_GB.UTF-8' };

describe('what a host does with the index', () => {
  it('is built once by two that build at once, and gone back on', async () => {
    const corpus = await corpusFolder({ 'buecherei.md': LIBRARY });
    const data = await temporaryFolder();
    const env = { ...IN_ENGLISH, CORPUS_FOLDER: corpus, DATA_FOLDER: data };
    const run = (name: string, ...args: readonly string[]) =>
      runCommand({ script: `src/run-${name}.ts`, args, env });

    expect((await run('embed')).status).toBe(0);
    await writeFile(join(corpus, 'museum.md'), MUSEUM);
    const both = await Promise.all([run('embed'), run('embed')]);
    expect(both.map(({ status }) => status)).toEqual([0, 0]);
    const printed = both.map(({ stdout }) => stdout).join('');
    expect(printed.match(/^Index built: /gm)).toHaveLength(1);
    expect(printed.match(/^The index is up to date: /gm)).toHaveLength(1);
    expect(await readdir(join(data, 'index', 'generations'))).toHaveLength(2);

    const back = await run('rollback', '--yes');
    expect(back).toMatchObject({ status: 0, stderr: '' });
    expect(back.stdout).toMatch(
      /^These indexes are kept:\n.*1 article, .*\n.*2 articles, .*← in use\nThe index of /,
    );
    expect((await readdir(join(data, 'index'))).toSorted()).toEqual([
      'current',
      'generations',
      'rollback.json',
    ]);
  }, 120_000);
});
