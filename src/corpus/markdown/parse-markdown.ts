import type { Root } from 'mdast';
import { directiveFromMarkdown } from 'mdast-util-directive';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { directive } from 'micromark-extension-directive';
import { gfm } from 'micromark-extension-gfm';
import { literalAsterisks } from './literal-asterisks.ts';

/**
 * Parses GitHub's Markdown (CommonMark with tables, footnotes, task boxes and ~~struck~~ text) with directives that stand in
 * lines of their own. Those inside a line are not read: `Leser:innen` would be one.
 */
export function parseMarkdown(markdown: string): Root {
  const { flow = {} } = directive();
  return fromMarkdown(markdown, {
    // One tilde strikes nothing: "~5 km bis ~6 km".
    extensions: [gfm({ singleTilde: false }), { flow }, literalAsterisks],
    mdastExtensions: [gfmFromMarkdown(), directiveFromMarkdown()],
  });
}
