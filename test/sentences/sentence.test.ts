import { describe, expect, it } from 'vitest';
import type { Article, Block } from '../../src/corpus/article.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';

/** An article of the given blocks; a block that begins with "# " is a heading. */
function articleOf(...texts: readonly string[]): Article {
  const blocks: Block[] = [];
  let text = '';
  for (const marked of texts) {
    const kind = marked.startsWith('# ') ? 'heading' : 'paragraph';
    const content = kind === 'heading' ? marked.slice(2) : marked;
    const start = text === '' ? 0 : text.length + 2;
    text += (text === '' ? '' : '\n\n') + content;
    blocks.push({ kind, start, end: text.length });
  }
  return {
    id: 'probe',
    title: 'Probe',
    publisher: undefined,
    language: 'de',
    url: undefined,
    date: undefined,
    revision: '00000000',
    text,
    blocks,
  };
}

describe('sentencesOf', () => {
  const article = articleOf(
    'Über 😀 Dr. Müller. Er kam am 18. November.',
    '# Der Anfang. Und mehr.',
    '„Gut. Schön“, sagte er. Dann ging er.',
    'Zweiter Absatz!',
    '# Das Ende',
    'Schluss.',
  );
  const sentences = sentencesOf(article);

  it('gives every sentence with offsets at which the article holds it', () => {
    expect(sentences.map(({ text }) => text)).toEqual([
      'Über 😀 Dr. Müller.',
      'Er kam am 18. November.',
      '„Gut. Schön“, sagte er.',
      'Dann ging er.',
      'Zweiter Absatz!',
      'Schluss.',
    ]);
    for (const { start, end, text } of sentences) expect(article.text.slice(start, end)).toBe(text);
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
      'Der Anfang. Und mehr.',
      'Der Anfang. Und mehr.',
      'Der Anfang. Und mehr.',
      'Das Ende',
    ]);
  });

  it('carries the article’s id', () => {
    expect(new Set(sentences.map(({ articleId }) => articleId))).toEqual(new Set(['probe']));
  });

  it('finds no sentences in an article of headings, of empty paragraphs, or of nothing', () => {
    expect(sentencesOf(articleOf('# Nur eine Überschrift.'))).toEqual([]);
    expect(sentencesOf(articleOf('', ' '))).toEqual([]);
    expect(sentencesOf(articleOf())).toEqual([]);
  });
});
