import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/corpus/article-formats.ts';
import { LONGEST_CONTEXT, sentencesOf } from '../../src/sentences/sentence.ts';
import { articleOf } from '../builders/articles.ts';

describe('sentencesOf', () => {
  const probe = articleOf({
    id: 'probe',
    paragraphs: [
      'Über 😀 Dr. Müller. Er kam am 18. November.',
      '# Der Anfang',
      '„Gut. Schön“, sagte er. Dann ging er.',
      'Zweiter Absatz!',
      '# Das Ende',
      'Schluss.',
    ],
  });
  const sentences = sentencesOf(probe);

  it('gives every sentence with offsets at which the article holds it', () => {
    expect(sentences.map(({ text }) => text)).toEqual([
      'Über 😀 Dr. Müller.',
      'Er kam am 18. November.',
      '„Gut. Schön“, sagte er.',
      'Dann ging er.',
      'Zweiter Absatz!',
      'Schluss.',
    ]);
    for (const { start, end, text } of sentences) expect(probe.text.slice(start, end)).toBe(text);
  });

  it('numbers the sentences through the article, and the paragraphs without the headings', () => {
    expect(sentences.map(({ ordinal, paragraph }) => [ordinal, paragraph])).toEqual([
      [0, 0],
      [1, 0],
      [2, 1],
      [3, 1],
      [4, 2],
      [5, 3],
    ]);
  });

  it('names the nearest heading above, and makes no sentence of it', () => {
    expect(sentences.map(({ heading }) => heading)).toEqual([
      undefined,
      undefined,
      'Der Anfang',
      'Der Anfang',
      'Der Anfang',
      'Das Ende',
    ]);
  });

  it('carries the article’s id', () => {
    expect(new Set(sentences.map(({ articleId }) => articleId))).toEqual(new Set(['probe']));
  });

  it('finds no sentences in an article of headings, of empty paragraphs, or of nothing', () => {
    const headings = probe.blocks.filter(({ kind }) => kind === 'heading');
    const empty = [0, 1].map((end) => ({
      kind: 'paragraph' as const,
      lists: 0,
      saysSomething: true,
      heading: undefined,
      start: 0,
      end,
    }));
    expect(sentencesOf({ ...probe, blocks: headings })).toEqual([]);
    expect(sentencesOf({ ...probe, text: ' ', blocks: empty })).toEqual([]);
    expect(sentencesOf({ ...probe, text: '', blocks: [] })).toEqual([]);
  });
});

describe('what stands with each sentence', () => {
  it('is cut between words, of a heading, a head and what announces a list', async () => {
    const long = 'Wort '.repeat(200).trim();
    const file = `# Titel\n\n## ${long}\n\n| ${long} |\n|---|\n| Zelle |\n\nDas ist ${long}:\n\n- Punkt\n`;
    const read = await readArticle({ path: 'a.md', ending: '.md' }, Buffer.from(file));
    if ('facts' in read) throw new Error(read.facts.kind);
    const [row, , item] = sentencesOf(read.article);
    for (const context of [row?.heading, row?.cells?.[0]?.head, item?.lead]) {
      expect(context).toMatch(/^(?:Das ist )?Wort( Wort)+$/);
      expect(context?.length).toBeLessThanOrEqual(LONGEST_CONTEXT);
      expect(context?.length).toBeGreaterThan(LONGEST_CONTEXT - 10);
    }
  });
});
