import { sentenceAnchor } from '../../answering/source-link.ts';
import type { Addresses, Asked } from '../../pages/addresses.ts';
import { ICON, STYLE } from '../../pages/style/style.ts';
import { sha256 } from '../../system/sha256.ts';

/** Of the hash of what a file holds: enough to tell two editions of it apart. In hexadecimal digits. */
const HASH_DIGITS = 12;

/** The style sheet's address changes with what it holds, so that it can be kept for ever. */
export const STYLE_PATH = `/style-${sha256(STYLE).slice(0, HASH_DIGITS)}.css`;
export const ICON_PATH = `/icon-${sha256(ICON).slice(0, HASH_DIGITS)}.svg`;
export const PAGE_PATH = '/';
export const EMBED_PATH = '/embed';
export const ARTICLES_PATH = '/articles/';

/** Where the page leads, alone or in another site's frame. All that decides an answer stands in its address. */
export function pageAddresses(isEmbedded: boolean): Addresses {
  const form = isEmbedded ? EMBED_PATH : PAGE_PATH;
  return {
    style: STYLE_PATH,
    icon: ICON_PATH,
    home: PAGE_PATH,
    form,
    ask: (asked) => `${form}?${queryOf(asked)}`,
    permanent: (asked) => `${PAGE_PATH}?${queryOf(asked)}`,
    article: (id, ordinal) =>
      `${ARTICLES_PATH}${encodeURIComponent(id)}${ordinal === undefined ? '' : `#${sentenceAnchor(ordinal)}`}`,
  };
}

function queryOf(asked: Asked): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked)) if (value !== undefined) query.set(name, value);
  return query.toString();
}
