import type { Answerer, ArticleSummary, Citation } from '../answering/answer.ts';
import type { TextRange } from '../corpus/article.ts';
import type { ArticleWords, HeldText } from './article-words.ts';
import { blockIndexAt } from './article-blocks.ts';
import type { Run } from './find-verbatim.ts';
import { MOST_SENTENCES, type Passage } from './quotation.ts';

/** What a sentence may have beside the words that are quoted of it: marks, but none that make it ask or exclaim. */
const SAYS_MORE = /[\p{L}\p{N}?!]/u;

export function rangeOf({ first, end }: Run, articles: ArticleWords): TextRange {
  return { start: articles.rangeAt(first).start, end: articles.rangeAt(end - 1).end };
}

/** Words of the articles as passages with their sentences. */
export class Passages {
  readonly #answerer: Pick<Answerer, 'articles' | 'passage'>;
  readonly #articles: ReadonlyMap<string, ArticleSummary>;

  constructor(answerer: Pick<Answerer, 'articles' | 'passage'>) {
    this.#answerer = answerer;
    this.#articles = new Map(answerer.articles().map((article) => [article.id, article]));
  }

  of(run: Run, articles: ArticleWords): Passage {
    const { of, text, article } = run.text;
    const { start, end } = rangeOf(run, articles);
    const quoted = this.#articles.get(article.id);
    if (quoted === undefined) throw new Error(`an article is not among those that are quoted: ${article.id}`);
    const sentences = of === 'title' ? [] : this.#sentencesIn(quoted, { start, end });
    return { article: quoted, of, start, end, text: text.slice(start, end), sentences };
  }

  /** Whether a passage has all words of what it begins in and of what it ends in: a sentence, a heading or the title. */
  isWhole({ start, end }: Passage, held: HeldText): boolean {
    const [first, last] = [this.#saidAt(start, held), this.#saidAt(end - 1, held)];
    const cutOff = held.text.slice(first.start, start) + held.text.slice(end, last.end);
    return !SAYS_MORE.test(cutOff);
  }

  /** The sentence that holds a place, or the block, if it is no sentence's. */
  #saidAt(place: number, { article, of, text }: HeldText): TextRange {
    if (of === 'title') return { start: 0, end: text.length };
    const summary = this.#articles.get(article.id);
    const sentence = summary === undefined ? undefined : this.#firstEndingBehind(place, summary);
    if (sentence !== undefined && sentence.start <= place) return sentence;
    const block = article.blocks[blockIndexAt(article.blocks, place) ?? -1];
    return block ?? { start: place, end: place + 1 };
  }

  #firstEndingBehind(place: number, { id, sentences }: ArticleSummary): Citation | undefined {
    let [low, high] = [0, sentences];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#answerer.passage(id, middle)?.end ?? 0) <= place) low = middle + 1;
      else high = middle;
    }
    return this.#answerer.passage(id, low);
  }

  #sentencesIn(article: ArticleSummary, { start, end }: TextRange): Citation[] {
    const covered: Citation[] = [];
    let at = this.#firstEndingBehind(start, article);
    while (at !== undefined && at.start < end && covered.push(at) < MOST_SENTENCES)
      at = this.#answerer.passage(article.id, at.ordinal + 1);
    return covered;
  }
}
