import { guessLanguage } from '../language/detect-language.ts';
import { knowledgeOf, type Language } from '../language/language.ts';
import type { ArticleDraft, DraftBlock } from './article-draft.ts';
import { ArticleFault } from './corpus-fault.ts';
import { vocabularyOf, type Hyphenation } from './joined-lines.ts';
import { bareName } from './pdf/headings.ts';
import { openPdf, type OpenedPdf } from './pdf/open-pdf.ts';
import { pageColumns } from './pdf/page-columns.ts';
import { readColumns } from './pdf/pdf-blocks.ts';
import { pdfHead } from './pdf/pdf-head.ts';

/**
 * Reads the text of a PDF in reading order. Running heads, page numbers, the table of contents, text that is turned and listings
 * are left out and named.
 * @throws ArticleFault where it is locked, damaged, too long or has no text
 */
export async function readPdf(bytes: Uint8Array): Promise<ArticleDraft> {
  const pdf = await openPdf(bytes);
  return draftOf(pdf);
}

/** Fewer letters a page are what a scanner stamps on it. */
const FEWEST_LETTERS = 8;

function draftOf({ pages, info, outline }: OpenedPdf): ArticleDraft {
  const letters = pages.flatMap(({ runs }) => runs).reduce((sum, { text }) => sum + text.length, 0);
  if (letters < FEWEST_LETTERS * pages.length) throw new ArticleFault({ kind: 'no-text-layer' });
  const head = pdfHead(info);
  const { columns, typography, omissions, shown } = pageColumns(pages);
  const lines = columns.flatMap((column) => column.lines.map(({ text }) => text));
  const content = readColumns(columns, {
    typography,
    hyphenation: hyphenationOf(lines, head.language),
    outline: new Map(outline.map((entry) => [bareName(entry.title), entry])),
  });
  const omitted = new Set(content.omitted.flatMap(({ segments }) => segments));
  return {
    ...head,
    ...withoutTitle(head.title, content),
    omissions: [...omissions, ...content.omissions],
    unread: [],
    shown: shown
      .filter(({ segment }) => !omitted.has(segment))
      .map(({ segment, text }) => ({ page: segment.page, text })),
    marks: content.marks,
    warnings: [],
  };
}

/** Where more lines end in half a word than compounds explain, a program parted words. */
const PARTED_BY_PROGRAM = 0.03;
const SEAM = /(?<half>\p{L}{2,40})[-\u2010]\n(?<other>\p{Ll}{2,40})/gu;

/** What parts words at the ends of lines in this document: its own words tell, and how often it happens. */
function hyphenationOf(lines: readonly string[], language: Language | undefined): Hyphenation {
  const text = lines.join('\n');
  const vocabulary = vocabularyOf(text);
  let [words, compounds, all] = [0, 0, 0];
  for (const { groups } of text.matchAll(SEAM)) {
    const [half = '', other = ''] = [groups?.['half']?.toLowerCase(), groups?.['other']];
    if (vocabulary.has(half + other)) words++;
    if (vocabulary.has(`${half}-${other}`)) compounds++;
    all++;
  }
  const hyphensPartWords =
    knowledgeOf(language ?? guessLanguage(text)).hyphensPartWords ||
    words > compounds ||
    (words === compounds && all > PARTED_BY_PROGRAM * lines.length);
  return { vocabulary, hyphensPartWords };
}

/** A longer first line is no title. */
const LONGEST_FIRST_LINE = 120;

/** The title that the file gives, else the headline, else the first line; a headline that is the title is left out. */
function withoutTitle(
  given: string | undefined,
  { blocks, headline }: Pick<ReturnType<typeof readColumns>, 'blocks' | 'headline'>,
): { readonly title: string | undefined; readonly blocks: readonly DraftBlock[] } {
  const written = headline.map(({ text }) => text).join(' ');
  const isTitle = written !== '' && (given === undefined || bareName(given) === bareName(written));
  if (isTitle) {
    const parts = new Set<DraftBlock>(headline);
    return { title: given ?? written, blocks: blocks.filter((block) => !parts.has(block)) };
  }
  if (given !== undefined) {
    const same = blocks.find((block) => block.kind === 'heading' && bareName(block.text) === bareName(given));
    return { title: given, blocks: blocks.filter((block) => block !== same) };
  }
  const [first] = blocks;
  const isShort = first !== undefined && first.kind !== 'table' && first.text.length <= LONGEST_FIRST_LINE;
  return { title: isShort ? first.text : undefined, blocks };
}
