import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/corpus/article.ts';
import { composeArticle } from '../../src/corpus/compose-article.ts';
import { readMarkdown } from '../../src/corpus/read-markdown.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { rangesAsQuoted, textAsRead } from '../../src/sentences/text-as-read.ts';

function read(body: string): Article {
  return composeArticle(readMarkdown(`# Titel\n\n${body}`), 'corpus/article.md').article;
}

/** What can be quoted of the body: each as it is quoted and, behind an arrow, as it is read where that differs. */
function quotable(body: string): string[] {
  return sentencesOf(read(body)).map((sentence) => {
    const asRead = textAsRead(sentence);
    return asRead === sentence.text ? sentence.text : `${sentence.text} → ${asRead}`;
  });
}

const PRICES = '| Karte | Preis |\n|---|--:|\n| Tageskarte | 12 Euro |\n| Zehnerkarte | 99 Euro |';

describe('a table', () => {
  it('is quoted row by row and read with its heads', () => {
    expect(quotable(PRICES)).toEqual([
      'Tageskarte | 12 Euro → Karte: Tageskarte; Preis: 12 Euro',
      'Zehnerkarte | 99 Euro → Karte: Zehnerkarte; Preis: 99 Euro',
    ]);
  });

  it('stands in the article’s text with its heads above its rows, and each cell at its offsets', () => {
    const article = read(PRICES);
    expect(article.text).toBe('Karte | Preis\nTageskarte | 12 Euro\nZehnerkarte | 99 Euro');
    const [sentence] = sentencesOf(article);
    expect(article.text.slice(sentence?.start, sentence?.end)).toBe('Tageskarte | 12 Euro');
    expect(sentence?.cells?.map(({ head, start, end }) => [head, sentence.text.slice(start, end)])).toEqual([
      ['Karte', 'Tageskarte'],
      ['Preis', '12 Euro'],
    ]);
  });

  it('is one paragraph to the embedding', () => {
    expect(sentencesOf(read(`Davor.\n\n${PRICES}\n\nDanach.`)).map(({ paragraph }) => paragraph)).toEqual([
      0, 1, 1, 2,
    ]);
  });

  it('may have no head, or heads for some columns', () => {
    expect(quotable('|||\n|-|-|\n| a | b |')).toEqual(['a | b → a; b']);
    expect(quotable('| | Mo | Di |\n|-|-|-|\n| Bad | 8 Uhr | 9 Uhr |')).toEqual([
      'Bad | 8 Uhr | 9 Uhr → Bad; Mo: 8 Uhr; Di: 9 Uhr',
    ]);
    expect(quotable('| nur | Köpfe |\n|-|-|')).toEqual(['nur | Köpfe → nur; Köpfe']);
  });

  it('leaves out empty cells and rows that say nothing, and keeps cells beyond its head', () => {
    expect(quotable('| a | b |\n|-|-|\n| c | |\n| | d |\n| – | ✓ |\n| e | ✓ | f |')).toEqual([
      'c → a: c',
      'd → b: d',
      'e | ✓ | f → a: e; b: ✓; f',
    ]);
  });

  it('keeps cells of several sentences, of markup and of line breaks whole', () => {
    expect(quotable('| A |\n|-|\n| Ein *Satz*. Noch<br>`einer`! |')).toEqual([
      'Ein Satz. Noch einer! → A: Ein Satz. Noch einer!',
    ]);
  });

  it('ends where prose follows, and begins behind prose', () => {
    expect(quotable(`Die Preise:\n${PRICES}\nDie Halle ist groß.`)).toEqual([
      'Die Preise:',
      'Tageskarte | 12 Euro → Karte: Tageskarte; Preis: 12 Euro',
      'Zehnerkarte | 99 Euro → Karte: Zehnerkarte; Preis: 99 Euro',
      'Die Halle ist groß.',
    ]);
  });

  it('gives merged cells of HTML to each row and under each head', () => {
    const table =
      '<table><caption>Preise 2024</caption><tr><th rowspan="2">Karte</th><th colspan="2">Preis</th></tr>' +
      '<tr><th>Erw.</th><th>Kind</th></tr><tr><td rowspan="2">Tag</td><td>9</td><td>5</td></tr>' +
      '<tr><td colspan="2">frei</td></tr></table>';
    expect(quotable(table)).toEqual([
      'Preise 2024',
      'Tag | 9 | 5 → Karte: Tag; Preis / Erw.: 9; Preis / Kind: 5',
      'Tag | frei → Karte: Tag; Preis / Erw. | Preis / Kind: frei',
    ]);
  });

  it('begins anew where new heads stand below rows, and spans no section', () => {
    const [gain, loss] = ['Gewinn', 'Verlust'].map((name) => `<tr><th>Jahr</th><th>${name}</th></tr>`);
    expect(
      quotable(
        `<table>${gain}<tr><td>2020</td><td>9</td></tr>${loss}<tr><td>2021</td><td>7</td></tr></table>`,
      ),
    ).toEqual(['2020 | 9 → Jahr: 2020; Gewinn: 9', '2021 | 7 → Jahr: 2021; Verlust: 7']);
    const spanning = '<thead><tr><th rowspan="2">Name</th><th>Preis</th></tr></thead>';
    expect(quotable(`<table>${spanning}<tbody><tr><td>Kind</td><td>5</td></tr></tbody></table>`)).toEqual([
      'Kind | 5 → Name: Kind; Preis: 5',
    ]);
    expect(
      quotable(
        '<table><tr><th>Ort</th><th>Tag</th></tr><tr><td rowspan="0">Ulm</td><td>Mo</td></tr><tr><td>Di</td></tr></table>',
      ),
    ).toEqual(['Ulm | Mo → Ort: Ulm; Tag: Mo', 'Ulm | Di → Ort: Ulm; Tag: Di']);
  });

  it('is none where it lays out a page', () => {
    expect(quotable('<table><tr><td><p>Eins. Zwei.</p><ul><li>Drei</li></ul></td></tr></table>')).toEqual([
      'Eins.',
      'Zwei.',
      'Drei',
    ]);
    expect(
      quotable(
        '<table><tr><td>Links.</td><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>',
      ),
    ).toEqual(['Links.', 'a | b → a; b']);
  });

  it('has no row that is longer than a sentence may be', () => {
    const long = 'Wort '.repeat(300).trim();
    const sentences = sentencesOf(
      read(`| a | b | c |\n|-|-|-|\n| ${long} | ${long} | ${`${long} `.repeat(2)} |`),
    );
    expect(sentences.map(({ text }) => text.length <= 2000)).toEqual(sentences.map(() => true));
    expect(sentences.map(({ cells }) => cells?.map(({ head }) => head))).toEqual([
      ['a'],
      ['b'],
      ['c'],
      ['c'],
    ]);
  });

  it('is read, whatever its cells say that they span', () => {
    const row = '<tr><td colspan="65534" rowspan="65534">a</td><td>b</td></tr>';
    expect(read(`<table>${row.repeat(5000)}</table>`).blocks).toHaveLength(1);
  });
});

