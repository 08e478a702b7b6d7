import { parse } from 'discord-markdown-parser';
import { z } from 'zod';

import type { LabelLanguage } from '../../src/language/label-language.ts';
import { escapeHtml } from '../escape-html.ts';

/** A node of the parser's tree, as far as beleg's messages need it. */
interface MarkdownNode {
  readonly type: string;
  readonly content?: string | MarkdownNode[] | undefined;
  readonly target?: string | undefined;
  readonly level?: number | undefined;
  readonly timestamp?: string | undefined;
}

const nodeSchema: z.ZodType<MarkdownNode> = z.object({
  type: z.string(),
  content: z.union([z.string(), z.lazy(() => z.array(nodeSchema))]).optional(),
  target: z.string().optional(),
  level: z.number().optional(),
  timestamp: z.string().optional(),
});

export interface MarkdownContext {
  readonly language: LabelLanguage;
  /** The moment at which the page is read: what "in 20 seconds" counts from. */
  readonly now: Date;
}

/** Discord markdown as HTML. Throws on markup that no message of beleg's should hold. */
export function drawMarkdown(markdown: string, context: MarkdownContext): string {
  return drawNodes(z.array(nodeSchema).parse(parse(markdown, 'extended')), context);
}

function drawNodes(nodes: readonly MarkdownNode[], context: MarkdownContext): string {
  return nodes.map((node) => drawNode(node, context)).join('');
}

function drawNode(node: MarkdownNode, context: MarkdownContext): string {
  const inside = contentOf(node, context);
  switch (node.type) {
    case 'text':
    case 'twemoji':
      return inside;
    case 'br':
    case 'newline':
      return '<br>';
    case 'strong':
      return `<strong>${inside}</strong>`;
    case 'inlineCode':
      return `<code>${inside}</code>`;
    case 'heading':
      return `<h3 class="heading-${node.level ?? 3}">${inside}</h3>`;
    case 'subtext':
      return `<small class="subtext">${inside}</small>`;
    case 'link':
      return `<discord-link href="${escapeHtml(node.target ?? '')}" target="_blank" rel="noreferrer">${inside}</discord-link>`;
    case 'timestamp':
      return `<discord-time>${relativeTime(Number(node.timestamp), context)}</discord-time>`;
    case 'user':
      return '<discord-mention type="user">Mara</discord-mention>';
    case 'role':
      return '<discord-mention type="role">Redaktion</discord-mention>';
    default:
      throw new Error(`A message holds markup that the preview does not know: ${node.type}`);
  }
}

function contentOf({ content = '' }: MarkdownNode, context: MarkdownContext): string {
  return typeof content === 'string' ? escapeHtml(content) : drawNodes(content, context);
}

function relativeTime(seconds: number, { language, now }: MarkdownContext): string {
  const left = seconds - Math.floor(now.getTime() / 1_000);
  return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(left, 'second');
}
