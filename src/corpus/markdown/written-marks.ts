import type { Blockquote, Heading, Paragraph, RootContent } from 'mdast';
import type { Omission } from '../article.ts';
import { excerptOf } from '../left-out.ts';
import { textOf } from './markdown-tree.ts';

/**
 * Marks that programs read and that no page shows, in the forms that GitHub, Obsidian and static site generators share. What
 * CommonMark makes of them is plain text.
 */

/** `[!WARNING]`, `[!note]-`: the kind of a quotation that is none. */
const ALERT = /^\[!\w+\][+-]?[ \t]*/u;
/** `^abc123`: the name of a block. An exponent is none: "10 ^2", "e ^x". */
const BLOCK_ID = /(?:^|\s)\^(?=[\d-]*[a-z])[a-z0-9-]{3,}$/iu;
/** `{#name}`, `{.class}`, `{: .class}` behind a heading. */
const ATTRIBUTES = /\s{0,100}\{:?\s{0,100}[#.][^{}]{0,100}\}$/u;
/** `[[Page]]`, `[[Page|what is shown]]`. */
const WIKI_LINK = /(!?)\[\[([^[\]|\n]+)(?:\|([^[\]\n]+))?\]\]/gu;

/** Characters of a mark at the end of a block, at most. */
const LONGEST_END_MARK = 100;

/** `{{< shortcode >}}`, `{% include %}`, `{: .class }`: what a generator of sites obeys. */
const GENERATOR_TAG = /\{\{[<%][^{}]*[>%]\}\}|\{%[^{}%]*%\}|\{:[^{}]*\}/gu;
/** `%%a remark%%`, which Obsidian keeps from its readers, and `==words==`, which it marks. */
const REMARK = /%%([^%\n]+)%%/gu;
const MARKED = /==([^=\s](?:[^=\n]*[^=\s])?)==/gu;

/** What was taken out of a text. */
export interface Taken {
  /** Words of marks, which nobody misses. */
  readonly marks: string[];
  /** What is no text, with its line. */
  readonly omissions: Omission[];
}

/** Takes the mark of an alert off a quotation; a title behind it becomes a paragraph of its own. */
export function takeAlert(quotation: Blockquote, { marks }: Taken): void {
  const [first] = quotation.children;
  const opening = first?.type === 'paragraph' ? first.children[0] : undefined;
  if (first?.type !== 'paragraph' || opening?.type !== 'text') return;
  const mark = ALERT.exec(opening.value)?.[0];
  if (mark === undefined) return;
  marks.push(mark);
  opening.value = opening.value.slice(mark.length);
  const end = first.children.findIndex((child) => child.type === 'text' && child.value.includes('\n'));
  const last = first.children[end];
  const [title, rest] = last?.type === 'text' ? cutAt(last.value, '\n') : ['', ''];
  const titled = first.children.slice(0, Math.max(end, 0)).concat({ type: 'text', value: title });
  if (last?.type !== 'text' || titled.every((child) => textOf(child).trim() === '')) return;
  quotation.children.unshift({ ...first, children: titled });
  first.children = [{ type: 'text', value: rest }, ...first.children.slice(end + 1)];
}

function cutAt(text: string, mark: string): readonly [before: string, behind: string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at + mark.length)];
}

/** Takes the name of a block off its end, and the attributes off a heading's. */
export function takeEndMark(block: Paragraph | Heading, { marks }: Taken): void {
  const last = block.children.at(-1);
  if (last?.type !== 'text') return;
  const forms = block.type === 'heading' ? [BLOCK_ID, ATTRIBUTES] : [BLOCK_ID];
  for (const form of forms) {
    const mark = form.exec(last.value.slice(-LONGEST_END_MARK))?.[0];
    if (mark === undefined) continue;
    marks.push(mark);
    last.value = last.value.slice(0, -mark.length);
  }
}

/** Takes marks out of lines; of links between pages stays what is shown of them, their label or the page's name. */
export function takeInlineMarks(nodes: readonly RootContent[], taken: Taken): void {
  for (const node of nodes) {
    if ('children' in node) takeInlineMarks(node.children, taken);
    if (node.type === 'text') node.value = withoutMarks(node.value, node.position?.start.line ?? 1, taken);
  }
}

function withoutMarks(text: string, line: number, { marks, omissions }: Taken): string {
  const leaveOut = (what: Omission['what'], mark: string, excerpt: string): string => {
    marks.push(mark);
    omissions.push({ what, line, excerpt: excerptOf(excerpt) });
    return '';
  };
  return text
    .replaceAll(WIKI_LINK, (link: string, embed: string, page: string, label?: string) => {
      // A list of numbers, [[1, 2]], is no link.
      if (!/\p{L}/u.test(page)) return link;
      if (embed !== '') return leaveOut('embed', link, page);
      if (label !== undefined) marks.push(page);
      return label ?? page;
    })
    .replaceAll(GENERATOR_TAG, (tag: string) => leaveOut('script', tag, tag))
    .replaceAll(REMARK, (remark: string, words: string) =>
      /\p{L}/u.test(words) ? leaveOut('comment', remark, words) : remark,
    )
    .replaceAll(MARKED, (_: string, words: string) => words);
}
