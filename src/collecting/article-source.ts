import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { ARTICLE_ENDINGS, FILE_LIMITS, type ArticleEnding } from '../corpus/article-endings.ts';
import { endingOf } from '../fetching/file-ending.ts';
import type { ArticleFetcher } from '../fetching/fetch-article.ts';
import { systemCode } from '../system/file-fault.ts';
import { CollectingFault } from './collecting-fault.ts';

/** A file that may become an article, from wherever it comes. */
export interface ArticleSource {
  /** The address that it came from in the end, or the name of the file. */
  readonly from: string;
  /** Undefined for a file of this machine. */
  readonly address: string | undefined;
  readonly ending: ArticleEnding;
  readonly bytes: Uint8Array;
  /** The page says of itself that it is not free to read. */
  readonly isBehindPaywall: boolean;
}

/** The most bytes that a file of any format may have. */
export const LARGEST_FILE = Math.max(...ARTICLE_ENDINGS.map((ending) => FILE_LIMITS[ending].bytes));

/** Whether somebody who names a source means an address. */
export function isAddress(given: string): boolean {
  return /^[a-z][a-z0-9+.-]{1,20}:\/\//iu.test(given);
}

/** @throws CollectingFault where there is no such file or it is of no format that is read */
export async function sourceFromFile(path: string): Promise<ArticleSource> {
  const from = basename(path);
  const bytes = await bytesOf(path);
  const named = ARTICLE_ENDINGS.find((ending) => path.toLowerCase().endsWith(ending));
  const ending = known(endingOf({ bytes, type: undefined, name: path })) ?? named;
  return checked({ from, address: undefined, ending, bytes, isBehindPaywall: false });
}

/** @throws FetchFault where it cannot be had, CollectingFault where it is of no format that is read */
export async function sourceFromAddress(
  given: string,
  fetcher: Pick<ArticleFetcher, 'fetch'>,
): Promise<ArticleSource> {
  const { address, bytes, ending, isBehindPaywall } = await fetcher.fetch(given);
  return checked({ from: address, address, ending: known(ending), bytes, isBehindPaywall });
}

function known(ending: string | undefined): ArticleEnding | undefined {
  return ARTICLE_ENDINGS.find((one) => one === ending);
}

function checked(
  source: Omit<ArticleSource, 'ending'> & { readonly ending: ArticleEnding | undefined },
): ArticleSource {
  const { ending, from, bytes } = source;
  if (ending === undefined)
    throw new CollectingFault({ kind: 'other-format', from, endings: [...ARTICLE_ENDINGS] });
  const { bytes: most } = FILE_LIMITS[ending];
  if (bytes.length > most) throw tooLarge(from, bytes.length, most);
  return { ...source, ending };
}

async function bytesOf(path: string): Promise<Uint8Array> {
  try {
    const found = await stat(path);
    if (!found.isFile()) throw new CollectingFault({ kind: 'no-regular-file', path });
    if (found.size > LARGEST_FILE) throw tooLarge(basename(path), found.size, LARGEST_FILE);
    // What the system only looks like a file may have no end: nothing is read of it that it does not say to hold.
    return found.size === 0 ? new Uint8Array() : await readFile(path);
  } catch (fault) {
    const code = systemCode(fault);
    if (code === undefined) throw fault;
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new CollectingFault({ kind: 'no-file', path }, { cause: fault });
    throw new CollectingFault({ kind: 'unreadable', path, code }, { cause: fault });
  }
}

function tooLarge(from: string, bytes: number, most: number): CollectingFault {
  return new CollectingFault({ kind: 'no-article', from, why: { kind: 'too-large', bytes, most } });
}
