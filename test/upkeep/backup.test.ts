import { rmSync, writeFileSync } from 'node:fs';
import { appendFile, chmod, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupPath, backupsIn, keepNewest } from '../../src/upkeep/kept-backups.ts';
import { readBackup } from '../../src/upkeep/read-backup.ts';
import { writeBackup } from '../../src/upkeep/write-backup.ts';
import { emptyFolders, GENERATION, hostFolders, KEPT, type HostFolders } from './host-folders.ts';

type Options = Partial<Parameters<typeof writeBackup>[0]>;

async function backUp({ parent, corpusFolder, dataFolder }: HostFolders, options: Options = {}) {
  const path = join(parent, 'out', 'b.tar.gz');
  const written = await writeBackup({
    corpusFolder,
    dataFolder,
    files: {},
    cache: false,
    models: false,
    index: true,
    path,
    overwrite: false,
    program: '0.9.0',
    onProgress: () => undefined,
    ...options,
  });
  return { ...written, path };
}

/** The files of a backup with what they hold. */
async function heldBy(path: string): Promise<Readonly<Record<string, string>>> {
  const held: Record<string, string> = {};
  await readBackup(path, {
    onFile: async (file, bytes) => {
      const chunks = [];
      for await (const chunk of bytes) chunks.push(chunk);
      held[file.path] = Buffer.concat(chunks).toString();
    },
  });
  return held;
}

describe('a backup', () => {
  it('holds all that a host keeps, and nothing that is made anew', async () => {
    const { path, manifest, hasIndex, leftOut } = await backUp(await hostFolders());
    expect(await heldBy(path)).toEqual(KEPT);
    expect({ hasIndex, leftOut }).toEqual({ hasIndex: true, leftOut: [] });
    const modes = manifest.files.map((file) => [file.path, file.mode] as const);
    expect(Object.fromEntries(modes)).toMatchObject({ 'data/feedback.key': 0o600, 'corpus/a.md': 0o644 });
  });

  it('holds cache, models and settings where they are wanted', async () => {
    const folders = await hostFolders();
    await folders.put('.env', 'DISCORD_TOKEN=x\n');
    const settings = join(folders.parent, '.env');
    const { path } = await backUp(folders, { files: { settings }, cache: true, models: true });
    expect(await heldBy(path)).toEqual({
      ...KEPT,
      'data/cache/ab/cd': 'vectors',
      'data/models/owner/name/model.onnx': 'weights',
      'settings/.env': 'DISCORD_TOKEN=x\n',
    });
  });

  it('holds who may see what, and no index where that lies in a database', async () => {
    const folders = await hostFolders();
    await folders.put('who.yaml', 'ask: []\n');
    await writeFile(join(folders.dataFolder, 'forget-request.json'), '{"users":["1"]}');
    const { path, hasIndex } = await backUp(folders, {
      files: { places: join(folders.parent, 'who.yaml') },
      index: false,
    });
    const ofIndex = Object.entries(KEPT).filter(([name]) => !name.startsWith('data/index/'));
    expect(await heldBy(path)).toEqual({ ...Object.fromEntries(ofIndex), 'places/who.yaml': 'ask: []\n' });
    expect(hasIndex).toBe(false);
  });

  it('holds lines as far as they are complete', async () => {
    const folders = await hostFolders();
    await appendFile(join(folders.dataFolder, 'answers.jsonl'), '{"op":"pu');
    const { path } = await backUp(folders);
    expect((await heldBy(path))['data/answers.jsonl']).toBe(KEPT['data/answers.jsonl']);
  });

  it('may be read by its user alone, and takes the place of no file but where it is told to', async () => {
    const folders = await hostFolders();
    const { path } = await backUp(folders);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const before = await readFile(path);
    await expect(backUp(folders)).rejects.toMatchObject({ facts: { kind: 'backup-exists', path } });
    expect(await readFile(path)).toEqual(before);
    await writeFile(path, 'other');
    await backUp(folders, { overwrite: true });
    expect(await heldBy(path)).toEqual(KEPT);
    expect(await readdir(join(folders.parent, 'out'))).toEqual(['b.tar.gz']);
  });

  it('names what it leaves out: links, and names that not every system takes', async () => {
    const folders = await hostFolders();
    await symlink('/etc/passwd', join(folders.corpusFolder, 'link.md'));
    await folders.put('corpus/a:b.md', 'x');
    const { path, leftOut } = await backUp(folders);
    expect(leftOut).toEqual(['a:b.md', 'link.md'].map((name) => join(folders.corpusFolder, name)));
    expect(await heldBy(path)).toEqual(KEPT);
  });

  it('holds the index that was in use though a build removes it meanwhile', async () => {
    const folders = await hostFolders();
    const index = join(folders.dataFolder, 'index');
    const { path } = await backUp(folders, {
      onProgress: () => rmSync(index, { recursive: true, force: true }),
    });
    expect((await heldBy(path))[`data/index/generations/${GENERATION}/vectors.f32`]).toHaveLength(70_000);
  });

  it('holds an article that is written meanwhile as it is in the end', async () => {
    const folders = await hostFolders();
    const article = join(folders.corpusFolder, 'a.md');
    const { path } = await backUp(folders, { onProgress: () => writeFileSync(article, '# B\n') });
    expect(await heldBy(path)).toEqual({ ...KEPT, 'corpus/a.md': '# B\n' });
  });

  it('is not made of a file that never keeps still, and leaves nothing behind', async () => {
    const folders = await hostFolders();
    let version = 0;
    const location = join(folders.corpusFolder, 'a.md');
    const backingUp = backUp(folders, { onProgress: () => writeFileSync(location, `# ${(version += 1)}\n`) });
    await expect(backingUp).rejects.toMatchObject({ facts: { kind: 'restless-file', path: location } });
    expect(await readdir(join(folders.parent, 'out'))).toEqual([]);
  });

  it('tells where it cannot be written, and where there is nothing to hold', async () => {
    const folders = await hostFolders();
    await folders.put('file', '');
    const path = join(folders.parent, 'file', 'b.tar.gz');
    const facts = { kind: 'backup-unwritable', path };
    await expect(backUp(folders, { path })).rejects.toMatchObject({ facts });
    const empty = await emptyFolders();
    await expect(backUp(empty)).rejects.toMatchObject({ facts: { kind: 'nothing-to-back-up' } });
  });

  it('is made without an index where the pointer names none that is there', async () => {
    const folders = await hostFolders();
    await rm(join(folders.dataFolder, 'index', 'generations'), { recursive: true });
    expect(await backUp(folders)).toMatchObject({ hasIndex: false });
  });

  it('tells of a file that may not be read', async () => {
    const folders = await hostFolders();
    await mkdir(join(folders.dataFolder, 'strange.json'));
    await writeFile(join(folders.dataFolder, 'strange.json', 'x'), '');
    await chmod(join(folders.dataFolder, 'strange.json', 'x'), 0o000);
    // Whoever may read everything reads that too.
    const path = join(folders.dataFolder, 'strange.json', 'x');
    const isReadable = await readFile(path).then(
      () => true,
      () => false,
    );
    const made = backUp(folders);
    if (isReadable) await expect(made).resolves.toBeDefined();
    else await expect(made).rejects.toMatchObject({ facts: { kind: 'unreadable-file', path } });
  });
});

