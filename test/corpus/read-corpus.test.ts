import { mkdir, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFingerprint } from '../../src/corpus/corpus-fingerprint.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { readCorpusHere } from '../helpers/made-here.ts';

const GOOD = '# A good article\n\nIt has a sentence.\n';

describe('readCorpus', () => {
  it('reads Markdown and plain text, also in subfolders, in the order of their paths', async () => {
    const folder = await corpusFolder({
      'c.txt': 'Title of c\n\nText of c.',
      'a/z.md': '# Title of z\n\nText of z.',
      'B.MD': '# Title of B\n\nText of B.',
    });
    const { articles, problems } = await readCorpusHere(folder);
    expect(problems).toEqual([]);
    expect(articles.map(({ id, title, text }) => [id, title, text])).toEqual([
      ['b', 'Title of B', 'Text of B.'],
      ['z', 'Title of z', 'Text of z.'],
      ['c', 'Title of c', 'Text of c.'],
    ]);
  });

  it('says nothing of a README and of what editors and systems leave', async () => {
    const folder = await corpusFolder({
      'good.md': GOOD,
      'README.md': 'Put articles here.',
      'sub/readme.txt': 'And here.',
      '.DS_Store': '',
      '.git/config': '',
      'good.md~': GOOD,
      'Thumbs.db': '',
    });
    const { articles, problems } = await readCorpusHere(folder);
    expect(problems).toEqual([]);
    expect(articles).toHaveLength(1);
  });

  it('throws when the folder is missing, and names it', async () => {
    const folder = join(dirname(await corpusFolder({})), 'nowhere');
    await expect(readCorpusHere(folder)).rejects.toMatchObject({
      name: 'CorpusFault',
      message: `There is no corpus folder ${folder}.`,
      facts: { kind: 'no-folder', folder },
    });
  });

  it('throws when the folder is a file', async () => {
    const folder = await corpusFolder({ 'good.md': GOOD });
    await expect(readCorpusHere(join(folder, 'good.md'))).rejects.toThrow('is a file, not a folder');
  });

  it('throws when the folder holds no article, and names what it holds instead', async () => {
    await expect(readCorpusHere(await corpusFolder({}))).rejects.toThrow('holds no article');
    const folder = await corpusFolder({ 'README.md': GOOD, 'report.odt': 'PK' });
    await expect(readCorpusHere(folder)).rejects.toThrow(
      /holds no article.*\n {2}corpus\/report\.odt: other-ending/,
    );
  });

  it('returns no article and every problem when all files are bad', async () => {
    const { articles, problems } = await readCorpusHere(await corpusFolder({ 'b.md': '', 'a.md': '' }));
    expect(articles).toEqual([]);
    expect(problems.map(({ path }) => path)).toEqual(['corpus/a.md', 'corpus/b.md']);
  });
});

describe('corpusFingerprint', () => {
  it('is the fingerprint that readCorpus gives, whatever the files are worth', async () => {
    const folder = await corpusFolder({
      'good.md': GOOD,
      'empty.md': '',
      'report.pdf': '%PDF',
      'huge.txt': Buffer.alloc(3_000_000, 'a'),
    });
    await symlink(join(folder, 'good.md'), join(folder, 'link.md'));
    expect(await corpusFingerprint(folder)).toBe((await readCorpusHere(folder)).fingerprint);
  });

  it('stays the same when a file is only touched, the folder moves, or a file of no article is added', async () => {
    const folder = await corpusFolder({ 'good.md': GOOD });
    const before = await corpusFingerprint(folder);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    await utimes(join(folder, 'good.md'), new Date(0), new Date(0));
    await writeFile(join(folder, 'README.md'), 'notes');
    const moved = join(dirname(folder), 'moved');
    await rename(folder, moved);
    expect(await corpusFingerprint(moved)).toBe(before);
  });

  it('changes when an article is altered, renamed, added or removed', async () => {
    const folder = await corpusFolder({ 'good.md': GOOD });
    const seen = [await corpusFingerprint(folder)];
    await writeFile(join(folder, 'good.md'), `${GOOD} `);
    seen.push(await corpusFingerprint(folder));
    await rename(join(folder, 'good.md'), join(folder, 'better.md'));
    seen.push(await corpusFingerprint(folder));
    await mkdir(join(folder, 'sub'));
    await writeFile(join(folder, 'sub', 'more.md'), GOOD);
    seen.push(await corpusFingerprint(folder));
    await rm(join(folder, 'better.md'));
    seen.push(await corpusFingerprint(folder));
    expect(new Set(seen).size).toBe(seen.length);
  });
});
