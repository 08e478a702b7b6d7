import { expect, it } from 'vitest';
import type { LabelLanguage } from '../../src/language/label-language.ts';
import { ArticlePages } from '../../src/http/page/article-pages.ts';
import { pageAddresses } from '../../src/http/page/page-addresses.ts';
import { articleOf } from '../builders/articles.ts';

const addresses = pageAddresses(false);
const inLanguage = (language: LabelLanguage) => ({ language, addresses, isEmbedded: false });
const GERMAN = inLanguage('de');

const LONG = `Der Satz ist lang${', und lang'.repeat(5_500)}.`;
const long = (id: string) => articleOf({ id, paragraphs: [LONG] });

/** Pages that are the text of the article, with what was written in order. */
function counted(most?: number) {
  const written: string[] = [];
  const pages = new ArticlePages((article, _apart, { language }) => {
    written.push(`${article.id} ${language}`);
    return article.text;
  }, most);
  return { pages, written };
}

it('writes the page of a long article once in each language, and anew for another edition of it', () => {
  const { pages, written } = counted();
  const article = long('a');
  for (const language of ['de', 'de', 'fr', 'de'] as const)
    pages.of(article, undefined, inLanguage(language));
  expect(written).toEqual(['a de', 'a fr']);
  pages.of(long('a'), undefined, GERMAN);
  expect(written).toEqual(['a de', 'a fr', 'a de']);
});

it('keeps of many pages those that were asked for last', () => {
  const { pages, written } = counted(2 * LONG.length);
  const [first, second, third] = [long('a'), long('b'), long('c')];
  for (const article of [first, second, first, third]) pages.of(article, undefined, GERMAN);
  expect(written).toEqual(['a de', 'b de', 'c de']);
  pages.of(first, undefined, GERMAN);
  expect(written).toHaveLength(3);
  pages.of(second, undefined, GERMAN);
  expect(written).toEqual(['a de', 'b de', 'c de', 'b de']);
});

it('keeps no page that is written in no time', () => {
  const { pages, written } = counted();
  const article = articleOf({ id: 'a', paragraphs: ['Ein Satz.'] });
  pages.of(article, undefined, GERMAN);
  pages.of(article, undefined, GERMAN);
  expect(written).toHaveLength(2);
});
