import { literalAsterisks } from './literal-asterisks.ts';
import type { Root as Page } from 'hast';
import { raw } from 'hast-util-raw';
import type { List, Parents, Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { defaultHandlers, toHast, type Handler } from 'mdast-util-to-hast';
import { directive } from 'micromark-extension-directive';
import { gfm } from 'micromark-extension-gfm';
import { VFile } from 'vfile';
import { fromMarkdown } from 'mdast-util-from-markdown';

const COLON = 58;
/** The parser tries each as the beginning of all that follow: a thousand take it seconds. */
const MOST_DIRECTIVES = 100;

/**
 * Parses GitHub's Markdown (CommonMark with tables, footnotes, task boxes and ~~struck~~ text) with directives that stand in
 * lines of their own. Those inside a line are not read: `Leser:innen` would be one.
 */
export function parseMarkdown(markdown: string): Root {
  const { flow = {} } =
    Array.from(markdown.matchAll(/^[ >]*:::/gmu)).length > MOST_DIRECTIVES ? {} : directive();
  // The first of the two: a line `::name` would show nothing of what its author wrote.
  const containers = { [COLON]: [flow[COLON] ?? []].flat().slice(0, 1) };
  return fromMarkdown(markdown, {
    // One tilde strikes nothing: "~5 km bis ~6 km".
    extensions: [gfm({ singleTilde: false }), { flow: containers }, literalAsterisks],
    mdastExtensions: [gfmFromMarkdown(), directiveFromMarkdown()],
  });
}

/** The page that a browser would make of a tree of Markdown with HTML in it; its nodes keep their lines of the source. */
export function pageOf(tree: Root, source: string): Page {
  const handlers = { listItem: itemHandler() };
  const page = raw(toHast(tree, { allowDangerousHtml: true, handlers }), { file: new VFile(source) });
  return page.type === 'root' ? page : { type: 'root', children: [] };
}

/**
 * The library looks through all items of a list for each of them, to see whether any has an empty line in it. It is told so
 * by a list without items, made once for each list.
 */
function itemHandler(): Handler {
  const told = new Map<Parents, List>();
  return (state, node, parent) => {
    if (parent?.type !== 'list') return defaultHandlers.listItem(state, node, parent);
    let list = told.get(parent);
    if (list === undefined) {
      const spread = parent.spread === true || parent.children.some((item) => item.spread === true);
      list = { type: 'list', spread, children: [] };
      told.set(parent, list);
    }
    return defaultHandlers.listItem(state, node, list);
  };
}
