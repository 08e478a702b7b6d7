import { describe, expect, it } from 'vitest';
import { readArticle } from '../../src/corpus/article-formats.ts';
import { ArticleProcess } from '../../src/corpus/article-process.ts';
import { readCorpus } from '../../src/corpus/read-corpus.ts';
import { pdfStream, smallPdf } from '../builders/small-pdf.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';

const CATALOG = '<</Type/Catalog/Pages 2 0 R>>';
const ONE_PAGE = '<</Type/Pages/Kids[3 0 R]/Count 1>>';
const FONT = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
const SENTENCE = 'BT /F 12 Tf 20 200 Td (A ferry crosses the river twice a day.) Tj ET\n';

function page(resources: string): string {
  return `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Resources<<${resources}>>/Contents 4 0 R>>`;
}

const TEXT_PAGE = page('/Font<</F 5 0 R>>');

/** A picture within a picture. */
function form(inner: number, content: string): Uint8Array {
  const resources = `/Resources<</Font<</F 5 0 R>>/XObject<</X ${inner} 0 R>>>>`;
  return pdfStream(`/Type/XObject/Subtype/Form/BBox[0 0 300 300]${resources}`, content);
}

async function read(pdf: Uint8Array): ReturnType<typeof readArticle> {
  return readArticle({ path: 'corpus/hostile.pdf', ending: '.pdf' }, pdf);
}

describe('a PDF that is made to harm', () => {
  it('is read where it only lies about its pages, or holds a page that holds itself', async () => {
    const liar = smallPdf([
      CATALOG,
      '<</Type/Pages/Kids[3 0 R]/Count 2000000000>>',
      TEXT_PAGE,
      pdfStream('', SENTENCE),
      FONT,
    ]);
    expect(await read(liar)).toMatchObject({ article: { text: 'A ferry crosses the river twice a day.' } });
    const picture = form(6, `/X Do ${SENTENCE}`);
    const own = smallPdf([
      CATALOG,
      ONE_PAGE,
      page('/XObject<</X 6 0 R>>'),
      pdfStream('', '/X Do'),
      FONT,
      picture,
    ]);
    expect(await read(own)).toMatchObject({ article: { title: 'A ferry crosses the river twice a day.' } });
  });

  it('is named where its pages hold themselves, or are too many', async () => {
    const tree = smallPdf([CATALOG, '<</Type/Pages/Kids[2 0 R 2 0 R]/Count 4>>', TEXT_PAGE]);
    expect(await read(tree)).toMatchObject({ facts: { kind: 'pdf-damaged' } });
    const pages = `<</Type/Pages/Kids[${'3 0 R '.repeat(5000)}]/Count 5000>>`;
    const long = smallPdf([CATALOG, pages, TEXT_PAGE, pdfStream('', SENTENCE), FONT]);
    expect(await read(long)).toMatchObject({ facts: { kind: 'too-many-pages', pages: 5000 } });
  });

  it('is ended where it draws each of its pictures ten times, and the others are read', async () => {
    const depth = 10;
    const pictures = Array.from({ length: depth }, (_, at) =>
      form(7 + at, at < depth - 1 ? '/X Do '.repeat(10) : SENTENCE),
    );
    const first = page('/XObject<</X 6 0 R>>');
    const bomb = smallPdf([CATALOG, ONE_PAGE, first, pdfStream('', '/X Do'), FONT, ...pictures]);
    const good = '# A good article\n\nIt has a sentence.\n';
    const folder = await corpusFolder({ 'bomb.pdf': bomb, 'good.md': good });
    const limits = { seconds: () => 1, megabytes: 1000 };
    const { articles, problems } = await readCorpus(folder, new ArticleProcess(limits));
    expect(articles.map(({ id }) => id)).toEqual(['good']);
    expect(problems).toEqual([{ path: 'corpus/bomb.pdf', facts: { kind: 'too-slow', seconds: 1 } }]);
  });
});
