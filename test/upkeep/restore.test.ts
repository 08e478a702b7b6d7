import {
  contentsOf,
  crashStates,
  emptyFolders,
  GENERATION,
  hostFolders,
  KEPT,
  PASSED_OVER,
} from './host-folders.ts';
import type { HostFolders } from './host-folders.ts';
import { readFile, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { Header } from 'tar';
import { describe, expect, it } from 'vitest';
import { lockFile } from '../../src/system/file-lock.ts';
import { sha256 } from '../../src/system/sha256.ts';
import { MANIFEST_FILE, manifestText } from '../../src/upkeep/backup-manifest.ts';
import { requireKnownData } from '../../src/upkeep/data-version.ts';
import { readBackup } from '../../src/upkeep/read-backup.ts';
import { finishBrokenOff, restoreBackup } from '../../src/upkeep/restore-backup.ts';
import { writeBackup } from '../../src/upkeep/write-backup.ts';
import { tarOf } from '../../src/upkeep/write-tar.ts';
import { listening } from '../helpers/file-steps.ts';

/** A backup of the folders of a host. */
async function backupOf(
  { parent, corpusFolder, dataFolder }: HostFolders,
  files: { settings?: string } = {},
): Promise<string> {
  const path = join(parent, 'b.tar.gz');
  const rest = {
    cache: false,
    models: false,
    index: true,
    overwrite: true,
    program: '0.9.0',
    onProgress: () => undefined,
  };
  await writeBackup({ corpusFolder, dataFolder, files, path, ...rest });
  return path;
}

async function restoreTo(
  { corpusFolder, dataFolder }: Pick<HostFolders, 'corpusFolder' | 'dataFolder'>,
  path: string,
) {
  return restoreBackup({ corpusFolder, dataFolder, files: {}, path });
}

function isOfHost(name: string): boolean {
  return /^(?:corpus|data)\//.test(name) && !name.includes('/.before-');
}

/** What the folders of a host hold, but for what lies aside. */
function heldBy({ parent }: Pick<HostFolders, 'parent'>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(contentsOf(parent)).filter(([name]) => isOfHost(name)));
}

const OTHER = { 'corpus/z.md': '# Z\n', 'data/answers.jsonl': '{"op":"other"}\n', 'data/index/current': 'x' };
const STAYS = {
  'data/cache/ab': 'vectors',
  'data/backups/mine': 'older',
  'corpus/.git/config': 'repository',
};

/** A host's folders that hold something else. */
async function otherFolders(): Promise<HostFolders> {
  const folders = await emptyFolders();
  for (const [path, content] of Object.entries({ ...OTHER, ...STAYS })) await folders.put(path, content);
  return folders;
}

