import type { Element, ElementContent, Nodes, Root, RootContent, Text } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { textBelow } from '../page/elements.ts';

/** The page of a file, as a browser reads it; its nodes keep their lines. */
export function parsePage(html: string): Root {
  const root = fromHtml(html);
  tidy(root);
  return root;
}

/** The signs by which headings of documentation link to themselves. */
const SELF_LINK = /^[¶#§🔗\u{F0C1}]$/u;

/** What lies below a node, by name of element, in the page's order. */
export function elementsBelow(node: Nodes, ...names: readonly string[]): Element[] {
  const found: Element[] = [];
  const visit = (at: Nodes): void => {
    if (at.type === 'element' && names.includes(at.tagName)) found.push(at);
    if ('children' in at) for (const child of at.children) visit(child);
  };
  visit(node);
  return found;
}

/**
 * In a file of HTML a line's end is a space as any other, two line breaks part paragraphs as people use them, and a heading's link to
 * itself is no word of it.
 */
function tidy(node: Root | Element): void {
  if (node.type === 'element' && node.tagName === 'pre') return;
  const children: (RootContent | ElementContent)[] = [];
  for (const child of node.children) {
    if (child.type === 'text') child.value = child.value.replaceAll(/[ \t\n\f\r]+/gu, ' ');
    if (child.type === 'element') {
      if (isSelfLink(child)) continue;
      tidy(child);
    }
    const last = children.findLast((before) => !isBlank(before));
    if (isBreak(child) && last !== undefined && (isBreak(last) || isRule(last))) {
      children.splice(children.lastIndexOf(last), Infinity, { ...last, tagName: 'hr' });
      continue;
    }
    children.push(child);
  }
  Object.assign(node, { children });
}

function isBlank(node: RootContent | ElementContent): node is Text {
  return node.type === 'text' && node.value.trim() === '';
}

function isBreak(node: RootContent | ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'br';
}

function isRule(node: RootContent | ElementContent): node is Element {
  return node.type === 'element' && node.tagName === 'hr';
}

function isSelfLink(element: Element): boolean {
  const { tagName, properties, children } = element;
  if (tagName !== 'a' || properties['href'] === undefined || children.some((child) => child.type !== 'text'))
    return false;
  return SELF_LINK.test(textBelow(element).trim());
}
