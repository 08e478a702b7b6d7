import type {
  Code,
  Definition,
  Heading,
  Html,
  Nodes,
  Paragraph,
  Parents,
  Root,
  RootContent,
  Table,
} from 'mdast';
import { proseOfList } from './false-lists.ts';
import { holdsMarkup, tagsThatAreText, withTagsShown } from './html-tags.ts';
import { sourceOf, textOf } from './markdown-tree.ts';
import { parseMarkdown } from './parse-markdown.ts';
import { partedAtHeadings, takeLinesBehind, withNumberBefore } from './written-headings.ts';
import { takeAlert, takeEndMark, takeInlineMarks, type Taken } from './written-marks.ts';

/**
 * Changes a tree in place where CommonMark to the letter takes for markup what people write as text, so that a reader of the
 * page finds it there: lines that begin with a date or a dash, indented paragraphs, sentences above a line of dashes,
 * `<placeholders>`, marks of programs.
 *
 * @param source what the tree was parsed from
 * @returns what was taken out of it
 */
export function amendMarkdown(root: Root, source: string): Taken {
  const taken: Taken = { marks: [], omissions: [] };
  amendTree(root, source, taken);
  return taken;
}

/** What is known wherever a block is amended. */
interface Known {
  readonly source: string;
  readonly taken: Taken;
  /** HTML that is none: all its tags are text. */
  readonly textual: ReadonlySet<Nodes>;
}

function amendTree(root: Root, source: string, taken: Taken): void {
  const textual = showTags(root);
  amendChildren(root, { source, taken, textual });
  takeInlineMarks(root.children, taken);
}

function amendChildren(parent: Parents, known: Known): void {
  // Blocks become blocks and words stay words: the children remain of a kind that the parent may have.
  Object.assign(parent, { children: amendAll(parent.children, parent, known) });
}

function amendAll(nodes: readonly RootContent[], parent: Parents, known: Known): RootContent[] {
  const amended: RootContent[] = [];
  for (const [at, node] of nodes.entries()) {
    const before = amended.at(-1);
    const [first, ...others] = amend(node, { parent, before, next: nodes[at + 1] }, known);
    if (first === undefined) continue;
    const whole = withNumberBefore(before, first);
    if (whole !== undefined) amended.pop();
    amended.push(whole ?? first, ...others);
  }
  return amended;
}

interface Surroundings {
  readonly parent: Parents;
  readonly before: RootContent | undefined;
  readonly next: RootContent | undefined;
}

function amend(node: RootContent, { parent, before, next }: Surroundings, known: Known): RootContent[] {
  const { source, taken } = known;
  if (node.type === 'list') {
    // Below an item the indentation says that it is a list.
    const cutOff = parent.type === 'listItem' ? undefined : before;
    const prose = proseOfList(node, cutOff, source);
    if (prose !== undefined) return amendAll(prose, parent, known);
    const behind = parent.type === 'listItem' ? undefined : takeLinesBehind(node, source);
    amendChildren(node, known);
    return behind === undefined ? [node] : [node, ...amend(behind, { parent, before: node, next }, known)];
  }
  if (node.type === 'code' && isIndentedProse(node, source))
    return reparsed(withoutIndents(node.value), node, taken);
  if (node.type === 'html' && known.textual.has(node)) {
    return reparsed(node.value.replaceAll('<', '\\<'), node, taken);
  }
  if (node.type === 'definition' && isRemark(node)) {
    return reparsed(`\\${sourceOf(node, source)}`, node, taken);
  }
  if (node.type === 'table') return wholeTable(node, source);
  if (node.type === 'paragraph' || node.type === 'heading') {
    takeEndMark(node, taken);
    if (node.type === 'paragraph') return partedAtHeadings(node, { before, next }) ?? [node];
    return [isUnderlinedSentence(node, source) ? { ...node, type: 'paragraph' } : node];
  }
  if ('children' in node) amendChildren(node, known);
  if (node.type === 'blockquote') takeAlert(node, taken);
  return [node];
}

/** Else a deep indentation would be taken for code again, at every four spaces. */
function withoutIndents(text: string): string {
  return text.replaceAll(/^[ \t]+/gmu, '');
}

