import { chmod, mkdir, symlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { FILE_LIMITS } from '../../src/corpus/article-endings.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { asOrdinaryUser } from '../helpers/ordinary-user.ts';
import { readCorpusHere } from '../helpers/made-here.ts';
import { inEnglish } from '../helpers/in-english.ts';

const GOOD = '# A good article\n\nIt has a sentence.\n';

/** What is said of these files; the good article beside them must be read. */
async function problemsOf(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<readonly ReturnType<typeof inEnglish>[]> {
  return problemsIn(await corpusFolder({ ...files, 'good.md': GOOD }));
}

async function problemsIn(folder: string): Promise<readonly ReturnType<typeof inEnglish>[]> {
  const { articles, problems } = await readCorpusHere(folder);
  expect(articles.map(({ id }) => id)).toContain('good');
  const told = problems.map(inEnglish);
  for (const { remedy } of told) expect(remedy).not.toBe('');
  return told;
}

/** What is said of the one file bad.md. */
async function reasonFor(content: string | Uint8Array): Promise<string | undefined> {
  const problems = await problemsOf({ 'bad.md': content });
  expect(problems.map(({ path }) => path)).toEqual(['corpus/bad.md']);
  return problems[0]?.reason;
}

describe('a file that is not UTF-8 text', () => {
  it('is named when it is empty or holds only white space', async () => {
    expect(await reasonFor('')).toBe('It is empty.');
    expect(await reasonFor(' \n\n\t')).toBe('It is empty.');
    expect(await reasonFor('\uFEFF')).toBe('It is empty.');
  });

  it('is named with the line of the first wrong byte', async () => {
    const latin1 = Buffer.from('# Titel\n\nErste Zeile.\nEine Übung.\n', 'latin1');
    expect(await reasonFor(latin1)).toBe('It is not encoded in UTF-8: the first wrong byte is in line 4.');
    const cutOff = Buffer.from('# Titel\n\nEin gutes Ende für ü').subarray(0, -1);
    expect(await reasonFor(cutOff)).toBe('It is not encoded in UTF-8: the first wrong byte is in line 3.');
  });

  it('is named as UTF-16 in either byte order, with how to convert it', async () => {
    const littleEndian = Buffer.from(`\uFEFF${GOOD}`, 'utf16le');
    const [problem] = await problemsOf({ 'bad.md': littleEndian });
    expect(problem?.reason).toBe('It is encoded in UTF-16, not in UTF-8.');
    expect(problem?.remedy).toContain('iconv -f UTF-16 -t UTF-8');
    expect(await reasonFor(Buffer.from(littleEndian).swap16())).toBe(
      'It is encoded in UTF-16, not in UTF-8.',
    );
    expect(await reasonFor(Buffer.from(GOOD, 'utf16le'))).toContain('zero bytes');
  });

  it('is named when it has 20 MB, and the size is said', async () => {
    const [problem] = await problemsOf({ 'bad.txt': Buffer.alloc(20_000_000, 'Ein Satz. ') });
    expect(problem?.reason).toBe('It has 20.0 MB, more than the 2.0 MB of a single article.');
  });

  it('is still read at the very limit of size', async () => {
    const text = Buffer.alloc(FILE_LIMITS['.md'].bytes, 'Ein Satz. ');
    text.write('Titel\n');
    expect(await problemsOf({ 'long.txt': text })).toEqual([]);
  });
});

describe('a file that is no article', () => {
  it.each([
    ['no title', 'Only a paragraph.\n', 'It has no title.'],
    ['an empty title', '---\ntitle:\n---\n\nA paragraph.\n', 'It has no title.'],
    ['no text', '# Title\n', 'It has no sentences below its title.'],
    ['only headings', '# Title\n\n## More\n', 'It has no sentences below its title.'],
    [
      'only code and comments',
      '# Title\n\n```\ncode\n```\n\n<!-- text -->\n',
      'It has no sentences below its title.',
    ],
    ['only ornaments', '# Title\n\n\\* \\* \\*\n', 'It has no sentences below its title.'],
    [
      'too deep quotations',
      `# Title\n\n${'> '.repeat(20_000)}a\n`,
      'Its lists, quotations or tags are nested too deeply.',
    ],
  ])('is named when it has %s', async (_, content, reason) => {
    expect(await reasonFor(content)).toBe(reason);
  });

  it('is named when a whole paragraph stands where the title should', async () => {
    const [problem] = await problemsOf({ 'bad.txt': `${'Ein Satz. '.repeat(40)}\n\nNoch einer.` });
    expect(problem?.reason).toMatch(/^Its title has 399 characters, more than 256; it begins: Ein Satz\./);
  });
});

describe('an entry that is no readable file', () => {
  it('is named when it is skipped for its format', async () => {
    expect(await problemsOf({ 'report.odt': 'PK', 'sub/page.rtf': '{' })).toMatchObject([
      {
        path: 'corpus/report.odt',
        reason: expect.stringContaining('It was skipped: articles end in .md, .txt'),
      },
      { path: 'corpus/sub/page.rtf', reason: expect.stringContaining('.html') },
    ]);
  });

  it('is named when it is a link or a folder with the name of an article', async () => {
    const folder = await corpusFolder({ 'good.md': GOOD, '../outside.md': GOOD });
    await symlink(join(dirname(folder), 'outside.md'), join(folder, 'link.md'));
    await symlink(dirname(folder), join(folder, 'parent'));
    await mkdir(join(folder, 'folder.md'));
    expect(await problemsIn(folder)).toMatchObject([
      { path: 'corpus/folder.md', reason: 'It is a folder with the name of an article file.' },
      { path: 'corpus/link.md', reason: expect.stringContaining('symbolic link') },
      { path: 'corpus/parent', reason: expect.stringContaining('symbolic link') },
    ]);
  });

  it('is named when there is no permission to read it', async () => {
    const folder = await corpusFolder({ 'good.md': GOOD, 'secret.md': GOOD, 'closed/a.md': GOOD });
    await chmod(dirname(folder), 0o755);
    await chmod(join(folder, 'secret.md'), 0o000);
    await chmod(join(folder, 'closed'), 0o000);
    // Only root could remove it as it is.
    onTestFinished(() => chmod(join(folder, 'closed'), 0o755));
    asOrdinaryUser();
    expect(await problemsIn(folder)).toMatchObject([
      { path: 'corpus/closed', reason: 'beleg has no permission to read it.' },
      { path: 'corpus/secret.md', reason: 'beleg has no permission to read it.' },
    ]);
  });

  it('has its control characters kept from the terminal', async () => {
    const [problem] = await problemsOf({ 'a\u001B[2J\nb\u202E.md': '' });
    expect(problem?.path).toBe('corpus/a\uFFFD[2J\uFFFDb\uFFFD.md');
  });
});

describe('two files whose names make the same id', () => {
  it('leave the first one in, and the second is named', async () => {
    const { articles, problems } = await readCorpusHere(
      await corpusFolder({ 'treaty.md': '# First\n\nText.', 'treaty.txt': 'Second\n\nText.' }),
    );
    expect(articles.map(({ title }) => title)).toEqual(['First']);
    expect(problems.map(inEnglish)).toMatchObject([
      { path: 'corpus/treaty.txt', reason: 'Its name makes the same id as corpus/treaty.md: treaty.' },
    ]);
  });

  it('do not stand in each other’s way when the first one is bad', async () => {
    const { articles, problems } = await readCorpusHere(
      await corpusFolder({ 'treaty.md': '', 'treaty.txt': 'Second\n\nText.' }),
    );
    expect(articles.map(({ title }) => title)).toEqual(['Second']);
    expect(problems.map(({ path }) => path)).toEqual(['corpus/treaty.md']);
  });
});
