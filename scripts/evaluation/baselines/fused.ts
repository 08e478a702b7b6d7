import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { retrieve } from '../../../src/retrieval/retrieve.ts';
import { diskStore } from '../../../src/search-index/disk/disk-store.ts';
import type { SearchIndex } from '../../../src/search-index/search-index.ts';
import { bytesOf, filesIn } from '../../files-in.ts';
import { SENTENCES_SHOWN, type Footprint } from '../record.ts';
import type { Baseline, BaselineParts } from './baseline.ts';
import { measureFootprint } from './footprint.ts';
import { passageOf } from './passage.ts';

interface OwnIndex {
  readonly opened: SearchIndex;
  readonly footprint: Footprint;
}

/** beleg's search by meaning and words, without its reader, in an index that was written to the disk and opened as the bot does. */
export async function fused(parts: BaselineParts): Promise<Baseline & { readonly index: SearchIndex }> {
  const { opened: index, footprint } = await ownIndex(parts);
  return {
    system: 'fused',
    footprint,
    index,
    embedsQuestion: true,
    search: async (question, articleId) => {
      const matches = await retrieve(index, question, { articleId });
      return matches.slice(0, SENTENCES_SHOWN).map(({ sentence }) => passageOf(sentence));
    },
  };
}

async function ownIndex(parts: BaselineParts): Promise<OwnIndex> {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-evaluation-'));
  try {
    return await ownIndexIn(folder, parts);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function ownIndexIn(folder: string, { content, embedder: { model } }: BaselineParts): Promise<OwnIndex> {
  const store = diskStore(folder);
  const build = async () => {
    const origin = { model, corpusFingerprint: 'evaluation', problems: [], warnings: [] };
    await store.replace(content, origin, () => undefined);
    return filesIn(folder);
  };
  const open = async () => {
    const found = await store.find({ model });
    if (found.kind !== 'found') throw new Error(`The index that was written is ${found.kind}`);
    return found.open();
  };
  return measureFootprint(
    {
      build,
      size: bytesOf,
      open,
      // The library holds the graph as it lies in its file.
      native: (files) => files.find(({ name }) => name === 'vectors.hnsw')?.bytes ?? 0,
    },
    content.embedding,
  );
}
