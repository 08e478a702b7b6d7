import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Answerer } from '../answering/answer.ts';
import type { TextRange } from '../corpus/article.ts';
import type { SearchIndex } from '../search-index/search-index.ts';
import type { Pairing } from './align-words.ts';
import { ArticleWords } from './article-words.ts';
import { differencesOf } from './differences.ts';
import { findNear } from './find-near.ts';
import { findQuotations } from './find-quotations.ts';
import { findVerbatim, pairingsOf, type Run, type Found } from './find-verbatim.ts';
import { Passages, rangeOf } from './passages.ts';
import {
  MOST_ELSEWHERE,
  type CheckedQuotation,
  type CheckQuotations,
  type Difference,
  type QuotationVerdict,
} from './quotation.ts';

/** Quotations of a text that are looked for. */
export const MOST_QUOTATIONS = 100;

interface CheckerParts {
  readonly index: Pick<SearchIndex, 'articles'>;
  readonly answerer: Pick<Answerer, 'articles' | 'passage'>;
}

/**
 * Checks texts against the articles of an index, by their words alone and without a model. The articles' words are read when the
 * first text comes. Other work gets its turn between two quotations.
 */
export function createChecker({ index, answerer }: CheckerParts): CheckQuotations {
  const passages = new Passages(answerer);
  let words: Promise<ArticleWords> | undefined;

  return async (text, articleId) => {
    if (articleId !== undefined && !index.articles.has(articleId))
      throw new RangeError(`Expected the id of an article, got ${articleId}`);
    const found = findQuotations(text);
    if (found.length === 0) return { quotations: [], unchecked: 0 };
    const articles = await (words ??= ArticleWords.of(index.articles.values()));
    const quotations: CheckedQuotation[] = [];
    for (const quotation of found.slice(0, MOST_QUOTATIONS)) {
      await nextTurn();
      quotations.push({
        ...quotation,
        verdict: verdictOn(quotation.text, { articles, articleId, passages }),
      });
    }
    return { quotations, unchecked: found.length - quotations.length };
  };
}

interface Held {
  readonly articles: ArticleWords;
  readonly articleId: string | undefined;
  readonly passages: Passages;
}

function verdictOn(quotation: string, { articles, articleId, passages }: Held): QuotationVerdict {
  const [first, ...others] = findVerbatim(quotation, articles, { articleId, most: 1 + MOST_ELSEWHERE });
  if (first !== undefined) {
    const run = spanOf(first);
    const passage = passages.of(run, articles);
    const elsewhere = others.map((other) => passages.of(spanOf(other), articles));
    const place = { passage, whole: passages.isWhole(passage, run.text), elsewhere };
    if (first.runs.length === 1) return { kind: 'verbatim', ...place };
    const pairings = pairingsOf(first);
    const differences = differencesIn(quotation, first.words, { run, pairings, articles });
    return { kind: 'shortened', ...place, differences };
  }
  const near = findNear(quotation, articles, articleId);
  if (near === undefined) return { kind: 'not-found' };
  const { words, alignment } = near;
  return {
    kind: 'near',
    passage: passages.of(alignment, articles),
    differences: differencesIn(quotation, words, { run: alignment, pairings: alignment.pairings, articles }),
  };
}

/** All from the first part of a quotation to its last. */
function spanOf({ runs }: Found): Run {
  const [{ text, first, end }] = runs;
  return { text, first, end: runs.at(-1)?.end ?? end };
}

function differencesIn(
  quotation: string,
  words: readonly TextRange[],
  { run, pairings, articles }: { run: Run; pairings: readonly Pairing[]; articles: ArticleWords },
): readonly Difference[] {
  const { start, end } = rangeOf(run, articles);
  const written = Array.from({ length: run.end - run.first }, (_, at) => {
    const range = articles.rangeAt(run.first + at);
    return { start: range.start - start, end: range.end - start };
  });
  return differencesOf(
    { text: quotation, words },
    { text: run.text.text.slice(start, end), words: written },
    pairings,
  );
}
