import { describe, expect, it } from 'vitest';
import { ArticleProcess } from '../../src/corpus/article-process.ts';
import { readArticle } from '../../src/corpus/article-formats.ts';
import type { Article } from '../../src/corpus/article.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { inEnglish } from '../helpers/in-english.ts';

const FILE = { path: 'corpus/page.html', ending: '.html' } as const;

async function read(html: string | Uint8Array): Promise<Article> {
  const made = await readArticle(FILE, Buffer.from(html));
  if ('facts' in made) throw new Error(made.facts.kind);
  return made.article;
}

const PROSE = `<p>Der Rat der Stadt hat am Montag lange über die Brücke beraten, die seit zwei Jahren gesperrt ist.
Viele Menschen kamen, um zuzuhören, und manche von ihnen sprachen auch selbst.</p>
<p>Die Kosten, so sagte die Leiterin des Bauamts, lägen bei 2,5 Mio. Euro, wenn alles gut gehe, und sonst höher.</p>`;

/** A page as a site of news makes it. */
function newsPage(head: string, article: string): string {
  return `<!doctype html><html lang="de"><head><title>Brücke öffnet - Bote</title>${head}</head><body>
<div class="cookie-banner">Wir verwenden Cookies. <button>Ja</button></div>
<header><a href="/">Bote</a> <nav><ul><li><a href="/a">Politik</a></li><li><a href="/b">Sport</a></li></ul></nav></header>
<main><article><h1>Brücke öffnet</h1>${article}
<div class="share"><a href="#">Teilen</a> <a href="#">Drucken</a></div></article>
<aside class="related"><h2>Mehr dazu</h2><ul><li><a href="/x">Der Tunnel kommt</a></li></ul></aside></main>
<footer><p>© Bote. <a href="/impressum">Impressum</a></p></footer></body></html>`;
}

describe('a page of a site', () => {
  it('gives the article, block by block, and names what stands around it', async () => {
    const table = '<table><tr><th>Jahr</th><th>Kosten</th></tr><tr><td>2024</td><td>2,5</td></tr></table>';
    const html = newsPage('', `${PROSE}<h2>Was noch kommt</h2><ol><li>Ein Gehweg.</li></ol>${table}`);
    const { title, text, blocks, omissions } = await read(html);
    expect(title).toBe('Brücke öffnet');
    expect(text).toMatch(/^Der Rat der Stadt .* gesperrt ist\. Viele Menschen/u);
    expect(text.split('\n\n').slice(2)).toEqual([
      'Was noch kommt',
      '1. Ein Gehweg.',
      'Jahr | Kosten\n2024 | 2,5',
    ]);
    expect(blocks.map(({ kind }) => kind)).toEqual([
      'paragraph',
      'paragraph',
      'heading',
      'paragraph',
      'table',
    ]);
    expect(omissions.every(({ what }) => what === 'surroundings')).toBe(true);
    const named = omissions.map(({ excerpt }) => excerpt).join(' | ');
    for (const around of ['Cookies', 'Politik', 'Teilen', 'Tunnel', 'Impressum'])
      expect(named).toContain(around);
    expect(named).not.toContain('Brücke');
  });

  it('gives all parts of a page that is made of many, and notes to it', async () => {
    const sections = Array.from(
      { length: 6 },
      (_, at) => `<div class="section"><h2>Teil ${at}</h2>${PROSE}</div>`,
    );
    const notes = '<aside class="footnotes" role="doc-endnotes"><p>Ein Hinweis zum Text.</p></aside>';
    const { text, omissions } = await read(`<body><h1>Heft</h1>${sections.join('')}${notes}</body>`);
    expect(text.match(/^Teil \d$/gmu)).toHaveLength(6);
    expect(text).toContain('Ein Hinweis zum Text.');
    expect(omissions).toEqual([]);
  });

  it.each([
    ['a page all in a form', `<form action="/x"><h1>Heft</h1>${PROSE}<input value="x"></form>`],
    ['a page that is called as what stands around', `<div class="sidebar"><h1>Heft</h1>${PROSE}</div>`],
    ['a short one', '<h1>Heft</h1><p>Der Rat hat über die Brücke beraten.</p>'],
    ['one without a body', '<h1>Heft</h1>Der Rat hat über die Brücke beraten.'],
  ])('is not lost: %s', async (_, html) => {
    const { title, text } = await read(html);
    expect(title).toBe('Heft');
    expect(text).toMatch(/^Der Rat .*Brücke beraten/u);
  });

  it('has its first line for a title where it says none, as what another program writes', async () => {
    const { title, text } = await read(
      '<p>Die Brücke</p><p>Sie öffnet im März.</p><h2>Kosten</h2><p>Viel Geld.</p>',
    );
    expect([title, text]).toEqual(['Die Brücke', 'Sie öffnet im März.\n\nKosten\n\nViel Geld.']);
    expect((await read('<p>Sie öffnet im März.</p><h2>Kosten</h2><p>Viel.</p>')).title).toBe('Kosten');
  });

  it('joins lines as a browser does, parts paragraphs at two line breaks, and drops marks of notes and headings', async () => {
    const { text } = await read(
      '<h1>T</h1><h2>Teil<a class="headerlink" href="#t">¶</a></h2><p>Ein Satz,\n  der weitergeht<a role="doc-noteref" href="#n">1</a>.<br><br>Noch\tein Satz.</p>',
    );
    expect(text).toBe('Teil\n\nEin Satz, der weitergeht.\n\nNoch ein Satz.');
  });
});

