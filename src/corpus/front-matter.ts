import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { messageOf } from '../errors.ts';
import { LANGUAGES, languageList } from '../language/language.ts';
import type { Language } from '../language/language.ts';
import { plainText } from '../language/visible-text.ts';
import { ArticleFault } from './corpus-fault.ts';

/** What an article's file says of the article. */
export interface FrontMatter {
  readonly title: string | undefined;
  readonly publisher: string | undefined;
  readonly language: Language | undefined;
  /** Key `source`; http(s), normalised, so without spaces. */
  readonly url: string | undefined;
  /** ISO 8601. */
  readonly date: string | undefined;
}

const OPENING = /^(?:[ \t]*\n)*---[ \t]*\n/;
const CLOSING = /^---[ \t]*$/m;

/**
 * Takes the front matter, YAML between two lines `---` at the top, off a file. A file without one has none of it.
 * @throws ArticleFault when it is not closed, is not YAML or has a wrong value: all wrong values at once.
 */
export function splitFrontMatter(content: string): {
  readonly frontMatter: FrontMatter;
  readonly body: string;
  readonly bodyLine: number;
  readonly warnings: readonly { readonly reason: string; readonly remedy: string }[];
} {
  const opening = OPENING.exec(content)?.[0];
  if (opening === undefined)
    return { frontMatter: checkValues({}), body: content, bodyLine: 1, warnings: [] };
  const rest = content.slice(opening.length);
  const closing = CLOSING.exec(rest);
  if (closing === null) {
    throw new ArticleFault(
      'Its front matter begins with a line --- and does not end.',
      'Put a line --- below the last key; if it is not meant as front matter, delete the first line.',
    );
  }
  const linesAbove = opening.split('\n').length - 1;
  const values = parseValues(rest.slice(0, closing.index), linesAbove);
  return {
    frontMatter: checkValues(values),
    body: rest.slice(closing.index + closing[0].length),
    bodyLine: 1,
    warnings: [],
  };
}

function parseValues(yaml: string, linesAbove: number): unknown {
  const lines = new LineCounter();
  // The failsafe schema leaves every value a string: a title 2024, a date and `no` stay what the author typed.
  const document = parseDocument(yaml, { schema: 'failsafe', prettyErrors: false, lineCounter: lines });
  const [error] = document.errors;
  if (error !== undefined) {
    throw notYaml(`line ${lines.linePos(error.pos[0]).line + linesAbove}: ${error.message}`, error);
  }
  try {
    return document.toJS() ?? {};
  } catch (fault) {
    // Aliases are resolved only here.
    throw notYaml(messageOf(fault), fault);
  }
}

function notYaml(detail: string, cause: unknown): ArticleFault {
  return new ArticleFault(
    `Its front matter is not valid YAML, ${detail}.`,
    'Write one "key: value" a line, and put a value with a colon or a special character in it in quotes: ' +
      'title: "Berlin: the treaty"',
    { cause },
  );
}

const line = z
  .string('is not a line of text')
  .transform(plainText)
  .transform((text) => (text === '' ? undefined : text))
  .optional();

const isoDate = z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })], {
  error: (issue) => `is not a date like 2024-11-18, got ${JSON.stringify(issue.input)}`,
});

const fields = {
  title: line,
  publisher: line,
  language: z
    .enum(LANGUAGES, { error: (issue) => `is not ${languageList('or')}, got ${JSON.stringify(issue.input)}` })
    .optional(),
  source: z
    .url({
      protocol: /^https?$/,
      normalize: true,
      error: (issue) => `is not an http(s) address, got ${JSON.stringify(issue.input)}`,
    })
    .optional(),
  date: isoDate.optional(),
};

const schema = z.looseObject(fields, 'it is no list of lines "key: value"');

function checkValues(values: unknown): FrontMatter {
  const parsed = schema.safeParse(withoutEmpty(values), { reportInput: true });
  if (!parsed.success) {
    const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`.trim());
    throw new ArticleFault(
      `Its front matter is wrong: ${wrong.join('; ')}.`,
      'Correct it or delete the line; only the title is required.',
    );
  }
  const { title, publisher, language, source: url, date } = parsed.data;
  return { title, publisher, language, url, date };
}

/** A key that was left empty (`date:`) counts as missing. */
function withoutEmpty(values: unknown): unknown {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) return values;
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}
