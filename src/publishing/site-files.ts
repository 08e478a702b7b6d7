import { Citations } from '../answering/citations.ts';
import { pageAddress, pageFile } from '../answering/source-link.ts';
import type { LabelLanguage } from '../language/label-language.ts';
import type { Published } from '../pages/addresses.ts';
import { articlePage } from '../pages/article-page.ts';
import { contentsPage } from '../pages/contents-page.ts';
import { ICON, STYLE } from '../pages/style/style.ts';
import type { SearchIndex } from '../search-index/search-index.ts';
import { sha256 } from '../system/sha256.ts';

/** A file of a site, by its path below the site's folder, with slashes. */
export interface SiteFile {
  readonly path: string;
  readonly content: string;
}

export interface SiteOptions {
  /** Of what beleg says itself on the pages. */
  readonly language: LabelLanguage;
  /** Where the folder will be published, as an absolute URL that ends with a slash. */
  readonly site: string | undefined;
  readonly isFindable: boolean;
}

/** The page that a web server shows for the folder. */
export const FRONT_PAGE = 'index.html';

/** Of the hash of what a file holds: enough to tell two editions of it apart. In hexadecimal digits. */
const HASH_DIGITS = 12;
/** Their names change with what they hold, so that no browser shows a page in the style of an older one. */
const STYLE_FILE = `style-${sha256(STYLE).slice(0, HASH_DIGITS)}.css`;
const ICON_FILE = `icon-${sha256(ICON).slice(0, HASH_DIGITS)}.svg`;

function fromFront(id: string): string {
  return pageAddress('', id);
}

/**
 * All files of a site of the articles, page by page as they are asked for: a front page, a page for each article with an anchor for
 * every sentence, the style and the icon. They refer to each other by relative addresses, so that the folder can lie anywhere.
 */
export function* siteFiles(
  index: Pick<SearchIndex, 'articles' | 'sentences'>,
  { language, site, isFindable }: SiteOptions,
): Generator<SiteFile> {
  const summaries = new Citations(index).articles();
  const isEmbedded = false;
  const publishedAt = (canonical: string | undefined): Published => ({ canonical, isFindable });
  yield { path: STYLE_FILE, content: STYLE };
  yield { path: ICON_FILE, content: ICON };
  const addresses = { style: STYLE_FILE, icon: ICON_FILE, home: FRONT_PAGE };
  const front = {
    language,
    isEmbedded,
    published: publishedAt(site),
    addresses: { ...addresses, article: fromFront },
  };
  yield { path: FRONT_PAGE, content: contentsPage(summaries, front) };
  const fromBelow = { style: `../${STYLE_FILE}`, icon: `../${ICON_FILE}`, home: `../${FRONT_PAGE}` };
  for (const { id, apart } of summaries) {
    const found = index.articles.get(id);
    if (found === undefined) continue;
    const published = publishedAt(site === undefined ? undefined : pageAddress(site, id));
    const context = { language, isEmbedded, published, addresses: fromBelow };
    yield { path: pageFile(id), content: articlePage(found, { apart }, context) };
  }
}
