import type { FootnoteDefinition, Nodes, Root } from 'mdast';

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

/** The notes to which no mark of the text leads: no page shows them. */
export function strayNotesOf(root: Root): { readonly line: number; readonly text: string }[] {
  const notes: FootnoteDefinition[] = [];
  const called = new Set<string>();
  const visit = (node: Nodes): void => {
    if (node.type === 'footnoteReference') called.add(node.identifier);
    if (node.type === 'footnoteDefinition') notes.push(node);
    if ('children' in node) for (const child of node.children) visit(child);
  };
  visit(root);
  return notes
    .filter(({ identifier }) => !called.has(identifier))
    .map((note) => ({ line: note.position?.start.line ?? 1, text: textOf(note) }));
}
