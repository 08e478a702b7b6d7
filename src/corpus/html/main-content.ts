import type { Element, ElementContent, Root } from 'hast';
import type { Omission } from '../article.ts';
import { excerptOf } from '../left-out.ts';
import { isBlock, lineOf, omissionOf, textBelow } from '../page/elements.ts';
import { elementsBelow } from './page-tree.ts';
import { PageWeights } from './page-weights.ts';
import { readableElements } from './readable-elements.ts';

/* Which part of a page is its article, and what of that part is not. */

/** What is no text of an article, by its element and by its role. */
const AROUND = new Set(['nav', 'form', 'button', 'input', 'select', 'textarea', 'menu']);
const ROLES_AROUND =
  /^(?:navigation|search|menu|menubar|toolbar|tablist|button|dialog|alertdialog|doc-toc|doc-backlink)$/u;

/** What may be part of an article, and is none where the library that knows pages leaves it out. */
const MAYBE_AROUND = new Set(['aside', 'footer']);

/** How authors of pages call what stands around the article: a word of a class, an id or a role. */
const NAMED_AROUND =
  /(?:^|[\s_-])(?:ads?|advert|adverts|advertisement|author|banner|breadcrumbs?|byline|comments?|consent|contentinfo|cookies?|footer|login|menu|nav|navbar|navigation|newsletter|pager|pagination|promo|recommended|related|share|sharing|sidebar|skip|social|sponsored|subscribe|tags|teaser|toc|widget)(?:$|[\s_-])/iu;

const HEADINGS: readonly string[] = ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'];

/** Of an element's letters those in links, from which on it is a list of links. */
const MOSTLY_LINKS = 0.5;

