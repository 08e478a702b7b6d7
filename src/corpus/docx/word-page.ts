import { zipSync } from 'fflate';
import type { Nodes, Root } from 'hast';
import { ArticleFault } from '../corpus-fault.ts';
import { elementsBelow, parsePage } from '../html/page-tree.ts';

/** The parts of a document that hold text, as XML that is written for this. */
export interface WrittenParts {
  readonly document: string;
  readonly footnotes: string | undefined;
  readonly endnotes: string | undefined;
}

const LIST_LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const HEADINGS = [1, 2, 3, 4, 5, 6];

/** The styles that `rewriteBody` knows, and what they are on a page. */
const STYLES = [
  'p.Title => h1.title:fresh',
  ...HEADINGS.map((level) => `p.Heading${level} => h${level}:fresh`),
  ...LIST_LEVELS.map((level) => `p.List${level} => ${'ul > li > '.repeat(level - 1)}ul > li:fresh`),
  'p.Quote => blockquote > p:fresh',
  "p.Code => pre:separator('\\n')",
  'p.Text => p:fresh',
];

/** The library asks for the styles of tables and characters, whatever they are. */
const NO_STYLES = '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>';

/** Notes have it before their numbers, on this page as on those of Markdown. */
const NOTE_PREFIX = 'user-content-fn-';
/** The notes themselves, and what leads to them and back. */
const NOTE = new RegExp(`^${NOTE_PREFIX}(?:foot|end)note-\\d+$`, 'u');
const NOTE_REFERENCE = new RegExp(`^${NOTE_PREFIX}(?:foot|end)note-ref-\\d+$`, 'u');

/** Makes a page of a document. */
export async function wordPage({ document, footnotes, endnotes }: WrittenParts): Promise<Root> {
  const parts = { document, footnotes, endnotes, styles: NO_STYLES };
  const files = Object.entries(parts).flatMap(([name, xml]): [string, Uint8Array][] =>
    xml === undefined ? [] : [[`word/${name}.xml`, new TextEncoder().encode(xml)]],
  );
  // The library takes archives alone; what it is given lies in memory already.
  const html = await htmlOf(Buffer.from(zipSync(Object.fromEntries(files), { level: 0 })));
  const page: Root = { type: 'root', children: elementsBelow(parsePage(html), 'body') };
  markNotes(page);
  return page;
}

/** @throws ArticleFault where the library stumbles over what no program writes. */
async function htmlOf(buffer: Buffer): Promise<string> {
  const options = { styleMap: STYLES, includeDefaultStyleMap: false, includeEmbeddedStyleMap: false };
  // What reads other formats must not wait for it.
  const { default: mammoth } = await import('mammoth');
  try {
    const { value } = await mammoth.convertToHtml({ buffer }, { ...options, idPrefix: NOTE_PREFIX });
    return value;
  } catch (cause) {
    if (cause instanceof RangeError) throw cause;
    throw new ArticleFault({ kind: 'damaged' }, { cause });
  }
}

/** Tells the notes, and what leads to them and back, from text. */
function markNotes(node: Nodes): void {
  if (node.type === 'element') {
    const { properties, tagName, children } = node;
    const { id, href } = properties;
    if (tagName === 'a' && typeof id === 'string' && NOTE_REFERENCE.test(id))
      properties['dataFootnoteRef'] = '';
    if (tagName === 'a' && typeof href === 'string' && NOTE_REFERENCE.test(href.slice(1)))
      properties['dataFootnoteBackref'] = '';
    const [first] = children;
    if (tagName === 'ol' && first?.type === 'element' && NOTE.test(String(first.properties['id'])))
      properties['dataFootnotes'] = '';
  }
  if ('children' in node) for (const child of node.children) markNotes(child);
}
