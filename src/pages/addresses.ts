import type { LabelLanguage } from '../language/label-language.ts';

/** A question with all that decides its answer: what the address of an answer holds. */
export interface Asked {
  readonly question: string;
  /** The only article that is searched. */
  readonly article: string | undefined;
  readonly language: LabelLanguage;
  /** The question before, which this one may follow up. */
  readonly earlier: string | undefined;
}

/** Where the pages of a site lead. */
export interface SiteAddresses {
  readonly style: string;
  readonly icon: string;
  /** The page that the site begins with. */
  readonly home: string;
}

/** Where the pages lead that answer. */
export interface Addresses extends SiteAddresses {
  /** Where the form leads, with `question`, `article`, `language` and `earlier` as its query. */
  readonly form: string;
  /** The answer within the same page or frame. */
  readonly ask: (asked: Asked) => string;
  /** The answer as a page of its own. */
  readonly permanent: (asked: Asked) => string;
  /** The article, at a sentence where an ordinal is given. */
  readonly article: (id: string, ordinal?: number) => string;
}

/** What is told to a page that lies in a folder of files, for a web server of any kind. */
export interface Published {
  /** The page's own address; undefined where it is not known where the folder will be published. */
  readonly canonical: string | undefined;
  /** Whether search engines may list it. */
  readonly isFindable: boolean;
}

/** What every page is told. */
export interface PageContext<A extends SiteAddresses = Addresses> {
  /** Of what beleg says itself. */
  readonly language: LabelLanguage;
  readonly addresses: A;
  /** Whether it stands in another site's frame: without header and footer, and links open outside of it. */
  readonly isEmbedded: boolean;
  /** Undefined where the page is answered to a request, and can be asked. */
  readonly published?: Published | undefined;
}
