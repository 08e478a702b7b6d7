import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { readArticle } from '../../src/corpus/article-formats.ts';
import { docxOf, paragraph } from '../builders/archives.ts';

async function articleOf(bytes: Uint8Array): Promise<Article> {
  const made = await readArticle({ path: 'corpus/text.docx', ending: '.docx' }, bytes);
  if ('facts' in made) throw new Error(JSON.stringify(made.facts));
  return made.article;
}

function fixture(name: string): Promise<Article> {
  return readFile(new URL(`../fixtures/files/${name}`, import.meta.url)).then(articleOf);
}

/** Each block with the number of lists that it lies in, and `#` before a heading. */
function outline({ text, blocks }: Article): string[] {
  return blocks.map((block) => {
    const own = text.slice(block.start, block.end);
    if (block.kind === 'table') return own;
    return `${block.kind === 'heading' ? '# ' : '- '.repeat(block.lists)}${own}`;
  });
}

const TITLE = paragraph('Ein Titel', '<w:pStyle w:val="T"/>');
const STYLES = '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>';

function titled(document: string, parts: Partial<Parameters<typeof docxOf>[0]> = {}): Promise<Article> {
  return articleOf(docxOf({ ...parts, document: TITLE + document, styles: STYLES + (parts.styles ?? '') }));
}

describe('a document of LibreOffice', () => {
  it('is read with the numbers of its headings and paragraphs, its notes, boxes and tables', async () => {
    const article = await fixture('protokoll-libreoffice.docx');
    expect(article).toMatchObject({
      title: 'Protokoll der Jahresversammlung',
      publisher: 'Runder Tisch Nordhang',
      date: '2025-02-14',
      language: 'de',
    });
    expect(outline(article)).toEqual([
      '# § 1 Eröffnung',
      'Die Versammlung begann um 18 Uhr im großen Saal. Es kamen 31 Mitglieder.',
      'Der Raum misst 80 m² und hat zwei Türen.',
      '# § 2 Beschlüsse',
      '# 2.1 Beiträge',
      '(1) Der Beitrag steigt auf 26 Euro.',
      '(2) Frei sind:',
      '- a) Kinder bis 14 Jahre,',
      '- b) Ehrenmitglieder.',
      'Das wurde einstimmig beschlossen.',
      '(3) Die Regel gilt ab 1. März.',
      '# 2.2 Anschaffungen',
      'Gekauft werden:',
      '- ein Beamer,',
      '- zwei Tische.',
      'Am Rand steht etwas.',
      'Die Quittungen verwahrt die Kasse.',
      'Sache | Preis | Frist\nBeamer | 480 Euro | Mai 2025\nTische | 120 Euro | Mai 2025',
      'Mehr steht auf der Seite des Vereins.',
      '- Eingeladen wurde am 3. Januar durch Aushang.',
      '- Die Liste liegt im Büro aus.',
    ]);
  });

  it('names what is left out: contents, hidden and deleted text, comments, heads and feet of pages', async () => {
    const { omissions } = await fixture('protokoll-libreoffice.docx');
    expect(omissions.map(({ what, excerpt }) => ({ what, excerpt }))).toEqual([
      { what: 'contents', excerpt: 'Inhaltsverzeichnis § 1 Eröffnung 1 § 2 Beschlüsse 1' },
      { what: 'hidden', excerpt: '(streng geheim)' },
      { what: 'struck', excerpt: 'mit großer Mehrheit' },
      { what: 'comment', excerpt: 'Bitte noch prüfen!' },
      { what: 'running', excerpt: 'Runder Tisch Nordhang, vertraulich' },
      { what: 'running', excerpt: 'Seite 1' },
    ]);
  });
});

describe('a run that is not read', () => {
  it.each([
    ['strike', 'struck'],
    ['dstrike', 'struck'],
    ['vanish', 'hidden'],
  ])('is left out and named, also where its paragraph begins with it: %s', async (property, what) => {
    const left = `<w:r><w:rPr><w:${property}/></w:rPr><w:t xml:space="preserve">Der Eintritt ist frei. </w:t></w:r>`;
    const text = `<w:p>${left}<w:r><w:t>Der Eintritt kostet 5 Euro.</w:t></w:r></w:p>`;
    const article = await articleOf(docxOf({ document: paragraph('Das Bad') + text }));
    expect(article.text).toBe('Der Eintritt kostet 5 Euro.');
    expect(article.omissions).toMatchObject([{ what, excerpt: 'Der Eintritt ist frei.' }]);
  });
});

