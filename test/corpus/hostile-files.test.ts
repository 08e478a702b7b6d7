import { describe, expect, it } from 'vitest';
import type { ReadingLimits } from '../../src/corpus/article-endings.ts';
import { ArticleProcess } from '../../src/corpus/article-process.ts';
import { readCorpus, type Corpus } from '../../src/corpus/read-corpus.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { inEnglish } from '../helpers/in-english.ts';

/** Far less than what a file may take, so that the tests are quick; the good articles take some hundredths of it. */
const LIMITS: ReadingLimits = { seconds: () => 2, megabytes: 1000 };

const GOOD = '# A good article\n\nIt has a sentence.\n';

/** What a corpus becomes whose other files are good ones, before and behind these. */
async function readBesideGood(
  files: Readonly<Record<string, string>>,
  limits?: ReadingLimits,
): Promise<Corpus> {
  const folder = await corpusFolder({ 'a-good.md': GOOD, ...files, 'z-good.txt': `Title\n\n${GOOD}` });
  return readCorpus(folder, new ArticleProcess(limits));
}

function belowTitle(text: string): string {
  return `# A title\n\nIt has a sentence.\n\n${text}\n`;
}

describe('a file that the parsers take the square of its length for', () => {
  it('is named with the time that it may take, and the others are read', async () => {
    const { articles, problems } = await readBesideGood(
      {
        'instructions.md': belowTitle('x <? '.repeat(100_000)),
        'underlines.md': belowTitle('a\n=\n'.repeat(100_000)),
      },
      LIMITS,
    );
    expect(articles.map(({ id }) => id)).toEqual(['a-good', 'z-good']);
    expect(problems.map(({ path }) => path)).toEqual(['corpus/instructions.md', 'corpus/underlines.md']);
    for (const { reason, remedy } of problems.map(inEnglish)) {
      expect(reason).toBe('It takes more than 2 s to read.');
      expect(remedy).toContain('Split the file into several, one a chapter');
    }
  });
});

describe('a file that takes much memory', () => {
  it('is named with what it may take, and the others are read', async () => {
    const columns = 4_000;
    const table = `${'a|'.repeat(columns)}\n${'-|'.repeat(columns)}\n${'b\n'.repeat(columns)}`;
    const { articles, problems } = await readBesideGood(
      { 'table.md': belowTitle(table) },
      { seconds: () => 60, megabytes: 100 },
    );
    expect(articles.map(({ id }) => id)).toEqual(['a-good', 'z-good']);
    expect(problems.map(inEnglish)).toMatchObject([
      { path: 'corpus/table.md', reason: 'It takes more than 100 MB of memory to read.' },
    ]);
  });
});

describe('a file that meets a fault of the code', () => {
  const faulty = new URL('./faulty-article-process.ts', import.meta.url);

  it('is named with how the process ended or what the fault says, and the others are read', async () => {
    const folder = await corpusFolder({
      'a-good.md': GOOD,
      'bug.md': belowTitle('This is a bug.'),
      'crash.md': belowTitle('This is a crash.'),
      'z-good.md': GOOD,
    });
    const { articles, problems } = await readCorpus(folder, new ArticleProcess(undefined, faulty));
    expect(articles.map(({ id }) => id)).toEqual(['a-good', 'z-good']);
    expect(problems.map(inEnglish)).toMatchObject([
      {
        path: 'corpus/bug.md',
        reason: 'beleg has a fault that keeps it from reading it: bytes of nothing',
        remedy: expect.stringContaining('report the fault'),
      },
      { path: 'corpus/crash.md', reason: 'The process that read it ended early (SIGSEGV).' },
    ]);
  });

  it.runIf(process.platform === 'linux')(
    'is named where it takes memory that node does not count',
    async () => {
      const folder = await corpusFolder({ 'bomb.md': belowTitle('This is a bomb.'), 'z-good.md': GOOD });
      const limits: ReadingLimits = { seconds: () => 60, megabytes: 200 };
      const { articles, problems } = await readCorpus(folder, new ArticleProcess(limits, faulty));
      expect(articles.map(({ id }) => id)).toEqual(['z-good']);
      expect(problems).toMatchObject([{ facts: { kind: 'too-much-memory', megabytes: 200 } }]);
    },
  );

  it('is not blamed where the process cannot even be started', async () => {
    const nowhere = new URL('./no-such-process.ts', import.meta.url);
    const folder = await corpusFolder({ 'good.md': GOOD });
    const read = readCorpus(folder, new ArticleProcess(undefined, nowhere));
    await expect(read).rejects.toMatchObject({
      facts: { kind: 'process-ended', how: { kind: 'exit', code: 1 } },
    });
  });
});

describe('what only looks hostile', () => {
  it('is read within the limits that count', async () => {
    const keys = Array.from({ length: 20_000 }, (_, at) => `key${at}: value`).join('\n');
    const { articles, problems } = await readBesideGood({
      'brackets.md': belowTitle('[a '.repeat(20_000)),
      'front-matter.md': `---\ntitle: A title\n${keys}\n---\n\nIt has a sentence.\n`,
      'line.md': belowTitle('A word '.repeat(20_000)),
    });
    expect(problems).toEqual([]);
    expect(articles).toHaveLength(5);
  });
});
