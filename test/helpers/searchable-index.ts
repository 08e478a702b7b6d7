import { composeArticle } from '../../src/corpus/compose-article.ts';
import type { Article } from '../../src/corpus/article.ts';
import type { Language } from '../../src/language/language.ts';
import type { Embedder } from '../../src/embedding/embedder.ts';
import { paragraphsOf } from '../../src/indexing/embed-paragraphs.ts';
import { indexInMemory } from '../../src/indexing/index-in-memory.ts';
import type { SearchIndex } from '../../src/search-index/search-index.ts';
import { sentencesOf } from '../../src/sentences/sentence.ts';

export interface WrittenArticle {
  readonly id: string;
  readonly language?: Language;
  readonly url?: string;
  /** A paragraph that begins with `# ` is a heading. */
  readonly paragraphs: readonly string[];
}

export function articleOf({ id, language = 'de', url, paragraphs }: WrittenArticle): Article {
  const blocks = paragraphs.map((text) => ({
    kind: text.startsWith('# ') ? ('heading' as const) : ('paragraph' as const),
    text: text.replace(/^# /, ''),
  }));
  const about = { title: `Über ${id}`, publisher: undefined, language, url, date: undefined };
  return composeArticle({ ...about, blocks }, `${id}.md`);
}

/** The articles split, embedded and searched exactly, as an index on the disk would be. */
export function indexOf(written: readonly WrittenArticle[], embedder: Embedder): Promise<SearchIndex> {
  const articles = written.map(articleOf);
  return indexInMemory({ articles, sentences: articles.flatMap(sentencesOf) }, embedder);
}

/** The vector of each sentence of an index, in their order. */
export async function vectorsOf({ sentences }: SearchIndex, embedder: Embedder): Promise<Float32Array[]> {
  const byParagraph: (readonly Float32Array[])[] = [];
  for await (const { index, vectors } of embedder.embedParagraphs(paragraphsOf(sentences)))
    byParagraph[index] = vectors;
  return byParagraph.flat();
}
