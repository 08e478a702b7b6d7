import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Article, Omission } from '../../src/corpus/article.ts';
import { composeArticle } from '../../src/corpus/compose-article.ts';
import { readMarkdown } from '../../src/corpus/read-markdown.ts';

function read(content: string): Article {
  return composeArticle(readMarkdown(content), 'corpus/article.md').article;
}

function revisionOf(yaml: string, body: string): string {
  return read(`---\n${yaml}\n---\n${body}`).revision;
}

/** The article's blocks, a heading marked with #. */
function blocksOf(body: string): string[] {
  const { text, blocks } = read(`---\ntitle: T\n---\n\n${body}`);
  return blocks.map(({ kind, start, end }) => (kind === 'heading' ? '# ' : '') + text.slice(start, end));
}

/** What is left out of a body that begins in line 5. */
function omissionsOf(body: string): readonly Omission[] {
  return read(`---\ntitle: T\n---\n\n${body}`).omissions;
}

describe('readMarkdown', () => {
  it('reads the front matter and tolerates further keys', () => {
    const article = read(
      [
        '---',
        'title: "KI: Deutschland und Frankreich"',
        'publisher: beleg',
        'language: de',
        'source: https://example.org/a b?c=d#e',
        'date: 2024-11-18',
        'note: a retelling',
        'origin: {paper: Handelsblatt}',
        '---',
        '',
        'Ein Satz.',
      ].join('\n'),
    );
    expect(article).toEqual({
      id: 'article',
      file: 'corpus/article.md',
      title: 'KI: Deutschland und Frankreich',
      publisher: 'beleg',
      language: 'de',
      url: 'https://example.org/a%20b?c=d#e',
      date: '2024-11-18',
      revision: expect.stringMatching(/^[0-9a-f]{8}$/),
      text: 'Ein Satz.',
      blocks: [{ kind: 'paragraph', lists: 0, saysSomething: true, start: 0, end: 9 }],
      pages: [],
      omissions: [],
    });
  });

  it('keeps a title that looks like a number, and takes empty keys for missing ones', () => {
    const { title, publisher, date } = read('---\ntitle: 1984\npublisher:\ndate: ""\n---\nOne sentence.');
    expect({ title, publisher, date }).toEqual({ title: '1984', publisher: undefined, date: undefined });
  });

  it('takes the first heading of level 1 for the title where the front matter has none', () => {
    const { title, text } = read('## Kicker\n\n# The *real* title\n\nText.\n\n# Another part\n\nMore.');
    expect(title).toBe('The real title');
    expect(text).toBe('Kicker\n\nText.\n\nAnother part\n\nMore.');
  });

  it('leaves out a heading that repeats the title of the front matter, and keeps any other', () => {
    expect(blocksOf('# T\n\nText.')).toEqual(['Text.']);
    expect(blocksOf('# Other\n\nText.')).toEqual(['# Other', 'Text.']);
  });

  it('makes blocks of headings, paragraphs, list items and quotations', () => {
    const body =
      '## One\n\nA paragraph.\n\n- first\n- second\n  - inner\n\n1. third\n\n   fourth\n\n> quoted\n> on\n\nTwo\n---\n';
    expect(blocksOf(body)).toEqual([
      '# One',
      'A paragraph.',
      'first',
      'second',
      'inner',
      '1. third',
      'fourth',
      'quoted on',
      '# Two',
    ]);
  });

  it('joins the lines of a paragraph with one space', () => {
    expect(blocksOf('Eine  Zeile,\r\nnoch eine,\\\nharter Umbruch,  \nund<br>noch <br/> einer.')).toEqual([
      'Eine Zeile, noch eine, harter Umbruch, und noch einer.',
    ]);
  });

  it('keeps the words and drops the markup', () => {
    const body =
      '**Berlin**er *und* _Pariser_ [Politik](https://example.org "Titel"), [hier][1] `npm i` <b>fett</b>' +
      ' ![Bild](b.png) &amp; &bdquo;Zitat&ldquo; \\*kein Kursiv\\* [offen]\n\n[1]: https://example.org';
    expect(blocksOf(body)).toEqual([
      'Berliner und Pariser Politik, hier npm i fett & „Zitat“ *kein Kursiv* [offen]',
    ]);
  });

  it('leaves out code, comments, rules, scripts, images and struck text, and names them with their lines', () => {
    const body = [
      'Kept.',
      '```js\nlet x;\n```',
      '    indented(code);',
      '<!-- a comment -->',
      '***',
      '![alone](a.png) ![[note.md]]',
      'The price is ~~nine~~ ten euros.',
      '<script>\nrun()\n</script>',
    ].join('\n\n');
    expect(blocksOf(body)).toEqual(['Kept.', 'The price is ten euros.']);
    expect(omissionsOf(body)).toEqual([
      { what: 'code', line: 7, excerpt: 'let x;' },
      { what: 'code', line: 11, excerpt: 'indented(code);' },
      { what: 'comment', line: 13, excerpt: 'a comment' },
      { what: 'image', line: 17, excerpt: 'alone' },
      { what: 'embed', line: 17, excerpt: 'note.md' },
      { what: 'struck', line: 19, excerpt: 'nine' },
      { what: 'script', line: 21, excerpt: 'run()' },
    ]);
  });

  it('changes no visible character: quotes, dashes, composed and decomposed letters, no-break spaces, emoji', () => {
    const text = '„Äu\u0308“ — «\u00A0oui\u00A0» "x" \'y\' ... 10\u202F% 👩‍💻 ﬁ';
    expect(blocksOf(text)).toEqual([text]);
  });

  it('drops control, bidirectional and invisible characters, also those written as entities', () => {
    expect(blocksOf('a\u202Eb\u0007c\u00ADd\u200Be &#8238;f\u2066g &#x200F;h')).toEqual(['abcde fg h']);
  });

  it('keeps a special token of the model where it is text and not HTML', () => {
    expect(blocksOf('Das `</s>` und &lt;s&gt; bleiben, auch </s>; nicht aber <b>die</b>.')).toEqual([
      'Das </s> und <s> bleiben, auch </s>; nicht aber die.',
    ]);
  });

  it('gives another revision to another title or text, and the same to another publisher', () => {
    const first = revisionOf('title: T', 'Text.');
    expect(revisionOf('title: T\npublisher: P', '\n\nText.')).toBe(first);
    expect(revisionOf('title: U', 'Text.')).not.toBe(first);
    expect(revisionOf('title: T', 'Text!')).not.toBe(first);
  });

  it('gives blocks in order, an empty line apart, of one line each, whatever the paragraphs are', () => {
    const word = fc.stringMatching(/^[A-Za-zäöüß„“*_`[\]<>&.,!?-]{1,12}$/);
    const lineOfWords = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join(' '));
    const paragraph = fc.array(lineOfWords, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
    const markdown = fc.array(paragraph, { minLength: 1, maxLength: 6 }).map((all) => all.join('\n\n'));
    fc.assert(
      fc.property(markdown, (body) => {
        const { text, blocks } = read(`---\ntitle: T\n---\n\nFirst.\n\n${body}`);
        const slices = blocks.map(({ start, end }) => text.slice(start, end));
        expect(slices.join('\n\n')).toBe(text);
        for (const slice of slices) {
          expect(slice).toMatch(/^\S(?:.*\S)?$/u);
          expect(slice).not.toContain('\n');
        }
        for (const [at, { start }] of blocks.entries())
          expect(start).toBe(at === 0 ? 0 : (blocks[at - 1]?.end ?? 0) + 2);
      }),
    );
  });

  it('returns the words of plain paragraphs exactly as they were written', () => {
    const word = fc
      .stringMatching(/^[\p{L}\p{N}„“”«»’,;:!?%€…–—/"']{1,12}$/u)
      // Between two pairs of percent signs stands a remark, behind three colons a directive's name.
      .filter((w) => /[\p{L}\p{N}]/u.test(w) && !/%%|^:::/.test(w));
    const paragraphs = fc.array(fc.array(word, { minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(paragraphs, (all) => {
        const expected = all.map((words) => words.join(' ')).join('\n\n');
        const wrapped = all.map((words) => words.join('\n')).join('\n\n');
        // Lines without any punctuation may each be a paragraph.
        expect(read(`# T\n\n${wrapped}`).text.split(/\s+/u)).toEqual(expected.split(/\s+/u));
      }),
    );
  });
});
