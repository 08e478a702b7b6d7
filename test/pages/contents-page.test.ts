import { describe, expect, it } from 'vitest';
import { LABEL_LANGUAGES } from '../../src/language/label-language.ts';
import type { Published } from '../../src/pages/addresses.ts';
import { articlePage } from '../../src/pages/article-page.ts';
import { contentsPage } from '../../src/pages/contents-page.ts';
import { PAGE_LABELS } from '../../src/pages/page-labels.ts';
import { CARDS, contextIn, SUMMARIES } from './page-samples.ts';
import { attributeOf, ParsedPage, textOf } from './parsed-page.ts';

const PUBLISHED: Published = { canonical: undefined, isFindable: false };

const frontPage = (language: 'de' | 'en' | 'fr' | 'it', published = PUBLISHED): ParsedPage =>
  new ParsedPage(contentsPage(SUMMARIES, { ...contextIn(language), published }));

describe('the front page of a site of articles', () => {
  it('lists all of them by their titles, with what is known of each', () => {
    const page = frontPage('de');
    expect(page.texts('cite')).toEqual([
      'Bücherei öffnet sonntags',
      'Die Karten der Bücherei',
      'Le musée rouvre',
    ]);
    expect(page.texts('p')).toEqual([
      '3 Artikel, 19 Sätze',
      'Musterstädter Bote · 14.\u00A0Februar\u00A02026 · 8 Sätze',
      '9 Sätze',
      'Artikel auf Französisch · 2 Sätze',
    ]);
    expect(page.linkTo('/articles/karten')).toBeDefined();
  });

  it.each(LABEL_LANGUAGES)('speaks one language: %s', (language) => {
    const page = frontPage(language);
    const [html] = page.named('html');
    const { heading, tagline } = PAGE_LABELS[language].published;
    expect(html && attributeOf(html, 'lang')).toBe(language);
    expect(page.texts('title')).toEqual([`${heading} – beleg`]);
    expect(page.texts('h1')).toEqual([heading]);
    expect(page.texts('span')).toEqual([tagline]);
    expect(page.named('script')).toEqual([]);
  });
});

function robotsOf(page: ParsedPage): string | undefined {
  const robots = page.named('meta').find((meta) => attributeOf(meta, 'name') === 'robots');
  return robots && attributeOf(robots, 'content');
}

function canonicalOf(page: ParsedPage): string | undefined {
  const canonical = page.named('link').find((link) => attributeOf(link, 'rel') === 'canonical');
  return canonical && attributeOf(canonical, 'href');
}

describe('a published page', () => {
  it('asks search engines to stay away, unless they may find it', () => {
    expect(robotsOf(frontPage('de'))).toBe('noindex');
    expect(robotsOf(frontPage('de', { ...PUBLISHED, isFindable: true }))).toBeUndefined();
  });

  it('names its own address where that is known', () => {
    expect(canonicalOf(frontPage('de'))).toBeUndefined();
    const canonical = 'https://site.example/';
    expect(canonicalOf(frontPage('de', { ...PUBLISHED, canonical }))).toBe(canonical);
  });

  it('of an article leads to all of them, and cannot be asked', () => {
    const context = { ...contextIn('en'), published: PUBLISHED };
    const page = new ParsedPage(articlePage(CARDS, { apart: undefined, askAt: '/?article=karten' }, context));
    const link = page.named('a').find((one) => attributeOf(one, 'href') === '/' && textOf(one) !== 'beleg');
    expect(link && textOf(link)).toBe('All articles');
    expect(page.texts('a')).not.toContain('Ask this article');
  });
});