describe('the backups of a folder', () => {
  it('are named by their moment, in the data folder where nothing else is said', async () => {
    const { parent, dataFolder } = await emptyFolders();
    const moment = new Date('2026-03-04T05:06:07.890Z');
    const name = 'beleg-backup-20260304T050607Z.tar.gz';
    const place = { dataFolder, moment };
    expect(await backupPath(undefined, place)).toBe(join(dataFolder, 'backups', name));
    expect(await backupPath(parent, place)).toBe(join(parent, name));
    expect(await backupPath(`${parent}/new/`, place)).toBe(join(parent, 'new', name));
    expect(await backupPath(join(parent, 'b.tar.gz'), place)).toBe(join(parent, 'b.tar.gz'));
  });

  it('give way to the newest, but for those of other names', async () => {
    const { parent, put } = await emptyFolders();
    for (const day of ['01', '03', '02']) await put(`beleg-backup-202603${day}T000000Z.tar.gz`, '');
    await put('beleg-backup-mine.tar.gz', '');
    expect(await keepNewest(parent, 2)).toEqual([join(parent, 'beleg-backup-20260301T000000Z.tar.gz')]);
    expect(await backupsIn(parent)).toEqual(
      ['03', '02'].map((day) => join(parent, `beleg-backup-202603${day}T000000Z.tar.gz`)),
    );
    expect(await readdir(parent)).toContain('beleg-backup-mine.tar.gz');
  });
});
