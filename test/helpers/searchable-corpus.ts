import type { Corpus } from '../../src/answering/answerer.ts';
import { composeArticle } from '../../src/corpus/compose-article.ts';
import type { Article } from '../../src/corpus/article.ts';
import type { Language } from '../../src/corpus/language.ts';
import type { Embedder, SentenceVectors } from '../../src/embedding/embedder.ts';
import { normalisedSum } from '../../src/embedding/vector.ts';
import { ExactIndex } from '../../src/search-index/exact-index.ts';
import { PackedTokens } from '../../src/search-index/packed-tokens.ts';
import { PackedVectors } from '../../src/search-index/packed-vectors.ts';
import type { Sentence } from '../../src/sentences/sentence.ts';
import { sentencesOf } from '../../src/sentences/sentences-of.ts';

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

/** The articles split, embedded and searched exactly, as an opened index would be, without a disk. */
export async function corpusOf(written: readonly WrittenArticle[], embedder: Embedder): Promise<Corpus> {
  const articles = written.map(articleOf);
  const sentences = articles.flatMap(sentencesOf);
  const paragraphs = paragraphsOf(sentences);
  const byParagraph: (readonly SentenceVectors[])[] = [];
  for await (const { index, sentences: embedded } of embedder.embedParagraphs(paragraphs))
    byParagraph[index] = embedded;
  const vectors = byParagraph.flat();
  const { dimension } = embedder.model;
  const indexedVectors = PackedVectors.of(
    vectors.map(({ own, inContext }) => normalisedSum(own, inContext)),
    dimension,
  );
  return {
    articles: new Map(articles.map((article) => [article.id, article])),
    sentences,
    vectors: new ExactIndex(indexedVectors),
    indexedVectors,
    ownVectors: PackedVectors.of(
      vectors.map(({ own }) => own),
      dimension,
    ),
    tokenVectors: PackedTokens.of(
      vectors.map(({ tokens }) => tokens),
      dimension,
    ),
  };
}

function paragraphsOf(sentences: readonly Sentence[]): string[][] {
  const byParagraph = new Map<string, string[]>();
  for (const { articleId, paragraph, text } of sentences) {
    const key = `${articleId} ${paragraph}`;
    byParagraph.set(key, [...(byParagraph.get(key) ?? []), text]);
  }
  return [...byParagraph.values()];
}
