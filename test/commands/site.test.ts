import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { LIBRARY } from './articles.ts';
import { lineWith, runCommand, startCommand, temporaryFolder, TRACE } from './run-command.ts';

const script = 'src/run-site.ts';

describe('npm run site', () => {
  it('builds the index where there is none, writes the site and serves it until it is told to stop', async () => {
    const DATA_FOLDER = await temporaryFolder();
    const CORPUS_FOLDER = await corpusFolder({ 'buecherei.md': LIBRARY });
    const SITE_URL = 'https://site.example/artikel';
    const env = { CORPUS_FOLDER, DATA_FOLDER, SITE_URL, DEFAULT_LOCALE: 'fr' };
    const running = await startCommand({ script, args: ['--serve', '--port', '0'], env });
    const address = /http:\/\/127\.0\.0\.1:\d+/u.exec(await lineWith(running, 'http://'))?.[0] ?? '';
    expect(await (await fetch(`${address}/articles/buecherei.html`)).text()).toContain('id="s1"');
    running.child.kill('SIGINT');
    const { status, stdout, stderr } = await running.ended;
    expect([status, stderr]).toEqual([0, '']);
    const folder = join(DATA_FOLDER, 'site');
    expect(stdout).toContain(`${folder} holds a front page and a page for the article.`);
    expect(stdout).toContain(`Publish it at ${SITE_URL}/:`);
    const front = await readFile(join(folder, 'index.html'), 'utf8');
    expect(front).toContain('<html lang="fr"');
    expect(front).toContain(`<link rel="canonical" href="${SITE_URL}/">`);
  });

  it('touches no folder that is somebody’s, and says so before it opens anything', async () => {
    const out = await temporaryFolder();
    await writeFile(join(out, 'mine.txt'), 'mine');
    const env = { DATA_FOLDER: join(out, 'data') };
    const { status, stdout, stderr } = await runCommand({ script, args: ['--out', out], env });
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toContain(`The folder ${out} holds mine.txt, which does not belong to a site of beleg's.`);
    expect(stderr).not.toMatch(TRACE);
    expect(await readdir(out)).toEqual(['mine.txt']);
  });
});
