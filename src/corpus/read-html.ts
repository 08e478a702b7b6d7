import { plainText } from '../language/visible-text.ts';
import type { ArticleDraft, DraftText } from './article-draft.ts';
import { withinTheStack } from './corpus-fault.ts';
import { decodeHtml } from './html/decode-html.ts';
import { mainContent } from './html/main-content.ts';
import { pageMetadata } from './html/page-metadata.ts';
import { parsePage } from './html/page-tree.ts';
import { lineReader } from './line-breaks.ts';
import { readPage, type PageBlock } from './page/page-blocks.ts';
import { shownTexts } from './page/shown-text.ts';

/**
 * Reads a page of HTML: its main content, block by block, as a browser would show it. Menus, forms and whatever else stands
 * around the article are left out and named, with all that Markdown leaves out.
 */
export function readHtml(bytes: Uint8Array): ArticleDraft {
  const html = decodeHtml(bytes);
  return withinTheStack(() => draftOf(html));
}

function draftOf(html: string): ArticleDraft {
  const root = parsePage(html);
  const { page, omissions: around } = mainContent(root);
  const metadata = pageMetadata(root, page);
  const shown = shownTexts(page, 1);
  const lines = lineReader(shown.map(({ text }) => text).join('\n\n'), metadata.language);
  const { blocks, omissions } = readPage(page, { firstLine: 1, lines });
  const headings = blocks.flatMap((block) => (block.kind === 'heading' ? [block] : []));
  const title = metadata.title ?? plainText((blocks.slice(0, 1).find(mayBeTitle) ?? headings[0])?.text ?? '');
  const isTitle = (block: PageBlock): boolean => block.kind !== 'table' && plainText(block.text) === title;
  // What programs write of a document may have its title as a paragraph.
  const headline = [...blocks.slice(0, 1), ...headings].find(isTitle);
  return {
    ...metadata,
    title,
    blocks: blocks.filter((block) => block !== headline),
    omissions: [...omissions, ...around.filter(({ excerpt }) => excerpt !== title)],
    unread: [],
    shown: shown.flatMap(({ text, ...place }) =>
      lines.parts(text).map((part) => ({ ...place, text: part.text })),
    ),
    marks: [],
    warnings: [],
  };
}

/** Characters of a title that nobody marked as one. */
const LONGEST_UNMARKED = 150;

/** Whether a block may be the title of a page that says none: a line that is no sentence. */
function mayBeTitle(block: PageBlock): block is PageBlock & DraftText {
  return (
    block.kind !== 'table' &&
    block.text.length <= LONGEST_UNMARKED &&
    !/[.!?…:;,]$/u.test(block.text.trimEnd())
  );
}
