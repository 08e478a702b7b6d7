import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { answer, serveSite } from '../fetching/article-server.ts';
import { LIBRARY } from './articles.ts';
import { runCommand, temporaryFolder } from './run-command.ts';

describe('the commands for articles', () => {
  it('list, refuse and check without an index, and say by their exit what came of it', async () => {
    const { address } = await serveSite({ '/weg': answer('', {}, 410) });
    const meta = `url: ${address}/weg\n`;
    const folder = await corpusFolder({
      'buecherei.md': LIBRARY,
      'buecherei.meta.yaml': meta,
      'neu/buecherei.txt': 'x',
    });
    const env = { CORPUS_FOLDER: folder, DATA_FOLDER: await temporaryFolder(), LC_ALL: 'en_US.UTF-8' };
    const run = (script: string, ...args: readonly string[]) =>
      runCommand({ script: `src/run-${script}.ts`, args, env });
    const [listed, refused, checked] = await Promise.all([
      run('articles', '--json'),
      run('add', join(folder, 'neu/buecherei.txt')),
      run('drift', '--allow-private'),
    ]);
    expect(JSON.parse(listed.stdout)).toMatchObject({
      version: 1,
      articles: [{ id: 'buecherei', url: `${address}/weg`, since: null }],
      problems: ['corpus/neu/buecherei.txt'],
    });
    expect([refused.status, refused.stderr]).toEqual([
      1,
      expect.stringContaining('buecherei.txt is no article'),
    ]);
    expect([checked.status, checked.stdout]).toEqual([3, expect.stringContaining('the source is gone')]);
    expect(await readdir(env.DATA_FOLDER)).toEqual(['drift.json']);
  });
});
