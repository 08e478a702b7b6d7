import type { Article } from '../corpus/article.ts';
import type { TextRange } from '../corpus/article.ts';
import type { SearchIndex } from '../search-index/search-index.ts';
import type { Sentence } from '../sentences/sentence.ts';
import type { ArticleSummary, Citation, QuotedArticle } from './answer.ts';
import { sourceLink } from './source-link.ts';

/** The sentences of the corpus as they may be quoted. */
export class Citations {
  readonly #articles: ReadonlyMap<string, Article>;
  readonly #sentences = new Map<string, Sentence[]>();

  constructor({ articles, sentences }: Pick<SearchIndex, 'articles' | 'sentences'>) {
    this.#articles = articles;
    for (const id of articles.keys()) this.#sentences.set(id, []);
    for (const sentence of sentences) this.#sentences.get(sentence.articleId)?.push(sentence);
  }

  articles(): ArticleSummary[] {
    return [...this.#articles.values()].map((article) => ({
      ...infoOf(article),
      sentences: this.#sentences.get(article.id)?.length ?? 0,
      leftOut: article.omissions.length,
    }));
  }

  /** Undefined where there is no such sentence. */
  of(articleId: string, ordinal: number, highlights: readonly TextRange[] = []): Citation | undefined {
    const article = this.#articles.get(articleId);
    const sentences = this.#sentences.get(articleId);
    const sentence = sentences?.[ordinal];
    if (article === undefined || sentences === undefined || sentence === undefined) return undefined;
    const { heading, start, end, cells } = sentence;
    // The quotation is cut from the article itself: whatever the search did, it is the article's own words.
    const text = article.text.slice(start, end);
    return {
      article: infoOf(article),
      heading,
      ordinal,
      start,
      end,
      text,
      cells: cells?.map(({ head, ...cell }) => ({ head, text: text.slice(cell.start, cell.end) })),
      also: [],
      before: sentences[ordinal - 1]?.text,
      after: sentences[ordinal + 1]?.text,
      highlights,
      link: article.url === undefined ? undefined : sourceLink(article.url, text),
    };
  }

  /** Which of two citations comes first: by the corpus's order of articles, then by place. */
  readonly inOrder = (a: Citation, b: Citation): number => {
    const ids = [...this.#articles.keys()];
    return ids.indexOf(a.article.id) - ids.indexOf(b.article.id) || a.ordinal - b.ordinal;
  };
}

function infoOf({ id, file, title, publisher, language, url, date, revision }: Article): QuotedArticle {
  return { id, file, title, publisher, language, url, date, revision, apart: undefined };
}
