import { languageList, languageNamed, type Language } from '../language/language.ts';
import { plainText } from '../language/visible-text.ts';
import { findHead, type HeadKey } from './find-head.ts';
import { quoted, type FrontMatterWarning } from './front-matter-warning.ts';
import type { HeadEntry } from './parse-head.ts';
import { readHead } from './read-head.ts';
import { datesOf } from './written-date.ts';

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
  readonly warnings: readonly FrontMatterWarning[];
}

/**
 * Takes the front matter off a file: YAML between two lines `---` at the top, TOML between `+++`, or JSON between `{` and `}`.
 * A file without one has none of it. What cannot be read of it is left out with a warning: an article is never lost for it.
 */
export function splitFrontMatter(content: string): SplitContent {
  const lines = content.split('\n');
  const head = findHead(lines);
  if (head === undefined)
    return { frontMatter: fieldsOf([]).frontMatter, body: content, bodyLine: 1, warnings: [] };
  const { entries, warnings } = readHead(head);
  const fields = fieldsOf(entries);
  return {
    frontMatter: fields.frontMatter,
    body: lines.slice(head.bodyLine - 1).join('\n'),
    bodyLine: head.bodyLine,
    warnings: [...warnings, ...fields.warnings],
  };
}

/** A field, or why it has none. */
type Field<T> = { readonly value: T | undefined } | { readonly warning: FrontMatterWarning };

/** Reads the text of a key; `where` is "Its date in line 3". */
type ReadField<T> = (text: string, where: string) => Field<T>;

function fieldsOf(entries: readonly HeadEntry[]): Pick<SplitContent, 'frontMatter' | 'warnings'> {
  const warnings: FrontMatterWarning[] = [];
  const given = entries.filter(({ value }) => value === undefined || plainText(value) !== '');
  const read = <T>(key: HeadKey, readText: ReadField<T>): T | undefined => {
    const [first, second] = given.filter((entry) => entry.key === key);
    if (first === undefined) return undefined;
    if (second !== undefined) warnings.push(standsTwice(key, first, second));
    const where = `Its ${key} in line ${first.line}`;
    const field = first.value === undefined ? noText(key, where) : readText(plainText(first.value), where);
    if ('value' in field) return field.value;
    warnings.push(field.warning);
    return undefined;
  };
  const languageKey = given.some(({ key }) => key === 'language') ? 'language' : 'lang';
  const frontMatter = {
    title: read('title', asItStands),
    publisher: read('publisher', asItStands),
    language: read(languageKey, readLanguage),
    url: read('source', readSource),
    date: read('date', readDate),
  };
  return { frontMatter, warnings };
}

function standsTwice(key: HeadKey, first: HeadEntry, second: HeadEntry): FrontMatterWarning {
  return {
    reason: `Its ${key} stands twice, in line ${first.line} and in line ${second.line}: the first one counts.`,
    remedy: 'Delete one of the two.',
  };
}

function noText(key: HeadKey, where: string): Field<never> {
  return {
    warning: {
      reason: `${where} is a list or a table and not one line of text, and is left out.`,
      remedy: `Write it as one text behind the key, or delete it: ${key}: "…"`,
    },
  };
}

const asItStands: ReadField<string> = (text) => ({ value: text });

const readLanguage: ReadField<Language> = (text, where) => {
  const value = languageNamed(text);
  if (value !== undefined) return { value };
  return {
    warning: {
      reason: `${where}, ${quoted(text)}, is none that beleg reads: the language was guessed from the text.`,
      remedy: `Write ${languageList('or')}, or delete the line.`,
    },
  };
};

const readSource: ReadField<string> = (text, where) => {
  if (/^https?:\/\//i.test(text) && URL.canParse(text)) return { value: new URL(text).href };
  return {
    warning: {
      reason: `${where}, ${quoted(text)}, is no http(s) address and is left out.`,
      remedy: 'Write the whole address, such as https://example.org/article, or delete the line.',
    },
  };
};

const readDate: ReadField<string> = (text, where) => {
  const [value, other] = datesOf(text);
  if (value !== undefined && other === undefined) return { value };
  const why = value === undefined ? 'is no date that beleg can read' : `may mean ${value} or ${other}`;
  return {
    warning: {
      reason: `${where}, ${quoted(text)}, ${why}, and is left out.`,
      remedy: 'Write year, month and day, such as 2024-11-18, or delete the line.',
    },
  };
};
