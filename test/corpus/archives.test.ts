import { describe, expect, it } from 'vitest';
import { openArchive } from '../../src/corpus/archive/open-archive.ts';
import type { ArticleEnding } from '../../src/corpus/article-endings.ts';
import { readArticle } from '../../src/corpus/article-formats.ts';
import { ArticleFault } from '../../src/corpus/corpus-fault.ts';
import { archiveOf, docxOf, epubOf, paragraph } from '../builders/archives.ts';

async function kindOf(bytes: Uint8Array, ending: ArticleEnding = '.docx'): Promise<string> {
  const made = await readArticle({ path: `corpus/text${ending}`, ending }, bytes);
  return 'facts' in made ? made.facts.kind : `"${made.article.text}"`;
}

function faultOf(work: () => unknown): string | undefined {
  try {
    work();
  } catch (fault) {
    return fault instanceof ArticleFault ? fault.facts.kind : 'another fault';
  }
  return undefined;
}

const GOOD = docxOf({ document: paragraph('Ein Turm') + paragraph('Er ist hoch.') });

describe('a file with the name of a document', () => {
  it('that is none is told from one that an old Word wrote and from one that is damaged', async () => {
    const old = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0, 0);
    expect(await kindOf(GOOD)).toBe('"Er ist hoch."');
    expect(await kindOf(new Uint8Array())).toBe('empty');
    expect(await kindOf(new TextEncoder().encode('{\\rtf1 Ein Turm}'))).toBe('no-archive');
    expect(await kindOf(old)).toBe('compound-file');
    expect(await kindOf(archiveOf({ 'xl/workbook.xml': '<workbook/>' }))).toBe('no-document');
    expect(await kindOf(archiveOf({ mimetype: 'application/epub+zip' }), '.epub')).toBe('no-document');
    expect(await kindOf(GOOD.subarray(0, 900))).toBe('damaged');
  });

  it('is damaged or unharmed wherever a byte of it is turned, and never another text', async () => {
    const kinds = new Set<string>();
    for (let at = 0; at < GOOD.length; at += 31) {
      const turned = Uint8Array.from(GOOD);
      turned[at] = (turned[at] ?? 0) ^ 0x55;
      kinds.add(await kindOf(turned));
    }
    const named = new Set([
      '"Er ist hoch."',
      'damaged',
      'encrypted',
      'no-archive',
      'no-document',
      'unpacks-too-large',
    ]);
    // Without the part that has its styles a document is still one, and without its title none.
    expect([...kinds].filter((kind) => !named.has(kind))).toEqual([]);
  });
});

describe('an archive', () => {
  it('is not unpacked where it says that it is a bomb, and no further than it says', () => {
    const bomb = archiveOf({ a: new Uint8Array(1_500_000) });
    expect(faultOf(() => openArchive(bomb).read('a'))).toBe('unpacks-too-large');
    // The size in its directory, 24 bytes behind the beginning of the entry.
    const directory = new DataView(bomb.buffer, bomb.byteOffset + bomb.length - 22).getUint32(16, true);
    new DataView(bomb.buffer, bomb.byteOffset).setUint32(directory + 24, 1000, true);
    expect(faultOf(() => openArchive(bomb).read('a'))).toBe('damaged');
  });

  it('names nothing outside of itself, whatever its entries are called', () => {
    const archive = openArchive(archiveOf({ '../../etc/passwd': 'a', '/etc/passwd': 'b', 'c\\d.xml': 'e' }));
    expect(archive.read('etc/passwd')).toBeUndefined();
    expect(new TextDecoder().decode(archive.read('c/d.xml'))).toBe('e');
  });
});

/** An archive with a document and paths that lead out of it. */
function withParts(document: string): Uint8Array {
  return archiveOf({
    '_rels/.rels':
      '<Relationships><Relationship Type="x/officeDocument" Target="/word/../word/document.xml"/><Relationship Type="x/core-properties" Target="../../../../etc/passwd"/></Relationships>',
    'word/document.xml': document,
  });
}

describe('hostile XML', () => {
  const word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

  it('has no entities: they are read as they stand, and no document of Word has any', async () => {
    const laughs = '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">';
    const document = `<?xml version="1.0"?><!DOCTYPE d [${laughs}]><w:document ${word}><w:body>${paragraph('Ein Turm')}${paragraph('Er &b; &c; lacht.')}</w:body></w:document>`;
    expect(await kindOf(withParts(document))).toBe('damaged');
    const metadata = '<dc:title>Ein &b; &c; Turm</dc:title>';
    const book = await readArticle(
      { path: 'corpus/book.epub', ending: '.epub' },
      epubOf({ 'a.xhtml': '<p>Er ist hoch.</p>' }, { metadata, doctype: `<!DOCTYPE d [${laughs}]>` }),
    );
    expect(book).toMatchObject({ article: { title: 'Ein &b; &c; Turm' } });
  });

  it('is named where it is nested too deeply', async () => {
    const deep = `<w:document ${word}>${'<w:sdt>'.repeat(10_000)}${'</w:sdt>'.repeat(10_000)}</w:document>`;
    const page = '<div>'.repeat(10_000);
    expect(await kindOf(withParts(deep))).toBe('nested-too-deeply');
    expect(await kindOf(epubOf({ 'a.xhtml': page }, { metadata: '<dc:title>T</dc:title>' }), '.epub')).toBe(
      'nested-too-deeply',
    );
  });

  it('is damaged where it is cut off', async () => {
    expect(await kindOf(withParts(`<w:document ${word}><w:body>`))).toBe('damaged');
  });
});
