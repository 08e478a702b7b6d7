import type { Nodes } from 'mdast';

/** A node as it stands in the file. */
export function sourceOf({ position }: Nodes, source: string): string {
  return source.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);
}

/** The texts of a node, one after the other. */
export function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map(textOf).join('');
  return node.type === 'text' || node.type === 'inlineCode' ? node.value : '';
}

export function firstWordOf(node: Nodes): string {
  return /^\s*([\p{L}\p{M}]+)/u.exec(textOf(node).slice(0, 40))?.[1] ?? '';
}
