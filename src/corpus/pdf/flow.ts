import type { DraftTable } from '../article-draft.ts';
import { endsSentence, hadRoom, type ReadLine } from './column.ts';
import type { HeadingStyle } from './headings.ts';
import type { Paragraph } from './paragraphs.ts';

/** Text of a column. */
export interface TextFlow extends Paragraph {
  readonly kind: 'paragraph' | 'item' | 'heading' | 'caption' | 'note';
  /** Of a heading. */
  readonly style?: HeadingStyle | undefined;
  /** Of a note. */
  readonly mark?: string;
  /** The column that it ends in, counted through the document. */
  readonly column: number;
}

interface TableFlow {
  readonly kind: 'table';
  readonly column: number;
  readonly page: number;
  readonly table: Pick<DraftTable, 'heads' | 'rows'>;
}

/** What a column holds, in its order. */
export type FlowBlock = TextFlow | TableFlow;

/** Sets together what a column's or page's end parted; what stands between, a figure's caption or a note, comes behind. */
export function joinedFlow(blocks: readonly FlowBlock[]): FlowBlock[] {
  const joined: FlowBlock[] = [];
  /** The paragraph that may go on, and whether something stood behind it since. */
  let open: { at: number; isParted: boolean } | undefined;
  for (const block of blocks) {
    const last = open === undefined ? undefined : joined[open.at];
    if (block.kind === 'table' || block.kind === 'caption' || block.kind === 'note') {
      joined.push(block);
      if (open !== undefined) open.isParted = true;
    } else if (open !== undefined && isText(last) && goesOn(last, block, open.isParted)) {
      const between = joined.splice(open.at).slice(1);
      const whole = {
        ...last,
        lines: [...last.lines, ...block.lines],
        column: block.column,
        right: block.right,
      };
      // Pages come in their order: what stands on the first one stands before the text that goes on behind it.
      const page = block.lines[0]?.page ?? 0;
      joined.push(...between.filter((other) => pageOf(other) < page), whole);
      open = { at: joined.length - 1, isParted: false };
      joined.push(...between.filter((other) => pageOf(other) >= page));
    } else {
      joined.push(block);
      open = block.kind === 'heading' ? undefined : { at: joined.length - 1, isParted: false };
    }
  }
  return joined;
}

function isText(block: FlowBlock | undefined): block is TextFlow {
  return block !== undefined && block.kind !== 'table';
}

function pageOf(block: FlowBlock): number {
  return block.kind === 'table' ? block.page : (block.lines[0]?.page ?? 0);
}

function goesOn(block: TextFlow, next: TextFlow, isParted: boolean): boolean {
  if (next.kind !== 'paragraph' || (next.column === block.column && !isParted)) return false;
  const [before, line] = [block.lines.at(-1), next.lines[0]];
  if (before === undefined || line === undefined || !isSameType(before, line)) return false;
  if (endsSentence(before.text)) return false;
  return (
    /^[\p{Ll}(]/u.test(line.text) ||
    /[-\u2010\u00AD]$/u.test(before.text) ||
    !hadRoom(line, before, block.right)
  );
}

function isSameType(a: ReadLine, b: ReadLine): boolean {
  return Math.abs(a.size - b.size) < 0.06 * a.size && a.isMonospaced === b.isMonospaced;
}
