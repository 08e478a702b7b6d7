import type { Root as Page } from 'hast';
import { raw } from 'hast-util-raw';
import type { Root } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { VFile } from 'vfile';

/** The page that a browser would make of a tree of Markdown with HTML in it; its nodes keep their lines of the source. */
export function pageOf(tree: Root, source: string): Page {
  const page = raw(toHast(tree, { allowDangerousHtml: true }), { file: new VFile(source) });
  return page.type === 'root' ? page : { type: 'root', children: [] };
}
