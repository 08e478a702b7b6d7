import { chmod, chown, mkdir, mkdtemp, readdir, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { examineRunning, foundBot } from '../../src/examining/examine-index.ts';
import { examineCorpus, examineData, examineOwners, examineSecrets } from '../../src/examining/folders.ts';
import { examineDisk, examineTemporary } from '../../src/examining/space.ts';
import { lockFile } from '../../src/system/file-lock.ts';

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'beleg-examined-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  return made;
}

describe('folders', () => {
  it('hold articles, or none', async () => {
    const corpus = await folder();
    await expect(examineCorpus(corpus)).rejects.toMatchObject({ facts: { kind: 'no-article' } });
    await writeFile(join(corpus, 'a.md'), '# A\n\nIt is so.\n');
    expect(await examineCorpus(corpus)).toMatchObject({ state: 'ok', facts: { files: 1, closed: [] } });
    await expect(examineCorpus(join(corpus, 'b'))).rejects.toMatchObject({ facts: { kind: 'no-folder' } });
  });

  it('can be written, or be made where the first that is there above can be', async () => {
    const there = await folder();
    expect(await examineData(there)).toMatchObject({ state: 'ok', facts: { how: 'writable' } });
    const below = join(there, 'a', 'b');
    expect(await examineData(below)).toMatchObject({ state: 'ok', facts: { how: 'new', path: there } });
    expect(await readdir(there)).toEqual([]);
    await writeFile(join(there, 'a'), '');
    expect(await examineData(join(there, 'a'))).toMatchObject({
      state: 'failed',
      facts: { how: 'no-folder' },
    });
    expect(await examineData(below)).toMatchObject({ state: 'failed', facts: { how: 'no-folder' } });
  });

  it('hold what belongs to others, and links and sockets are nobody’s concern', async () => {
    const data = await folder();
    await mkdir(join(data, 'index'));
    await writeFile(join(data, 'index', 'current'), '');
    await symlink('/', join(data, 'root'));
    const user = process.geteuid?.() ?? 0;
    const [sound] = await examineOwners(data, user);
    expect(sound).toMatchObject({ state: 'ok', facts: { closed: [], foreign: [], owner: user } });
    expect(await examineOwners(join(data, 'none'), user)).toEqual([]);
    if (user !== 0) return;
    await chown(join(data, 'index', 'current'), 65_534, 65_534);
    const [mixed] = await examineOwners(data, 0);
    expect(mixed).toMatchObject({ state: 'warning', facts: { foreign: [join(data, 'index', 'current')] } });
    await chown(data, 65_534, 65_534);
    expect((await examineOwners(data, 0))[0]).toMatchObject({ state: 'warning', facts: { owner: 65_534 } });
  });

  it('hold secrets that others may read', async () => {
    const data = await folder();
    const [open, shut] = [join(data, '.env'), join(data, 'feedback.key')];
    for (const path of [open, shut]) await writeFile(path, '', { mode: 0o600 });
    const paths = [open, shut, join(data, 'chat-history')];
    expect(await examineSecrets(paths)).toMatchObject({ state: 'ok', facts: { files: 2 } });
    await chmod(open, 0o640);
    expect(await examineSecrets(paths)).toMatchObject({ state: 'warning', facts: { open: [open] } });
  });

  it('lie where there is room for what the next build writes', async () => {
    const data = await folder();
    const generation = join(data, 'index', 'generations', 'a');
    await mkdir(generation, { recursive: true });
    expect(await examineDisk(join(data, 'new'))).toMatchObject({ id: 'disk', facts: { needed: 50 } });
    // Together larger than any disk, and without a block on this one.
    for (let part = 0; part < 50; part += 1) {
      const sparse = join(generation, `vectors-${part}`);
      await writeFile(sparse, '');
      await truncate(sparse, 4e12);
    }
    expect(await examineDisk(data)).toMatchObject({ state: 'failed', facts: { noFileMore: false } });
  });

  it('take temporary files, or do not', async () => {
    expect(await examineTemporary(tmpdir())).toMatchObject({ id: 'temporary', facts: { kind: 'space' } });
    expect(await examineTemporary('/nowhere')).toMatchObject({
      state: 'failed',
      facts: { kind: 'unwritable-folder' },
    });
  });
});

describe('who works on the data folder', () => {
  it.each(['answers.jsonl', 'shards'])('is found by the lock of %s, which stays as it is', async (held) => {
    const data = await folder();
    expect(await examineRunning(join(data, 'none'), 'bot', [])).toMatchObject([
      { facts: { isRunning: false } },
    ]);
    const lock = await lockFile(join(data, held));
    const before = await readdir(data);
    const found = await examineRunning(data, 'bot', []);
    expect(found).toMatchObject([{ state: 'ok', facts: { isRunning: true, process: process.pid } }]);
    expect(foundBot(found)).toBe(true);
    expect(await readdir(data)).toEqual(before);
    await lock.release();
    const gone = await examineRunning(data, 'bot', []);
    expect(foundBot(gone)).toBe(false);
    expect(await examineRunning(data, 'builder', [])).toMatchObject([{ facts: { isRunning: false } }]);
  });

  it('is not told of a folder that cannot be read', async () => {
    const facts = { kind: 'data', folder: '/a', how: 'unreadable', path: '/a' } as const;
    expect(await examineRunning('/a', 'bot', [{ id: 'data', state: 'failed', facts }])).toEqual([]);
  });
});
