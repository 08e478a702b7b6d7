import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import cacache from 'cacache';
import type { Paragraph } from '../embedding/embedder.ts';
import type { ModelIdentity } from '../models/model-files.ts';
import { makeFolder } from '../system/durable-files.ts';
import { dataFolderFault } from '../system/file-fault.ts';
import { PackedVectors } from '../search-index/packed-vectors.ts';
import { sha256OfTexts } from '../system/sha256.ts';

/** The form of an entry, in its key: entries of another form are never found, and go with the next sweep. */
const FORM = '3:';
/** Entries read or removed at once: enough to keep the disk busy, few enough for any limit of open files. */
const CONCURRENCY = 32;
/** The cache is swept when it holds this many times the paragraphs in use: room for a few corpora or models. */
const SWEEP_FACTOR = 4;
/** An entry is written in milliseconds: what has been written for so long was left behind. */
const ABANDONED_MS = 3_600_000;
/** Where cacache lists its entries: in 256 folders by the hashes of their keys, so that each holds about as many. */
const ENTRY_FOLDERS = { in: 'index-v5', count: 256, counted: 8 } as const;
/** Fewer entries than these are listed sooner than guessed, and their guess would be far from right. */
const WORTH_GUESSING = 2_000;
/** A count from 8 of 256 folders is seldom a third below the right one. */
const SURELY_LESS = 2 / 3;

/**
 * Vectors by content and model: one entry a paragraph, because a sentence's vector depends on its whole paragraph. Losing an
 * entry costs only time, so whatever cannot be read counts as absent.
 */
export class VectorCache {
  readonly #dataFolder: string;
  readonly #folder: string;
  readonly #model: ModelIdentity;

  constructor(dataFolder: string, model: ModelIdentity) {
    this.#dataFolder = dataFolder;
    this.#folder = join(dataFolder, 'cache');
    this.#model = model;
  }

  keyOf({ heading = '', sentences }: Paragraph): string {
    return `${FORM}${this.#model.fingerprint}:${sha256OfTexts([heading, ...sentences])}`;
  }

  /** Tells of each of the paragraphs that is cached its vectors, one for each of its sentences, in no promised order. */
  async getAll<P extends Paragraph & { readonly key: string }>(
    paragraphs: readonly P[],
    onFound: (paragraph: P, vectors: readonly Float32Array[]) => void,
  ): Promise<void> {
    await inBatches(paragraphs, async (paragraph) => {
      const vectors = await this.#get(paragraph.key, paragraph.sentences.length);
      if (vectors !== undefined) onFound(paragraph, vectors);
    });
  }

  /** Throws a FileFault where the data folder cannot be written. */
  async put(key: string, vectors: readonly Float32Array[]): Promise<void> {
    const bytes = PackedVectors.of(vectors, this.#model.dimension).toBytes();
    try {
      await makeFolder(this.#folder);
      await cacache.put(this.#folder, key, Buffer.from(bytes.buffer), { algorithms: ['sha256'] });
    } catch (fault) {
      throw dataFolderFault(fault, this.#dataFolder);
    }
  }

  /**
   * Removes what another version left, and what is not in use once the cache has grown far beyond it. What a full or
   * read-only disk keeps waits for the next build.
   */
  async sweep(count: number, paragraphsInUse: () => readonly Paragraph[]): Promise<void> {
    await this.#removeAbandoned();
    // To list 40,000 entries takes seconds, which an article that is added need not wait for.
    const isMany = count > WORTH_GUESSING;
    if (isMany && (await this.#guessEntries()) < SURELY_LESS * SWEEP_FACTOR * count) return;
    const inUse = paragraphsInUse();
    const used = new Set(inUse.map((paragraph) => this.keyOf(paragraph)));
    const entries = Object.values(await cacache.ls(this.#folder).catch(() => ({})));
    const isFull = entries.length > SWEEP_FACTOR * used.size;
    const unused = entries.filter(({ key }) => !key.startsWith(FORM) || (isFull && !used.has(key)));
    // cacache.verify would collect the contents too, but it also removes what another build is writing.
    await inBatches(unused, async ({ key, integrity }) => {
      await cacache.rm.entry(this.#folder, key).catch(() => undefined);
      await cacache.rm.content(this.#folder, integrity).catch(() => undefined);
    });
  }

  /** Reads every entry. One that cannot be read costs time alone; one that is unsound would be put into an index. */
  async inspect(): Promise<CacheState> {
    const entries = Object.values(await cacache.ls(this.#folder).catch(() => ({})));
    let [unreadable, unsound] = [0, 0];
    await inBatches(entries, async ({ key }) => {
      const data = await cacache.get(this.#folder, key, { memoize: false }).catch(() => undefined);
      if (data === undefined) unreadable += 1;
      else if (this.#isOwn(key) && !isSound(data.data, this.#model)) unsound += 1;
    });
    return { entries: entries.length, unreadable, unsound };
  }

  #isOwn(key: string): boolean {
    return key.startsWith(`${FORM}${this.#model.fingerprint}:`);
  }

  /** About how many entries there are; infinitely many where they cannot be counted so. */
  async #guessEntries(): Promise<number> {
    const { in: folder, count, counted } = ENTRY_FOLDERS;
    const names = await readdir(join(this.#folder, folder)).catch(() => []);
    if (names.length !== count) return Number.POSITIVE_INFINITY;
    const step = count / counted;
    const sample = names.filter((_, at) => at % step === 0);
    const files = await Promise.all(
      sample.map((name) =>
        readdir(join(this.#folder, folder, name), { recursive: true, withFileTypes: true }).catch(() => []),
      ),
    );
    return step * files.flat().filter((entry) => entry.isFile()).length;
  }

  async #get(key: string, sentences: number): Promise<Float32Array[] | undefined> {
    try {
      const { data } = await cacache.get(this.#folder, key, { memoize: false });
      const vectors = PackedVectors.fromBytes(data, this.#model.dimension);
      if (vectors.size !== sentences) return undefined;
      return Array.from({ length: sentences }, (_, i) => vectors.row(i));
    } catch {
      await this.#discard(key);
      return undefined;
    }
  }

  /** Removes what killed processes were writing: files that no entry will ever name. */
  async #removeAbandoned(): Promise<void> {
    const folder = join(this.#folder, 'tmp');
    for (const name of await readdir(folder).catch(() => [])) {
      const path = join(folder, name);
      const isOld = await stat(path).then(
        ({ mtimeMs }) => Date.now() - mtimeMs > ABANDONED_MS,
        () => false,
      );
      if (isOld) await rm(path, { recursive: true, force: true }).catch(() => undefined);
    }
  }

  /** Removes a content that cannot be read: cacache never overwrites one, so it could not be written again. */
  async #discard(key: string): Promise<void> {
    const entry = await cacache.get.info(this.#folder, key).catch(() => undefined);
    // The types promise an entry for any key; there is none for an unknown one.
    if (!entry?.integrity) return;
    // Where it cannot be removed, the next write says why.
    await cacache.rm.content(this.#folder, entry.integrity).catch(() => undefined);
  }
}

/** What is in a cache. */
export interface CacheState {
  readonly entries: number;
  readonly unreadable: number;
  /** Of the model in use, and no finite vectors of its dimension. */
  readonly unsound: number;
}

function isSound(data: Uint8Array, { dimension }: ModelIdentity): boolean {
  try {
    return PackedVectors.fromBytes(data, dimension).data.every((component) => Number.isFinite(component));
  } catch {
    return false;
  }
}

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += CONCURRENCY) {
    await Promise.all(items.slice(start, start + CONCURRENCY).map(work));
  }
}
