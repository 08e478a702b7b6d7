import type { Nodes, Root } from 'hast';
import type { ShownText } from '../article-draft.ts';
import {
  isBlock,
  isNoteMark,
  isOfThePage,
  lineOf,
  omissionOf,
  PARTS_FIGURES,
  raised,
  textBelow,
} from './elements.ts';

/**
 * The text that a browser shows of a page, cut at every block, without what is left out on purpose. It knows nothing of
 * headings, paragraphs and tables, so that what the reading of those loses is found.
 *
 * @param firstLine of the file, in which the page's first line stands
 */
export function shownTexts(page: Root, firstLine: number): ShownText[] {
  const texts: { line: number; text: string }[] = [];
  let line = firstLine;
  /** The last text has ended, and the next has no word yet. */
  let isOver = true;
  const add = (text: string): void => {
    const last = texts.at(-1);
    if (last === undefined || isOver) texts.push({ line, text });
    else last.text += text;
    isOver &&= !/\S/u.test(text);
  };
  const visit = (node: Nodes): void => {
    line = lineOf(node, firstLine) ?? line;
    if (node.type === 'text') add(node.value);
    if (node.type === 'element') {
      const before = isOver ? '' : (texts.at(-1)?.text ?? '');
      if (isOfThePage(node) || isNoteMark(node, before)) return;
      if (omissionOf(node) !== undefined) {
        // As in the article, two figures are not one because nothing of what parted them is read.
        if (PARTS_FIGURES.test(before.slice(-2))) add(' ');
        return;
      }
      if (isBlock(node)) isOver = true;
      if (node.tagName === 'br') add('\n');
      if (node.tagName === 'sup' || node.tagName === 'sub') {
        add(raised(textBelow(node), node.tagName, before));
        return;
      }
    }
    if ('children' in node) for (const child of node.children) visit(child);
    if (node.type === 'element' && isBlock(node)) isOver = true;
  };
  visit(page);
  return texts.filter(({ text }) => text.trim() !== '');
}
