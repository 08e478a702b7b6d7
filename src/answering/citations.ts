import { countPlaces, pageAt, type Article, type TextRange } from '../corpus/article.ts';
import type { SearchIndex } from '../search-index/search-index.ts';
import type { Sentence } from '../sentences/sentence.ts';
import type { Section } from './contents.ts';
import type { ArticleSummary, Citation, Place, QuotedArticle, Standing } from './answer.ts';
import { SameSentences } from './same-sentence.ts';
import { pageAddress, sourceLink, sourcePageLink, type SourceChangeOf } from './source-link.ts';
import { standingCitation } from './standing.ts';
import { tellApart } from './title-namesakes.ts';

/** Of a list, items on each side of one: far more than are read. */
const LIST_AROUND = 200;

/** The sentences of the corpus as they may be quoted. */
export class Citations {
  readonly #articles: ReadonlyMap<string, Article>;
  readonly #sentences = new Map<string, Sentence[]>();
  readonly #same: SameSentences;
  readonly #apart: ReadonlyMap<string, string>;
  /** The articles' numbers in the corpus's order. */
  readonly #order: ReadonlyMap<string, number>;
  readonly #site: string | undefined;
  readonly #changeOf: SourceChangeOf;
  readonly #isPublished: (article: Article) => boolean;

  /**
   * @param site where the articles' pages are published, as an absolute URL that ends with a slash
   * @param isPublished whether an article has a page there
   */
  constructor(
    { articles, sentences }: Pick<SearchIndex, 'articles' | 'sentences'>,
    site?: string,
    changeOf: SourceChangeOf = () => undefined,
    isPublished: (article: Article) => boolean = () => true,
  ) {
    this.#articles = articles;
    this.#site = site;
    this.#changeOf = changeOf;
    this.#isPublished = isPublished;
    for (const id of articles.keys()) this.#sentences.set(id, []);
    for (const sentence of sentences) this.#sentences.get(sentence.articleId)?.push(sentence);
    this.#same = new SameSentences(sentences);
    this.#apart = tellApart(articles.values());
    this.#order = new Map([...articles.keys()].map((id, number) => [id, number]));
  }

  articles(): ArticleSummary[] {
    return [...this.#articles.values()].map((article) => ({
      ...this.#infoOf(article),
      sentences: this.#sentences.get(article.id)?.length ?? 0,
      leftOut: countPlaces(article),
    }));
  }

  /** Undefined where there is no such sentence. */
  of(articleId: string, ordinal: number, highlights: readonly TextRange[] = []): Citation | undefined {
    const article = this.#articles.get(articleId);
    const sentences = this.#sentences.get(articleId);
    const sentence = sentences?.[ordinal];
    if (article === undefined || sentences === undefined || sentence === undefined) return undefined;
    const { start, end, lead, cells } = sentence;
    const siteOf = (one: Article) => (this.#isPublished(one) ? this.#site : undefined);
    // The quotation is cut from the article itself: whatever the search did, it is the article's own words.
    const text = article.text.slice(start, end);
    return {
      ...this.#placeOf(article, sentence),
      get link() {
        return linkTo(article, sentence, siteOf(article));
      },
      text,
      lead,
      cells: cells?.map(({ head, ...cell }) => ({ head, text: text.slice(cell.start, cell.end) })),
      also: this.#same.elsewhere(sentence).flatMap((same) => {
        const other = this.#articles.get(same.articleId);
        if (other === undefined) return [];
        const place = this.#placeOf(other, same);
        return [
          {
            ...place,
            get link() {
              return linkTo(other, same, siteOf(other));
            },
          },
        ];
      }),
      before: sentences[ordinal - 1]?.text,
      after: sentences[ordinal + 1]?.text,
      highlights,
    };
  }

  /** The list that a sentence announces; none where it announces none. */
  listBelow({ articleId, ordinal, text }: Sentence): readonly Sentence[] {
    const next = this.#sentences.get(articleId)?.[ordinal + 1];
    return next?.lead !== undefined && text.startsWith(next.lead) ? this.listAround(next) : [];
  }

  /**
   * The list that a sentence is an item of: the items beside it that the same line announces, of a list without end the
   * nearest; none where none does.
   */
  listAround({ articleId, ordinal, lead }: Sentence): readonly Sentence[] {
    const sentences = this.#sentences.get(articleId) ?? [];
    if (lead === undefined) return [];
    const isItem = (at: number): boolean => sentences[at]?.lead === lead;
    let [first, end] = [ordinal, ordinal + 1];
    while (ordinal - first < LIST_AROUND && isItem(first - 1)) first--;
    while (end - ordinal <= LIST_AROUND && isItem(end)) end++;
    return sentences.slice(first, end);
  }

  /** The sentences of a section, in its order. */
  in({ articleId, first, end }: Pick<Section, 'articleId' | 'first' | 'end'>): Citation[] {
    const ordinals = Array.from({ length: Math.max(end - first, 0) }, (_, at) => first + at);
    return ordinals.flatMap((ordinal) => this.of(articleId, ordinal) ?? []);
  }

  /** What of a citation still stands in the articles, as it is about to be shown. */
  readonly standing = (citation: Citation): Standing<Citation> => standingCitation(citation, this.#articles);

  /** Which of two citations comes first: by the corpus's order of articles, then by place. */
  readonly inOrder = (a: Citation, b: Citation): number =>
    this.#orderOf(a) - this.#orderOf(b) || a.ordinal - b.ordinal;

  /** Without the link, which takes long in a long article and is made where it is wanted: of few of many passages. */
  #placeOf(article: Article, sentence: Sentence): Omit<Place, 'link'> {
    const { heading, ordinal, start, end, text } = sentence;
    const page = pageAt(article, start);
    const changedInSource = this.#changeOf(article, text);
    return { article: this.#infoOf(article), heading, ordinal, start, end, page, changedInSource };
  }

  #infoOf({ id, file, title, publisher, language, url, date, revision, provenance }: Article): QuotedArticle {
    const apart = this.#apart.get(id);
    return { id, file, title, publisher, language, url, date, revision, provenance, apart };
  }

  #orderOf({ article }: Citation): number {
    return this.#order.get(article.id) ?? -1;
  }
}

/** The sentence in its source; in the article's published page where the article has no address of its own. */
function linkTo(article: Article, sentence: Sentence, site: string | undefined): string | undefined {
  const { id, url, text } = article;
  const page = pageAt(article, sentence.start);
  if (url !== undefined)
    return page === undefined ? sourceLink(url, text, sentence) : sourcePageLink(url, page);
  return site === undefined ? undefined : pageAddress(site, id, sentence.ordinal);
}
