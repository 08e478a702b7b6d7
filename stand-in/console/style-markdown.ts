import type { ChalkInstance } from 'chalk';
import { parse } from 'discord-markdown-parser';
import { z } from 'zod';

interface MarkdownNode {
  readonly type: string;
  readonly content?: string | MarkdownNode[] | undefined;
  readonly target?: string | undefined;
  readonly timestamp?: string | undefined;
  readonly id?: string | undefined;
  /** An emoji has no content: the character itself, or what a custom one is called. */
  readonly name?: string | undefined;
}

const nodeSchema: z.ZodType<MarkdownNode> = z.object({
  type: z.string(),
  get content() {
    return z.union([z.string(), z.array(nodeSchema)]).optional();
  },
  target: z.string().optional(),
  timestamp: z.string().optional(),
  id: z.string().optional(),
  name: z.string().optional(),
});

/** Discord's markup as text for a terminal, as near to what a user sees as that allows. */
export function styleMarkdown(markdown: string, chalk: ChalkInstance): string {
  return styleNodes(z.array(nodeSchema).parse(parse(markdown, 'extended')), chalk);
}

function styleNodes(nodes: readonly MarkdownNode[], chalk: ChalkInstance): string {
  return nodes.map((node) => styleNode(node, chalk)).join('');
}

function styleNode(node: MarkdownNode, chalk: ChalkInstance): string {
  const { content = '' } = node;
  const inside = typeof content === 'string' ? content : styleNodes(content, chalk);
  switch (node.type) {
    case 'br':
    case 'newline':
      return '\n';
    case 'strong':
      // Without colours, bold would be lost: the asterisks stay.
      return chalk.level === 0 ? `**${inside}**` : chalk.bold(inside);
    case 'em':
      return chalk.italic(inside);
    case 'heading':
      return `${chalk.bold.underline(inside)}\n`;
    case 'subtext':
      return `${chalk.dim(inside)}\n`;
    case 'link':
      return `${chalk.underline(inside)} ${chalk.dim(`(${node.target ?? ''})`)}`;
    case 'timestamp':
      return new Date(Number(node.timestamp) * 1000).toLocaleString('de');
    case 'user':
      return chalk.cyan(`<@${node.id ?? ''}>`);
    case 'twemoji':
      return node.name ?? '';
    case 'emoji':
      return `:${node.name ?? ''}:`;
    default:
      return inside;
  }
}
