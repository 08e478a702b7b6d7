import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/corpus/article-formats.ts';
import { pageAt, type Article } from '../../src/corpus/article.ts';
import { pageOfLines } from '../builders/small-pdf.ts';
import { articleFormatContract } from '../contracts/article-format-contract.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';

const SAMPLES = join(import.meta.dirname, 'pdf-samples');

async function made(name: string): ReturnType<typeof readArticle> {
  const bytes = await readFile(join(SAMPLES, name));
  return readArticle({ path: `corpus/${name}`, ending: '.pdf' }, new Uint8Array(bytes));
}

async function articleOf(name: string): Promise<Article> {
  const read = await made(name);
  if ('facts' in read) throw new Error(`${name} was not read: ${read.facts.kind}`);
  return read.article;
}

/** The blocks of an article, each with its mark: `#` for a heading, `*` for an item, `|` for a table. */
function blocksOf({ text, blocks }: Article): string[] {
  return blocks.map((block) => {
    const mark = block.kind === 'heading' ? '# ' : block.kind === 'table' ? '| ' : '* '.repeat(block.lists);
    return mark + text.slice(block.start, block.end);
  });
}

function omissionsOf({ omissions }: Article): string[] {
  return omissions.map(({ what, page, excerpt }) => `${what} ${page}: ${excerpt}`);
}

articleFormatContract({
  ending: '.pdf',
  write: ({ title, paragraphs }) => pageOfLines([title, ...paragraphs]),
  // All spaces are places where nothing is drawn.
  told: (text) => text.replaceAll('\u00a0', ' '),
  leavingOut: { file: () => readFile(join(SAMPLES, 'faehre.pdf')), kinds: ['running', 'contents'] },
});

describe('readPdf, of what TeX set in its old fonts on left and right pages', async () => {
  const article = await articleOf('faehre.pdf');
  const blocks = blocksOf(article);

  it('reads letters whose accents are set apart, and ligatures', () => {
    expect(article.title).toBe('Die Fähre von Ahlum');
    expect(article.language).toBe('de');
    expect(article.text).toContain(
      'Der Kapitän hieß Jürgen Äpfler und sprach öfter von Übermut als von Vorsicht.',
    );
    expect(article.text).toContain('Sie arbeiten in zwei Schichten');
  });

  it('joins words that were parted at the end of a line, and keeps a hyphen that belongs to the word', () => {
    expect(article.text).toContain('Die Donau-Dampfschiffe waren ihnen zu teuer');
    expect(article.text).toContain('Die Verwaltungsgerichtsbarkeit des Landes');
    expect(article.text).not.toMatch(/\p{Ll}- ?\p{Ll}/u);
  });

  it('joins a paragraph that goes on on the next page, and knows the page of each of its sentences', () => {
    const pageOf = (begins: string): number | undefined => {
      const sentence = sentencesOf(article).find(({ text }) => text.startsWith(begins));
      return sentence === undefined ? undefined : pageAt(article, sentence.start);
    };
    expect(pageOf('Die Donau-Dampfschiffe')).toBe(1);
    expect(pageOf('So kauften sie')).toBe(2);
    expect(pageOf('Im Winter des ersten Jahres')).toBe(2);
    expect(pageOf('Vier Fährleute')).toBe(3);
    expect(article.pages.map(({ page }) => page)).toEqual([1, 2, 3]);
  });

  it('keeps notes out of the sentences that name them, and their marks too', () => {
    expect(article.text).toContain('Fahrgäste getragen. Damals bestand');
    expect(blocks).toContain(
      'Gezählt wurde nach den Büchern des Fährmanns Öttinger, die im Stadtarchiv liegen.',
    );
  });

  it('leaves out and names heads, page numbers and the table of contents, and nothing else', () => {
    expect(omissionsOf(article)).toEqual([
      'running 1: 1',
      'contents 1: Inhaltsverzeichnis',
      'running 2: 2 Die Fähre von Ahlum',
      expect.stringMatching(/^running 3: 3 WER SIE F ?ÄHRT 3$/u),
    ]);
  });

  it('knows headings and the items of a list', () => {
    expect(blocks.filter((block) => /^# \d /u.test(block))).toEqual([
      '# 1 Wie es anfing',
      '# 2 Was sie kostet',
      '# 3 Wer sie fährt',
    ]);
    expect(blocks.filter((block) => block.startsWith('* '))).toHaveLength(3);
  });
});

describe('readPdf, of what TeX set in fonts of pixels, with a last column that is nearly empty', async () => {
  const article = await articleOf('tal.pdf');
  const blocks = blocksOf(article);

  it('reads letters, dashes and quotation marks that its fonts do not name', () => {
    expect(article.text).toContain('und öffnet von April bis Oktober');
    expect(article.text).toContain('denn die Straße dorthin');
    expect(article.text).toContain('wer sie besucht, zahlt 10–12 Kronen. Die Pflege der Geräte');
    expect(article.text).toContain('„Der Himmel gehört allen“, sagte Tom Weißfels zur Eröffnung.');
  });

  it('reads a column of few lines as one, where other pages have columns in the same place', () => {
    expect(blocks.slice(-3)).toEqual([
      '# 5 Anhang',
      'Zuletzt der Turm. Seine Glocke goss 1671 Georg Amsler.',
      'Er ist 48 Meter hoch.',
    ]);
  });

  it('leaves out heads that are alike on one side only', () => {
    expect(article.text).not.toContain('Durch das Tal');
  });

  it('takes the first heading alone for the title, where others come below text', () => {
    expect(article.title).toBe('1 Die Mühle');
    expect(blocks.filter((block) => block.startsWith('# '))).toEqual([
      '# 2 Die Sternwarte',
      '# 3 Der Hafen',
      '# 4 Das Rathaus',
      '# 5 Anhang',
    ]);
  });
});

