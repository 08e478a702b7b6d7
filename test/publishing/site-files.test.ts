import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { indexOf } from '../builders/answers.ts';
import { articleOf } from '../builders/articles.ts';
import { siteFiles, type SiteOptions } from '../../src/publishing/site-files.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { Citations } from '../../src/answering/citations.ts';
import { ARTICLES, CARDS } from '../pages/page-samples.ts';
import { attributeOf, ParsedPage, textOf } from '../pages/parsed-page.ts';

const OPTIONS: SiteOptions = { language: 'de', site: undefined, isFindable: false };

function filesOf(articles = ARTICLES, options = OPTIONS): ReadonlyMap<string, string> {
  return new Map(Array.from(siteFiles(indexOf(articles), options), ({ path, content }) => [path, content]));
}

describe('a site of articles', () => {
  it('has a front page, a page for each article, its style and its icon', () => {
    expect([...filesOf().keys()].toSorted()).toEqual([
      'articles/buecherei.html',
      'articles/karten.html',
      'articles/musee.html',
      expect.stringMatching(/^icon-[\da-f]{12}\.svg$/u),
      'index.html',
      expect.stringMatching(/^style-[\da-f]{12}\.css$/u),
    ]);
  });

  it('leads by relative addresses to its own files alone, and to the sources of articles', () => {
    const files = filesOf();
    for (const [path, content] of files) {
      if (!path.endsWith('.html')) continue;
      for (const link of new ParsedPage(content).attributes('href')) {
        if (/^(?:#content$|https:\/\/example\.org\/)/u.test(link)) continue;
        expect([...files.keys()], `${link} in ${path}`).toContain(posix.join(posix.dirname(path), link));
      }
    }
  });

  it('has each sentence where its citation leads to', () => {
    const site = 'https://site.example/a/';
    const files = filesOf(ARTICLES, { ...OPTIONS, site });
    const citations = new Citations(indexOf(ARTICLES), site);
    for (const { ordinal, text, cells } of sentencesOf(CARDS)) {
      const { pathname, hash } = new URL(citations.of(CARDS.id, ordinal)?.link ?? '');
      const page = new ParsedPage(files.get(pathname.replace('/a/', '')) ?? '');
      const found = page.elements.find((element) => `#${attributeOf(element, 'id')}` === hash);
      expect(found && textOf(found)).toBe(cells === undefined ? text : text.replaceAll(' | ', ''));
    }
  });

  it('names the address of each page where it is known', () => {
    const files = filesOf(ARTICLES, { ...OPTIONS, site: 'https://site.example/a/' });
    const page = (path: string) => new ParsedPage(files.get(path) ?? '');
    expect(page('index.html').attributes('href')).toContain('https://site.example/a/');
    expect(page('articles/karten.html').attributes('href')).toContain(
      'https://site.example/a/articles/karten.html',
    );
    expect(filesOf().get('index.html')).not.toContain('canonical');
  });

  it('tells articles of one title apart, and keeps one that is called index from the front page', () => {
    const namesakes = ['index', 'b'].map((id) =>
      articleOf({ id, title: 'Vertrag', paragraphs: ['Ein Satz.'] }),
    );
    const files = filesOf(namesakes);
    expect(new ParsedPage(files.get('index.html') ?? '').texts('cite')).toEqual([
      'Vertrag (index.md)',
      'Vertrag (b.md)',
    ]);
    expect(new ParsedPage(files.get('articles/index.html') ?? '').texts('h1')).toEqual([
      'Vertrag (index.md)',
    ]);
  });

  it('shows no markup of an article as its own', () => {
    const evil = articleOf({
      title: '<script>1</script>',
      paragraphs: ['Ein <img src=x onerror=alert(1)> Satz.'],
    });
    for (const [path, content] of filesOf([evil])) {
      if (!path.endsWith('.html')) continue;
      expect(new ParsedPage(content).named('script')).toEqual([]);
      expect(new ParsedPage(content).named('img')).toEqual([]);
    }
  });
});
