import { readdirSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ModelIdentity } from '../../src/models/model-files.ts';
import { buildIndex, type BuildIndexOptions } from '../../src/indexing/build-index.ts';
import type { BuildSummary } from '../../src/indexing/build-summary.ts';
import { VectorCache } from '../../src/indexing/vector-cache.ts';
import { diskStore } from '../../src/search-index/disk/disk-store.ts';
import type { FoundIndex, IndexUnavailable } from '../../src/search-index/index-store.ts';
import type { SearchIndex } from '../../src/search-index/search-index.ts';
import { corpusFolder } from './corpus-folder.ts';
import { MADE_HERE } from './made-here.ts';
import { FAKE_MODEL, FakeEmbedder } from './fake-embedder.ts';

/** A corpus and a data folder that live as long as the calling test, and what is done with them. */
export class IndexWorkspace {
  readonly corpus: string;
  readonly data: string;

  private constructor(corpus: string, data: string) {
    this.corpus = corpus;
    this.data = data;
  }

  static async create(files: Readonly<Record<string, string>>): Promise<IndexWorkspace> {
    const data = await mkdtemp(join(tmpdir(), 'beleg-data-'));
    onTestFinished(() => rm(data, { recursive: true, force: true }));
    return new IndexWorkspace(await corpusFolder(files), data);
  }

  /** The same corpus with another data folder, which the test removes. */
  at(data: string): IndexWorkspace {
    return new IndexWorkspace(this.corpus, data);
  }

  put(file: string, content: string): Promise<void> {
    return writeFile(join(this.corpus, file), content);
  }

  remove(file: string): Promise<void> {
    return rm(join(this.corpus, file));
  }

  build(embedder = new FakeEmbedder(), more: Partial<BuildIndexOptions> = {}): Promise<BuildSummary> {
    return buildIndex({
      corpusFolder: this.corpus,
      ...this.folders(embedder.model),
      model: embedder.model,
      loadEmbedder: async () => embedder,
      onProgress: () => undefined,
      maker: MADE_HERE,
      ...more,
    });
  }

  /** What a build of another data folder, or of this one, reads and writes. */
  folders(model: ModelIdentity = FAKE_MODEL, data = this.data): Pick<BuildIndexOptions, 'store' | 'cache'> {
    return { store: diskStore(data), cache: new VectorCache(data, model) };
  }

  find(model: ModelIdentity = FAKE_MODEL): Promise<FoundIndex | IndexUnavailable> {
    return diskStore(this.data).find({ model });
  }

  /** The index in use; fails the test where there is none. */
  async found(model: ModelIdentity = FAKE_MODEL): Promise<FoundIndex> {
    const found = await this.find(model);
    if (found.kind !== 'found') throw new Error(`Expected an index, got ${found.kind}`);
    return found;
  }

  async opened(model: ModelIdentity = FAKE_MODEL): Promise<SearchIndex> {
    return (await this.found(model)).open();
  }

  /** The texts of the sentences of the index in use. */
  async texts(): Promise<string[]> {
    return (await this.opened()).sentences.map(({ text }) => text);
  }

  pathInGeneration(generation: string, file = ''): string {
    return join(this.data, 'index', 'generations', generation, file);
  }

  generations(): string[] {
    return readdirSync(this.pathInGeneration('')).toSorted();
  }
}
