import type { Element, Parents, Root } from 'hast';
import type { Omission } from '../article.ts';
import { elementsBelow, parsePage } from '../html/page-tree.ts';
import { excerptOf } from '../left-out.ts';
import { lineOf, textBelow } from '../page/elements.ts';

/** A chapter of an e-book as a page. */
export interface ChapterPage {
  readonly page: Root;
  /** What was taken out of it: lists of chapters, numbers of printed pages, and formulas, as text that is not read. */
  readonly omissions: readonly Omission[];
}

/** An element without content in XML, as HTML does not know it: `<a id="x"/>`, `<title/>`. */
const SELF_CLOSING = /<([A-Za-z][\w:.-]*)(\s[^<>]*)?\/>/gu;
/** In HTML these never have content. */
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/iu;

/** Fewer links are no list of contents. */
const FEWEST_LINKS = 3;
/** Of its text a list of contents has so much in links; the rest are numbers and leaders. */
const LEAST_LINKED = 0.9;
const LISTS = new Set(['ul', 'ol', 'dl', 'nav', 'table', 'body']);

/**
 * Reads the XHTML of a chapter as a browser reads HTML, which takes up what is not well-formed, too.
 *
 * @param hidden classes whose elements the book does not show
 */
export function chapterPage(xhtml: string, hidden: ReadonlySet<string>): ChapterPage {
  const html = xhtml.replaceAll(SELF_CLOSING, (tag, name: string, attributes = '') =>
    VOID.test(name) ? tag : `<${name}${attributes}></${name}>`,
  );
  const page: Root = { type: 'root', children: elementsBelow(parsePage(html), 'body') };
  const omissions: Omission[] = [];
  takeOut(page, omissions, hidden);
  return { page, omissions };
}

/** Takes out of a page what is no text of the book, and tells notes from it. */
function takeOut(parent: Parents, omissions: Omission[], hidden: ReadonlySet<string>): void {
  const taken = new Set<unknown>();
  for (const child of parent.children) {
    if (child.type !== 'element') continue;
    const what = classesOf(child).some((name) => hidden.has(name)) ? 'hidden' : kindOf(child);
    if (what === undefined) {
      mark(child);
      takeOut(child, omissions, hidden);
      continue;
    }
    const text = textBelow(child);
    taken.add(child);
    const line = lineOf(child, 1);
    if (text.trim() !== '')
      omissions.push({ what, ...(line !== undefined && { line }), excerpt: excerptOf(text) });
  }
  if (taken.size > 0)
    Object.assign(parent, { children: parent.children.filter((child) => !taken.has(child)) });
}

function kindOf(element: Element): Omission['what'] | undefined {
  // A formula as a program has it, beside the one that is shown.
  if (/^annotation(?:-xml)?$/u.test(element.tagName)) return 'hidden';
  // Its parts, one behind the other, would be another formula.
  if (element.tagName === 'math' && !isLine(element)) return 'text';
  if (isOfType(element, 'pagebreak')) return 'running';
  if (isOfType(element, 'toc') || isOfType(element, 'landmarks') || isOfType(element, 'page-list'))
    return 'contents';
  return LISTS.has(element.tagName) && linksOnly(element) ? 'contents' : undefined;
}

/** Whether an element is of a kind that EPUB names (`epub:type`, or `role` with the prefix `doc-`). */
function isOfType({ properties }: Element, type: string): boolean {
  const { role } = properties;
  const types = String(properties['epub:type'] ?? properties['epubType'] ?? '').split(/\s+/u);
  const roles = Array.isArray(role) ? role : [role];
  return types.includes(type) || roles.includes(`doc-${type}`);
}

/** Whether an element holds hardly anything but links into the book. */
function linksOnly(element: Element): boolean {
  const links = linksIn(element).filter(
    ({ properties }) => !/^[a-z][a-z\d+.-]*:/iu.test(properties['href'] ?? 'none:'),
  );
  if (links.length < FEWEST_LINKS) return false;
  const linked = links.reduce((sum, link) => sum + lettersIn(link), 0);
  return linked >= LEAST_LINKED * lettersIn(element);
}

function linksIn({ children }: Element): Element[] {
  return children.flatMap((child) => {
    if (child.type !== 'element') return [];
    return child.tagName === 'a' ? [child] : linksIn(child);
  });
}

function lettersIn(element: Element): number {
  return textBelow(element).match(/\p{L}/gu)?.length ?? 0;
}

/** What of a formula can stand in a line. */
const IN_LINE =
  /^(?:math|semantics|mrow|mstyle|mi|mn|mo|ms|mtext|mspace|msup|msub|annotation|annotation-xml|sup|sub)$/u;

function isLine({ tagName, children }: Element): boolean {
  if (!IN_LINE.test(tagName)) return false;
  return (
    tagName.startsWith('annotation') || children.every((child) => child.type !== 'element' || isLine(child))
  );
}

/** Tells notes, their marks and the ways back from text, and what a formula raises. */
function mark(element: Element): void {
  const { properties, tagName, children } = element;
  if (isOfType(element, 'noteref')) properties['dataFootnoteRef'] = '';
  if (isOfType(element, 'backlink') || isArrow(element)) properties['dataFootnoteBackref'] = '';
  if (NOTES.some((type) => isOfType(element, type)) || classesOf(element).includes('footnotes')) {
    properties['dataFootnotes'] = '';
    for (const note of itemsIn(element))
      note.properties['id'] = `user-content-fn-${String(note.properties['id'])}`;
  }
  const place = tagName === 'msup' ? 'sup' : tagName === 'msub' ? 'sub' : undefined;
  const exponent = children.filter((child) => child.type === 'element')[1];
  if (place !== undefined && exponent !== undefined) exponent.tagName = place;
}

const NOTES = ['footnotes', 'endnotes', 'rearnotes'];

function classesOf({ properties: { className } }: Element): readonly string[] {
  return Array.isArray(className) ? className.map(String) : [];
}

/** A rule of a style sheet for a class as a whole, and what it says. */
const CLASS_RULE = /^\.([\w-]{1,100})\s*\{([^{}]*)$/u;
const HIDING = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu;

/** The classes whose elements a style sheet hides. What it says of some devices alone counts for none. */
export function hiddenClasses(css: string): string[] {
  return outerRules(css.replaceAll(COMMENT, '')).flatMap((text) => {
    const [, name = '', rule = ''] = CLASS_RULE.exec(text.trim()) ?? [];
    return HIDING.test(rule) ? [name] : [];
  });
}

const COMMENT = /\/\*[^*]*\*\//gu;

/** The rules of a style sheet that stand in no other, without the bracket that ends each. */
function outerRules(css: string): string[] {
  const rules: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: bracket, index } of css.matchAll(/[{}]/gu)) {
    depth = bracket === '{' ? depth + 1 : Math.max(0, depth - 1);
    if (depth > 0) continue;
    rules.push(css.slice(start, index));
    start = index + 1;
  }
  return rules;
}

/** A link within the chapter whose text is a mark: the way back from a note. */
function isArrow({ tagName, properties, children }: Element): boolean {
  const { href } = properties;
  const isWithin = tagName === 'a' && typeof href === 'string' && href.startsWith('#');
  return isWithin && children.length > 0 && /^[^\p{L}\p{N}]+$/u.test(children.map(textBelow).join(''));
}

/** The items of the lists right below an element. */
function itemsIn({ children }: Element): Element[] {
  const elements = children.filter((child) => child.type === 'element');
  return elements.flatMap((child) => {
    if (child.tagName === 'li') return [child];
    return child.tagName === 'ol' || child.tagName === 'ul' ? itemsIn(child) : [];
  });
}
