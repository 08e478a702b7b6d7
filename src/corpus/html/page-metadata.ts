import type { Element, Root } from 'hast';
import { languageNamed } from '../../language/language.ts';
import { plainText } from '../../language/visible-text.ts';
import type { FrontMatter } from '../front-matter.ts';
import { textBelow } from '../page/elements.ts';
import { datesOf } from '../written-date.ts';
import { linkedData } from './linked-data.ts';
import { elementsBelow } from './page-tree.ts';
import { webAddress } from '../../system/web-address.ts';

/** The names of `<meta>` elements that say the same, the most exact first: of Open Graph, of Dublin Core, of scholars' pages. */
const NAMES = {
  title: ['og:title', 'citation_title', 'dc.title', 'dcterms.title', 'twitter:title'],
  publisher: [
    'og:site_name',
    'citation_publisher',
    'dc.publisher',
    'dcterms.publisher',
    'publisher',
    'application-name',
  ],
  date: [
    'article:published_time',
    'og:article:published_time',
    'citation_publication_date',
    'citation_date',
    'dcterms.issued',
    'dc.date.issued',
    'dcterms.date',
    'dc.date',
    'date',
    'dcterms.created',
  ],
  language: ['og:locale', 'dc.language', 'dcterms.language', 'content-language', 'language'],
  url: ['og:url'],
} as const satisfies Record<keyof FrontMatter, readonly string[]>;

/** A headline of fewer letters may stand in a title by chance. */
const SHORTEST_HEADLINE = 4;

/**
 * What a page says of its article: for programs that search it or show a link to it, in its head, and to its readers.
 *
 * @param content the page's main content
 */
export function pageMetadata(root: Root, content: Root): FrontMatter {
  const data = linkedData(root);
  const metas = metasOf(root);
  const said = (key: keyof FrontMatter): readonly string[] => [
    ...data[key],
    ...NAMES[key].flatMap((name) => metas.get(name) ?? []),
  ];
  return {
    title: titleOf(said('title'), root, content),
    publisher: said('publisher')[0],
    language: firstOf(
      [...attributes(root, 'html', 'lang'), ...attributes(root, 'html', 'xmlLang'), ...said('language')],
      languageNamed,
    ),
    url: firstOf([...canonicalLinks(root), ...said('url')], webAddress),
    date: firstOf([...said('date'), ...timesBelowHeadline(root)], dayOf),
  };
}

function firstOf<T>(texts: readonly string[], read: (text: string) => T | undefined): T | undefined {
  for (const text of texts) {
    const value = read(text);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** What each `<meta>` says, by its name in lower case. */
function metasOf(root: Root): ReadonlyMap<string, string> {
  const metas = new Map<string, string>();
  for (const { properties } of elementsBelow(root, 'meta')) {
    const { property, name, itemProp, httpEquiv, content } = properties;
    const text = plainText(typeof content === 'string' ? content : '');
    const called = [property, name, itemProp, httpEquiv].flat().find((value) => typeof value === 'string');
    const key = called?.toLowerCase();
    if (key !== undefined && text !== '' && !metas.has(key)) metas.set(key, text);
  }
  return metas;
}

/** The headline as the page shows it, where what it says in its head is that with a name of the site, or nothing. */
function titleOf(said: readonly string[], root: Root, content: Root): string | undefined {
  const headlines = elementsBelow(content, 'h1').map((element) => plainText(textBelow(element)));
  const [inHead] = elementsBelow(root, 'title').map((element) => plainText(textBelow(element)));
  const shown = headlines.filter((text) => text !== '');
  const title = [...said, inHead ?? ''].find((text) => text !== '');
  if (title === undefined) return shown[0];
  const within = shown.filter((text) => text.length >= SHORTEST_HEADLINE && title.includes(text));
  if (within.length > 0) return within.toSorted((a, b) => b.length - a.length)[0];
  return said.length === 0 && shown.length === 1 ? shown[0] : title;
}

function attributes(root: Root, tagName: string, name: string): readonly string[] {
  return elementsBelow(root, tagName)
    .map(({ properties }) => properties[name])
    .filter((value) => typeof value === 'string');
}

function canonicalLinks(root: Root): readonly string[] {
  return elementsBelow(root, 'link')
    .filter(({ properties }) => [properties['rel']].flat().includes('canonical'))
    .flatMap(({ properties }) => (typeof properties['href'] === 'string' ? [properties['href']] : []));
}

/** A day that can be meant in one way only. */
function dayOf(text: string): string | undefined {
  const [date, other] = datesOf(plainText(text));
  return other === undefined ? date : undefined;
}

/** The time that stands first below the headline: those above are of the site. */
function timesBelowHeadline(root: Root): readonly string[] {
  const elements = elementsBelow(root, 'h1', 'time');
  const headline = elements.findIndex(({ tagName }) => tagName === 'h1');
  const time = elements.slice(headline + 1).find(({ tagName }) => tagName === 'time');
  return headline === -1 || time === undefined ? [] : [timeOf(time)];
}

function timeOf(element: Element): string {
  const { dateTime } = element.properties;
  return typeof dateTime === 'string' ? dateTime : textBelow(element);
}
