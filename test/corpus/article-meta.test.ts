import { readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMeta } from '../../src/corpus/article-meta.ts';
import { ArticleProcess } from '../../src/corpus/article-process.ts';
import { corpusFingerprint } from '../../src/corpus/corpus-fingerprint.ts';
import { problemsNow } from '../../src/corpus/corpus-files.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { inEnglish } from '../helpers/in-english.ts';
import { readCorpusHere } from '../helpers/made-here.ts';

const HASH = '0123456789abcdef'.repeat(4);
const ARTICLE = '---\ntitle: Old\ndate: 2020\npublisher: The paper\n---\n\nIt has a sentence.\n';
const META = `title: "New: a title"
url: https://example.org/new
date: 3 March 2026
language: en
provenance:
  from: https://example.org/new?x=1
  at: 2026-11-30T10:00:00.123Z
  sha256: ${HASH}
`;

function readLines(...lines: readonly string[]): ReturnType<typeof readMeta> {
  return readMeta({ path: 'corpus/a.meta.yaml', bytes: Buffer.from(lines.join('\n')) });
}

describe('a file beside an article', () => {
  it('counts before what the article says of itself, and is no skipped file', async () => {
    const folder = await corpusFolder({ 'treaty.md': ARTICLE, 'treaty.meta.yaml': META });
    const { articles, problems, warnings } = await readCorpus(folder, new ArticleProcess());
    expect([problems, warnings]).toEqual([[], []]);
    expect(articles).toMatchObject([
      {
        id: 'treaty',
        title: 'New: a title',
        publisher: 'The paper',
        url: 'https://example.org/new',
        date: '2026-03-03',
        language: 'en',
        provenance: { from: 'https://example.org/new?x=1', at: '2026-11-30T10:00:00.123Z', sha256: HASH },
        omissions: [],
      },
    ]);
  });

  it('is part of the fingerprint, which the corpus and a look at the folder tell alike', async () => {
    const folder = await corpusFolder({ 'treaty.md': ARTICLE });
    const without = await corpusFingerprint(folder);
    await writeFile(join(folder, 'treaty.meta.yml'), META);
    const prints = [await corpusFingerprint(folder), (await readCorpusHere(folder)).fingerprint];
    expect(new Set([without, ...prints]).size).toBe(2);
    await rm(join(folder, 'treaty.meta.yml'));
    expect(await corpusFingerprint(folder)).toBe(without);
  });

  it('is named where its article is not there, and where it is a link', async () => {
    const folder = await corpusFolder({ 'treaty.md': ARTICLE, 'treaties.meta.yaml': META });
    await symlink(join(folder, 'treaty.md'), join(folder, 'treaty.meta.yaml'));
    const { articles, problems, warnings } = await readCorpusHere(folder);
    expect(articles).toMatchObject([{ title: 'Old' }]);
    expect(problems).toMatchObject([
      { path: 'corpus/treaties.meta.yaml', facts: { kind: 'no-article-beside' } },
    ]);
    expect(warnings).toMatchObject([{ path: 'corpus/treaty.meta.yaml', facts: { kind: 'symbolic-link' } }]);
    expect(await problemsNow(folder, warnings)).toEqual([...problems, ...warnings]);
    expect(await readFile(join(folder, 'treaty.md'), 'utf8')).toBe(ARTICLE);
  });
});

describe('a mistake in it', () => {
  it.each([
    [['language: es'], 'Its language in line 1'],
    [['', 'url: here'], 'Its url in line 2'],
    [['date: 03/04/2024'], 'Its date in line 1'],
    [['provenance:', '  from: a.pdf', '  at: 2026-11-30T10:00:00Z'], 'sha256 is missing below line 1'],
    [
      ['title: A', 'provenance:', '  from: a', '  at: soon', `  sha256: ${HASH}`],
      'at in line 4 cannot be "soon"',
    ],
    [['title: A: b'], 'in line 1, '],
  ])('is a warning with its line: %j', (lines, said) => {
    const { warnings } = readLines(...lines);
    expect(warnings).toHaveLength(1);
    expect(warnings.map((warning) => inEnglish(warning).reason)[0]).toContain(said);
  });

  it('leaves a publisher out that is a text, and an address that no browser takes', async () => {
    const folder = await corpusFolder({
      'a.html':
        '<title>The bath</title><meta name="publisher" content="The town"><p>The bath opens at nine.</p>',
      'a.meta.yaml': `publisher: ${'P'.repeat(257)}\nurl: https://bath.example/${'a'.repeat(2000)}\n`,
    });
    const { articles } = await readCorpusHere(folder);
    expect(articles).toMatchObject([{ publisher: 'The town', url: undefined }]);
  });

  it('leaves what else it says as it is', () => {
    const { given, provenance } = readLines('title: A', 'date: never', 'publisher: B: c', 'provenance: none');
    expect(given).toMatchObject({ title: 'A', date: undefined });
    expect(provenance).toBeUndefined();
  });

  it.each([['[ '.repeat(5000)], ['- '.repeat(7000)], ['__proto__: {title: x}\nconstructor: y'], ['\u0000']])(
    'makes nothing of what is hostile',
    (text) => {
      expect(readLines(text).given.title).toBeUndefined();
    },
  );
});
