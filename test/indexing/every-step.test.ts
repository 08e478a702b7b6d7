import { listening } from '../helpers/file-steps.ts';
import { createHash } from 'node:crypto';
import { cpSync, lstatSync, lutimesSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FileFault } from '../../src/system/file-fault.ts';
import { PART_NAMES } from '../../src/search-index/disk/parts.ts';
import { articleFile } from '../builders/articles.ts';
import { FAKE_MODEL } from '../helpers/fake-embedder.ts';
import { IndexWorkspace } from '../helpers/index-workspace.ts';

const BEFORE = articleFile({ paragraphs: ['It was Monday. It rained.', 'Nobody came.'] });
const AFTER = articleFile({ paragraphs: ['It was Tuesday. It rained.', 'Nobody came.', 'It was late.'] });
const TEXTS = {
  before: ['It was Monday.', 'It rained.', 'Nobody came.'],
  after: ['It was Tuesday.', 'It rained.', 'Nobody came.', 'It was late.'],
};
const TWO_HOURS = 7_200;

/** A data folder with an index, and articles that have changed since. */
async function outdated(): Promise<IndexWorkspace> {
  const workspace = await IndexWorkspace.create({ 'a.md': BEFORE });
  await workspace.build();
  await workspace.put('a.md', AFTER);
  return workspace;
}

function namesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted();
}

/** Names and contents; a socket has none. */
function stateOf(folder: string): string {
  const hash = createHash('sha256');
  for (const name of namesIn(folder)) {
    hash.update(`${name}\n`);
    if (lstatSync(join(folder, name)).isFile()) hash.update(readFileSync(join(folder, name)));
  }
  return hash.digest('hex');
}

/** The folder as a killed process leaves it, but for its sockets, which a copy cannot have. */
function copyFolder(from: string, to: string): void {
  cpSync(from, to, { recursive: true, filter: (path) => !lstatSync(path).isSocket() });
}

/** The different states that a folder is in while work is done there, each copied. */
async function crashStates(folder: string, work: () => Promise<unknown>): Promise<readonly string[]> {
  const copies = await mkdtemp(join(tmpdir(), 'beleg-states-'));
  onTestFinished(() => rm(copies, { recursive: true, force: true }));
  const states = new Set([stateOf(folder)]);
  const after = (): void => {
    const state = stateOf(folder);
    if (!states.has(state)) copyFolder(folder, join(copies, state));
    states.add(state);
  };
  await listening({ within: folder, after }, work);
  return readdirSync(copies).map((state) => join(copies, state));
}

/** As it is found hours later. */
function age(folder: string): void {
  const then = Date.now() / 1000 - TWO_HOURS;
  for (const name of namesIn(folder)) lutimesSync(join(folder, name), then, then);
}

function leftBehind(folder: string): readonly string[] {
  const kept =
    /^(?:cache(?:\/(?:content-v2|index-v5)(?:\/.*)?|\/tmp)?|index(?:\/(?:current|rollback\.json))?)$/;
  const generations = /^index\/generations(?:\/\d{8}T\d{9}Z-[0-9a-f]{16}(?:\/(.+))?)?$/;
  const files = new Set<string>(['manifest.json', ...PART_NAMES]);
  return namesIn(folder).filter((name) => {
    const [generation, file = 'manifest.json'] = generations.exec(name) ?? [];
    return !kept.test(name) && (generation === undefined || !files.has(file));
  });
}

