import { existsSync } from 'node:fs';
import { mkdir, utimes } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { startGeneration } from '../../src/search-index/disk/generations.ts';
import { articleFile } from '../builders/articles.ts';
import { IndexWorkspace } from '../helpers/index-workspace.ts';

const HOUR = 3_600_000;

async function makeOlder(path: string, milliseconds: number): Promise<void> {
  const then = new Date(Date.now() - milliseconds);
  await utimes(path, then, then);
}

async function buildDay(workspace: IndexWorkspace, day: number): Promise<string> {
  await workspace.put('news.md', articleFile({ title: 'News', paragraphs: [`It is day ${day}.`] }));
  return (await workspace.build()).generation;
}

describe('generations', () => {
  it('are named by their time, in order', async () => {
    const workspace = await IndexWorkspace.create({});
    const names = [await buildDay(workspace, 1), await buildDay(workspace, 2)];
    for (const name of names) expect(name).toMatch(/^\d{8}T\d{9}Z-[0-9a-f]{16}$/);
    expect(names.toSorted()).toEqual(names);
  });

  it('are removed but for the one in use and the one before it', async () => {
    const workspace = await IndexWorkspace.create({});
    const first = await buildDay(workspace, 1);
    const second = await buildDay(workspace, 2);
    for (const name of [first, second]) await makeOlder(workspace.pathInGeneration(name), 2 * HOUR);
    const third = await buildDay(workspace, 3);
    expect(workspace.generations()).toEqual([second, third]);
  });

  it('that were finished a moment ago stay: another build may be about to use them', async () => {
    const workspace = await IndexWorkspace.create({});
    const names = [await buildDay(workspace, 1), await buildDay(workspace, 2), await buildDay(workspace, 3)];
    expect(workspace.generations()).toEqual(names);
  });

  it('that a killed build left unfinished are removed by the next one of the same machine', async () => {
    const workspace = await IndexWorkspace.create({});
    await buildDay(workspace, 1);
    await startGeneration(workspace.data);
    expect(workspace.generations()).toHaveLength(2);
    await buildDay(workspace, 2);
    expect(workspace.generations().filter((name) => name.startsWith('unfinished'))).toEqual([]);
  });

  it('that were left unfinished on another machine are removed after an hour', async () => {
    const workspace = await IndexWorkspace.create({});
    await buildDay(workspace, 1);
    const old = workspace.pathInGeneration('unfinished-old');
    const young = workspace.pathInGeneration('unfinished-young');
    await mkdir(old);
    await mkdir(young);
    await makeOlder(old, 1.1 * HOUR);
    await makeOlder(young, 0.9 * HOUR);
    await buildDay(workspace, 2);
    expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
  });

  it('are built once where several processes are to build the same', async () => {
    const workspace = await IndexWorkspace.create({
      'a.md': articleFile({ paragraphs: ['One here.', 'Two here. Three here.'] }),
    });
    const summaries = await Promise.all([workspace.build(), workspace.build(), workspace.build()]);
    expect(summaries.filter(({ unchanged }) => unchanged)).toHaveLength(2);
    const [name] = workspace.generations();
    expect(workspace.generations()).toHaveLength(1);
    expect(summaries.map(({ generation }) => generation)).toEqual([name, name, name]);
    expect(await workspace.texts()).toEqual(['One here.', 'Two here.', 'Three here.']);
  });

  it('are built one after the other where several processes are told to build anew', async () => {
    const workspace = await IndexWorkspace.create({ 'a.md': articleFile({ paragraphs: ['One here.'] }) });
    const forced = () => workspace.build(undefined, { force: true });
    const names = (await Promise.all([forced(), forced(), forced()])).map(({ generation }) => generation);
    expect(workspace.generations()).toEqual(names.toSorted());
    expect((await workspace.found()).generation).toBe(names.toSorted().at(-1));
  });
});
