import { languageNamed, type Language } from '../language/language.ts';
import { plainText } from '../language/visible-text.ts';
import { findHead } from './find-head.ts';
import { shownValue, type FileFacts } from './file-facts.ts';
import type { HeadEntry } from './parse-head.ts';
import { readHead } from './read-head.ts';
import { datesOf } from './written-date.ts';
import { webAddress } from '../system/web-address.ts';

/** What an article's file says of the article. */
export interface FrontMatter {
  readonly title: string | undefined;
  readonly publisher: string | undefined;
  readonly language: Language | undefined;
  /** Key `source`; http(s), normalised, so without spaces. */
  readonly url: string | undefined;
  /** ISO 8601: a day, a day with its time and zone as far as they are given, a month or a year. */
  readonly date: string | undefined;
}

interface SplitContent {
  readonly frontMatter: FrontMatter;
  readonly body: string;
  /** The line of the file, from 1, at which `body` begins. */
  readonly bodyLine: number;
  /** What of the front matter was not read as it stands. */
  readonly warnings: readonly FileFacts[];
}

/**
 * Takes the front matter off a file: YAML between two lines `---` at the top, TOML between `+++`, or JSON between `{` and `}`.
 * A file without one has none of it. What cannot be read of it is left out with a warning: an article is never lost for it.
 */
export function splitFrontMatter(content: string): SplitContent {
  const lines = content.split('\n');
  const head = findHead(lines);
  if (head === undefined)
    return { frontMatter: readFields([]).fields, body: content, bodyLine: 1, warnings: [] };
  const { entries, warnings } = readHead(head);
  const { fields, warnings: wrong } = readFields(entries);
  return {
    frontMatter: fields,
    body: lines.slice(head.bodyLine - 1).join('\n'),
    bodyLine: head.bodyLine,
    warnings: [...warnings, ...wrong],
  };
}

/** A field, or why it has none. */
type Field<T> = { readonly value: T | undefined } | { readonly warning: FileFacts };

/** A key that is read, and its line. */
type Place = Pick<HeadEntry, 'key' | 'line'>;

/** Reads the text of a key. */
type ReadField<T> = (text: string, place: Place) => Field<T>;

/** What the entries of a head say of the article, and what of that is not read. */
export function readFields(entries: readonly HeadEntry[]): {
  readonly fields: FrontMatter;
  readonly warnings: readonly FileFacts[];
} {
  const warnings: FileFacts[] = [];
  const given = entries.filter(({ value }) => value === undefined || plainText(value) !== '');
  const read = <T>(key: string, readText: ReadField<T>): T | undefined => {
    const [first, second] = given.filter((entry) => entry.key === key);
    if (first === undefined) return undefined;
    const { line, value } = first;
    if (second !== undefined) warnings.push({ kind: 'key-twice', key, first: line, second: second.line });
    const field =
      value === undefined
        ? { warning: { kind: 'no-text', key, line } as const }
        : readText(plainText(value), { key, line });
    if ('value' in field) return field.value;
    warnings.push(field.warning);
    return undefined;
  };
  const isGiven = (name: string): boolean => given.some(({ key }) => key === name);
  const fields = {
    title: read('title', asItStands),
    publisher: read('publisher', asItStands),
    language: read(isGiven('language') ? 'language' : 'lang', readLanguage),
    url: read(isGiven('url') ? 'url' : 'source', readSource),
    date: read('date', readDate),
  };
  return { fields, warnings };
}

const asItStands: ReadField<string> = (text) => ({ value: text });

const readLanguage: ReadField<Language> = (text, place) => {
  const value = languageNamed(text);
  if (value !== undefined) return { value };
  return { warning: { kind: 'unknown-language', ...place, value: shownValue(text) } };
};

const readSource: ReadField<string> = (text, place) => {
  const value = webAddress(text);
  if (value !== undefined) return { value };
  return { warning: { kind: 'no-address', ...place, value: shownValue(text) } };
};

const readDate: ReadField<string> = (text, place) => {
  const dates = datesOf(text);
  const [date, other] = dates;
  if (date !== undefined && other === undefined) return { value: date };
  const value = shownValue(text);
  return {
    warning:
      date === undefined
        ? { kind: 'no-date', ...place, value }
        : { kind: 'two-dates', ...place, value, dates: [...dates] },
  };
};
