import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { diskStore } from '../../../src/search-index/disk/disk-store.ts';
import type { IndexContent, IndexOrigin } from '../../../src/search-index/index-store.ts';
import { sha256, sha256OfTexts } from '../../../src/system/sha256.ts';
import { drawnContent } from './drawn-corpus.ts';

/** Of so many sentences the drawing is told apart from others: real and drawn ones. */
const SAMPLE = 1000;
const DRAWING_DIGITS = 16;
const DRAWING = /^[0-9a-f]{16}$/;

interface KeptIndexOptions {
  /** Holds the indexes that are kept. */
  readonly folder: string;
  readonly real: IndexContent;
  readonly sentences: number;
  readonly origin: Pick<IndexOrigin, 'model' | 'corpusFingerprint'>;
  /** Hears how many sentences are in while an index is built. */
  readonly onIndexed: (sentences: number) => void;
}

/**
 * A data folder with an index of so many sentences that a bot takes for that of its corpus. The graph of 100,000 vectors takes
 * three minutes to build, so it is kept for as long as the same would be drawn.
 */
export async function keptIndex(options: KeptIndexOptions): Promise<string> {
  const { folder, real, sentences, origin, onIndexed } = options;
  const drawing = drawingOf(real);
  await removeOthers(folder, drawing);
  const dataFolder = join(folder, drawing, String(sentences));
  const store = diskStore(dataFolder);
  if ((await store.find(origin)).kind === 'found') return dataFolder;
  await rm(dataFolder, { recursive: true, force: true });
  await store.replace(drawnContent(real, sentences), { ...origin, problems: [], warnings: [] }, onIndexed);
  return dataFolder;
}

function drawingOf(real: IndexContent): string {
  const { sentences, vectors } = drawnContent(real, SAMPLE);
  const texts = sentences.map(({ text }) => text);
  return sha256OfTexts([...texts, ...vectors.map((vector) => sha256(bytesOf(vector)))]).slice(
    0,
    DRAWING_DIGITS,
  );
}

function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** What was drawn otherwise is of no use any more; what else is kept there has names of other forms. */
async function removeOthers(folder: string, drawing: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names)
    if (name !== drawing && DRAWING.test(name))
      await rm(join(folder, name), { recursive: true, force: true });
}
