import type { Language } from '../../src/corpus/language.ts';
import type { Embedder, SentenceVectors } from '../../src/embedding/embedder.ts';
import { normalisedSum } from '../../src/embedding/vector.ts';
import type { SearchableCorpus } from '../../src/retrieval/retriever.ts';
import { ExactIndex } from '../../src/search-index/exact-index.ts';
import { PackedVectors } from '../../src/search-index/packed-vectors.ts';
import type { Sentence } from '../../src/sentences/sentence.ts';

export interface EvaluationArticle {
  readonly id: string;
  readonly language: Language;
  readonly paragraphs: readonly (readonly string[])[];
}

/** A corpus to search whose sentences are given and not split, so that a data set's own numbering holds. */
export async function corpusInMemory(
  articles: readonly EvaluationArticle[],
  embedder: Embedder,
): Promise<SearchableCorpus> {
  const sentences: Sentence[] = [];
  const paragraphs: (readonly string[])[] = [];
  for (const { id: articleId, paragraphs: own } of articles) {
    let ordinal = 0;
    for (const [paragraph, texts] of own.entries()) {
      paragraphs.push(texts);
      for (const text of texts) {
        sentences.push({
          articleId,
          ordinal: ordinal++,
          start: 0,
          end: text.length,
          text,
          paragraph,
          heading: undefined,
        });
      }
    }
  }
  const vectors = (await embedAll(paragraphs, embedder)).flat();
  const { dimension } = embedder.model;
  const indexedVectors = PackedVectors.of(
    vectors.map(({ own, inContext }) => normalisedSum(own, inContext)),
    dimension,
  );
  return {
    articles: new Map(articles.map(({ id, language }) => [id, { language }])),
    sentences,
    vectors: new ExactIndex(indexedVectors),
    ownVectors: PackedVectors.of(
      vectors.map(({ own }) => own),
      dimension,
    ),
    indexedVectors,
    tokenVectors: { row: (label) => vectors[label]?.tokens ?? new Int8Array() },
  };
}

async function embedAll(paragraphs: readonly (readonly string[])[], embedder: Embedder) {
  const byParagraph: (readonly SentenceVectors[])[] = [];
  for await (const { index, sentences } of embedder.embedParagraphs(paragraphs))
    byParagraph[index] = sentences;
  return byParagraph;
}
