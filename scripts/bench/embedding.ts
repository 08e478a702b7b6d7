import type { Embedder, Paragraph } from '../../src/embedding/embedder.ts';
import { speedOf, type Figure } from './figures.ts';

/** How many sentences a second the loaded model embeds, as the index takes them. */
export async function measureEmbedding(options: {
  readonly label: string;
  readonly paragraphs: readonly Paragraph[];
  readonly embedder: Embedder;
  readonly runs: number;
}): Promise<Figure> {
  const { label, paragraphs, embedder, runs } = options;
  await embed(paragraphs.slice(0, 5), embedder);
  const seconds: number[] = [];
  for (let run = 0; run < runs; run++) {
    const started = performance.now();
    await embed(paragraphs, embedder);
    seconds.push((performance.now() - started) / 1000);
  }
  const count = paragraphs.reduce((sum, { sentences }) => sum + sentences.length, 0);
  return speedOf({
    label: `embedding ${label}, ${count} sentences`,
    count,
    seconds,
    bounds: [{ of: 'median', least: 100 }],
  });
}

async function embed(paragraphs: readonly Paragraph[], embedder: Embedder): Promise<void> {
  for await (const paragraph of embedder.embedParagraphs(paragraphs)) void paragraph;
}