/** A paragraph that ends as a sentence does, and has so many letters beside its links, is text. */
const SENTENCE_LETTERS = 40;
const ENDS_SENTENCE = /[.!?…]["'“”‘’»)\]]?$/u;

/** Of the page's prose the part that its article holds at least: the library chose one of the parts that the article is made of. */
const LEAST_PROSE = 0.6;

/** How much more prose may come with a headline that stands outside: a lead, the caption of a picture. */
const MOST_WITH_HEADLINE = 1.5;

/** What is called as if it stood around the article, and holds so much of the page's prose, is the article. */
const MOST_PROSE_AROUND = 0.5;

interface MainContent {
  /** A page of the article alone. */
  readonly page: Root;
  /** What stands around it. */
  readonly omissions: readonly Omission[];
}

/** Takes out of a page what is no part of its article. */
export function mainContent(root: Root): MainContent {
  const [body] = elementsBelow(root, 'body');
  if (body === undefined) return { page: root, omissions: [] };
  const weights = new PageWeights(body, (element) => {
    // Some sites put the whole page into a form.
    return element.tagName !== 'form' && (isAround(element) || isNamedAround(element));
  });
  const readable = readableElements(body);
  const chosen = readable?.roots.filter((element) => element.tagName === 'form' || !isAround(element)) ?? [];
  const roots = articleRoots(body, weights, chosen.length > 0 ? chosen : namedRoots(body));
  const prose = weights.proseOf(roots);
  // Without one of its cells a row would say something else.
  const ofTables = new Set(elementsBelow(body, 'table').filter(isDataTable).flatMap(partsOfTable));
  const isLinks = (element: Element): boolean =>
    weights.linkedShare(element) >= MOSTLY_LINKS && !isSentence(element, weights.linkedShare(element));
  const isOutside = (element: Element): boolean => {
    if (weights.proseOf([element]) > MOST_PROSE_AROUND * prose) return false;
    if (isAround(element)) return true;
    if (
      ofTables.has(element) ||
      isNote(element) ||
      !isBlock(element) ||
      HEADINGS.includes(element.tagName) ||
      isDataTable(element)
    )
      return false;
    if (readable !== undefined && holdsAny(element, readable.kept)) return false;
    const isList = (): boolean => elementsBelow(element, ...HEADINGS).length === 0;
    return isNamedAround(element) || (readable !== undefined && isLinks(element) && isList());
  };
  return new ContentCut(roots, weights, isOutside).cut(body);
}

/** What the page itself says is its main part. */
function namedRoots(body: Element): readonly Element[] {
  const [main = body] = elementsBelow(body, 'main');
  const [article, ...others] = elementsBelow(main, 'article');
  return [article === undefined || others.length > 0 ? main : article];
}

/** The elements that hold the article: those that were found, up to the headline and to most of the page's prose. */
function articleRoots(body: Element, weights: PageWeights, found: readonly Element[]): readonly Element[] {
  const [headline, ...others] = elementsBelow(body, 'h1');
  let roots = found;
  if (headline !== undefined && others.length === 0) {
    const above = weights.commonParent([...found, headline]) ?? body;
    if (weights.proseOf([above]) <= MOST_WITH_HEADLINE * weights.proseOf(found)) roots = [above];
  }
  const pathOf = (elements: readonly Element[]): readonly Element[] =>
    weights.pathUp(weights.commonParent(elements) ?? body);
  const least = LEAST_PROSE * weights.proseOf([body]);
  if (weights.proseOf(roots) < least)
    roots = [pathOf(roots).find((element) => weights.proseOf([element]) >= least) ?? body];
  // What holds no more prose may hold what belongs to it: a picture, a table.
  const most = weights.proseOf(roots);
  const around = pathOf(roots).findLast((element) => weights.proseOf([element]) <= most);
  return around === undefined ? roots : [around];
}

/** Cuts a page down to its article, and names what it leaves out. */
class ContentCut {
  readonly #roots: ReadonlySet<Element>;
  readonly #paths: ReadonlySet<Element>;
  readonly #isOutside: (element: Element) => boolean;
  readonly #omissions: Omission[] = [];
  #line = 1;

  constructor(roots: readonly Element[], weights: PageWeights, isOutside: (element: Element) => boolean) {
    this.#roots = new Set(roots);
    this.#paths = new Set(roots.flatMap((root) => weights.pathUp(root)));
    this.#isOutside = isOutside;
  }

  cut(body: Element): MainContent {
    const children = this.#roots.has(body) ? this.#within(body) : this.#around(body);
    return { page: { type: 'root', children }, omissions: this.#omissions };
  }

  #around({ children }: Element): ElementContent[] {
    return children.flatMap((child): ElementContent[] => {
      this.#line = lineOf(child, 1) ?? this.#line;
      if (child.type === 'element' && this.#roots.has(child)) {
        return [{ ...child, children: this.#within(child) }];
      }
      if (child.type === 'element' && this.#paths.has(child)) {
        return [{ ...child, children: this.#around(child) }];
      }
      this.#leaveOut(child);
      return [];
    });
  }

  #within({ children }: Element): ElementContent[] {
    return children.flatMap((child): ElementContent[] => {
      this.#line = lineOf(child, 1) ?? this.#line;
      // What is no text in any case is named by who reads the page.
      if (child.type !== 'element' || omissionOf(child) !== undefined) return [child];
      if (!this.#isOutside(child)) return [{ ...child, children: this.#within(child) }];
      this.#leaveOut(child);
      return [];
    });
  }

  #leaveOut(node: ElementContent): void {
    const omitted = node.type === 'element' ? omissionOf(node) : undefined;
    const text = node.type === 'comment' || omitted !== undefined ? '' : textBelow(node);
    if (/[\p{L}\p{N}]/u.test(text))
      this.#omissions.push({ what: 'surroundings', line: this.#line, excerpt: excerptOf(text) });
  }
}

function isAround({ tagName, properties }: Element): boolean {
  const { role } = properties;
  return AROUND.has(tagName) || (typeof role === 'string' && ROLES_AROUND.test(role));
}

function isNamedAround(element: Element): boolean {
  return (MAYBE_AROUND.has(element.tagName) && !isNote(element)) || NAMED_AROUND.test(callings(element));
}

/** What an element is called: its classes, its id and its role. */
function callings({ properties }: Element): string {
  const { className, id, role } = properties;
  return [className, id, role].flat().join(' ');
}

/** Notes to the text, wherever they stand. */
function isNote(element: Element): boolean {
  return /\b(?:foot|end)notes?\b/iu.test(callings(element));
}

function isDataTable(element: Element): boolean {
  return element.tagName === 'table' && elementsBelow(element, 'th', 'caption').length > 0;
}

function partsOfTable(table: Element): Element[] {
  return elementsBelow(table, 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td');
}

function isSentence(element: Element, linkedShare: number): boolean {
  if (element.tagName !== 'p') return false;
  const text = textBelow(element).trim();
  return (1 - linkedShare) * text.length >= SENTENCE_LETTERS && ENDS_SENTENCE.test(text.slice(-2));
}

function holdsAny(element: Element, elements: ReadonlySet<Element>): boolean {
  return (
    elements.has(element) ||
    element.children.some((child) => child.type === 'element' && holdsAny(child, elements))
  );
}
