import type { Corpus } from '../../src/answering/answerer.ts';
import { composeArticle } from '../../src/corpus/compose-article.ts';
import type { Article } from '../../src/corpus/article.ts';
import type { Language } from '../../src/language/language.ts';
import type { Embedder } from '../../src/embedding/embedder.ts';
import { indexInMemory } from '../../src/indexing/index-in-memory.ts';
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

/** The articles split, embedded and searched exactly, as an opened index would be, without a disk. */
export function corpusOf(written: readonly WrittenArticle[], embedder: Embedder): Promise<Corpus> {
  const articles = written.map(articleOf);
  return indexInMemory({ articles, sentences: articles.flatMap(sentencesOf) }, embedder);
}
