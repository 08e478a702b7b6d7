import {
  chmod,
  chown,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import {
  makeFolder,
  replaceFile,
  replaceOwnFile,
  whyNotWritten,
  writeNewFile,
} from '../../src/system/durable-files.ts';
import { sha256 } from '../../src/system/sha256.ts';

const root = await mkdtemp(join(tmpdir(), 'beleg-files-'));
afterAll(() => rm(root, { recursive: true }));

const newFolder = (): Promise<string> => mkdtemp(join(root, 'f'));

describe('makeFolder', () => {
  it('makes the folders above too, and is content with one that is there', async () => {
    const path = join(await newFolder(), 'a/b/c');
    await makeFolder(path);
    await makeFolder(path);
    expect((await stat(path)).isDirectory()).toBe(true);
  });

  it('makes one that several ask for at once', async () => {
    const path = join(await newFolder(), 'a/b');
    await Promise.all([makeFolder(path), makeFolder(path), makeFolder(join(path, 'c'))]);
    expect(await readdir(path)).toEqual(['c']);
  });

  it.each(['a', 'a/b', 'a/b/c'])('takes no file for a folder: %s', async (below) => {
    const folder = await newFolder();
    await writeFile(join(folder, 'a'), '');
    await expect(makeFolder(join(folder, below))).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it.each(['a', 'a/b'])('takes no link that leads nowhere for a folder: %s', async (below) => {
    const folder = await newFolder();
    await symlink(join(folder, 'nowhere'), join(folder, 'a'), 'junction');
    await expect(makeFolder(join(folder, below))).rejects.toMatchObject({ code: 'EEXIST' });
  });

  it.skipIf(process.platform !== 'linux').each(['/proc/beleg', '/proc/beleg/index', '/proc/self/fd/beleg'])(
    'ends where a folder that is there takes none: %s',
    async (path) => {
      await expect(makeFolder(path)).rejects.toMatchObject({ code: 'ENOENT', syscall: 'mkdir' });
    },
  );
});

describe('whyNotWritten', () => {
  const fault = new Error('It is not whole');

  it('says what the system says to who writes on', async () => {
    if (process.platform !== 'linux') return;
    expect(await whyNotWritten('/dev/full', fault)).toMatchObject({ code: 'ENOSPC' });
  });

  it('says that the file reads back differently where the system says nothing', async () => {
    const path = join(await newFolder(), 'a');
    await writeFile(path, 'half');
    const why = await whyNotWritten(path, fault);
    expect(why).toMatchObject({ facts: { kind: 'reads-back-differently', path }, cause: fault });
  });
});

describe('writeNewFile', () => {
  it('says what it wrote, and never writes over a file', async () => {
    const path = join(await newFolder(), 'a');
    expect(await writeNewFile(path, 'é')).toEqual({ bytes: 2, sha256: sha256('é') });
    await expect(writeNewFile(path, 'other')).rejects.toMatchObject({ code: 'EEXIST' });
    expect(await readFile(path, 'utf8')).toBe('é');
  });
});

describe.each([
  ['replaceFile', replaceFile],
  ['replaceOwnFile', (path: string, content: string) => replaceOwnFile(path, Buffer.from(content))],
])('%s', (_, replace) => {
  it('puts the new content in place of the old and leaves nothing beside it', async () => {
    const folder = await newFolder();
    await replace(join(folder, 'a'), 'old and long');
    await replace(join(folder, 'a'), 'new');
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('new');
    expect(await readdir(folder)).toEqual(['a']);
  });
});

describe.each([
  ['replaceFile', replaceFile],
  ['replaceOwnFile', (path: string, content: string) => replaceOwnFile(path, Buffer.from(content))],
])('%s, where it fails,', (_, replace) => {
  it('leaves what was there and nothing beside it', async () => {
    const folder = await newFolder();
    await mkdir(join(folder, 'a'));
    await expect(replace(join(folder, 'a'), 'new')).rejects.toThrow();
    expect(await readdir(folder)).toEqual(['a']);
  });
});

describe.skipIf(process.platform === 'win32')(
  'replaceFile, of a file that was opened or closed to others,',
  () => {
    it.each([0o600, 0o640, 0o664, 0o444])('leaves it so: %o', async (mode) => {
      const path = join(await newFolder(), 'a');
      await writeFile(path, 'old');
      await chmod(path, mode);
      await replaceFile(path, 'new');
      expect((await stat(path)).mode & 0o777).toBe(mode);
      expect(await readFile(path, 'utf8')).toBe('new');
    });

    it('makes a new one as any file is made', async () => {
      const folder = await newFolder();
      await writeFile(join(folder, 'a'), '');
      await replaceFile(join(folder, 'b'), '');
      const [one, other] = await Promise.all(['a', 'b'].map((name) => stat(join(folder, name))));
      expect(other?.mode).toBe(one?.mode);
    });
  },
);

describe('replaceOwnFile', () => {
  it('leaves a file to its user where root writes it, and gives a new one to the user of another', async () => {
    const [path, beside] = [join(await newFolder(), 'a'), join(await newFolder(), 'b')];
    const uid = process.getuid?.() === 0 ? 12_345 : (process.getuid?.() ?? 0);
    await writeFile(path, 'before');
    await chown(path, uid, process.getgid?.() ?? 0);
    await replaceOwnFile(path, Buffer.from('after'));
    await replaceOwnFile(beside, Buffer.from('new'), path);
    expect([(await stat(path)).uid, (await stat(beside)).uid]).toEqual([uid, uid]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('overwrites what a power cut left beside the file', async () => {
    const folder = await newFolder();
    await writeFile(join(folder, 'a.new'), 'half of what was to be written');
    await replaceOwnFile(join(folder, 'a'), Buffer.from('whole'));
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('whole');
    expect(await readdir(folder)).toEqual(['a']);
  });

  it.skipIf(process.platform === 'win32')('lets nobody but its user read the file', async () => {
    const path = join(await newFolder(), 'a');
    await replaceOwnFile(path, Buffer.from('asked'));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });
});
