import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indexedFolders } from './indexed-folders.ts';
import { runCommand, temporaryFolder, TRACE } from './run-command.ts';

const folders = indexedFolders();

const run = (name: string, args: readonly string[] = [], env: Readonly<Record<string, string>> = {}) =>
  runCommand({ script: `src/run-${name}.ts`, args, env: { ...folders, ...env } });

describe('npm run backup and npm run restore', () => {
  it('bring articles and index to another place, where they are whole', async () => {
    const parent = await temporaryFolder();
    const path = join(parent, 'b.tar.gz');
    const made = await run('backup', ['--out', path]);
    expect(made).toMatchObject({ status: 0, stderr: '' });
    expect(made.stdout).toMatch(/^\/.*b\.tar\.gz: \d+ files, [\d.]+ MB, in [\d.]+ s\.\n$/);
    expect((await run('backup', ['--out', path])).stderr).toBe(
      `${path} is there already.\nName another file with --out, or replace it with --overwrite.\n`,
    );

    const checked = await run('restore', ['--check', path]);
    expect(checked.stdout).toMatch(/ is whole: \d+ files, .* by beleg \d/);
    const elsewhere = { CORPUS_FOLDER: join(parent, 'c'), DATA_FOLDER: join(parent, 'd') };
    const declined = await run('restore', [path], elsewhere);
    expect(declined).toMatchObject({ status: 1, stderr: '' });
    expect(declined.stdout).toContain('Nothing was changed.');
    expect(await readdir(parent)).toEqual(['b.tar.gz']);

    const restored = await run('restore', ['--yes', path], elsewhere);
    expect(restored).toMatchObject({ status: 0, stderr: '' });
    const { stdout } = await run('verify', ['--json'], elsewhere);
    expect(JSON.parse(stdout)).toMatchObject({ ok: true });
  });

  it('tell a call that means nothing, in the language of the host', async () => {
    const german = { LANG: 'de_DE.UTF-8' };
    const [kept, missing] = await Promise.all([
      run('backup', ['--keep', '0'], german),
      run('restore', [], german),
    ]);
    expect(kept).toMatchObject({ status: 2, stdout: '' });
    expect(kept.stderr).toMatch(
      /^--keep nimmt eine ganze Zahl ab 1 und nicht „0“\.\nSo wird es aufgerufen: /,
    );
    expect(missing).toMatchObject({ status: 2, stdout: '' });
    expect(missing.stderr).toMatch(/^Es ist nicht gesagt, welche Sicherung gemeint ist\.\n/);
  });
});

describe('data of another version', () => {
  it('that are newer are refused by what writes and by what only reads, and are not touched', async () => {
    const data = await temporaryFolder();
    const newer = '{"version":99,"writtenBy":"9.0.0"}';
    await writeFile(join(data, 'schema.json'), newer);
    const env = { DATA_FOLDER: data };
    const refused = await Promise.all([
      run('embed', [], env),
      run('ask', ['Wann?'], env),
      run('verify', [], env),
    ]);
    for (const { status, stderr, stdout } of refused) {
      expect(status).not.toBe(0);
      expect(`${stderr}${stdout}`).toContain(`The data in ${data} are of version 99, written by beleg 9.0.0`);
      expect(stderr).not.toMatch(TRACE);
    }
    expect(await readdir(data)).toEqual(['schema.json']);
    expect(await readFile(join(data, 'schema.json'), 'utf8')).toBe(newer);
  });

  it('say so after a start that writes, and not after one that only reads', async () => {
    const data = await temporaryFolder();
    await run('verify', [], { DATA_FOLDER: data });
    expect(await readdir(data)).toEqual([]);
    await run('embed', [], { DATA_FOLDER: data });
    expect(JSON.parse(await readFile(join(data, 'schema.json'), 'utf8'))).toMatchObject({ version: 1 });
  });
});
