import { describe, expect, it } from 'vitest';
import type { BuildSummary } from '../../src/indexing/build-summary.ts';
import { renderBuildSummary } from '../../src/terminal/rendering/render-build.ts';
import { OMISSION_KINDS } from '../../src/corpus/article.ts';
import { renderOmissions } from '../../src/terminal/rendering/render-omissions.ts';
import { createProgress } from '../../src/terminal/progress.ts';
import { FakeTerminal } from './fake-terminal.ts';

describe('createProgress', () => {
  it('draws a bar on a terminal and leaves it full', async () => {
    const terminal = new FakeTerminal({ isTTY: true, columns: 80 });
    const progress = createProgress({ stream: terminal.output, label: 'Embedding' });
    progress.update(1, 4);
    progress.update(4, 4);
    progress.finish();
    await terminal.shows('4/4');
    expect(terminal.text).toMatch(/Embedding .* 100 % {2}4\/4\n$/u);
  });

  it('prints at most ten lines elsewhere, the last one when all is done', async () => {
    const terminal = new FakeTerminal({ isTTY: false });
    const progress = createProgress({ stream: terminal.output, label: 'Embedding' });
    for (let done = 0; done <= 999; done += 1) progress.update(done, 999);
    progress.finish();
    await terminal.shows('999/999 (100 %)\n');
    expect(terminal.raw.trimEnd().split('\n')).toHaveLength(10);
    expect(terminal.raw).toMatch(/^Embedding 100\/999 \(10 %\)\n/u);
  });

  it('is silent where there was nothing to do', () => {
    const terminal = new FakeTerminal({ isTTY: false });
    const progress = createProgress({ stream: terminal.output, label: 'Embedding' });
    progress.update(0, 0);
    progress.finish();
    expect(terminal.output.readableLength + terminal.raw.length).toBe(0);
  });
});

describe('renderBuildSummary', () => {
  const summary: BuildSummary = {
    articles: 1,
    sentences: 24,
    newSentences: 20,
    reusedSentences: 4,
    seconds: 1.26,
    sentencesPerSecond: 119.6,
    problems: [],
    warnings: [],
    leftOut: 0,
    unchanged: false,
    generation: '20260302T110000000Z-0123456789abcdef',
  };

  it('says what was built, what of it is new, and how fast', () => {
    expect(renderBuildSummary(summary, 'en')).toBe(
      'Index built: 1 article, 24 sentences (20 new, 4 reused) in 1.3 s, 120 sentences a second.',
    );
  });

  it('says that nothing had to be done', () => {
    expect(renderBuildSummary({ ...summary, unchanged: true, sentencesPerSecond: undefined }, 'en')).toBe(
      'The index is up to date: 1 article, 24 sentences (checked in 1.3 s).',
    );
  });

  it('names each file that was left out, with the reason and what to do', () => {
    const problems = [{ path: 'corpus/a\u001B[2J.md', facts: { kind: 'empty' } as const }];
    expect(renderBuildSummary({ ...summary, problems }, 'en')).toContain(
      '\n1 file was left out:\n  corpus/a[2J.md: It is empty.\n    Write the article into it, or delete it.',
    );
  });

  it('names each file that was read with a warning, and counts the places that are no sentences', () => {
    const facts = { kind: 'key-twice', key: 'title', first: 2, second: 3 } as const;
    const warning = { path: 'corpus/a.md', facts };
    const told = renderBuildSummary({ ...summary, leftOut: 3, warnings: [warning, warning] }, 'en');
    expect(told.split('\n').slice(1)).toEqual([
      '3 places of the files are not among the sentences; npm run embed -- --explain names them.',
      '1 file was read with warnings:',
      '  corpus/a.md: Its title stands twice, in line 2 and in line 3: the first one counts.',
      '    Delete one of the two.',
      '  corpus/a.md: Its title stands twice, in line 2 and in line 3: the first one counts.',
      '    Delete one of the two.',
    ]);
    expect(renderBuildSummary({ ...summary, leftOut: 1 }, 'en')).toContain(
      '\n1 place of the files is not among',
    );
  });
});

describe('renderOmissions', () => {
  it('names each place by its file, first what was not left out on purpose, with harmless excerpts', () => {
    const articles = [
      {
        file: 'corpus/a.md',
        omissions: [
          { what: 'code', line: 12, excerpt: 'let x\u001B[2J = 1;' },
          { what: 'text', line: 20, excerpt: 'Ein Satz' },
          { what: 'comment', line: 30, excerpt: '' },
          { what: 'running', page: 3, excerpt: 'Kopf' },
          { what: 'image', part: 'text/c1.xhtml', line: 4, excerpt: '' },
        ],
      },
      { file: 'corpus/b.md', omissions: [] },
      {
        file: 'corpus/c.md',
        omissions: OMISSION_KINDS.map((what, i) => ({ what, line: i + 1, excerpt: 'ja' })),
      },
    ] as const;
    expect(renderOmissions(articles, 'en').split('\n')).toEqual([
      'corpus/a.md:20: not read, and not on purpose: "Ein Satz"',
      'corpus/c.md:12: not read, and not on purpose: "ja"',
      'corpus/a.md:12: code block: "let x[2J = 1;"',
      'corpus/a.md:30: comment',
      'corpus/a.md, p. 3: what each page repeats: "Kopf"',
      'corpus/a.md, text/c1.xhtml:4: image',
      'corpus/c.md:1: code block: "ja"',
      'corpus/c.md:2: image: "ja"',
      'corpus/c.md:3: comment: "ja"',
      'corpus/c.md:4: script: "ja"',
      'corpus/c.md:5: struck text: "ja"',
      'corpus/c.md:6: embedded file: "ja"',
      'corpus/c.md:7: hidden text: "ja"',
      'corpus/c.md:8: surroundings of the article on its page: "ja"',
      'corpus/c.md:9: what each page repeats: "ja"',
      'corpus/c.md:10: table of contents: "ja"',
      'corpus/c.md:11: text that is turned: "ja"',
    ]);
    expect(renderOmissions([], 'en')).toBe('Everything in the files is among the sentences.');
  });

  it.each([
    ['de', 'a.md:3: Codeblock: „let x“'],
    ['fr', 'a.md:3: bloc de code\u00A0: «\u00A0let x\u00A0»'],
  ] as const)('quotes as a person of %s does', (language, line) => {
    const omissions = [{ what: 'code', line: 3, excerpt: 'let x' }] as const;
    expect(renderOmissions([{ file: 'a.md', omissions }], language)).toBe(line);
  });
});
