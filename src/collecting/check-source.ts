import type { Article } from '../corpus/article.ts';
import type { ArticleMaker } from '../corpus/read-corpus.ts';
import { FetchFault } from '../fetching/fetch-fault.ts';
import type { ArticleFetcher } from '../fetching/fetch-article.ts';
import { sentencesOf } from '../sentences/sentence.ts';
import { isAddress, sourceFromAddress } from './article-source.ts';
import { readSource } from './candidate.ts';
import { CollectingFault } from './collecting-fault.ts';
import { compareWithSource } from './compare-source.ts';
import type { CheckedArticle, Finding } from './drift-record.ts';

/** What came of holding an article against its source. */
export type SourceCheck =
  | { readonly kind: 'found'; readonly finding: Finding; readonly from: string }
  /** It could not be read. */
  | { readonly kind: 'failed'; readonly fault: FetchFault | CollectingFault };

interface CheckOptions {
  readonly fetcher: Pick<ArticleFetcher, 'fetch'>;
  readonly maker: ArticleMaker;
}

/** Where an article's source can be looked at again; undefined where it has no address. */
export function addressOf({ provenance, url }: Pick<Article, 'provenance' | 'url'>): string | undefined {
  return provenance !== undefined && isAddress(provenance.from) ? provenance.from : url;
}

/** What a server says of what it has no more. */
const GONE: ReadonlySet<number> = new Set([404, 410]);

/** Fetches an article's source and holds the article against it. */
export async function checkSource(
  article: Article,
  address: string,
  options: CheckOptions,
): Promise<SourceCheck> {
  const { fetcher, maker } = options;
  try {
    const source = await sourceFromAddress(address, fetcher);
    const { from, isBehindPaywall } = source;
    const now = await readSource(source, maker);
    const sentences = sentencesOf(article);
    const difference = compareWithSource({ article, sentences }, now);
    const isSame = difference.missing.length === 0 && difference.added.length === 0;
    if (isBehindPaywall && difference.missing.length > 0)
      throw new CollectingFault({ kind: 'not-free', address: from });
    // A page that asks for a login or for consent answers with 200 too, and tells nothing of what became of the article.
    if (sentences.length > 0 && difference.missing.length === sentences.length)
      throw new CollectingFault({ kind: 'nothing-found', address: from });
    const finding: Finding = isSame
      ? { kind: 'same' }
      : { kind: 'changed', missing: [...difference.missing], added: [...difference.added] };
    return { kind: 'found', finding, from };
  } catch (fault) {
    if (fault instanceof FetchFault && fault.facts.kind === 'status' && GONE.has(fault.facts.status))
      return { kind: 'found', finding: { kind: 'gone', status: fault.facts.status }, from: address };
    if (fault instanceof FetchFault || fault instanceof CollectingFault) return { kind: 'failed', fault };
    throw fault;
  }
}

/** What is kept of a check. What was found before stays, where the source cannot be read now. */
export function checkedArticle(
  { id, revision }: Pick<Article, 'id' | 'revision'>,
  address: string,
  {
    check,
    at,
    before,
  }: { readonly check: SourceCheck; readonly at: Date; readonly before: CheckedArticle | undefined },
): CheckedArticle {
  const kept = { id, revision, address };
  const time = at.toISOString();
  if (check.kind === 'found') return { ...kept, found: { at: time, finding: check.finding }, failed: null };
  const isSameArticle = before?.revision === revision && before.address === address;
  const failed = { at: time, why: check.fault.facts.kind };
  return { ...kept, found: isSameArticle ? before.found : null, failed };
}
