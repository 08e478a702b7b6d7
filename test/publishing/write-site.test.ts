import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { SiteFile } from '../../src/publishing/site-files.ts';
import { listedFiles, LISTING_FILE, siteFolder } from '../../src/publishing/site-folder.ts';
import { writeSite } from '../../src/publishing/write-site.ts';

const OLD: readonly SiteFile[] = [
  { path: 'index.html', content: 'alt' },
  { path: 'articles/a.html', content: 'a' },
];
const NEW: readonly SiteFile[] = [
  { path: 'index.html', content: 'neu' },
  { path: 'articles/b.html', content: 'b' },
];

/** A folder for the site, in one that lives as long as the calling test. */
async function place(): Promise<{
  readonly parent: string;
  readonly folder: string;
  readonly corpus: string;
}> {
  const parent = await mkdtemp(join(tmpdir(), 'beleg-site-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  return { parent, folder: join(parent, 'site'), corpus: join(parent, 'corpus') };
}

/** All files below a folder with what they hold, but the listing. */
async function contentOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name !== LISTING_FILE);
  const read = files.map(async ({ parentPath, name }) => {
    const file = join(parentPath, name);
    return [file.slice(folder.length + 1), await readFile(file, 'utf8')] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}

function* failing(): Generator<SiteFile> {
  yield* NEW;
  throw new Error('no page');
}

describe('writing a site', () => {
  it('replaces the one before as a whole: a page of an article that is gone is gone', async () => {
    const { parent, folder } = await place();
    await writeSite(folder, OLD);
    expect(await contentOf(folder)).toEqual({ 'index.html': 'alt', 'articles/a.html': 'a' });
    await writeSite(folder, NEW);
    expect(await contentOf(folder)).toEqual({ 'index.html': 'neu', 'articles/b.html': 'b' });
    expect(await readdir(parent)).toEqual(['site']);
  });

  it('leaves the one before as it is where a page cannot be made', async () => {
    const { parent, folder } = await place();
    await writeSite(folder, OLD);
    await expect(writeSite(folder, failing())).rejects.toThrow('no page');
    expect(await contentOf(folder)).toEqual({ 'index.html': 'alt', 'articles/a.html': 'a' });
    expect(await readdir(parent)).toEqual(['site']);
  });

  it('takes away what a process left that was killed, and nothing else of a like name', async () => {
    const { parent, folder } = await place();
    const left = `${folder}.${crypto.randomUUID()}~`;
    const others = ['site.bak~', 'site.old', `sites.${crypto.randomUUID()}~`];
    for (const name of [left, ...others.map((other) => join(parent, other))]) {
      await mkdir(name);
      await writeFile(join(name, 'index.html'), 'halb');
    }
    await writeSite(folder, NEW);
    expect((await readdir(parent)).toSorted()).toEqual([...others, 'site'].toSorted());
  });

  it('lets two processes write one after the other', async () => {
    const { parent, folder } = await place();
    await Promise.all([writeSite(folder, OLD), writeSite(folder, OLD)]);
    expect(await contentOf(folder)).toEqual({ 'index.html': 'alt', 'articles/a.html': 'a' });
    expect(await readdir(parent)).toEqual(['site']);
  });

  it('deletes no file that came into the folder meanwhile', async () => {
    const { folder } = await place();
    await writeSite(folder, OLD);
    await writeFile(join(folder, 'mine.html'), 'mine');
    await expect(writeSite(folder, NEW)).rejects.toMatchObject({
      facts: { kind: 'site-folder-taken', found: 'mine.html' },
    });
    expect(await contentOf(folder)).toMatchObject({ 'mine.html': 'mine', 'index.html': 'alt' });
  });

  it('says by which code the system refuses it', async () => {
    await expect(writeSite('/proc/beleg/site', NEW)).rejects.toMatchObject({
      facts: { kind: 'site-unwritable', folder: '/proc/beleg/site' },
    });
  });
});

describe('a folder for a site', () => {
  it('may be missing, empty, or hold a site and what systems lay beside it', async () => {
    const { folder, corpus } = await place();
    expect(await siteFolder(folder, { corpus })).toBe(folder);
    await mkdir(folder);
    expect(await siteFolder(folder, { corpus })).toBe(folder);
    await writeSite(folder, OLD);
    await writeFile(join(folder, '.DS_Store'), '');
    expect(await siteFolder(folder, { corpus })).toBe(folder);
  });

  it.each([
    ['a file', 'notes.txt'],
    ['a file in the folder of pages', 'articles/mine.html'],
    ['what belongs to git', '.git/HEAD'],
  ])('may not hold %s beside a site', async (_, name) => {
    const { folder, corpus } = await place();
    await writeSite(folder, OLD);
    await mkdir(join(folder, name, '..'), { recursive: true });
    await writeFile(join(folder, name), 'mine');
    await expect(siteFolder(folder, { corpus })).rejects.toMatchObject({
      facts: { kind: 'site-folder-taken', found: name.startsWith('.git') ? '.git' : name },
    });
    expect(await readFile(join(folder, name), 'utf8')).toBe('mine');
  });

  it.each([
    '{}',
    'no json',
    '{"site":"beleg","files":["../../mine.txt"]}',
    '{"site":"beleg","files":["/etc/passwd"]}',
  ])('is no site for a listing that says %s', async (written) => {
    const { folder, corpus } = await place();
    await mkdir(folder);
    await writeFile(join(folder, LISTING_FILE), written);
    expect(await listedFiles(folder)).toBeUndefined();
    await expect(siteFolder(folder, { corpus })).rejects.toMatchObject({
      facts: { kind: 'site-folder-taken', found: LISTING_FILE },
    });
  });

  it('may be no file', async () => {
    const { folder, corpus } = await place();
    await writeFile(folder, 'mine');
    for (const named of [folder, join(folder, 'below')])
      await expect(siteFolder(named, { corpus })).rejects.toMatchObject({
        facts: { kind: 'site-no-folder', folder: named },
      });
  });

  it('may not lie among the articles, also by a link, but beside them', async () => {
    const { parent, corpus } = await place();
    await mkdir(corpus);
    await symlink(corpus, join(parent, 'link'));
    for (const named of [corpus, join(corpus, 'site'), join(parent, 'link', 'a', 'b')])
      await expect(siteFolder(named, { corpus })).rejects.toMatchObject({
        facts: { kind: 'site-among-articles' },
      });
    expect(await siteFolder(`${corpus}-site`, { corpus })).toBe(`${corpus}-site`);
  });

  it('is the one that a link leads to, and the link stays', async () => {
    const { parent, folder, corpus } = await place();
    await writeSite(folder, OLD);
    await symlink(folder, join(parent, 'www'));
    await writeSite(await siteFolder(join(parent, 'www'), { corpus }), NEW);
    expect(await contentOf(folder)).toMatchObject({ 'index.html': 'neu' });
    expect(await contentOf(join(parent, 'www'))).toMatchObject({ 'index.html': 'neu' });
  });
});
