import { createChecker } from '../../src/checking/check-quotations.ts';
import type { CheckQuotations, Difference, QuotationVerdict } from '../../src/checking/quotation.ts';
import type { Article } from '../../src/corpus/article.ts';
import { citationsOf } from '../builders/answers.ts';

/** Checks against these articles, whose sentences are cited as the bot cites them. */
export function checkerOf(articles: readonly Article[]): CheckQuotations {
  const citations = citationsOf(articles);
  return createChecker({
    index: {
      articles: new Map(articles.map((article) => [article.id, article])),
    },
    answerer: {
      articles: () => citations.articles(),
      passage: (articleId, ordinal) => citations.of(articleId, ordinal),
    },
  });
}

/** A text as a block quote of Markdown that a reader sees as this text. */
export function asBlock(text: string): string {
  return text
    .replaceAll(/[!-/:-@[-`{-~]/gu, String.raw`\$&`)
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
}

/** What becomes of a text that is quoted as a block, alone. */
export async function verdictOn(
  check: CheckQuotations,
  quoted: string,
  articleId?: string,
): Promise<QuotationVerdict> {
  const { quotations } = await check(asBlock(quoted), articleId);
  const [first, ...others] = quotations;
  if (first === undefined || others.length > 0) throw new Error(`no single quotation: ${quoted}`);
  return first.verdict;
}

/** Differences as a person writes them: what only the quotation has in `[+ +]`, what only the article has in `[- -]`. */
export function written(differences: readonly Difference[]): string {
  return differences
    .map(({ kind, text }) => {
      if (kind === 'same') return text;
      return kind === 'only-in-quotation' ? `[+${text}+]` : `[-${text}-]`;
    })
    .join('');
}

/** A text put together again from differences, without those of a kind. */
export function withoutKind(differences: readonly Difference[], left: Difference['kind']): string {
  return differences
    .filter(({ kind }) => kind !== left)
    .map(({ text }) => text)
    .join('');
}