describe('a backup that is restored', () => {
  it('gives new folders all that was kept, as open as it was', async () => {
    const path = await backupOf(await hostFolders());
    const folders = await emptyFolders();
    expect(await restoreTo(folders, path)).toMatchObject({ aside: [], beside: [] });
    expect(heldBy(folders)).toEqual(KEPT);
    const { mode } = await stat(join(folders.dataFolder, 'feedback.key'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('takes the place of what is there, which is kept aside, and leaves alone what is no part of it', async () => {
    const path = await backupOf(await hostFolders());
    const folders = await otherFolders();
    const { aside } = await restoreTo(folders, path);
    expect(heldBy(folders)).toEqual({ ...KEPT, ...STAYS });
    const [ofCorpus = '', ofData = ''] = aside;
    expect(contentsOf(ofCorpus)).toEqual({ 'z.md': '# Z\n' });
    expect(contentsOf(ofData)).toEqual({ 'answers.jsonl': '{"op":"other"}\n', 'index/current': 'x' });
    expect(requireKnownData(folders.dataFolder)).toBeUndefined();
  });

  it.each(['answers.jsonl', 'answers.3.jsonl', 'shards'])(
    'is refused while a bot runs on the folder and holds %s, with nothing changed',
    async (name) => {
      const path = await backupOf(await hostFolders());
      const folders = await otherFolders();
      // The processes of a bot are managed while none of them has a file yet.
      if (name !== 'shards') await folders.put(`data/${name}`, OTHER['data/answers.jsonl']);
      const before = heldBy(folders);
      const lock = await lockFile(join(folders.dataFolder, name));
      await expect(restoreTo(folders, path)).rejects.toMatchObject({ facts: { kind: 'in-use' } });
      expect(heldBy(folders)).toEqual(before);
      await lock.release();
    },
  );

  it.each([
    ['articles below the data', 'data/articles', 'data'],
    ['data below the articles', '.', 'data'],
  ])('goes to each of two folders that lie in one another: %s', async (_, corpus, data) => {
    const [from, to] = [await emptyFolders(), await emptyFolders()];
    const nested = ({ parent }: HostFolders) => {
      return { parent, corpusFolder: join(parent, corpus), dataFolder: join(parent, data) };
    };
    const put = async (folders: HostFolders, name: string, content: string): Promise<void> => {
      await folders.put(join(corpus, name), content);
      await folders.put(join(data, 'answers.jsonl'), content);
    };
    await put(from, 'a.md', 'restored\n');
    await put(to, 'b.md', 'before\n');
    const path = await backupOf({ ...from, ...nested(from) });
    expect((await readBackup(path)).files.map((file) => file.path)).toEqual([
      'corpus/a.md',
      'data/answers.jsonl',
    ]);
    const { aside } = await restoreTo(nested(to), path);
    const held = Object.entries(contentsOf(to.parent)).filter(([name]) => !name.includes('.before-'));
    expect(Object.fromEntries(held)).toEqual({
      [join(corpus, 'a.md')]: 'restored\n',
      [join(data, 'answers.jsonl')]: 'restored\n',
    });
    expect(aside.map(contentsOf)).toEqual([{ 'b.md': 'before\n' }, { 'answers.jsonl': 'before\n' }]);
  });

  it('gives settings where there are none, and beside others', async () => {
    const from = await hostFolders();
    await from.put('.env', 'A=1\n');
    const path = await backupOf(from, { settings: join(from.parent, '.env') });
    const folders = await emptyFolders();
    const settings = join(folders.parent, '.env');
    const restore = () => restoreBackup({ ...folders, files: { settings }, path });
    expect((await restore()).beside).toEqual([]);
    expect(await readFile(settings, 'utf8')).toBe('A=1\n');
    expect((await restore()).beside).toEqual([]);
    await writeFile(settings, 'A=2\n');
    expect((await restore()).beside).toEqual([`${settings}.restored`]);
    expect(await readFile(settings, 'utf8')).toBe('A=2\n');
    expect(await readFile(`${settings}.restored`, 'utf8')).toBe('A=1\n');
    expect(heldBy(folders)).toEqual(KEPT);
  });

  it('leaves the old, or is finished to the new, wherever it was broken off', async () => {
    const path = await backupOf(await hostFolders());
    const folders = await otherFolders();
    const states = await crashStates(folders.parent, () => restoreTo(folders, path));
    expect(states.length).toBeGreaterThan(30);
    const outcomes = new Set<string>();
    for (const [at, parent] of states.entries()) {
      const [corpusFolder, dataFolder] = [join(parent, 'corpus'), join(parent, 'data')];
      const note = await readFile(join(dataFolder, '.restore.json'), 'utf8').catch(() => undefined);
      if (note === undefined) {
        const held = heldBy({ parent });
        const isOld = held['corpus/z.md'] !== undefined;
        outcomes.add(isOld ? 'old' : 'new');
        const seen = Object.entries(held).filter(([name]) => !name.includes('/.restor'));
        expect(Object.fromEntries(seen)).toEqual({ ...(isOld ? OTHER : KEPT), ...STAYS });
      } else {
        outcomes.add('unfinished');
        expect(() => requireKnownData(dataFolder)).toThrow('broken off');
        await writeFile(join(dataFolder, '.restore.json'), note.replaceAll(folders.parent, parent));
        await finishBrokenOff(dataFolder);
        expect(heldBy({ parent })).toEqual({ ...KEPT, ...STAYS });
      }
      // Whatever the state, the next one finds nothing in its way.
      if (at % 8 > 0) continue;
      await restoreTo({ corpusFolder, dataFolder }, path);
      expect(heldBy({ parent })).toEqual({ ...KEPT, ...STAYS });
    }
    expect(outcomes).toEqual(new Set(['old', 'unfinished', 'new']));
  }, 60_000);

  it('moves all back where something cannot be moved aside', async () => {
    const path = await backupOf(await hostFolders());
    const folders = await otherFolders();
    const before = (call: string, from: string): void => {
      if (call === 'rename' && from === join(folders.dataFolder, 'index'))
        throw Object.assign(new Error('busy'), { code: 'EBUSY', syscall: 'rename', path: from });
    };
    const restoring = listening({ within: folders.parent, before }, () => restoreTo(folders, path));
    await expect(restoring).rejects.toMatchObject({ facts: { kind: 'in-data-folder', code: 'EBUSY' } });
    expect(contentsOf(folders.parent)).toEqual({ ...OTHER, ...STAYS });
  });

  it('is not finished where none was broken off', async () => {
    const { dataFolder } = await hostFolders();
    expect(await finishBrokenOff(dataFolder)).toBeUndefined();
    expect(await finishBrokenOff(join(dataFolder, 'nowhere'))).toBeUndefined();
  });
});

interface Entry {
  readonly path: string;
  readonly content: string;
}

const FACTS = {
  writtenBy: '0.9.0',
  created: '2026-01-02T03:04:05.678Z',
  dataVersion: 0,
  holds: { cache: false, models: false, settings: false },
};

function listed({ path, content }: Entry) {
  return { path, bytes: Buffer.byteLength(content), sha256: sha256(content), mode: 0o644 };
}

async function packed(entries: readonly Entry[]): Promise<Buffer> {
  const files = entries.map(({ path, content }) => ({
    path,
    bytes: Buffer.byteLength(content),
    mode: 0o644,
    bytesOf: async function* bytesOf() {
      yield Buffer.from(content);
    },
  }));
  const chunks: Uint8Array[] = [];
  for await (const chunk of tarOf(files, new Date(0))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** A backup that somebody made by hand: with a manifest of these files, and with these entries. */
async function madeByHand(
  { files = [], ...facts }: Partial<Parameters<typeof manifestText>[0]> & { readonly version?: number },
  entries: readonly Entry[],
): Promise<Buffer> {
  const { version, ...rest } = facts;
  const text = manifestText({ ...FACTS, ...rest, files });
  const content = version === undefined ? text : text.replace('"version": 1', `"version": ${version}`);
  return gzipSync(await packed([{ path: MANIFEST_FILE, content }, ...entries]));
}

function unpackedOr(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes);
  } catch {
    return undefined;
  }
}

const ARTICLE = { path: 'corpus/a.md', content: '# A\n' };
const HERE = [ARTICLE];

/** A tar with a link in place of the article. */
async function withLink(): Promise<Buffer> {
  const whole = gunzipSync(await madeByHand({ files: HERE.map(listed) }, []));
  const header = new Header({
    path: ARTICLE.path,
    type: 'SymbolicLink',
    linkpath: '/etc/passwd',
    size: 0,
    mode: 0o644,
  });
  header.encode();
  const [front, end] = [whole.subarray(0, -1024), whole.subarray(-1024)];
  return gzipSync(Buffer.concat([front, header.block ?? Buffer.alloc(0), end]));
}

const ESCAPES = [
  'data/../../x',
  'corpus/../x',
  '/etc/x',
  'data//x',
  'data/./x',
  'data\\..\\x',
  'C:/x',
  'data/c:x',
  'x',
  'data',
  'other/x',
  'data/.restore.json',
  'data/models/owner/x',
  'data/backups/x',
  'corpus/.git/hooks/x',
  'corpus/.GIT/hooks/x',
  'settings/folder/.env',
  'places/folder/places.yaml',
];

describe('a file that is no whole backup', () => {
  it.each<readonly [name: string, why: string, bytes: () => Promise<Buffer>]>([
    ['nothing', 'foreign', async () => Buffer.alloc(0)],
    ['text', 'foreign', async () => Buffer.from('not packed')],
    ['another archive', 'foreign', async () => gzipSync(await packed(HERE))],
    [
      'a backup that is packed twice, the inner one of which nobody would count',
      'foreign',
      async () => gzipSync(await madeByHand({ files: HERE.map(listed) }, HERE)),
    ],
    ['a plain file, packed', 'foreign', async () => gzipSync('x'.repeat(5_000))],
    [
      'one file too many',
      'damaged',
      async () => madeByHand({ files: HERE.map(listed) }, [ARTICLE, { path: 'corpus/b.md', content: '' }]),
    ],
    ['one file twice', 'damaged', async () => madeByHand({ files: HERE.map(listed) }, [ARTICLE, ARTICLE])],
    ['one file too few', 'cut-off', async () => madeByHand({ files: HERE.map(listed) }, [])],
    [
      'other bytes',
      'damaged',
      async () => madeByHand({ files: HERE.map(listed) }, [{ ...ARTICLE, content: '# B\n' }]),
    ],
    [
      'another size',
      'damaged',
      async () => madeByHand({ files: HERE.map(listed) }, [{ ...ARTICLE, content: '# A' }]),
    ],
    ['a link', 'damaged', withLink],
    [
      'a file within a file',
      'damaged',
      async () => {
        const entries = [ARTICLE, { path: 'corpus/a.md/b', content: 'x' }];
        return madeByHand({ files: entries.map(listed) }, entries);
      },
    ],
    [
      'two files of settings',
      'damaged',
      async () => {
        const entries = ['settings/.env', 'settings/.env.local'].map((path) => ({ path, content: 'x' }));
        return madeByHand({ files: entries.map(listed) }, entries);
      },
    ],
    [
      'no end',
      'damaged',
      async () =>
        gzipSync(Buffer.concat([gunzipSync(await madeByHand({ files: [] }, [])), Buffer.alloc(300_000)])),
    ],
    ...ESCAPES.map(
      (path) =>
        [
          path,
          'damaged',
          async () =>
            madeByHand({ files: [listed({ path, content: 'x' })] }, [{ path: ARTICLE.path, content: 'x' }]),
        ] as const,
    ),
  ])('is refused before anything changes: %s', async (_, why, bytes) => {
    const folders = await otherFolders();
    const path = join(folders.parent, 'made.tar.gz');
    await writeFile(path, await bytes());
    await expect(restoreTo(folders, path)).rejects.toMatchObject({ facts: { kind: 'no-backup', path, why } });
    const { 'made.tar.gz': _made, ...left } = contentsOf(folders.parent);
    expect(left).toEqual({ ...OTHER, ...STAYS });
  });

  it.each([0, 1, 30, 200, 1_000, -1, -9])('is refused where it is cut off, at byte %d', async (at) => {
    const path = await backupOf(await hostFolders());
    const { size } = await stat(path);
    await truncate(path, at < 0 ? size + at : at);
    await expect(readBackup(path)).rejects.toMatchObject({ facts: { kind: 'no-backup' } });
  });

  it('is refused where any of its bytes is another, unless it unpacks to the same', async () => {
    const path = await backupOf(await hostFolders());
    const whole = await readFile(path);
    for (let at = 12; at < whole.length; at += Math.ceil(whole.length / 40)) {
      const spoilt = Buffer.from(whole);
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x55;
      if (unpackedOr(spoilt)?.equals(gunzipSync(whole)) === true) continue;
      await writeFile(path, spoilt);
      await expect(readBackup(path), String(at)).rejects.toMatchObject({ facts: { kind: 'no-backup' } });
    }
  });

  it('is refused where it is not there, and where it is a folder', async () => {
    const { parent } = await emptyFolders();
    const missing = { kind: 'no-backup', path: join(parent, 'x'), why: 'missing' };
    await expect(readBackup(join(parent, 'x'))).rejects.toMatchObject({ facts: missing });
    await expect(readBackup(parent)).rejects.toMatchObject({ facts: { why: 'foreign' } });
  });

  it('is refused where it is of a newer version, with both', async () => {
    const { parent } = await emptyFolders();
    const path = join(parent, 'made.tar.gz');
    await writeFile(path, await madeByHand({ version: 9 }, []));
    const known = { kind: 'newer-backup', path, known: 1, writtenBy: '0.9.0' };
    await expect(readBackup(path)).rejects.toMatchObject({ facts: { ...known, found: 9 } });
    await writeFile(path, await madeByHand({ dataVersion: 7 }, []));
    await expect(readBackup(path)).rejects.toMatchObject({ facts: { ...known, found: 7 } });
  });

  it('is refused where there is no room for it', async () => {
    const { parent, corpusFolder, dataFolder } = await otherFolders();
    const path = join(parent, 'made.tar.gz');
    const huge = { ...listed(ARTICLE), bytes: Number.MAX_SAFE_INTEGER };
    await writeFile(path, await madeByHand({ files: [huge] }, [ARTICLE]));
    await expect(restoreTo({ corpusFolder, dataFolder }, path)).rejects.toMatchObject({
      facts: { kind: 'no-room', folder: corpusFolder, needed: Number.MAX_SAFE_INTEGER },
    });
  });
});

it('passes over in a backup what a restore leaves in its place', () => {
  const names = Object.keys(PASSED_OVER);
  expect(names.every((name) => !(name in KEPT))).toBe(true);
  expect(KEPT['data/index/current']).toContain(GENERATION);
});
