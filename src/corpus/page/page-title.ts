import { plainText } from '../../language/visible-text.ts';
import { isBare } from '../heading-form.ts';
import type { PageBlock } from './page-blocks.ts';

/** Paragraphs that may stand above a title: who wrote it, when, in which series. */
const MOST_ABOVE = 5;

/** A title, and the blocks of the article without it. */
export interface TitledBlocks {
  readonly title: string | undefined;
  readonly blocks: readonly PageBlock[];
}

/**
 * @param noted the title as the file notes it; else it is a bare line that the text begins with or, without any, the first heading
 */
export function titledBlocks(blocks: readonly PageBlock[], noted: string | undefined): TitledBlocks {
  const title = plainText(noted ?? firstLine(blocks) ?? '');
  if (title === '') return { title: undefined, blocks };
  const at = blocks.findIndex((block) => plainBlock(block) === title);
  const isAbove =
    at <= MOST_ABOVE && blocks.slice(0, Math.max(at, 0)).every(({ kind }) => kind === 'paragraph');
  // The title stands above the article, and not once more in it.
  return { title, blocks: at === -1 || !isAbove ? blocks : blocks.toSpliced(at, 1) };
}

function firstLine(blocks: readonly PageBlock[]): string | undefined {
  const [first] = blocks;
  const text = plainBlock(first);
  if (first?.kind === 'paragraph' && isBare(text)) return text;
  const heading = blocks.find(({ kind }) => kind === 'heading');
  return heading === undefined ? undefined : plainBlock(heading);
}

function plainBlock(block: PageBlock | undefined): string {
  return block === undefined || block.kind === 'table' ? '' : plainText(block.text);
}