describe('a build that is killed', () => {
  it('at any step leaves the old index or the new one, and nothing that the next build does not clear away', async () => {
    const workspace = await outdated();
    const states = await crashStates(workspace.data, () => workspace.build());
    expect(states.length).toBeGreaterThan(30);
    const served = new Set<string>();
    for (const state of states) {
      // The graph is written by a native library, of which nobody hears when half of it is on the disk.
      const graphs = namesIn(state).filter((name) => /unfinished.*hnsw$/.test(name));
      for (const name of graphs) truncateSync(join(state, name), 40);
      age(state);
      const there = workspace.at(state);
      const texts = await there.texts();
      expect([TEXTS.before, TEXTS.after]).toContainEqual(texts);
      served.add(texts.join(' '));
      await there.build();
      expect(await there.texts()).toEqual(TEXTS.after);
      // What a build that had nothing to do finds lying there, the next one with work removes.
      if (leftBehind(state).length > 0) await there.build(undefined, { force: true });
      expect(leftBehind(state)).toEqual([]);
      expect(there.generations().length).toBeLessThanOrEqual(3);
    }
    expect(served.size).toBe(2);
  });

  it('while the first index is built leaves none or the whole of it', async () => {
    const workspace = await IndexWorkspace.create({ 'a.md': AFTER });
    const states = await crashStates(workspace.data, () => workspace.build());
    const kinds = new Set<string>();
    for (const state of states) {
      const found = await workspace.at(state).find();
      kinds.add(found.kind);
      if (found.kind === 'found')
        expect((await found.open()).sentences.map(({ text }) => text)).toEqual(TEXTS.after);
    }
    expect([...kinds].toSorted()).toEqual(['found', 'missing']);
  });
});

describe('a rollback that is killed', () => {
  it('at any step leaves the one or the other index, and what was chosen holds at the next start', async () => {
    const workspace = await outdated();
    const { generation: before } = await workspace.found();
    await workspace.build();
    const choice = { generation: before, corpusFingerprint: 'as it is' };
    const { store } = workspace.folders();
    const states = await crashStates(workspace.data, () => store.choose(choice));
    for (const state of states) {
      const there = workspace.at(state);
      const found = await there.found();
      const held = await there.folders().store.find({ model: FAKE_MODEL, corpusFingerprint: 'as it is' });
      expect(held.kind).toBe(found.generation === before ? 'found' : 'stale-corpus');
    }
  });
});

const REFUSALS = [
  { code: 'ENOSPC', problem: 'full' },
  { code: 'EFBIG', problem: 'limited' },
  { code: 'EROFS', problem: 'read-only' },
] as const;

/** Which steps work takes over a copy of the folder, of those that do the same to different entries of the cache the first. */
async function stepsOf(
  from: string,
  folder: string,
  work: () => Promise<unknown>,
): Promise<readonly number[]> {
  rmSync(folder, { recursive: true });
  copyFolder(from, folder);
  const kinds: string[] = [];
  const before = (call: string, path: string): void => {
    kinds.push(`${call} ${path.replaceAll(/[0-9a-f-]{2,}(?=\/|$)/g, 'x')}`);
  };
  await listening({ within: folder, before }, work);
  return [...kinds.keys()].filter((at) => kinds.indexOf(kinds[at] ?? '') === at);
}

describe('a build that the disk refuses a step', () => {
  it('says so, leaves nothing behind, and serves the old index, whichever step that is', async () => {
    const workspace = await outdated();
    const folder = await mkdtemp(join(tmpdir(), 'beleg-refused-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const there = workspace.at(folder);
    const served: string[] = [];
    for (const refused of await stepsOf(workspace.data, folder, () => there.build())) {
      rmSync(folder, { recursive: true });
      copyFolder(workspace.data, folder);
      const { code, problem } = REFUSALS[refused % REFUSALS.length] ?? REFUSALS[0];
      const errno = -constants.errno[code];
      let [steps, kept] = [0, ''];
      const before = (call: string, path: string): void => {
        if (steps++ !== refused) return;
        kept = path;
        throw Object.assign(new Error(`${code}: ${call}`), { errno, code, syscall: call, path });
      };
      const built = await listening({ within: folder, before }, () =>
        there.build().catch((fault: unknown) => fault),
      );
      if (built instanceof Error) {
        expect(built).toBeInstanceOf(FileFault);
        expect(built).toMatchObject({ facts: { kind: 'data-folder', problem } });
        const texts = await there.texts();
        expect([TEXTS.before, TEXTS.after]).toContainEqual(texts);
        served.push(texts.join(' '));
        // What it may not remove stays, until the next build may.
        expect(leftBehind(folder).filter((name) => join(folder, name) !== kept)).toEqual([]);
      } else expect(await there.texts()).toEqual(TEXTS.after);
    }
    expect(served.length).toBeGreaterThan(20);
    expect(new Set(served).size).toBe(2);
  });
});