describe('an item of a list', () => {
  it('is read behind what announces it, by the depth of its list', () => {
    expect(quotable('Wir brauchen:\n\n- Obst:\n  - Äpfel\n- Brot\n\nDanach:\n\nGehen wir.')).toEqual([
      'Wir brauchen:',
      'Obst: → Wir brauchen: Obst:',
      'Äpfel → Obst: Äpfel',
      'Brot → Wir brauchen: Brot',
      'Danach:',
      'Gehen wir.',
    ]);
  });

  it('stands alone where nothing announces it', () => {
    expect(quotable('Es ist so.\n\n- Brot\n\n## Teil\n\n- Milch')).toEqual(['Es ist so.', 'Brot', 'Milch']);
  });
});

describe('the words of an answer', () => {
  const [row] = sentencesOf(read(PRICES));

  it.each([
    ['a cell', '12 Euro', ['12 Euro']],
    ['a head', 'Preis', []],
    ['head and cell', 'Preis: 12', ['12']],
    ['two cells', 'karte; Preis: 12 Euro', ['karte', '12 Euro']],
    ['the whole row', 'Karte: Tageskarte; Preis: 12 Euro', ['Tageskarte', '12 Euro']],
  ])('in %s of a row are found in its cells', (_, words, expected) => {
    if (row === undefined) throw new Error('The table has no row');
    const start = textAsRead(row).indexOf(words);
    const ranges = rangesAsQuoted(row, { start, end: start + words.length });
    expect(ranges.map((range) => row.text.slice(range.start, range.end))).toEqual(expected);
  });

  it('in a lead are none of the item', () => {
    const item = { text: 'Brot und Salz', cells: undefined, lead: 'Wir brauchen:' };
    expect(rangesAsQuoted(item, { start: 0, end: 'Wir brauchen: Brot'.length })).toEqual([
      { start: 0, end: 4 },
    ]);
    expect(rangesAsQuoted(item, { start: 0, end: 5 })).toEqual([]);
  });
});
