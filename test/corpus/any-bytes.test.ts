import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ARTICLE_ENDINGS, type ArticleEnding } from '../../src/corpus/article-endings.ts';
import { readArticle } from '../../src/corpus/article-formats.ts';
import { fileFacts } from '../../src/corpus/file-facts.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';
import { docxOf, epubOf, paragraph } from '../builders/archives.ts';
import { pageOfLines } from '../builders/small-pdf.ts';

const TEXT = 'The bath opens at nine. It closes at six, [on Sundays](https://bath.example/) at five.';

/** A good file of each ending, to be damaged. */
const GOOD: Readonly<Record<ArticleEnding, Uint8Array>> = {
  '.md': Buffer.from(
    `---\ntitle: The bath\nurl: https://bath.example/\n---\n\n${TEXT}\n\n- a\n\n| a |\n| - |\n| b |\n`,
  ),
  '.txt': Buffer.from(`The bath\n\n${TEXT}\n\n1. a\n2. b\n`),
  '.html': pageOf('html'),
  '.htm': pageOf('meta name="date" content="2024-01-05"'),
  '.pdf': pageOfLines(['The bath', 'The bath opens at nine.', 'It closes at six.']),
  '.docx': docxOf({
    document: paragraph('The bath') + paragraph(TEXT) + '<w:tbl><w:tr><w:tc/></w:tr></w:tbl>',
  }),
  '.epub': epubOf(
    { 'a.xhtml': `<h1>The bath</h1><p>${TEXT}</p>` },
    { metadata: '<dc:title>Bath</dc:title>' },
  ),
};

function pageOf(tag: string): Uint8Array {
  return Buffer.from(
    `<!doctype html><${tag}><title>The bath</title><script type="application/ld+json">{"@type":"Article","url":"https://bath.example/"}</script><h1>The bath</h1><p>${TEXT}</p><table><td>a</table>`,
  );
}

/** What breaks readers: ends of texts and marks, names of prototypes, what nobody sees, numbers beyond their bounds. */
const SHARDS = [
  '\0',
  '\n',
  '\r',
  '"',
  "'",
  '<',
  '>',
  '</',
  '<!--',
  ']]>',
  '<![CDATA[',
  '&#0;',
  '&#x110000;',
  '&lt',
  '<?',
  '<p',
  '<table>',
  '<svg>',
  '<template>',
  '__proto__',
  'constructor',
  '{"@type":"Article","headline":{"a":[null]}}',
  '---\n',
  '- &a [*a]\n',
  '[](',
  '\\',
  '`',
  '|',
  '***',
  '\u202E',
  '\uD800',
  '\u{E0041}',
  '\uFEFF',
  '4294967295',
  '-1',
  '9'.repeat(400),
  'PK\u0003\u0004',
  'PK\u0005\u0006',
  'endobj',
  'stream\n',
  '<<',
  '>>',
  '/Kids',
  '0 R',
  'Td',
  '%PDF-',
  '<w:p>',
  '<w:tbl>',
  '<w:instrText>',
  'xmlns:w="x"',
  '<itemref idref="c0"/>',
  '../../a',
];

const cut = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  put: fc.oneof(
    fc.constantFrom(...SHARDS).map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 8 }),
  ),
  times: fc.nat(3),
});

/** The file with some parts of it taken out or overwritten. */
function damaged(
  file: Uint8Array,
  cuts: readonly { at: number; length: number; put: Uint8Array; times: number }[],
): Buffer {
  return cuts.reduce((bytes, { at, length, put, times }) => {
    const start = Math.floor(at * bytes.length);
    const puts = Array.from({ length: times }, () => put);
    return Buffer.concat([bytes.subarray(0, start), ...puts, bytes.subarray(start + length)]);
  }, Buffer.from(file));
}

/** It is an article, of which each sentence stands in its text, or it is named why not: nothing is a bug. */
async function isRead(ending: ArticleEnding, bytes: Uint8Array): Promise<void> {
  const made = await readArticle({ path: `corpus/a${ending}`, ending }, bytes);
  if ('facts' in made) {
    fileFacts.parse(made.facts);
    return;
  }
  const { article, warnings } = made;
  for (const { facts } of warnings) fileFacts.parse(facts);
  expect(article.title).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  expect(article.url ?? 'https:').toMatch(/^https?:/u);
  for (const { text } of sentencesOf(article)) expect(text).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
}

/** Where the damage is done within the archive, whose sums are right. */
const WITHIN: Readonly<Partial<Record<ArticleEnding, (damage: (text: string) => string) => Uint8Array>>> = {
  '.docx': (damage) =>
    docxOf({
      document: damage(
        `${paragraph('The bath')}${paragraph(TEXT, '<w:numPr><w:numId w:val="1"/></w:numPr>')}`,
      ),
      styles: damage('<w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/></w:style>'),
      numbering: damage('<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'),
    }),
  '.epub': (damage) =>
    epubOf(
      { 'a.xhtml': damage(`<h1>The bath</h1><p>${TEXT}</p><math><mi>x</mi></math>`) },
      { metadata: damage('<dc:title>The bath</dc:title><dc:date>2024</dc:date>') },
    ),
};

describe.each(ARTICLE_ENDINGS)('whatever bytes a file holds that ends in %s', (ending) => {
  it('it is an article, or is named with what keeps it from being one', async () => {
    const runs = { seed: 16, numRuns: 15 };
    const cuts = fc.array(cut, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(cuts, (some) => {
        const within = WITHIN[ending]?.((text) => damaged(Buffer.from(text), some).toString());
        return isRead(ending, within ?? damaged(GOOD[ending], some));
      }),
      runs,
    );
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), (bytes) => isRead(ending, bytes)),
      runs,
    );
  });
});
