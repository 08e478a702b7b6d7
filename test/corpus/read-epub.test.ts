import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { readArticle } from '../../src/corpus/article-formats.ts';
import { epubOf } from '../builders/archives.ts';

async function made(bytes: Uint8Array): Promise<Awaited<ReturnType<typeof readArticle>>> {
  return readArticle({ path: 'corpus/book.epub', ending: '.epub' }, bytes);
}

async function articleOf(bytes: Uint8Array): Promise<Article> {
  const article = await made(bytes);
  if ('facts' in article) throw new Error(JSON.stringify(article.facts));
  return article.article;
}

function fixture(name: string): Promise<Article> {
  return readFile(new URL(`../fixtures/files/${name}`, import.meta.url)).then(articleOf);
}

const METADATA = '<dc:title>Das Buch</dc:title>';

describe('an e-book of pandoc', () => {
  it.each(['satzung-pandoc-2.epub', 'satzung-pandoc-3.epub'])(
    '%s is read chapter by chapter',
    async (name) => {
      const article = await fixture(name);
      expect(article).toMatchObject({
        title: 'Satzung des Vereins Lesehalle Nordhang',
        publisher: 'Verein Lesehalle Nordhang',
        date: '2024-03-09',
        language: 'de',
      });
      expect(article.text).toContain(
        'Der Verein führt den Namen „Lesehalle Nordhang“. Er hat seinen Sitz in Beispielstadt.\n\nEingetragen wurde er am 4. Mai 1998 unter der Nummer VR 4711.\n\nBeiträge\n\n1. Der Jahresbeitrag',
      );
      expect(article.text).toMatch(
        /Die Fläche beträgt 120 m², und x² ist ein Quadrat. H₂O auch; n\s?=\s?5\./u,
      );
      expect(article.omissions.filter(({ what }) => what === 'text')).toEqual([]);
    },
  );

  it('names what is left out, with the chapter that it stands in', async () => {
    const { omissions } = await fixture('satzung-pandoc-3.epub');
    expect(omissions).toContainEqual(
      expect.objectContaining({ what: 'struck', part: 'EPUB/text/ch002.xhtml' }),
    );
    expect(omissions).toContainEqual(expect.objectContaining({ what: 'contents', part: 'EPUB/nav.xhtml' }));
  });
});

describe('an e-book of LibreOffice', () => {
  it('is read without what its style sheet hides', async () => {
    const article = await fixture('tagung-libreoffice.epub');
    expect(article).toMatchObject({ title: 'Protokoll der Jahresversammlung', date: '2025-02-14' });
    expect(article.text).toContain('und hat zwei Türen.');
    expect(article.omissions).toMatchObject([{ what: 'hidden', excerpt: '(streng geheim)' }]);
  });
});

/** An e-book whose package says that a part of it is encrypted. */
function veiled(algorithm: string, uri: string): Uint8Array {
  return epubOf(
    { 'a.xhtml': '<p>Das ist der Satz.</p>' },
    {
      metadata: METADATA,
      files: {
        'META-INF/encryption.xml': `<encryption><enc:EncryptedData xmlns:enc="urn:enc"><enc:EncryptionMethod Algorithm="${algorithm}"/><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`,
      },
    },
  );
}

describe('an e-book', () => {
  it('is read in the order of its spine, with elements that XML closes at once', async () => {
    const book = epubOf(
      {
        'b.xhtml': '<h1><a id="x"/>Zuerst</h1><p>Ein Satz<br/>steht hier.</p>',
        'a.xhtml': '<p>Noch einer.</p>',
      },
      { metadata: METADATA },
    );
    expect((await articleOf(book)).text).toBe('Zuerst\n\nEin Satz steht hier.\n\nNoch einer.');
  });

  it('is read without lists of links into it and numbers of printed pages, which are named', async () => {
    const list =
      '<ul><li><a href="b.xhtml">Eins</a> 1</li><li><a href="#x">Zwei</a> 7</li><li><a href="c.xhtml#y">Drei</a> 9</li></ul>';
    const book = epubOf(
      {
        'a.xhtml': `<h1>Inhalt</h1>${list}<p>Der Weg <span epub:type="pagebreak">12</span>ist weit.</p>`,
      },
      { metadata: METADATA },
    );
    const { text, omissions } = await articleOf(book);
    expect(text).toBe('Inhalt\n\nDer Weg ist weit.');
    expect(omissions).toEqual([
      { what: 'contents', line: 1, part: 'OPS/a.xhtml', excerpt: 'Eins 1Zwei 7Drei 9' },
      { what: 'running', line: 1, part: 'OPS/a.xhtml', excerpt: '12' },
    ]);
  });

  it('names a formula that needs more than a line as text that was not read', async () => {
    const formula = '<math><mfrac><mn>17</mn><mn>23</mn></mfrac></math>';
    const article = await articleOf(
      epubOf({ 'a.xhtml': `<p>Er ist ${formula} groß.</p>` }, { metadata: METADATA }),
    );
    expect(article.text).toBe('Er ist groß.');
    expect(article.omissions).toMatchObject([{ what: 'text', part: 'OPS/a.xhtml', excerpt: '1723' }]);
  });

  it('has the address, the house and the day that its package names', async () => {
    const metadata = `${METADATA}<dc:creator>Anna Beispiel</dc:creator><dc:publisher>Verlag Nordhang</dc:publisher><dc:identifier>urn:isbn:1</dc:identifier><dc:source>https://example.org/buch</dc:source><dc:date>2019-05-01T00:00:00Z</dc:date><dc:language>de-AT</dc:language>`;
    expect(await articleOf(epubOf({ 'a.xhtml': '<p>Das ist der Satz.</p>' }, { metadata }))).toMatchObject({
      title: 'Das Buch',
      publisher: 'Verlag Nordhang',
      url: 'https://example.org/buch',
      date: '2019-05-01',
      language: 'de',
    });
  });

  it('is no article where a chapter of it is encrypted', async () => {
    const book = veiled('http://www.w3.org/2001/04/xmlenc#aes256-cbc', 'OPS/a.xhtml');
    expect(await made(book)).toMatchObject({ facts: { kind: 'encrypted' } });
  });

  it('is one where its fonts alone are', async () => {
    const book = veiled('http://www.idpf.org/2008/embedding', 'OPS/font.otf');
    expect((await articleOf(book)).text).toBe('Das ist der Satz.');
  });
});
