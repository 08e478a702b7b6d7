import { EventEmitter, once } from 'node:events';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { followPlaces } from '../../src/places/follow-places.ts';
import { PlacesFault } from '../../src/places/places-fault.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';

const folderRule = (folder: string): string => `articles:\n  - folder: ${folder}\n`;

/** As editors save: another file takes the place of it, and nobody sees half of it. */
async function put(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text);
  await rename(`${path}.new`, path);
}

/** A file that is followed, and what is told of it. */
async function openFollowed() {
  const folder = await corpusFolder({ 'alpha/a.md': 'Der Rat tagt.', 'beta/b.md': 'Der Saal ist voll.' });
  const path = join(dirname(folder), 'places.yaml');
  await writeFile(path, folderRule('alpha'));
  const over = new AbortController();
  onTestFinished(() => over.abort());
  const news = new EventEmitter();
  const faults: unknown[] = [];
  const { rules } = await followPlaces({
    path,
    corpusFolder: folder,
    signal: over.signal,
    everyMs: 5,
    onRules: () => news.emit('rules'),
    onFault: (fault) => {
      faults.push(fault instanceof PlacesFault ? fault.facts.kind : fault);
      news.emit('fault');
    },
  });
  const folders = () => rules().articles.map((rule) => rule.folder);
  /** Does something to the file, and waits until something is told of it. */
  const after = async (what: 'rules' | 'fault', act: () => Promise<unknown>): Promise<void> => {
    const heard = once(news, what);
    await act();
    await heard;
  };
  return { folder, path, folders, faults, after };
}

describe('rules of places that are followed', () => {
  it('are those of the file from its change on', async () => {
    const { path, folders, faults, after } = await openFollowed();
    expect(folders()).toEqual(['alpha']);
    await after('rules', () => put(path, folderRule('beta')));
    expect(folders()).toEqual(['beta']);
    await after('rules', () => put(path, 'articles: []\n'));
    expect([folders(), faults]).toEqual([[], []]);
  });

  it('stay as they were while the file is broken, emptied or gone, which is told once each', async () => {
    const { path, folders, faults, after } = await openFollowed();
    await after('fault', () => put(path, 'articles: [\n'));
    await after('fault', () => put(path, ''));
    await after('fault', () => rm(path));
    expect(folders()).toEqual(['alpha']);
    expect(faults).toEqual(['wrong-places', 'wrong-places', 'places-missing']);
    await after('rules', () => put(path, folderRule('beta')));
    expect(folders()).toEqual(['beta']);
  });

  it('are taken up when the folder comes that they name', async () => {
    const { folder, path, folders, after } = await openFollowed();
    await after('fault', () => put(path, folderRule('gamma')));
    expect(folders()).toEqual(['alpha']);
    await after('rules', () => mkdir(join(folder, 'gamma')));
    expect(folders()).toEqual(['gamma']);
  });

  it('hold on where a folder that they name is renamed, which is told though the file is as it was', async () => {
    const { folder, folders, faults, after } = await openFollowed();
    await after('fault', () => rename(join(folder, 'alpha'), join(folder, 'Alpha')));
    expect([folders(), faults]).toEqual([['alpha'], ['wrong-places']]);
    await after('rules', () => rename(join(folder, 'Alpha'), join(folder, 'alpha')));
    expect([folders(), faults]).toEqual([['alpha'], ['wrong-places']]);
  });

  it('are told again where the file is as it was before it broke', async () => {
    const { path, folders, after } = await openFollowed();
    await after('fault', () => put(path, '- nothing\n'));
    await after('rules', () => put(path, folderRule('alpha')));
    expect(folders()).toEqual(['alpha']);
  });
});
