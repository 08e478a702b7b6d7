import { join } from 'node:path';
import cacache from 'cacache';
import type { ModelIdentity, SentenceVectors } from '../embedding/embedder.ts';
import { PackedTokens } from './packed-tokens.ts';
import { PackedVectors } from './packed-vectors.ts';
import { sha256OfTexts } from './sha256.ts';

/** Raised when the form of an entry changes; entries of another form are then never found. */
const FORMAT = 2;
/** Entries read or removed at once: enough to keep the disk busy, few enough for any limit of open files. */
const CONCURRENCY = 32;
/** The cache is swept when it holds this many times the paragraphs in use: room for a few corpora or models. */
const SWEEP_FACTOR = 4;

/**
 * Vectors by content and model: one entry a paragraph, because a sentence's vector in context depends on its whole
 * paragraph. Losing an entry costs only time, so whatever cannot be read counts as absent.
 */
export class VectorCache {
  readonly #folder: string;
  readonly #model: ModelIdentity;

  constructor(dataFolder: string, model: ModelIdentity) {
    this.#folder = join(dataFolder, 'cache');
    this.#model = model;
  }

  /** The key of a paragraph given as its sentences' texts. */
  keyOf(texts: readonly string[]): string {
    return `${FORMAT}:${this.#model.fingerprint}:${sha256OfTexts(texts)}`;
  }

  /** The vectors of those paragraphs that are cached, by key: one for each of a paragraph's texts. */
  async getAll(
    paragraphs: readonly { readonly key: string; readonly texts: readonly string[] }[],
  ): Promise<Map<string, readonly SentenceVectors[]>> {
    const found = new Map<string, readonly SentenceVectors[]>();
    await inBatches(paragraphs, async ({ key, texts }) => {
      const vectors = await this.#get(key, texts.length);
      if (vectors !== undefined) found.set(key, vectors);
    });
    return found;
  }

  async put(key: string, vectors: readonly SentenceVectors[]): Promise<void> {
    const rows = vectors.flatMap(({ own, inContext }) => [own, inContext]);
    const tokens = vectors.map((sentence) => sentence.tokens);
    const { dimension } = this.#model;
    const bytes = Buffer.concat([
      PackedVectors.of(rows, dimension).toBytes(),
      PackedTokens.of(tokens, dimension).toBytes(),
    ]);
    await cacache.put(this.#folder, key, bytes, { algorithms: ['sha256'] });
  }

  /** Removes what is not in use, once the cache has grown far beyond it. */
  async sweep(used: ReadonlySet<string>): Promise<void> {
    const entries = Object.values(await cacache.ls(this.#folder));
    if (entries.length <= SWEEP_FACTOR * used.size) return;
    const unused = entries.filter(({ key }) => !used.has(key));
    // cacache.verify would collect the contents too, but it also removes what another build is writing.
    await inBatches(unused, async ({ key, integrity }) => {
      await cacache.rm.entry(this.#folder, key);
      await cacache.rm.content(this.#folder, integrity);
    });
  }

  async #get(key: string, sentences: number): Promise<SentenceVectors[] | undefined> {
    try {
      const { data } = await cacache.get(this.#folder, key, { memoize: false });
      const { dimension } = this.#model;
      const vectorBytes = 2 * sentences * dimension * Float32Array.BYTES_PER_ELEMENT;
      const vectors = PackedVectors.fromBytes(data.subarray(0, vectorBytes), dimension);
      const tokens = PackedTokens.fromBytes(data.subarray(vectorBytes), dimension);
      if (tokens.size !== sentences) return undefined;
      return Array.from({ length: sentences }, (_, i) => ({
        own: vectors.row(2 * i),
        inContext: vectors.row(2 * i + 1),
        tokens: tokens.row(i),
      }));
    } catch {
      await this.#discard(key);
      return undefined;
    }
  }

  /** Removes a content that cannot be read: cacache never overwrites one, so it could not be written again. */
  async #discard(key: string): Promise<void> {
    const entry = await cacache.get.info(this.#folder, key).catch(() => undefined);
    // The types promise an entry for any key; there is none for an unknown one.
    if (entry?.integrity) await cacache.rm.content(this.#folder, entry.integrity);
  }
}

async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += CONCURRENCY) {
    await Promise.all(items.slice(start, start + CONCURRENCY).map(work));
  }
}
