import { crashStates, contentsOf, emptyFolders, type HostFolders } from './host-folders.ts';
import { readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { WITHOUT_USER_IDS } from '../../src/discord/answers/older-lines.ts';
import { openJsonlAnswerStore } from '../../src/discord/answers/jsonl-answer-store.ts';
import { openUserKey } from '../../src/discord/answers/user-key.ts';
import { lockFile } from '../../src/system/file-lock.ts';
import { DATA_VERSION, requireKnownData } from '../../src/upkeep/data-version.ts';
import { migrateData, type MigrationStep } from '../../src/upkeep/migrate-data.ts';
import { UpkeepFault } from '../../src/upkeep/upkeep-fault.ts';

/** Invented steps, each of which appends its number to a line that lacks it. */
function step(to: number, files: readonly string[], mayWait = true): MigrationStep {
  return {
    to,
    files,
    mayWait,
    migrate: async ({ content }) =>
      content.toString().includes(String(to)) ? undefined : Buffer.from(`${content.toString()}${to}`),
  };
}

const STEPS = [step(1, ['a', 'b']), step(2, ['b', 'c'])];
const program = '0.9.0';

async function migrated({ dataFolder: folder }: Pick<HostFolders, 'dataFolder'>, steps = STEPS) {
  return migrateData({ folder, steps, program, known: steps.at(-1)?.to ?? 0 });
}

/** A folder of version 0 with these files. */
async function olderFolder(): Promise<HostFolders> {
  const folders = await emptyFolders();
  await folders.put('data/a', 'a');
  await folders.put('data/b', 'b');
  return folders;
}

const AS_MIGRATED = {
  a: 'a1',
  b: 'b12',
  'before-version-1/a': 'a',
  'before-version-1/b': 'b',
  'before-version-2/b': 'b1',
  'schema.json': '{\n  "version": 2,\n  "writtenBy": "0.9.0"\n}\n',
};

describe('older data', () => {
  it('are brought up step by step, and kept as they were', async () => {
    const folders = await olderFolder();
    const copies = [1, 2].map((to) => join(folders.dataFolder, `before-version-${to}`));
    expect(await migrated(folders)).toEqual({
      from: 0,
      to: 2,
      changed: ['a', 'b', 'b'],
      copies,
      waits: undefined,
    });
    expect(contentsOf(folders.dataFolder)).toEqual(AS_MIGRATED);
    expect(await migrated(folders)).toBeUndefined();
    expect(contentsOf(folders.dataFolder)).toEqual(AS_MIGRATED);
  });

  it('are brought up by the next start wherever one was killed', async () => {
    const folders = await olderFolder();
    const states = await crashStates(folders.dataFolder, () => migrated(folders));
    expect(states.length).toBeGreaterThan(10);
    for (const dataFolder of states) {
      await migrated({ dataFolder });
      const { ...found } = contentsOf(dataFolder);
      // What a killed process leaves half written is overwritten, or has a name that nothing reads.
      const names = Object.keys(found).filter((name) => !/\.new$|~$/.test(name));
      expect(Object.fromEntries(names.map((name) => [name, found[name]]))).toEqual(AS_MIGRATED);
    }
  });

  it('are brought up once by two that start at once', async () => {
    const folders = await olderFolder();
    const both = await Promise.all([migrated(folders), migrated(folders)]);
    expect(both.filter((one) => one !== undefined)).toHaveLength(1);
    expect(contentsOf(folders.dataFolder)).toEqual(AS_MIGRATED);
  });

  it('wait for the next start while another process writes them, where a step may wait', async () => {
    const folders = await olderFolder();
    const lock = await lockFile(join(folders.dataFolder, 'b'));
    const found = await migrated(folders);
    expect(found).toMatchObject({ from: 0, to: 0, changed: [], waits: { facts: { kind: 'in-use' } } });
    const strict = [step(1, ['a', 'b'], false)];
    await expect(migrated(folders, strict)).rejects.toMatchObject({ facts: { kind: 'in-use' } });
    expect(contentsOf(folders.dataFolder)).toEqual({ a: 'a', b: 'b' });
    await lock.release();
    expect(await migrated(folders)).toMatchObject({ to: 2 });
  });

  it('are kept as they were for thirty days', async () => {
    const folders = await olderFolder();
    await migrated(folders);
    const old = new Date(Date.now() - 31 * 24 * 60 * 60 * 1_000);
    await utimes(join(folders.dataFolder, 'before-version-1'), old, old);
    await migrated(folders);
    const left = (await readdir(folders.dataFolder)).filter((name) => name.startsWith('before-'));
    expect(left).toEqual(['before-version-2']);
  });
});

describe('a data folder', () => {
  it('is of this version from the beginning where it is new', async () => {
    const { dataFolder: folder } = await emptyFolders();
    const steps = [WITHOUT_USER_IDS];
    expect(await migrateData({ folder, steps, program })).toMatchObject({ to: DATA_VERSION, changed: [] });
    expect(requireKnownData(folder)).toBe(DATA_VERSION);
    expect(await readdir(folder)).toEqual(['schema.json']);
  });

  it('that is newer is refused, with both versions and the program that wrote it, and not touched', async () => {
    const folders = await olderFolder();
    await folders.put('data/schema.json', '{"version":7,"writtenBy":"2.0.0"}');
    const before = contentsOf(folders.dataFolder);
    const facts = { kind: 'newer-data', folder: folders.dataFolder, found: 7, known: 2, writtenBy: '2.0.0' };
    await expect(migrated(folders)).rejects.toMatchObject({ facts });
    expect(() => requireKnownData(folders.dataFolder, 2)).toThrow(UpkeepFault);
    expect(contentsOf(folders.dataFolder)).toEqual(before);
  });

  it.each(['', '{"version":"1"}', '{"version":-1,"writtenBy":"x"}', 'null', '\0\0\0\0'])(
    'whose version cannot be read is refused: %j',
    async (text) => {
      const folders = await olderFolder();
      await folders.put('data/schema.json', text);
      const path = join(folders.dataFolder, 'schema.json');
      await expect(migrated(folders)).rejects.toMatchObject({ facts: { kind: 'broken-data-version', path } });
    },
  );

  it('names the version that the steps lead to', () => {
    expect(WITHOUT_USER_IDS.to).toBe(DATA_VERSION);
  });
});

const OWNER = '123456789012345678';
const ANSWER = {
  id: 'abc',
  question: 'Was?',
  language: 'de',
  outcome: { kind: 'not-in-corpus' },
  passages: [],
  more: [],
  rest: 0,
  private: false,
  shared: false,
  askedAt: 1,
};

describe('lines of the first versions', () => {
  it('lose the ids of users, and open as the same answers', async () => {
    const { dataFolder: folder, put } = await emptyFolders();
    const older = [
      { op: 'put', answer: { ...ANSWER, owner: OWNER } },
      { op: 'change', id: 'abc', change: { shared: true } },
    ].map((line) => JSON.stringify(line));
    await put('data/answers.jsonl', `${older.join('\n')}\n{"no":"answer"}\nhalf`);
    const vote = { answerId: 'abc', band: 'good', verdict: 'helpful', voter: 'ab', at: 1 };
    await put('data/feedback.jsonl', `${JSON.stringify({ ...vote, question: 'Was?' })}\n`);
    const steps = [WITHOUT_USER_IDS];

    const found = await migrateData({ folder, steps, program });
    expect(found).toMatchObject({ from: 0, to: 1, changed: ['answers.jsonl', 'feedback.jsonl'] });

    const text = await readFile(join(folder, 'answers.jsonl'), 'utf8');
    expect(text).not.toContain(OWNER);
    expect(text.endsWith('\n{"no":"answer"}\nhalf')).toBe(true);
    expect(await readFile(join(folder, 'feedback.jsonl'), 'utf8')).toBe(
      `${JSON.stringify({ op: 'vote', ...vote })}\n`,
    );
    const key = await openUserKey({ path: join(folder, 'feedback.key'), log: { warn: () => undefined } });
    await writeFile(join(folder, 'answers.jsonl'), text.replace('{"no":"answer"}\nhalf', ''));
    const path = join(folder, 'answers.jsonl');
    const store = await openJsonlAnswerStore({ path, userKey: async () => key, now: () => 2 });
    expect(store.get('abc')).toMatchObject({ ownerHash: key.owner(OWNER, 'abc'), shared: true });
    await store.close();
  });
});
