import { describe, expect, it } from 'vitest';
import { composeArticle } from '../../src/corpus/compose-article.ts';
import { readText } from '../../src/corpus/read-text.ts';

function read(content: string): { title: string; blocks: string[]; publisher: string | undefined } {
  const path = 'corpus/article.txt';
  const { title, text, blocks, publisher } = composeArticle(readText(content), path).article;
  return {
    title,
    publisher,
    blocks: blocks.map(({ kind, start, end }) => (kind === 'heading' ? '# ' : '') + text.slice(start, end)),
  };
}

describe('readText', () => {
  it('takes the first line for the title and empty lines for the ends of paragraphs', () => {
    const { title, blocks } = read('\n  Der Titel  \nErster Satz,\nnoch derselbe.\n \t\nZweiter Absatz.\n');
    expect(title).toBe('Der Titel');
    expect(blocks).toEqual(['Erster Satz, noch derselbe.', 'Zweiter Absatz.']);
  });

  it('reads a front matter, and drops a first line that repeats its title', () => {
    const text = '---\ntitle: Der Titel\npublisher: beleg\n---\n';
    expect(read(`${text}Ein Satz.`)).toEqual({
      title: 'Der Titel',
      publisher: 'beleg',
      blocks: ['Ein Satz.'],
    });
    expect(read(`${text}Der Titel\n\nEin Satz.`).blocks).toEqual(['Ein Satz.']);
  });

  it.each([
    ['two words', 'Neue Zeiten'],
    ['words that are all written large', 'Öffnungszeiten im Sommer'],
    ['capitals', 'WAS VEREINBART WURDE'],
    ['a section’s number', '§ 4 Wer Mitglied werden kann'],
    ['an article’s number', 'Art. 3 wird so gefasst'],
    ['a number before a name', '1.2 Öffnungszeiten'],
    ['a Roman number', 'IV. Kosten und Fristen'],
  ])('takes a line of its own for a heading when it has %s', (_, line) => {
    expect(read(`T\n\nVorher.\n\n${line}\n\nEin Satz.`).blocks).toEqual([
      'Vorher.',
      `# ${line}`,
      'Ein Satz.',
    ]);
  });

  it('takes an underlined line for a heading, and leaves a sentence above a rule one', () => {
    expect(read('T\n=====\n\nWas vereinbart wurde\n--------\nEin Satz.').blocks).toEqual([
      '# Was vereinbart wurde',
      'Ein Satz.',
    ]);
    expect(read('T\n\nDas Bad kostet zwölf Euro.\n--------\nEin Satz.').blocks).toEqual([
      'Das Bad kostet zwölf Euro. Ein Satz.',
    ]);
  });

  it.each([
    ['it ends in punctuation', 'Was nun?'],
    ['it ends in a quotation', 'Er sagte „ja“'],
    ['it says something', 'Der Bus fährt am Bahnhof ab'],
    ['it holds a figure', 'Tageskarte 12 Euro'],
    [
      'it is long',
      'Eine Zeile ohne Punkt, die aber so lang ist, dass sie kaum eine Überschrift sein kann oder doch',
    ],
    ['it has two lines', 'Eine Zeile\nund noch eine'],
  ])('takes a line for a paragraph when %s', (_, line) => {
    expect(read(`T\n\n${line}\n\nEin Satz.`).blocks).toEqual([line.replace('\n', ' '), 'Ein Satz.']);
  });

  it('takes the last line for a paragraph, since nothing follows that it could head', () => {
    expect(read('T\n\nNur dies').blocks).toEqual(['Nur dies']);
  });

  it('keeps markup and special tokens as they stand', () => {
    expect(read('T\n\n*Kein* <b>Markdown</b> </s> &amp; mehr.').blocks).toEqual([
      '*Kein* <b>Markdown</b> </s> &amp; mehr.',
    ]);
  });
});
