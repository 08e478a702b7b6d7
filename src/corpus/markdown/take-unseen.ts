import type { Nodes, Parents, Root, RootContent } from 'mdast';
import type { ShownText } from '../article-draft.ts';
import { sourceOf, textOf } from './markdown-tree.ts';

/** What opens a piece of HTML that is no text, and what closes it. */
const MARKUP: readonly (readonly [opening: RegExp, closing: string])[] = [
  [/^<!--/u, '-->'],
  [/^<\?/u, '?>'],
  [/^<!\[CDATA\[/u, ']]>'],
  [/^<![a-z]/iu, '>'],
];

/**
 * Takes out what no page shows and its author hardly meant to hide: comments and fences that do not end and swallow all that
 * follows, and notes to which no mark leads.
 *
 * @returns what was taken, which is text of the file that the article does not hold
 */
export function takeUnseen(root: Root, source: string): ShownText[] {
  const called = new Set<string>();
  visit(root, (node) => {
    if (node.type === 'footnoteReference') called.add(node.identifier);
  });
  const isUnseen = (node: RootContent): boolean =>
    (node.type === 'footnoteDefinition' && !called.has(node.identifier)) ||
    (node.type === 'html' && isUnclosed(node.value)) ||
    (node.type === 'code' && isUnclosedFence(sourceOf(node, source)));
  const taken: ShownText[] = [];
  visit(root, (node) => {
    if (!('children' in node)) return;
    const unseen = node.children.filter(isUnseen);
    if (unseen.length === 0) return;
    for (const child of unseen) taken.push({ line: child.position?.start.line ?? 1, text: writtenIn(child) });
    keepChildren(node, (child) => !unseen.includes(child));
  });
  return taken;
}

function visit(node: Nodes, see: (node: Nodes) => void): void {
  see(node);
  if ('children' in node) for (const child of node.children) visit(child, see);
}

function keepChildren(parent: Parents, isKept: (child: RootContent) => boolean): void {
  Object.assign(parent, { children: parent.children.filter(isKept) });
}

function writtenIn(node: RootContent): string {
  return node.type === 'html' || node.type === 'code' ? node.value : textOf(node);
}

function isUnclosed(html: string): boolean {
  return MARKUP.some(([opening, closing]) => opening.test(html) && !html.includes(closing));
}

/** @param written the block as it stands in the file; one that is indented has no fence */
function isUnclosedFence(written: string): boolean {
  const fence = /^\s*(`{3,}|~{3,})/u.exec(written)?.[1];
  if (fence === undefined) return false;
  const last = written.slice(written.lastIndexOf('\n') + 1).replace(/^[\s>]+/u, '');
  return !written.includes('\n') || !last.startsWith(fence);
}