describe('a run that a style alone hides or strikes', () => {
  const styles =
    styleOf('character', 'Base', '<w:rPr><w:vanish/></w:rPr>') +
    styleOf('character', 'Secret', '<w:basedOn w:val="Base"/>') +
    styleOf('character', 'Old', '<w:rPr><w:strike/></w:rPr>') +
    styleOf('character', 'Older', '<w:rPr><w:dstrike/></w:rPr>') +
    styleOf('character', 'Seen', '<w:basedOn w:val="Base"/><w:rPr><w:vanish w:val="0"/></w:rPr>') +
    styleOf('paragraph', 'Note', '<w:rPr><w:vanish/></w:rPr>');

  it('is left out and named as one that says so itself, which stands above its styles', async () => {
    const runs =
      styled('Geheim.', 'Secret') +
      styled('Offen.', 'Seen') +
      styled('Alt.', 'Old') +
      styled('Gezeigt.', 'Secret', '<w:vanish w:val="0"/>') +
      styled('Sehr alt.', 'Older') +
      run('Heute.');
    const article = await titled(`<w:p>${runs}</w:p>`, { styles });
    expect(article.text).toBe('Offen. Gezeigt. Heute.');
    expect(article.omissions).toMatchObject([
      { what: 'hidden', excerpt: 'Geheim.' },
      { what: 'struck', excerpt: 'Alt.' },
      { what: 'struck', excerpt: 'Sehr alt.' },
    ]);
  });

  it('is so by the style of its paragraph, unless that of its text turns it back', async () => {
    const note = `<w:p><w:pPr><w:pStyle w:val="Note"/></w:pPr>${run('Intern. ')}${styled('Für alle.', 'Base')}</w:p>`;
    const article = await titled(note, { styles });
    expect(article.text).toBe('Für alle.');
    expect(article.omissions).toMatchObject([{ what: 'hidden', excerpt: 'Intern.' }]);
  });

  it('is so by the style of paragraphs that name none', async () => {
    const byDefault =
      '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:rPr><w:vanish/></w:rPr></w:style>';
    const shown = `<w:p>${run('Offen. ', '<w:vanish w:val="0"/>')}${run('Geheim.')}</w:p>`;
    expect((await titled(shown, { styles: byDefault })).text).toBe('Offen.');
  });
});

describe('a document of pandoc', () => {
  it('is read with lists that go on behind a paragraph, raised figures and formulas of a line', async () => {
    const article = await fixture('satzung-pandoc.docx');
    expect(article).toMatchObject({ title: 'Satzung des Vereins Lesehalle Nordhang', date: '2024-03-09' });
    const lines = outline(article);
    expect(lines).toContain('(3) Studierende zahlen die Hälfte.');
    expect(lines).toContain('- - b) auch anteilig.');
    expect(lines).toContain('Die Fläche beträgt 120 m², und x² ist ein Quadrat. H₂O auch; n=5.');
    expect(lines).toContain(
      'Gruppe | Beitrag | Frist\nErwachsene | 24 Euro | 31. Januar\nFamilien | 40 Euro | 31. März',
    );
    expect(article.omissions.map(({ what }) => what)).toEqual(['struck', 'code']);
  });
});

describe('the title of a document', () => {
  it('is what is styled as one, before what a program noted', async () => {
    const core = '<dc:title>Vorlage 7</dc:title><dc:creator>python-docx</dc:creator>';
    expect(await titled(paragraph('Ein Satz steht hier.'), { core })).toMatchObject({
      title: 'Ein Titel',
      publisher: undefined,
    });
  });

  it('is the noted one where none is styled, unless it is the name of a file', async () => {
    const document = paragraph('Der Turm') + paragraph('Er ist hoch.');
    const noted = await articleOf(docxOf({ document, core: '<dc:title>Türme</dc:title>' }));
    const named = await articleOf(
      docxOf({ document, core: '<dc:title>Microsoft Word - turm.doc</dc:title>' }),
    );
    expect([noted.title, named.title]).toEqual(['Türme', 'Der Turm']);
    expect([noted.text, named.text]).toEqual(['Der Turm\n\nEr ist hoch.', 'Er ist hoch.']);
  });
});

