import type { BlockContent, Blockquote, Link, Paragraph, PhrasingContent, Strong, Text } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown, type Handle, type Unsafe } from 'mdast-util-to-markdown';
import { webAddress } from '../system/web-address.ts';
import type { TextRange } from '../corpus/article.ts';
import { BREAKING_SPACE, CONTROL, every } from '../language/visible-text.ts';

/**
 * Markdown of which nothing is markup but what beleg means so: texts of articles and questions are texts of a tree, and the library
 * that writes it escapes what CommonMark or GitHub's Markdown would read otherwise. The chats that show it read further forms.
 */

/** In a text, but not in an address. */
function inText(pattern: Pick<Unsafe, 'character' | 'before' | 'after'>): Unsafe {
  return { ...pattern, inConstruct: 'phrasing', notInConstruct: ['destinationRaw'] };
}

/** What chats read beyond CommonMark: formulas, mentions, addresses that no angle brackets mark, names of emoji. */
const READ_BY_CHATS: readonly Unsafe[] = [
  inText({ character: '$' }),
  inText({ character: '\\' }),
  inText({ character: '@', after: '\\S' }),
  inText({ character: '<', after: '\\S' }),
  inText({ character: ':', after: String.raw`(?:\/\/|[\w+-]+:)` }),
  // An address goes on over the marks of bold words.
  inText({ character: '.', before: '[Ww]{3}' }),
];

/**
 * Written as references where they need it. With a backslash before them they would be a formula's marks, `\[…\]` and `\(…\)`, to
 * chats that look for those before they read the Markdown.
 */
const REFERRED = ['\\', '(', ')', ']'];

const writeText: Handle = (node: Text, parent, state, info) => {
  const siblings = parent?.children ?? [];
  const at = state.indexStack.at(-1) ?? 0;
  const [beforeNode, afterNode] = [siblings[at - 1], siblings[at + 1]];
  return state.safe(node.value, { ...info, beforeNode, afterNode, encode: REFERRED });
};

/** The blocks as Markdown, an empty line between them and a line break at the end. */
export function writeMarkdown(blocks: readonly BlockContent[]): string {
  return toMarkdown(
    { type: 'root', children: [...blocks] },
    {
      extensions: [gfmToMarkdown()],
      unsafe: [...READ_BY_CHATS],
      handlers: { text: writeText },
      bullet: '-',
      resourceLink: true,
    },
  );
}

const BREAKING_SPACES = new RegExp(`${BREAKING_SPACE.source}+`, 'gu');
const CONTROLS = every(CONTROL);

/** A text on one line, without what a screen obeys instead of showing it. */
export function text(value: string): Text {
  const shown = value.replaceAll(BREAKING_SPACES, ' ').replaceAll(CONTROLS, '').toWellFormed();
  return { type: 'text', value: shown };
}

export function bold(...children: readonly PhrasingContent[]): Strong {
  return { type: 'strong', children: [...children] };
}

/**
 * A link with a text; the text alone where there is no address of the web. Round brackets of the address are encoded: escaped they
 * would be a formula's marks.
 */
export function linked(label: string, address: string | undefined): Link | Text {
  const href = webAddress(address);
  if (href === undefined) return text(label);
  const url = href.replaceAll('(', '%28').replaceAll(')', '%29');
  return { type: 'link', url, children: [text(label)] };
}

export function paragraph(...children: readonly PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children: [...children] };
}

/** Parts of one line, with a dot between them. */
export function dotted(parts: readonly PhrasingContent[]): PhrasingContent[] {
  return parts.flatMap((part, at) => (at === 0 ? [part] : [text(' · '), part]));
}

/**
 * A block quote of nothing but a sentence, every visible character as it stands.
 *
 * @param highlights ranges of the sentence to set bold, ascending and apart
 */
export function quotation(sentence: string, highlights: readonly TextRange[]): Blockquote {
  const words: PhrasingContent[] = [];
  let done = 0;
  for (const { start, end } of joined(highlights)) {
    words.push(text(sentence.slice(done, start)), ...emphasised(sentence.slice(start, end)));
    done = end;
  }
  words.push(text(sentence.slice(done)));
  return { type: 'blockquote', children: [paragraph(...words.filter(isSeen))] };
}

/** Ranges that touch as one: between their marks would stand nothing. */
function joined(ranges: readonly TextRange[]): readonly TextRange[] {
  const apart: TextRange[] = [];
  for (const range of ranges) {
    const last = apart.at(-1);
    if (last?.end === range.start) apart.splice(-1, 1, { start: last.start, end: range.end });
    else apart.push(range);
  }
  return apart;
}

/** Spaces stay outside the bold: beside them its marks would be asterisks. */
function emphasised(words: string): readonly PhrasingContent[] {
  const inner = words.trim();
  const start = words.length - words.trimStart().length;
  const end = start + inner.length;
  if (inner === '') return [text(words)];
  return [text(words.slice(0, start)), bold(text(inner)), text(words.slice(end))];
}

function isSeen(node: PhrasingContent): boolean {
  return node.type !== 'text' || node.value !== '';
}
