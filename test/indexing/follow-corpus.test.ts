import { appendFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { corpusState, type CorpusChanges } from '../../src/corpus/corpus-state.ts';
import type { Ears } from '../../src/corpus/hear-changes.ts';
import { followCorpus, type FollowOptions } from '../../src/indexing/follow-corpus.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';

const GOOD = '# A good article\n\nIt has a sentence.\n';
const NONE: CorpusChanges = { added: [], changed: [], removed: [], renamed: [] };
/** The system has to tell of each change in time: looking alone would take the test's time. */
const HEARD = { quietMs: 30, heardMs: 60_000, unheardMs: 30, againMs: 60_000 };
const UNHEARD = { quietMs: 30, heardMs: 30, unheardMs: 30, againMs: 60_000 };

/** A corpus that is followed, and what was told of it. */
async function followed(options: Partial<FollowOptions> = {}) {
  const folder = await corpusFolder({ 'a.md': GOOD });
  const stopping = new AbortController();
  const told: unknown[] = [];
  const follow = followCorpus({
    folder,
    indexed: await corpusState(folder),
    looking: false,
    pace: HEARD,
    build: async () => undefined,
    onChanged: (changes) => told.push(changes),
    onFailed: (fault) => told.push(`failed: ${String(fault)}`),
    onClosed: (fault) => told.push(`closed: ${String(fault)}`),
    onReadable: () => told.push('readable'),
    onDeaf: (code) => told.push(`deaf: ${code}`),
    signal: stopping.signal,
    ...options,
  });
  const stop = async () => {
    stopping.abort();
    await follow;
  };
  onTestFinished(stop);
  /** What is told from here until so much was. */
  const next = async (count = 1) => {
    await vi.waitFor(() => expect(told.length).toBeGreaterThanOrEqual(count), 8_000);
    return told.splice(0);
  };
  const at = (name: string) => join(folder, name);
  return { folder, told, next, at, stop };
}

/** Long enough for what would be told to be told. */
const quiet = () => sleep(150);

describe.each([
  ['that the system tells of', { looking: false, pace: HEARD }],
  ['that is looked at', { looking: true, pace: UNHEARD }],
])('a corpus %s', (_, how) => {
  it('is embedded with each article that comes, changes, gets another name and goes', async () => {
    const { next, at } = await followed(how);
    await writeFile(at('b.md'), GOOD);
    expect(await next()).toEqual([{ ...NONE, added: ['b.md'] }]);
    await writeFile(at('b.md'), `${GOOD}\nAnd another one.\n`);
    expect(await next()).toEqual([{ ...NONE, changed: ['b.md'] }]);
    // As editors save.
    await writeFile(at('.b.md.swp'), `${GOOD}\nAnd a third one.\n`);
    await rename(at('.b.md.swp'), at('b.md'));
    expect(await next()).toEqual([{ ...NONE, changed: ['b.md'] }]);
    await rename(at('b.md'), at('c.md'));
    expect(await next()).toEqual([{ ...NONE, renamed: [{ from: 'b.md', to: 'c.md' }] }]);
    await rm(at('c.md'));
    expect(await next()).toEqual([{ ...NONE, removed: ['c.md'] }]);
  });

  it('is embedded with a folder that is moved in, and without it', async () => {
    const { folder, next, at } = await followed(how);
    const outside = join(dirname(folder), 'outside');
    await mkdir(join(outside, 'deep'), { recursive: true });
    await writeFile(join(outside, 'deep/b.md'), GOOD);
    await rename(outside, at('in'));
    expect(await next()).toEqual([{ ...NONE, added: ['in/deep/b.md'] }]);
    await writeFile(at('in/deep/b.md'), `${GOOD}\nAnd another one.\n`);
    expect(await next()).toEqual([{ ...NONE, changed: ['in/deep/b.md'] }]);
    await writeFile(at('.belegignore'), 'in/\n');
    expect(await next()).toEqual([{ ...NONE, removed: ['in/deep/b.md'] }]);
    await rm(at('.belegignore'));
    expect(await next()).toEqual([{ ...NONE, added: ['in/deep/b.md'] }]);
    await rename(at('in'), outside);
    expect(await next()).toEqual([{ ...NONE, removed: ['in/deep/b.md'] }]);
  });

  it('is said to be gone when its folder is, and followed on in the one that comes in its place', async () => {
    const { folder, next, at, told } = await followed(how);
    await rename(folder, `${folder}-elsewhere`);
    expect(await next()).toEqual([expect.stringMatching(/^closed: .*no corpus folder/)]);
    await mkdir(folder);
    expect(await next()).toEqual([expect.stringMatching(/^closed: .*holds no article/)]);
    await writeFile(at('b.md'), GOOD);
    expect(await next(2)).toEqual(['readable', { ...NONE, added: ['b.md'], removed: ['a.md'] }]);
    await writeFile(at('c.md'), GOOD);
    expect(await next()).toEqual([{ ...NONE, added: ['c.md'] }]);
    await rename(folder, `${folder}-again`);
    await rename(`${folder}-elsewhere`, folder);
    await vi.waitFor(() => expect(told.at(-1)).toBeInstanceOf(Object), 8_000);
    const back = await next();
    expect(back.at(-1)).toEqual({ ...NONE, added: ['a.md'], removed: ['b.md', 'c.md'] });
    await writeFile(at('d.md'), GOOD);
    expect(await next()).toEqual([{ ...NONE, added: ['d.md'] }]);
  });
});

describe('followCorpus', () => {
  it('builds once for many files, and reads none before it is written to its end', async () => {
    const seen: number[] = [];
    const { folder, at } = await followed({
      build: async () => void seen.push((await corpusState(folder)).files.size),
      pace: { ...HEARD, quietMs: 200 },
    });
    for (let part = 0; part < 400; part += 1) {
      appendFileSync(at('long.md'), `${GOOD}\n`);
      appendFileSync(at(`${part}.md`), GOOD);
      if (part % 10 === 0) await sleep(1);
    }
    await vi.waitFor(() => expect(seen).toEqual([402]), 8_000);
    await sleep(400);
    expect(seen).toEqual([402]);
  });

  it('never builds twice at once, and once more for all that changes during a build', async () => {
    let running = 0;
    const ends: (() => void)[] = [];
    const { next, at, told } = await followed({
      build: async () => {
        expect((running += 1)).toBe(1);
        await new Promise<void>((resolve) => ends.push(resolve));
        running -= 1;
      },
    });
    await writeFile(at('b.md'), GOOD);
    expect(await next()).toEqual([{ ...NONE, added: ['b.md'] }]);
    await writeFile(at('c.md'), GOOD);
    await quiet();
    await writeFile(at('d.md'), GOOD);
    await rm(at('b.md'));
    expect(told).toEqual([]);
    ends.shift()?.();
    expect(await next()).toEqual([{ ...NONE, added: ['c.md', 'd.md'], removed: ['b.md'] }]);
    ends.shift()?.();
    await quiet();
    expect(told).toEqual([]);
  });

  it('builds what has changed before it began to hear', async () => {
    const folder = await corpusFolder({ 'a.md': GOOD });
    const indexed = await corpusState(folder);
    await writeFile(join(folder, 'b.md'), GOOD);
    const { next } = await followed({ folder, indexed });
    expect(await next()).toEqual([{ ...NONE, added: ['b.md'] }]);
  });

  it('builds what lags behind, and calls none of its articles new', async () => {
    const { next, at } = await followed({ indexed: undefined });
    expect(await next()).toEqual([undefined]);
    await writeFile(at('b.md'), GOOD);
    expect(await next()).toEqual([{ ...NONE, added: ['b.md'] }]);
  });

  it('builds nothing for questions and for what editors leave', async () => {
    const { at, told } = await followed();
    for (const name of ['a.questions.yaml', '.a.md.swp', 'a.md~', '.~lock.a.md#', 'b.md.tmp', '#a.md#'])
      await writeFile(at(name), GOOD);
    await quiet();
    expect(told).toEqual([]);
  });

  it('says once why a build fails, and tries again at the next change', async () => {
    const faults = ['full', 'full', 'broken'];
    const { next, at, told } = await followed({
      build: async () => {
        const fault = faults.shift();
        if (fault !== undefined) throw new Error(fault);
      },
    });
    await writeFile(at('b.md'), GOOD);
    expect(await next(2)).toEqual([{ ...NONE, added: ['b.md'] }, 'failed: Error: full']);
    await writeFile(at('c.md'), GOOD);
    expect(await next()).toEqual([{ ...NONE, added: ['b.md', 'c.md'] }]);
    await writeFile(at('d.md'), GOOD);
    expect(await next(2)).toEqual([{ ...NONE, added: ['b.md', 'c.md', 'd.md'] }, 'failed: Error: broken']);
    await writeFile(at('e.md'), GOOD);
    expect(await next()).toEqual([{ ...NONE, added: ['b.md', 'c.md', 'd.md', 'e.md'] }]);
    await quiet();
    expect(told).toEqual([]);
  });

  it('tries again after a while though nothing has changed, and says nothing of it', async () => {
    let builds = 0;
    const { next, at, told } = await followed({
      pace: { ...UNHEARD, againMs: 50 },
      build: async () => {
        if ((builds += 1) < 3) throw new Error('full');
      },
    });
    await writeFile(at('b.md'), GOOD);
    expect(await next(2)).toEqual([{ ...NONE, added: ['b.md'] }, 'failed: Error: full']);
    await vi.waitFor(() => expect(builds).toBe(3), 8_000);
    await quiet();
    expect([builds, told]).toEqual([3, []]);
  });

  it('builds nothing while an ignore file cannot be read', async () => {
    const { next, at } = await followed();
    await writeFile(at('.belegignore'), './b.md');
    expect(await next()).toEqual([expect.stringMatching(/^closed: .*Line 1 of corpus\/\.belegignore/)]);
    await writeFile(at('b.md'), GOOD);
    await writeFile(at('.belegignore'), 'b.md');
    expect(await next()).toEqual(['readable']);
  });

  it('looks by itself where the system says that it tells of nothing more', async () => {
    let ears: Ears | undefined;
    const { next, at } = await followed({
      hear: (_, given) => {
        ears = given;
        return { close: async () => undefined };
      },
    });
    await vi.waitFor(() => expect(ears).toBeDefined());
    ears?.onDeaf('ENOSPC');
    expect(await next()).toEqual(['deaf: ENOSPC']);
    await writeFile(at('b.md'), GOOD);
    expect(await next()).toEqual([{ ...NONE, added: ['b.md'] }]);
  });

  it('ends when it is told to, also while a build is under way, and hears nothing then', async () => {
    const stopping = new AbortController();
    const { next, at, told } = await followed({
      signal: stopping.signal,
      build: () =>
        new Promise((_, reject) => {
          stopping.signal.addEventListener('abort', () => reject(new Error('given up')));
        }),
    });
    await writeFile(at('b.md'), GOOD);
    await next();
    stopping.abort();
    await writeFile(at('c.md'), GOOD);
    await quiet();
    expect(told).toEqual([]);
  });
});
