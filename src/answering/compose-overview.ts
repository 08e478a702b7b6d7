import {
  SECTIONS_SHOWN,
  type ArticleOverview,
  type ArticleSummary,
  type Example,
  type Overview,
  type SectionOpening,
} from './answer.ts';
import type { Citations } from './citations.ts';
import type { Contents, Section } from './contents.ts';

/** Articles of which an overview shows the first sentence. */
const ARTICLES_SHOWN = 10;
const MOST_EXAMPLES = 3;
/** Headings of an article that are looked at for them: the first ones may all say the same. */
const HEADINGS_OF_EACH = 20;

/** What articles are about, in their own words: their headings and first sentences. */
export class Overviews {
  readonly #contents: Contents;
  readonly #citations: Citations;

  constructor(contents: Contents, citations: Citations) {
    this.#contents = contents;
    this.#citations = citations;
  }

  /** Of one article its sections, of several the first sentence of each; undefined where there is no article. */
  of(question: string, articleId?: string): Overview | undefined {
    const articles = this.#searched(articleId);
    const [first, ...others] = articles.slice(0, ARTICLES_SHOWN).flatMap((article) => {
      const overview = this.#ofArticle(article, 0, articles.length === 1 ? SECTIONS_SHOWN : 1);
      return overview === undefined ? [] : [overview];
    });
    if (first === undefined) return undefined;
    return {
      kind: 'overview',
      question,
      articles: [first, ...others],
      others: articles.length - others.length - 1,
    };
  }

  /** Of an article, from the section `from` on, which counts from 0. */
  ofArticle(articleId: string, from = 0): ArticleOverview | undefined {
    const [article] = this.#searched(articleId);
    return article && this.#ofArticle(article, from, SECTIONS_SHOWN);
  }

  /** What can be asked of the articles: by their headings, else by how their paragraphs begin. */
  examples(articleId?: string): readonly Example[] {
    const openings = this.#searched(articleId)
      .slice(0, ARTICLES_SHOWN)
      .map(({ id }) =>
        this.#contents
          .sectionsOf(id)
          .filter(({ heading }) => heading !== undefined)
          .slice(0, HEADINGS_OF_EACH),
      );
    const headings = inTurn(openings).flatMap(({ heading }) => heading ?? []);
    const examples = [...new Set(headings)].map((text): Example => ({ of: 'heading', text }));
    if (examples.length > 0) return examples.slice(0, MOST_EXAMPLES);
    const firsts = this.#searched(articleId)
      .filter(({ sentences }) => sentences > 0)
      .slice(0, MOST_EXAMPLES);
    return firsts
      .flatMap(({ id }) => this.#citations.of(id, 0)?.text ?? [])
      .map((text) => ({ of: 'sentence', text }));
  }

  #searched(articleId: string | undefined): readonly ArticleSummary[] {
    return this.#citations.articles().filter(({ id }) => articleId === undefined || id === articleId);
  }

  #ofArticle(article: ArticleSummary, from: number, most: number): ArticleOverview | undefined {
    const sections = this.#contents.sectionsOf(article.id);
    const shown = sections.slice(from, from + most).flatMap((section) => this.#opening(section) ?? []);
    return shown.length === 0 ? undefined : { article, sections: shown, sectionCount: sections.length };
  }

  #opening({ articleId, heading, first, end }: Section): SectionOpening | undefined {
    const sentence = this.#citations.of(articleId, first);
    return sentence && { heading, first: sentence, sentences: end - first };
  }
}

/** The first of each list, then the second of each. */
function inTurn<T>(lists: readonly (readonly T[])[]): readonly T[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, at) => lists.flatMap((list) => list.slice(at, at + 1))).flat();
}
