import type { Answerer } from '../answering/answer.ts';
import { renewedAnswerer } from '../answering/renewed-answerer.ts';
import { createChecker } from '../checking/check-quotations.ts';
import type { CheckQuotations } from '../checking/quotation.ts';
import type { Article } from '../corpus/article.ts';
import { restrictedIndex } from '../search-index/restricted-index.ts';
import type { SearchIndex } from '../search-index/search-index.ts';
import { hiddenFolders, ruledFolder, type PlaceRules, type Viewer } from './place-rules.ts';

/** So many views are kept, those that were used last, */
const MOST_VIEWS = 64;
/** and of no more sentences in all: a view takes about a kilobyte for each. The last one is kept, however large. */
const MOST_SENTENCES = 300_000;

interface SightParts {
  /** Those in use: asked for anew each time. */
  readonly rules: () => PlaceRules;
  /** The index that serves, and what answers from all of it. */
  readonly index: () => SearchIndex;
  readonly answerer: () => Answerer;
  readonly checker: () => CheckQuotations;
  /** Answers from an index; `isPublished` tells of an article whether it has a page on the site. */
  readonly answererOver: (index: SearchIndex, isPublished: (article: Article) => boolean) => Answerer;
  /** Takes up the index in the store, where another one has taken the place of the one that serves. */
  readonly takeUp: () => Promise<unknown>;
}

/** What answers from the articles that are seen from somewhere. */
interface View {
  readonly answerer: Answerer;
  /** Made where it is asked for. */
  checker: CheckQuotations | undefined;
  readonly index: SearchIndex;
}

interface HiddenFolders {
  readonly hidden: readonly string[];
  /** Hidden from programs. */
  readonly unpublished: readonly string[];
}

/**
 * What is seen from where. Whoever answers at a place asks for its answerer, which knows of no other articles: neither their
 * sentences nor their titles, words or number. Each is made when it is first asked for, and kept as long as its index serves
 * and the rules hide the same.
 */
export class Sight {
  readonly #parts: SightParts;
  /** By the index, and by what is hidden of it; the one used last is the last. */
  #views: { readonly of: SearchIndex; readonly byKey: Map<string, View> } | undefined;

  constructor(parts: SightParts) {
    this.#parts = parts;
  }

  get rules(): PlaceRules {
    return this.#parts.rules();
  }

  /** Answers from what is seen from there, as rules and index are at this moment. */
  answererAt(viewer: Viewer): Answerer {
    return this.rules.articles.length === 0 ? this.#parts.answerer() : this.#viewOf(viewer).answerer;
  }

  /** Holds quotations of a text against what is seen from there. */
  checkerAt(viewer: Viewer): CheckQuotations {
    if (this.rules.articles.length === 0) return this.#parts.checker();
    const view = this.#viewOf(viewer);
    return (view.checker ??= createChecker(view));
  }

  /** Whether the index has an article that is not seen from there. */
  hides(articleId: string, viewer: Viewer): boolean {
    const { rules } = this;
    const article = this.#parts.index().articles.get(articleId);
    return article !== undefined && isHidden(rules, hiddenFolders(rules, viewer), article);
  }

  /** Whether nothing is hidden from there. */
  seesAll(viewer: Viewer): boolean {
    return hiddenFolders(this.rules, viewer).length === 0;
  }

  /** Whether the same is seen from two places. */
  isAlike(one: Viewer, other: Viewer): boolean {
    const [first, second] = [one, other].map((viewer) => JSON.stringify(hiddenFolders(this.rules, viewer)));
    return first === second;
  }

  #viewOf(viewer: Viewer): View {
    const index = this.#parts.index();
    if (this.#views?.of !== index) this.#views = { of: index, byKey: new Map() };
    const { byKey } = this.#views;
    const { rules } = this;
    const [hidden, unpublished] = [hiddenFolders(rules, viewer), hiddenFolders(rules, 'programs')];
    // The same folders may be hidden by other rules, of which an inner one takes articles from an outer one.
    const key = JSON.stringify([rules.articles.map(({ folder }) => folder), hidden, unpublished]);
    const view = byKey.get(key) ?? this.#made(index, rules, { hidden, unpublished });
    byKey.delete(key);
    byKey.set(key, view);
    let sentences = [...byKey.values()].reduce((sum, kept) => sum + kept.index.sentences.length, 0);
    for (const [oldest, { index: of }] of byKey) {
      const fits = byKey.size <= MOST_VIEWS && sentences <= MOST_SENTENCES;
      if (fits || byKey.size === 1) break;
      byKey.delete(oldest);
      sentences -= of.sentences.length;
    }
    return view;
  }

  /** By the rules that these folders are of, though others may hold by the time that it is made anew. */
  #made(index: SearchIndex, rules: PlaceRules, folders: HiddenFolders): View {
    const held = without(folders.hidden, index, rules);
    const own = this.#parts.answererOver(held, (one) => !isHidden(rules, folders.unpublished, one));
    const answerer = renewedAnswerer(own, async () => {
      await this.#parts.takeUp();
      return this.#made(this.#parts.index(), rules, folders).answerer;
    });
    return { index: held, answerer, checker: undefined };
  }
}

/** The articles of an index that are seen from somewhere, as an index of their own. */
export function seenIndex(index: SearchIndex, rules: PlaceRules, viewer: Viewer): SearchIndex {
  return without(hiddenFolders(rules, viewer), index, rules);
}

function without(hidden: readonly string[], index: SearchIndex, rules: PlaceRules): SearchIndex {
  return hidden.length === 0 ? index : restrictedIndex(index, (article) => !isHidden(rules, hidden, article));
}

function isHidden(rules: PlaceRules, hidden: readonly string[], article: Pick<Article, 'file'>): boolean {
  const folder = ruledFolder(rules, article);
  return folder !== undefined && hidden.includes(folder);
}
