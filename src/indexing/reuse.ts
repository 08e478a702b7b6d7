import type { Article } from '../corpus/article.ts';
import type { ReadArticle } from '../corpus/article-formats.ts';
import type { LoadedMeta } from '../corpus/article-meta.ts';
import type { CorpusFile } from '../corpus/corpus-files.ts';
import type { IndexContent, Predecessor, TakenArticle } from '../search-index/index-store.ts';
import type { PackedVectors } from '../search-index/packed-vectors.ts';
import type { Sentence } from '../sentences/sentence.ts';
import { sha256 } from '../system/sha256.ts';

/** In the place of a position that a sentence had before, where it is new. */
export const NEW = -1;

/**
 * What a build takes over of the index in use: articles whose files are as they were, with their sentences and vectors. To read
 * 5,000 files again, to split them and to look up their vectors takes a minute.
 */
export class Reuse {
  /** By the articles' files, as the next build needs them. */
  readonly sourceStates = new Map<string, string>();
  readonly #predecessor: Predecessor | undefined;
  readonly #taken = new Map<Article, TakenArticle>();

  /** @param predecessor nothing is taken over without one */
  constructor(predecessor: Predecessor | undefined) {
    this.#predecessor = predecessor;
  }

  /** The article as it was made of this file, where it was made of these bytes and with this said of it. */
  knownArticle({ path }: CorpusFile, bytes: Uint8Array, meta?: LoadedMeta): ReadArticle | undefined {
    const state = meta === undefined ? sha256(bytes) : `${sha256(bytes)} ${sha256(meta.bytes)}`;
    this.sourceStates.set(path, state);
    const before = this.#predecessor?.articles.get(path);
    if (this.#predecessor === undefined || before?.sourceState !== state) return undefined;
    this.#taken.set(before.article, before);
    const paths = [path, ...(meta === undefined ? [] : [meta.path])];
    const warnings = paths.flatMap((about) => this.#predecessor?.warnings.get(about) ?? []);
    return { article: before.article, warnings };
  }

  /** Undefined for an article that was made anew. */
  sentencesOf(article: Article): readonly Sentence[] | undefined {
    return this.#taken.get(article)?.sentences;
  }

  /**
   * Copies the vectors that were there before, where the store does not.
   * @param split all articles of the index with their sentences, which the vectors belong to
   */
  takeVectors(
    split: readonly { readonly article: Article; readonly sentences: readonly Sentence[] }[],
    vectors: PackedVectors,
  ): NonNullable<IndexContent['takenOver']> | undefined {
    if (this.#predecessor === undefined) return undefined;
    const { generation, readVectors } = this.#predecessor;
    const positions = new Int32Array(vectors.size).fill(NEW);
    let start = 0;
    for (const { article, sentences } of split) {
      const end = start + sentences.length;
      const before = this.#taken.get(article);
      if (before !== undefined) {
        const own = vectors.data.subarray(start * vectors.dimension, end * vectors.dimension);
        readVectors?.(before.start, own);
        for (let i = start; i < end; i++) positions[i] = before.start + i - start;
      }
      start = end;
    }
    return { generation, positions };
  }
}
