import type { ArticleInfo } from '../corpus/article.ts';
import { webAddress } from '../system/web-address.ts';
import { textDirective, type TextDirective, type Wanted } from './text-directive.ts';

/** That a sentence no longer stands in the source of its article as it is quoted. */
export interface SourceChange {
  /** When the source was looked at, ISO 8601. */
  readonly checked: string;
  /** The source says something else by now, or there is none any more. */
  readonly how: 'changed' | 'gone';
}

/** What is known of a sentence's source: undefined where it stands there, or nobody has looked. */
export type SourceChangeOf = (
  article: Pick<ArticleInfo, 'id' | 'revision'>,
  sentence: string,
) => SourceChange | undefined;

/* The addresses that lead to a sentence: in the source of its article, or in the page that is published of it. */

/**
 * The address of an article's source that makes a browser scroll to the sentence and mark it; the bare address where no
 * directive would lead there.
 *
 * Text fragments: https://wicg.github.io/scroll-to-text-fragment/. A fragment of the address stays before the
 * directive, as the specification asks.
 *
 * @returns undefined where the address is not http(s)
 */
export function sourceLink(address: string, text: string, sentence: Wanted): string | undefined {
  const href = webAddress(address);
  // A directive that the address brings along would point at another place.
  const plain = href?.replace(/#?:~:.*/su, '');
  const directive = textDirective(text, sentence);
  if (plain === undefined || directive === undefined) return plain;
  return `${plain}${plain.includes('#') ? '' : '#'}:~:text=${written(directive)}`;
}

/** The address of an article's source at one of its pages, as what shows PDF takes it; undefined where it is not http(s). */
export function sourcePageLink(address: string, page: number): string | undefined {
  return webAddress(address)?.replace(/#.*/su, '').concat(`#page=${page}`);
}

/** The name of a sentence within the page of its article; it counts from 1, as people see sentences counted. */
export function sentenceAnchor(ordinal: number): string {
  return `s${ordinal + 1}`;
}

/** The file of an article's page, relative to the site's folder. However an id reads, it names a file in the folder of articles. */
export function pageFile(articleId: string): string {
  return `articles/${encodeURIComponent(articleId)}.html`;
}

/**
 * The address of an article's page, at a sentence where an ordinal is given.
 *
 * @param site the address of the site's folder, as an absolute URL that ends with a slash, or a relative reference such as `../`
 */
export function pageAddress(site: string, articleId: string, ordinal?: number): string {
  const place = ordinal === undefined ? '' : `#${sentenceAnchor(ordinal)}`;
  return `${site}${encodeURI(pageFile(articleId))}${place}`;
}

function written({ prefix, start, end, suffix }: TextDirective): string {
  return [
    ...(prefix === undefined ? [] : [`${encodeTerm(prefix)}-`]),
    encodeTerm(start),
    ...(end === undefined ? [] : [encodeTerm(end)]),
    ...(suffix === undefined ? [] : [`-${encodeTerm(suffix)}`]),
  ].join(',');
}

/**
 * Percent-encodes all that has a meaning in a directive (`-`, `,`, `&`) or in Markdown around a link (`(`, `)`, `*`,
 * `!`, `'`), beyond what encodeURIComponent does.
 */
function encodeTerm(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(
    /[-()*!'~_]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
