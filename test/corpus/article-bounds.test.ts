import { describe, expect, it } from 'vitest';
import type { ArticleDraft, DraftBlock } from '../../src/corpus/article-draft.ts';
import { countPlaces, type Omission } from '../../src/corpus/article.ts';
import { composeArticle } from '../../src/corpus/compose-article.ts';
import { readMarkdown } from '../../src/corpus/read-markdown.ts';
import { renderOmissions } from '../../src/terminal/rendering/render-omissions.ts';

const DRAFT = readMarkdown('# A title\n\nIt has a sentence.');

function composed(more: Partial<ArticleDraft>): ReturnType<typeof composeArticle>['article'] {
  return composeArticle({ ...DRAFT, ...more }, 'corpus/a.md').article;
}

/** What is said of an article that consists of these blocks. */
function said(blocks: readonly DraftBlock[]): unknown {
  try {
    return composed({ blocks }).blocks.length;
  } catch (fault) {
    return fault;
  }
}

describe('an article', () => {
  const block = { heading: undefined, kind: 'paragraph', lists: 0, saysSomething: true } as const;

  it('is none that has more text than several thick books', () => {
    const facts = { kind: 'too-long', counted: 'characters', most: 5_000_000 };
    expect(said([{ ...block, text: 'x'.repeat(5_000_001) }])).toMatchObject({ facts });
  });

  it('is none that has far more sentences than a book, however short', () => {
    const facts = { kind: 'too-long', counted: 'sentences', most: 200_000 };
    expect(said([{ ...block, text: 'Yes. '.repeat(200_002) }])).toMatchObject({ facts });
  });

  it('is none that has far more paragraphs and rows than a book', () => {
    const facts = { kind: 'too-long', counted: 'pieces', most: 100_000 };
    const [text, row] = [{ ...block, text: 'Yes.' }, [{ text: 'Yes.', columns: [0] }]];
    const rows = Array.from({ length: 100_000 }, () => row);
    expect(said([text, { heading: undefined, kind: 'table', heads: ['A'], rows }])).toMatchObject({ facts });
    expect(said([text, text])).toBe(2);
  });
});

describe('what is left out of an article', () => {
  const images = Array.from({ length: 900_000 }, (_, at): Omission => ({
    what: 'image',
    line: at + 1,
    excerpt: '',
  }));

  it('is named up to some thousands of a kind, and counted beyond', () => {
    const article = composed({ omissions: [...images, { what: 'code', line: 900_001, excerpt: 'x' }] });
    const { omissions } = article;
    expect(omissions).toHaveLength(2002);
    expect(omissions.slice(-3)).toEqual([
      { what: 'image', line: 2000, excerpt: '' },
      { what: 'code', line: 900_001, excerpt: 'x' },
      { what: 'image', excerpt: '', count: 898_000 },
    ]);
    expect(countPlaces(article)).toBe(900_001);
    expect(renderOmissions([article], 'en')).toMatch(/^corpus\/a\.md: image: 898000 more$/mu);
  });
});
