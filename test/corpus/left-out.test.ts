import { describe, expect, it } from 'vitest';
import { composeArticle } from '../../src/corpus/compose-article.ts';
import { excerptOf, leftOut } from '../../src/corpus/left-out.ts';
import { readMarkdown } from '../../src/corpus/read-markdown.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { readCorpusHere } from '../helpers/made-here.ts';

describe('leftOut', () => {
  it('names the words of each block that the article does not hold, and their share', () => {
    const shown = [
      { line: 3, text: 'Eins zwei drei' },
      { line: 5, text: 'vier, fünf' },
    ];
    expect(leftOut({ shown, unread: [] }, ['Eins drei.', 'fünf'])).toEqual({
      omissions: [
        { what: 'text', line: 3, excerpt: 'zwei' },
        { what: 'text', line: 5, excerpt: 'vier' },
      ],
      share: 8 / 20,
    });
  });

  it('counts words, so that one that stands twice is missed once', () => {
    expect(leftOut({ shown: [{ line: 1, text: 'da da' }], unread: [] }, ['da']).omissions).toEqual([
      { what: 'text', line: 1, excerpt: 'da' },
    ]);
  });

  it('misses nothing for the way in which letters are composed, raised, hidden or joined', () => {
    const shown = [{ line: 1, text: 'U\u0308ber 102 Zu\u00ADsammen ﬁn' }];
    expect(leftOut({ shown, unread: [] }, ['Über 10² Zusammen fin']).omissions).toEqual([]);
  });

  it('has nothing to say of an empty file', () => {
    expect(leftOut({ shown: [], unread: [] }, [])).toEqual({ omissions: [], share: 0 });
  });
});

describe('excerptOf', () => {
  it('is one line of at most sixty characters, and cuts no character in two', () => {
    expect(excerptOf(' a\n b ')).toBe('a b');
    expect(excerptOf('x'.repeat(100))).toBe(`${'x'.repeat(60)}…`);
    expect(excerptOf(`${'x'.repeat(59)}😀😀`)).toBe(`${'x'.repeat(59)}…`);
  });
});

describe('a draft whose blocks lack what is shown', () => {
  const draft = {
    ...readMarkdown('# T\n\nEin Satz steht da.'),
    shown: [{ line: 3, text: 'Ein Satz steht da. Und noch einer, der fehlt.' }],
  };

  it('names the place, and warns of the file where it is more than a tenth', () => {
    const { article, warnings } = composeArticle(draft, 'corpus/a.md');
    expect(article.omissions).toEqual([{ what: 'text', line: 3, excerpt: 'Und noch einer der fehlt' }]);
    expect(warnings).toMatchObject([{ kind: 'unread-text', percent: expect.closeTo(55, -1) }]);
  });

  it('does not warn of what is left out on purpose', async () => {
    const code = '```\n' + 'let x;\n'.repeat(50) + '```';
    const { warnings, articles } = await readCorpusHere(
      await corpusFolder({ 'a.md': `# T\n\nEin Satz.\n\n${code}` }),
    );
    expect(warnings).toEqual([]);
    expect(articles[0]?.omissions).toMatchObject([{ what: 'code', line: 5 }]);
  });
});