/** The blocks of a text that was taken for something else. */
function reparsed(markdown: string, { position }: RootContent, taken: Taken): RootContent[] {
  const root = parseMarkdown(markdown);
  moveDown(root, (position?.start.line ?? 1) - 1);
  amendTree(root, markdown, taken);
  return root.children;
}

function moveDown(node: Nodes, lines: number): void {
  if (node.position !== undefined) {
    node.position.start.line += lines;
    node.position.end.line += lines;
  }
  if ('children' in node) for (const child of node.children) moveDown(child, lines);
}

/** Prose ends as sentences do, and holds none of the signs that code is full of. */
const PROSE_ENDING = /[.!?…:]["'“”»«)\]]*$/u;
const CODE_SIGN = /[{}=;<>`$\\|]|\p{L}\(|\.\p{Ll}+\(/u;

/** A paragraph that its author indented by four spaces, which makes it code. */
function isIndentedProse(code: Code, source: string): boolean {
  const isFenced = /^\s*[`~]/u.test(sourceOf(code, source).slice(0, 80));
  const text = code.value.trim();
  return !isFenced && text.includes(' ') && PROSE_ENDING.test(text.slice(-8)) && !CODE_SIGN.test(text);
}

/** A sentence above a line of dashes, which makes it a heading; a question may be one. */
function isUnderlinedSentence(heading: Heading, source: string): boolean {
  const isUnderlined = !sourceOf(heading, source).trimStart().startsWith('#');
  return isUnderlined && /[.!…]["'“”»«)\]]*\s*$/u.test(textOf(heading).slice(-8));
}

/** `[Hinweis]: Geschlossen` is a sentence and no address. */
function isRemark({ url, title }: Definition): boolean {
  return /^\p{L}+[.!]?$/u.test(url) && title === null;
}

/** A table that keeps the cells beyond its head, which a page drops, without the lines of prose that follow it. */
function wholeTable(table: Table, source: string): RootContent[] {
  const { children: rows } = table;
  const columns = rows[0]?.children.length ?? 0;
  const isProse = (at: number): boolean => {
    const row = rows[at];
    return columns > 1 && at > 0 && row !== undefined && !sourceOf(row, source).includes('|');
  };
  let end = rows.length;
  while (isProse(end - 1)) end--;
  const prose = rows.slice(end).map((row): Paragraph => {
    const children = row.children.flatMap((cell) => cell.children);
    return { ...row, type: 'paragraph', children };
  });
  return [{ ...table, align: null, children: rows.slice(0, end) }, ...prose];
}

/** Lets tags that are text be shown as such. @returns the blocks of HTML of which nothing but text is left */
function showTags(root: Root): ReadonlySet<Nodes> {
  const blocks: Html[] = [];
  showTagsIn(root, blocks);
  const textual = new Set<Nodes>();
  for (const [at, asText] of tagsThatAreText(blocks.map(({ value }) => value)).entries()) {
    const block = blocks[at];
    if (block === undefined) continue;
    if (holdsMarkup(block.value, asText)) block.value = withTagsShown(block.value, asText);
    else textual.add(block);
  }
  return textual;
}

/** Shows the tags inside lines, whose partners are looked for in their own paragraph, and gathers the blocks of HTML. */
function showTagsIn(parent: Parents, blocks: Html[]): void {
  const isOfLines = parent.type === 'paragraph' || parent.type === 'heading' || parent.type === 'tableCell';
  if (isOfLines) {
    const inline = htmlIn(parent);
    for (const [at, asText] of tagsThatAreText(inline.map(({ value }) => value)).entries()) {
      const tag = inline[at];
      if (tag !== undefined && asText.size > 0) Object.assign(tag, { type: 'text' });
    }
    return;
  }
  for (const child of parent.children) {
    if (child.type === 'html') blocks.push(child);
    else if ('children' in child) showTagsIn(child, blocks);
  }
}

function htmlIn(node: Nodes): Html[] {
  if (node.type === 'html') return [node];
  return 'children' in node ? node.children.flatMap(htmlIn) : [];
}