const LINKED = '<a href="https://example.org/">';
/** As manuals have them: each name is a link. */
const LINKED_TABLE = `<div class="table"><p class="title">Brücken</p><table><thead><tr><th>Brücke</th><th>Länge</th><th>Bauart</th></tr></thead><tbody>
<tr><td> ${LINKED}Kettensteg</a> </td><td> ${LINKED}80</a> </td><td> Hängebrücke am ${LINKED}Wehr</a> </td></tr>
<tr><td> ${LINKED}Neue Brücke</a> </td><td> ${LINKED}120</a> </td><td> Bogenbrücke am ${LINKED}Markt</a> </td></tr></tbody></table></div>`;
const LINKED_SENTENCE = `<div class="section"><p>${LINKED}Der Wasserverband</a> stellt den Anwohnern für ${LINKED}die Pflege der Ufer (auch der alten Wehre am Mühlbach)</a> und ${LINKED}den Schutz der Fische in den Gräben</a> jedes Jahr Geräte.</p></div>`;

it('keeps the cells of a table and the sentences of an article that are mostly links', async () => {
  const { text } = await read(newsPage('', PROSE + LINKED_TABLE + LINKED_SENTENCE));
  expect(text).toContain('Kettensteg | 80 | Hängebrücke am Wehr');
  expect(text).toContain('jedes Jahr Geräte.');
});

describe('what a page says of its article', () => {
  it('is taken from JSON-LD, wherever it lies in it', async () => {
    const data = {
      '@graph': [
        { '@type': 'Organization', '@id': '#bote', name: 'Musterstädter Bote' },
        {
          '@type': ['NewsArticle'],
          headline: 'Die Brücke öffnet',
          datePublished: '2026-03-01T08:00:00+01:00',
          inLanguage: 'de-DE',
          mainEntityOfPage: { '@id': 'https://example.org/bruecke' },
          publisher: { '@id': '#bote' },
        },
      ],
    };
    const script = `<script type="application/ld+json">${JSON.stringify(data)}</script><script type="application/ld+json">{</script>`;
    expect(await read(newsPage(script, PROSE))).toMatchObject({
      title: 'Brücke öffnet',
      publisher: 'Musterstädter Bote',
      date: '2026-03-01T08:00:00+01:00',
      url: 'https://example.org/bruecke',
      language: 'de',
    });
  });

  it('is taken from Open Graph, the canonical address and the time below the headline', async () => {
    const head =
      '<meta property="og:title" content="Brücke öffnet im März"><meta property="og:site_name" content="Bote"><link rel="canonical" href="https://example.org/b">';
    expect(await read(newsPage(head, `<time datetime="2026-03-02">gestern</time>${PROSE}`))).toMatchObject({
      title: 'Brücke öffnet',
      publisher: 'Bote',
      date: '2026-03-02',
      url: 'https://example.org/b',
    });
  });

  it.each([
    ['javascript:alert(1)', '03/04/2024'],
    ['/relative', 'gestern'],
  ])('is left out where it is none: %s', async (url, date) => {
    const head = `<link rel="canonical" href="${url}"><meta name="date" content="${date}">`;
    expect(await read(newsPage(head, PROSE))).toMatchObject({ url: undefined, date: undefined });
  });
});

function streetPage(head: string): string {
  return `${head}<title>Straße</title><p>Die Brücke öffnet, sagt er.</p>`;
}

describe('the encoding of a page', () => {
  const latin1 = (head: string): Buffer => Buffer.from(streetPage(head), 'latin1');

  it.each([
    ['UTF-8 that nobody names', Buffer.from(streetPage(''))],
    ['what a page names', latin1('<meta charset="iso-8859-1">')],
    [
      'what an older page names',
      latin1('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">'),
    ],
    ['what XML names', latin1('<?xml version="1.0" encoding="ISO-8859-1"?>')],
    ['Western European that nobody names', latin1('')],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${streetPage('')}`, 'utf16le')],
    ['UTF-8 with its mark', Buffer.from(`\uFEFF${streetPage('<meta charset="latin1">')}`)],
  ])('is found: %s', async (_, bytes) => {
    const { title, text } = await read(bytes);
    expect([title, text]).toEqual(['Straße', 'Die Brücke öffnet, sagt er.']);
  });

  it.each([
    ['not-utf-8', latin1('<meta charset="utf-8">\n')],
    ['zero-bytes', Buffer.from('<p>\0</p>')],
    ['empty', Buffer.from(' \n')],
  ])('is named where the page is not in it: %s', async (kind, bytes) => {
    expect(await readArticle(FILE, bytes)).toMatchObject({ facts: { kind } });
  });
});

describe('a hostile page', () => {
  it('is named where it nests too deeply or holds nothing, and the others are read', async () => {
    const folder = await corpusFolder({
      'deep.html': `<title>T</title>${'<div>'.repeat(100_000)}<p>Ein Satz.</p>`,
      'empty.html': '<title>T</title><script>document.write("Ein Satz.")</script>',
      'good.htm': newsPage('', PROSE),
      'many.html': `<title>T</title><p>Ein Satz.</p>${'<b><a href=x>'.repeat(300)}`,
    });
    const { articles, problems } = await readCorpus(folder, new ArticleProcess());
    expect(articles.map(({ id }) => id)).toEqual(['good', 'many']);
    expect(problems.map(({ path, facts: { kind } }) => [path, kind])).toEqual([
      ['corpus/deep.html', 'nested-too-deeply'],
      ['corpus/empty.html', 'no-sentences'],
    ]);
    expect(problems.map(inEnglish).every(({ remedy }) => remedy !== '')).toBe(true);
  });

  it('keeps its data from what reads it', async () => {
    const script =
      '<script type="application/ld+json">{"@type":"Article","__proto__":{"headline":"x"},"constructor":{"name":"y"},"headline":{"toString":1}}</script>';
    expect((await read(newsPage(script, PROSE))).title).toBe('Brücke öffnet');
  });
});