describe('readPdf, of what TeX set in two columns', async () => {
  const article = await articleOf('lighthouse.pdf');
  const blocks = blocksOf(article);

  it('reads one column after the other, below what stands across both', () => {
    const headings = blocks.filter((block) => /^# (?:Abstract|\d)/u.test(block));
    expect(headings).toEqual([
      '# Abstract',
      '# 1 The first tower',
      '# 2 The second tower',
      '# 2.1 The lamp',
      '# 2.2 The colour',
      '# 3 What is left',
    ]);
    expect(article.text).toContain('found the difference between the two maps to be well-documented.');
  });

  it('reads a table as one, with its heads', () => {
    expect(blocks).toContain(
      '| Year | Height | Cost\n1841 | 12 feet | 9,000\n1845 | 60 feet | 31,000\n1850 | 118 feet | 61,000',
    );
  });

  it('knows what stands under which heading', () => {
    const block = article.blocks.find(({ start }) => article.text.startsWith('The tower was red', start));
    expect(article.text.slice(block?.heading?.start, block?.heading?.end)).toBe('2.2 The colour');
  });

  it('takes title and author from what the file says of itself', () => {
    expect(article).toMatchObject({
      title: 'A Lighthouse for Brackwater',
      publisher: 'Tove Lindqvist',
      language: 'en',
    });
  });
});

describe('readPdf, of what LibreOffice made', async () => {
  const article = await articleOf('garten.pdf');

  it('reads paragraphs, items, a table and a note', () => {
    const blocks = blocksOf(article);
    expect(blocks).toContain('* Bohnen, die den Zaun zur Straße begrünen;');
    expect(blocks).toContain(
      '| Beet | Fläche | Beitrag\nklein | 12 m² | 36 Euro\nmittel | 20 m² | 55 Euro\ngroß | 35 m² | 90 Euro',
    );
    expect(blocks).toContain('Die Zahl stammt aus dem Jahresbericht des Vereins für 2023.');
    expect(article.text).toContain('haben 84 Familien dort Beete angelegt. Der Boden');
  });

  it('takes its date from the file', () => {
    expect(article.date).toMatch(/^\d{4}-\d{2}-\d{2}$/u);
    expect(article.publisher).toBe('Jana Petrelli');
  });
});

describe('readPdf, of a page that a browser printed', async () => {
  const article = await articleOf('marche.pdf');

  it('reads three columns, and leaves out what the browser printed around them and what runs aslant', () => {
    expect(article.text).toMatch(/Une halle de fer[^]*Ce que l’on y vend[^]*Un projet contesté/u);
    expect(article.text).toContain('Le loyer est de 14 euros par jour, eau et électricité comprises.');
    expect(omissionsOf(article)).toEqual([
      expect.stringMatching(/^(?:turned|running) 1: /u),
      expect.stringMatching(/^(?:turned|running) 1: /u),
      expect.stringMatching(/^(?:turned|running) 1: /u),
    ]);
    expect(article.text).not.toContain('ÉPREUVE');
    expect(article.text).not.toContain('127.0.0.1');
  });

  it('knows its language, and does not take the day of printing for its date', () => {
    expect(article).toMatchObject({ title: 'Le marché de Saint-Aubin', language: 'fr', date: undefined });
  });
});

describe('readPdf', () => {
  it.each([
    ['Andrea´s Café: Hab´ ich l´eau gesagt?', 'Andrea´s Café: Hab´ ich l´eau gesagt?'],
    ['Im Caf´e der Universit¨at gibt es das `a la carte.', 'Im Café der Universität gibt es das à la carte.'],
  ])(
    'composes accents that are set apart, and keeps what is typed for an apostrophe: %s',
    async (line, text) => {
      const pdf = pageOfLines(['Das Bad', line]);
      const read = await readArticle({ path: 'corpus/a.pdf', ending: '.pdf' }, pdf);
      expect('article' in read && read.article.text).toContain(text);
    },
  );

  it.each([
    ['a password', 'locked.pdf', 'pdf-locked'],
    ['pages that are pictures', 'scan.pdf', 'no-text-layer'],
    ['what is no PDF', 'make.sh', 'pdf-damaged'],
  ])('says that it cannot read %s', async (_, name, kind) => {
    expect(await made(name)).toMatchObject({ facts: { kind } });
  });

  it('reads what is left of a damaged file, or says that it is damaged', async () => {
    const bytes = new Uint8Array(await readFile(join(SAMPLES, 'lighthouse.pdf')));
    for (const share of [0.1, 0.5, 0.9]) {
      const cut = bytes.slice(0, share * bytes.length);
      const read = await readArticle({ path: 'corpus/cut.pdf', ending: '.pdf' }, cut);
      if ('facts' in read)
        expect(['pdf-damaged', 'no-text-layer', 'no-sentences']).toContain(read.facts.kind);
      else expect(read.article.text).not.toBe('');
    }
  });
});
