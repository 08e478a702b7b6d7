import type { Nodes, Root } from 'hast';
import type { ShownText } from '../article-draft.ts';
import { isBlock, isNoteMark, isOfThePage, lineOf, omissionOf } from './elements.ts';

/**
 * The text that a browser shows of a page, cut at every block, without what is left out on purpose. It knows nothing of
 * headings, paragraphs and tables, so that what the reading of those loses is found.
 *
 * @param firstLine of the file, in which the page's first line stands
 */
export function shownTexts(page: Root, firstLine: number): ShownText[] {
  const texts: { line: number; text: string }[] = [];
  let line = firstLine;
  const visit = (node: Nodes): void => {
    line = lineOf(node, firstLine) ?? line;
    if (node.type === 'text') {
      const last = texts.at(-1);
      if (last === undefined) texts.push({ line, text: node.value });
      else {
        if (last.text.trim() === '') last.line = line;
        last.text += node.value;
      }
    }
    if (node.type === 'element') {
      if (omissionOf(node) !== undefined || isOfThePage(node)) return;
      if (isNoteMark(node, texts.at(-1)?.text ?? '')) return;
      if (isBlock(node)) texts.push({ line, text: '' });
      if (node.tagName === 'br') texts.push({ line, text: '' });
    }
    if ('children' in node) for (const child of node.children) visit(child);
    if (node.type === 'element' && isBlock(node)) texts.push({ line, text: '' });
  };
  visit(page);
  return texts.filter(({ text }) => text.trim() !== '');
}
