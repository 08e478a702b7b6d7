import type { FootnoteDefinition, Nodes, Root } from 'mdast';
import { textOf } from './markdown-source.ts';

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
