import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { corpusFingerprint } from '../../src/corpus/corpus-fingerprint.ts';
import { listCorpusFiles } from '../../src/corpus/corpus-files.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';

const GOOD = '# A good article\n\nIt has a sentence.\n';

/** What is read of a folder with these files, and what is said of the others. */
async function listed(ignore: string, names: readonly string[]) {
  const files = Object.fromEntries(names.map((name) => [name, GOOD]));
  const folder = await corpusFolder({ 'kept.md': GOOD, ...files, '.belegignore': ignore });
  const listing = await listCorpusFiles(folder);
  const read = listing.files.map(({ relativePath }) => relativePath).filter((path) => path !== 'kept.md');
  return { read, questions: listing.questions.map(({ stem }) => stem), said: listing.problems };
}

/** Why a folder with such a file is not read. */
async function refusal(ignore: string | Uint8Array) {
  const folder = await corpusFolder({ 'kept.md': GOOD, '.belegignore': ignore });
  return listCorpusFiles(folder).then(
    () => undefined,
    ({ facts }: { facts: unknown }) => facts,
  );
}

describe('.belegignore', () => {
  it('takes what it names out of the corpus: files and folders, by globs, without a word of them', async () => {
    const ignore = '# notes\n\n*.draft.md\nold/\n/top.md\nyear-20??/**/in*.txt\n*.pdf\n';
    const names = ['a.draft.md', 'sub/b.draft.md', 'old/c.md', 'sub/old/d.md', 'old.md', 'top.md'];
    const more = ['sub/top.md', 'year-2024/x/y/intro.txt', 'year-2024/text.txt', 'scan.pdf', 'sub/scan.pdf'];
    expect(await listed(ignore, [...names, ...more])).toEqual({
      read: ['old.md', 'sub/top.md', 'year-2024/text.txt'],
      questions: [],
      said: [],
    });
  });

  it('takes back by ! what an earlier line names, but nothing below a folder that is named', async () => {
    const { read } = await listed('*.md\n!kept.md\n!b.md\nsub/\n!sub/c.md', ['a.md', 'b.md', 'sub/c.md']);
    expect(read).toEqual(['b.md']);
  });

  it('means a name however it is written: large or small, letters composed or not, with the lines of Windows', async () => {
    const names = ['Entw\u{75}\u{308}rfe/a.md', 'NOTES.md', 'b c.md', '#d.md'];
    expect(await listed('\u{FEFF}entw\u{FC}rfe/\r\nnotes.MD\r\nb\\ c.md\r\n\\#d.md\r\n', names)).toEqual({
      read: [],
      questions: [],
      said: [],
    });
  });

  it('takes questions with their article, and by themselves', async () => {
    const names = ['a.md', 'a.questions.yaml', 'b.md', 'b.questions.yaml', 'c.md', 'c.questions.yml'];
    expect(await listed('a.md\nb.questions.yaml', names)).toMatchObject({
      read: ['b.md', 'c.md'],
      questions: ['c'],
    });
    expect(await listed('a.md', ['a.md', 'a.txt', 'a.questions.yaml'])).toMatchObject({ questions: ['a'] });
  });

  it('is itself part of nothing: the corpus is the same with it, where it names nothing that is there', async () => {
    const folder = await corpusFolder({ 'a.md': GOOD });
    const before = await corpusFingerprint(folder);
    await writeFile(join(folder, '.belegignore'), '\n# nothing yet\n  \nb.md\n');
    expect(await corpusFingerprint(folder)).toBe(before);
    await writeFile(join(folder, 'b.md'), GOOD);
    expect(await corpusFingerprint(folder)).toBe(before);
    await writeFile(join(folder, '.belegignore'), '');
    expect(await corpusFingerprint(folder)).not.toBe(before);
  });

  it.each([
    ['./drafts/', 1],
    ['a.md\n../secret.md', 2],
    ['drafts\\secret.md', 1],
    ['*.{md,txt}', 1],
    ['a[bc.md', 1],
    ['*.pdf\n**/a/**/b/**/c/**/d', 2],
    ['# fine\n\n!', 3],
    ['name\\', 1],
  ])(
    'with a line that git would pass over, %j, keeps all from being read and names it',
    async (ignore, line) => {
      const pattern = ignore.split('\n').at(-1);
      expect(await refusal(ignore)).toEqual({
        kind: 'bad-ignore-pattern',
        path: 'corpus/.belegignore',
        line,
        pattern,
      });
    },
  );

  it.each(['[a-c]x.md', '[]x].md', '[!]a].md', 'a\\*.md', '\\!a.md', '# ./no pattern {', 'a b ', '..a.md'])(
    'takes %j',
    async (ignore) => {
      expect(await refusal(ignore)).toBeUndefined();
    },
  );

  it('that cannot be read keeps all from being read: what it may name must not be quoted', async () => {
    const path = 'corpus/.belegignore';
    const closed = (why: object) => ({ kind: 'closed-ignore-file', path, why });
    expect(await refusal(new Uint8Array([0x61, 0xe4, 0x0a]))).toEqual(closed({ kind: 'not-utf-8', line: 1 }));
    expect(await refusal('a\n'.repeat(15_000))).toMatchObject({ kind: 'large-ignore-file', bytes: 30_000 });

    const folder = await corpusFolder({ 'a.md': GOOD, 'patterns.txt': 'a.md' });
    await symlink('patterns.txt', join(folder, '.belegignore'));
    await expect(listCorpusFiles(folder)).rejects.toMatchObject({ facts: closed({ kind: 'symbolic-link' }) });
    const other = await corpusFolder({ 'a.md': GOOD });
    await mkdir(join(other, '.belegignore'));
    await expect(listCorpusFiles(other)).rejects.toMatchObject({
      facts: closed({ kind: 'no-regular-file' }),
    });
  });

  it('that names all there is leaves no article, which is said with how much it names', async () => {
    const folder = await corpusFolder({ 'a.md': GOOD, 'b/c.md': GOOD, '.belegignore': '*' });
    await expect(listCorpusFiles(folder)).rejects.toMatchObject({
      facts: { kind: 'no-article', ignored: 2 },
    });
  });

  it('with the worst that its size allows is held against many names in moments', async () => {
    const ignore = `${'*a'.repeat(60)}b\n`.repeat(160);
    const names = Array.from({ length: 100 }, (_, at) => `${'a'.repeat(120)}${at}.md`);
    expect((await listed(ignore, names)).read).toHaveLength(100);
  });
});
