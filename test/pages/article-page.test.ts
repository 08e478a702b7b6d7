import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { articlePage } from '../../src/pages/article-page.ts';
import { articleOf, LIBRARY, MUSEUM } from '../builders/articles.ts';
import { CARDS, contextIn } from './page-samples.ts';
import { attributeOf, ParsedPage, textOf } from './parsed-page.ts';

const pageOf = (article: Parameters<typeof articlePage>[0]): ParsedPage =>
  new ParsedPage(articlePage(article, { apart: undefined }, contextIn('en')));

const letters = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

describe('the page of an article', () => {
  it.each([LIBRARY, MUSEUM, CARDS])('has every word of it once, in its order', (article) => {
    const [body] = pageOf(article).named('article');
    expect(body && letters(textOf(body))).toContain(letters(article.text));
  });

  it('has each sentence under its anchor, which counts from 1', () => {
    const { elements } = pageOf(LIBRARY);
    for (const { ordinal, text } of sentencesOf(LIBRARY)) {
      const anchored = elements.find((element) => attributeOf(element, 'id') === `s${ordinal + 1}`);
      expect(anchored && textOf(anchored)).toBe(text);
    }
  });

  it('has the rows of a table under their heads, and items in a list', () => {
    const page = pageOf(CARDS);
    expect(page.texts('th')).toEqual(['Karte', 'Preis', 'Gilt']);
    expect(page.texts('td').slice(0, 3)).toEqual(['Jahreskarte', '20 Euro', 'ein Jahr ab Kauf']);
    expect(page.texts('li')).toEqual([
      'ein Ausweis, der noch gilt',
      'ein Passbild',
      'für Kinder keines',
      'die Gebühr in bar',
    ]);
    expect(page.named('tr').map((row) => attributeOf(row, 'id'))).toEqual([undefined, 's2', 's3']);
  });

  it('is in two languages: that of the article and that of the person', () => {
    const page = pageOf(MUSEUM);
    const [html, heading] = [...page.named('html'), ...page.named('h1')];
    expect(html && attributeOf(html, 'lang')).toBe('en');
    expect(heading && attributeOf(heading, 'lang')).toBe('fr');
    expect(page.texts('p')).toContain('Article in French');
  });

  it('links to the source, and to nothing that is no page of the web', () => {
    expect(pageOf(LIBRARY).attributes('href')).toContain('https://example.org/buecherei');
    const bad = articleOf({ url: 'javascript:alert(1)', paragraphs: ['Ein Satz.'] });
    expect(pageOf(bad).attributes('href').join(' ')).not.toContain('javascript');
  });
});