describe('the language of a document', () => {
  it('is not the one of the program where the words are of another', async () => {
    const text = 'Das ist ein Satz, der auf Deutsch geschrieben wurde und nicht auf Englisch.';
    expect((await titled(paragraph(text), { core: '<dc:language>en-US</dc:language>' })).language).toBe('de');
  });
});

function level(ilvl: number, format: string, pattern: string, more = ''): string {
  return `<w:lvl w:ilvl="${ilvl}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/>${more}</w:lvl>`;
}

function numbered(text: string, ilvl: number, numId = 1): string {
  return paragraph(text, `<w:numPr><w:ilvl w:val="${ilvl}"/><w:numId w:val="${numId}"/></w:numPr>`);
}

describe('the numbers of a document', () => {
  const abstract = `<w:abstractNum w:abstractNumId="0">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '%3)')}</w:abstractNum>`;

  it('count on, begin again below a higher level, and where a list starts anew', async () => {
    const numbering = `${abstract}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="4"/></w:lvlOverride></w:num>`;
    const article = await titled(
      numbered('Eins.', 0) +
        numbered('Zwei.', 1) +
        numbered('Drei.', 2) +
        paragraph('Dazwischen.') +
        numbered('Vier.', 2) +
        numbered('Fünf.', 0) +
        numbered('Sechs.', 1) +
        numbered('Sieben.', 0, 2),
      { numbering },
    );
    expect(outline(article)).toEqual([
      '- I. Eins.',
      '- - I.1 Zwei.',
      '- - - a) Drei.',
      'Dazwischen.',
      '- - - b) Vier.',
      '- II. Fünf.',
      '- - II.1 Sechs.',
      '- IV. Sieben.',
    ]);
  });

  it('come from the style of a paragraph, too', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'decimal', 'Artikel %1', '<w:pStyle w:val="A"/>')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const styles =
      '<w:style w:type="paragraph" w:styleId="A"><w:name w:val="Artikel"/><w:basedOn w:val="H"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>' +
      '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>';
    const article = await titled(
      paragraph('Namen', '<w:pStyle w:val="A"/>') +
        paragraph('Er heißt Turm.') +
        paragraph('Sitz', '<w:pStyle w:val="A"/>') +
        paragraph('Er steht.'),
      { numbering, styles },
    );
    expect(outline(article)).toEqual([
      '# Artikel 1 Namen',
      'Er heißt Turm.',
      '# Artikel 2 Sitz',
      'Er steht.',
    ]);
  });
});

function styleOf(type: string, id: string, inner: string): string {
  return `<w:style w:type="${type}" w:styleId="${id}">${inner}</w:style>`;
}

function styled(text: string, id: string, more = ''): string {
  return run(`${text} `, `<w:rStyle w:val="${id}"/>${more}`);
}

function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

describe('what the library of documents does not read', () => {
  it('is read: simple fields, links, and what old and new programs are told apart', async () => {
    const article = await titled(
      `<w:p>${run('Tabelle ')}<w:fldSimple w:instr="SEQ Tabelle">${run('7')}</w:fldSimple>${run(' zeigt ')}<w:hyperlink r:id="r1" w:anchor="x" xmlns:r="urn:r">${run('alles')}</w:hyperlink><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice/><mc:Fallback><w:t>.</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>`,
    );
    expect(article.text).toBe('Tabelle 7 zeigt alles.');
  });

  it('is named: a formula with a fraction', async () => {
    const formula =
      '<m:oMath xmlns:m="urn:m"><m:f><m:num><m:r><m:t>17</m:t></m:r></m:num><m:den><m:r><m:t>23</m:t></m:r></m:den></m:f></m:oMath>';
    const article = await titled(`<w:p>${run('Der Anteil ist ')}${formula}${run('.')}</w:p>`);
    expect(article.text).toBe('Der Anteil ist .');
    expect(article.omissions).toEqual([{ what: 'text', part: 'word/document.xml', excerpt: '1723' }]);
  });
});
