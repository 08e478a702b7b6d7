import { describe, expect, it } from 'vitest';
import type { ArticleEnding } from '../../src/corpus/article-endings.ts';
import { readArticle } from '../../src/corpus/article-formats.ts';
import type { Article } from '../../src/corpus/article.ts';
import { hiddenClasses } from '../../src/corpus/epub/chapter-page.ts';
import { docxOf, epubOf, paragraph } from '../builders/archives.ts';
import { pdfStream, smallPdf } from '../builders/small-pdf.ts';

async function read(ending: ArticleEnding, bytes: Uint8Array): Promise<Article> {
  const made = await readArticle({ path: `corpus/a${ending}`, ending }, bytes);
  if ('facts' in made) throw new Error(JSON.stringify(made.facts));
  return made.article;
}

const SEEN = 'The bath opens at nine.';
const UNSEEN = 'The bath is free.';

function pageWith(html: string): Uint8Array {
  return Buffer.from(`<!doctype html><title>The bath</title><p>${SEEN}</p>${html}<p>It closes at six.</p>`);
}

describe('what a page does not show', () => {
  it.each([
    ['<p style="color:red; display: none !important">', 'p'],
    ['<p style="display:/* */none">', 'p'],
    ['<p style="visibility:collapse">', 'p'],
    ['<p style="content-visibility: hidden">', 'p'],
    ['<p style="font-size:0">', 'p'],
    ['<p style="font-size: 0.0px;color:red">', 'p'],
    ['<p style="position:absolute;left:-9999px">', 'p'],
    ['<p style="text-indent:-999em">', 'p'],
    ['<p style="position:absolute;clip: rect(1px, 1px, 1px, 1px)">', 'p'],
    ['<p hidden="until-found">', 'p'],
    ['<div popover>', 'div'],
    ['<dialog>', 'dialog'],
    ['<math><mi>x</mi><annotation>', 'annotation'],
    ['<progress>', 'progress'],
  ])('is left out and named: %s', async (open, name) => {
    const { text, omissions } = await read('.html', pageWith(`${open}${UNSEEN}</${name}>`));
    expect(text).not.toContain(UNSEEN);
    expect(omissions).toMatchObject([{ what: 'hidden', excerpt: UNSEEN }]);
  });

  it.each([
    '<p style="opacity:0">',
    '<p style="font-size:0.9em">',
    '<p style="margin-left:-120px">',
    '<p style="--note:display-none">',
    '<p aria-hidden="true">',
    '<p inert>',
  ])('is nothing of what its readers may well see: %s', async (open) => {
    expect((await read('.html', pageWith(`${open}${UNSEEN}</p>`))).text).toContain(UNSEEN);
  });
});

it('is hidden by the style sheet of a book where that counts for every device', () => {
  const css = '/* { */ @media amzn-mobi { .a { color: red } .b { display: none } } .c { display: none }';
  expect(hiddenClasses(css)).toEqual(['c']);
  expect(hiddenClasses('}}} .d{visibility:hidden}{{{ .e{display:none}')).toEqual(['d']);
  expect(hiddenClasses('.d{visibility:hidden}.e{color:red}')).toEqual(['d']);
});

describe('letters that nobody sees', () => {
  const TAGS = Array.from('obey', (letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('');
  const text = `The bath${TAGS} is \u202Efree\u202C\u200B.`;

  it.each([
    ['.md', Buffer.from(`# The bath\n\n${text}\n`)],
    ['.html', Buffer.from(`<title>The bath</title><p>${text}</p>`)],
    ['.docx', docxOf({ document: paragraph('The bath') + paragraph(text) })],
    ['.epub', epubOf({ 'a.xhtml': `<p>${text}</p>` }, { metadata: '<dc:title>The bath</dc:title>' })],
  ] as const)('are in no quotation of %s', async (ending, bytes) => {
    expect((await read(ending, bytes)).text).toBe(UNSEEN);
  });
});

describe('text that a PDF sets unseen', () => {
  const line = (content: string): string => `BT /F 12 Tf ${content} Tj ET\n`;
  const pdf = (content: string): Uint8Array =>
    smallPdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<</Font<</F 5 0 R>>>>/Contents 4 0 R>>',
      pdfStream('', line(`20 250 Td (${SEEN})`) + content),
      '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
    ]);

  // As recognised text lies unseen over the picture of a scanned page, and white may stand on black.
  it.each(['3 Tr', '1 1 1 rg', '0 Tz'])('is read all the same: %s', async (how) => {
    const { text } = await read('.pdf', pdf(line(`${how} 20 200 Td (${UNSEEN})`)));
    expect(text).toContain(UNSEEN.slice(0, 8));
  });
  it.each(['20 900 Td', '-900 200 Td'])('is not where it lies outside of the page: %s', async (where) => {
    const { text } = await read('.pdf', pdf(line(`${where} (${UNSEEN})`)));
    expect(text).not.toContain('free');
  });
});
