import { Readability } from '@mozilla/readability';
import type { Element } from 'hast';
import { parseHTML } from 'linkedom';
import { omissionOf } from '../page/elements.ts';

/**
 * Elements of a page beyond which it is not asked what its main content is: the library takes the square of some pages. A long
 * article has a thousand.
 */
const MOST_ELEMENTS = 30_000;

/** Names an element of the copy that the library gets. */
const MARK = 'data-at';

/** What is asked of the copy of a page: the part of a browser's objects that is needed here. */
interface CopiedNode {
  readonly childNodes: Iterable<CopiedNode>;
  readonly getAttribute?: (name: string) => string | null;
}

interface CopiedElement extends CopiedNode {
  readonly append: (child: CopiedNode) => void;
  readonly setAttribute: (name: string, value: string) => void;
}

interface CopiedPage {
  readonly document: {
    readonly body: CopiedElement;
    readonly createElement: (name: string) => CopiedElement;
    readonly createTextNode: (text: string) => CopiedNode;
  };
}

export interface ReadableElements {
  /** Those that hold the others, in the page's order. */
  readonly roots: readonly Element[];
  /** Those with what is left in them. */
  readonly kept: ReadonlySet<Element>;
}

/**
 * The elements that Readability takes for the main content, with all that it leaves of what is in them: it works on a copy, and
 * what is read is the page itself.
 *
 * @returns undefined where it finds none
 */
export function readableElements(body: Element): ReadableElements | undefined {
  const elements: Element[] = [];
  const window: CopiedPage = parseHTML('<!doctype html><html><head></head><body></body></html>');
  const { document } = window;
  const copy = (from: Element, to: CopiedElement): void => {
    for (const child of from.children) {
      if (child.type === 'text') to.append(document.createTextNode(child.value));
      // What is code may stand in the middle of what is read.
      if (child.type !== 'element' || (omissionOf(child) !== undefined && child.tagName !== 'pre')) continue;
      const made = document.createElement(child.tagName);
      made.setAttribute(MARK, String(elements.length));
      elements.push(child);
      for (const [name, value] of judgedBy(child)) made.setAttribute(name, value);
      to.append(made);
      copy(child, made);
    }
  };
  copy(body, document.body);
  if (elements.length > MOST_ELEMENTS) return undefined;
  const reader = new Readability<CopiedNode>(document, {
    disableJSONLD: true,
    serializer: (node: CopiedNode) => node,
  });
  const content = reader.parse()?.content ?? undefined;
  return content === undefined ? undefined : takenOf(content, elements);
}

/** What the library judges an element by. */
function judgedBy({ properties }: Element): (readonly [name: string, value: string])[] {
  const { className, id, role, href, itemProp, ariaModal } = properties;
  const named = { class: className, id, role, href, itemprop: itemProp, 'aria-modal': ariaModal };
  return Object.entries(named).flatMap(([name, value]) => {
    if (value === undefined || value === null) return [];
    return [[name, Array.isArray(value) ? value.join(' ') : String(value)]];
  });
}

/** The elements whose copies are left. */
function takenOf(content: CopiedNode, elements: readonly Element[]): ReadableElements | undefined {
  const roots: Element[] = [];
  const kept = new Set<Element>();
  const visit = (node: CopiedNode, isRoot: boolean): void => {
    const element = elements[Number(node.getAttribute?.(MARK) ?? -1)];
    if (element !== undefined) kept.add(element);
    if (element !== undefined && isRoot) roots.push(element);
    for (const child of node.childNodes) visit(child, isRoot && element === undefined);
  };
  visit(content, true);
  return roots.length === 0 ? undefined : { roots, kept };
}
