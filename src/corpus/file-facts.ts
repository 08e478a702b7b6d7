import { z } from 'zod';
import { plainText } from '../language/visible-text.ts';

const line = z.int().positive();
const bytes = z.int().nonnegative();

/** How the process ended that read a file; see `ProcessEnd`. */
const processEnd = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('signal'), signal: z.string() }),
  z.object({ kind: z.literal('exit'), code: z.int().nullable() }),
  z.object({ kind: z.literal('not-started'), code: z.string() }),
]);

/** What is wrong with a line of a front matter, as far as it can be told. */
const headMistake = z.enum([
  'colon-in-value',
  'open-quote',
  'behind-quote',
  'open-bracket',
  'no-key',
  'no-quotes',
  'reserved-mark',
  'backslash',
  'tab',
  'indentation',
  'key-twice',
  'last-comma',
  'unreadable',
]);

/** Why a front matter cannot be parsed as a whole. */
const headComplaint = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('large'), most: bytes }),
  z.object({ kind: z.literal('brackets'), most: z.int() }),
  z.object({ kind: z.literal('no-keys') }),
  z.object({ kind: z.literal('mistake'), mistake: headMistake, line }),
]);

const syntax = z.enum(['YAML', 'TOML', 'JSON']);
/** A key of a front matter, as it is read, and where it stands. */
const placed = { key: z.string(), line };

/** What keeps a file that is an archive inside, as office documents and e-books are, from being an article. */
const archiveProblems = [
  z.object({
    kind: z.enum([
      'no-archive',
      /** What office programs write with a password, or wrote before there were archives. */
      'compound-file',
      /** Without what makes it a document or an e-book. */
      'no-document',
      'damaged',
      'encrypted',
    ]),
  }),
  z.object({ kind: z.literal('unpacks-too-large'), most: bytes }),
] as const;

/** What keeps a file from being read that is opened: a lock, damage, what it takes. */
const readingProblems = [
  z.object({ kind: z.enum(['pdf-locked', 'pdf-damaged', 'no-text-layer']) }),
  z.object({ kind: z.literal('too-many-pages'), pages: z.int(), most: z.int() }),
  /** Its text, or what it consists of: paragraphs, headings, rows of tables. */
  z.object({
    kind: z.literal('too-long'),
    counted: z.enum(['characters', 'sentences', 'pieces']),
    most: z.int(),
  }),
  z.object({ kind: z.literal('too-slow'), seconds: z.number() }),
  z.object({ kind: z.literal('too-much-memory'), megabytes: z.number() }),
  z.object({ kind: z.literal('process-ended'), how: processEnd }),
  /** What the fault says that reading it met: a bug. */
  z.object({ kind: z.literal('bug'), message: z.string() }),
] as const;

/** What keeps a file from being an article. */
const problems = [
  z.object({
    kind: z.enum([
      'no-permission',
      'vanished',
      /** Its name: no program that reads names as text can open it. */
      'name-not-utf-8',
      'symbolic-link',
      'folder-like-article',
      'no-regular-file',
      'utf-16',
      'zero-bytes',
      'empty',
      'nested-too-deeply',
      'no-id',
      'no-title',
      'no-sentences',
      /** What is said of an article that is not there. */
      'no-article-beside',
    ]),
  }),
  /** By the code of the system. */
  z.object({ kind: z.literal('unreadable'), code: z.string() }),
  z.object({ kind: z.literal('other-ending'), endings: z.array(z.string()) }),
  z.object({ kind: z.literal('too-large'), bytes, most: bytes }),
  z.object({ kind: z.literal('not-utf-8'), line }),
  /** `begins` is how the title does. */
  z.object({ kind: z.literal('long-title'), characters: z.int(), most: z.int(), begins: z.string() }),
  /** Its first so many `letters` make the same id as the file `namesake` has. */
  z.object({ kind: z.literal('same-id'), namesake: z.string(), id: z.string(), letters: z.int() }),
  ...archiveProblems,
  ...readingProblems,
] as const;

/** What to know of a file that is an article. */
const warnings = [
  z.object({ kind: z.literal('unread-text'), percent: z.number() }),
  z.object({ kind: z.literal('key-twice'), key: z.string(), first: line, second: line }),
  z.object({ kind: z.literal('no-text'), ...placed }),
  z.object({ kind: z.literal('unknown-language'), ...placed, value: z.string() }),
  z.object({ kind: z.literal('no-address'), ...placed, value: z.string() }),
  z.object({ kind: z.literal('no-date'), ...placed, value: z.string() }),
  z.object({ kind: z.literal('two-dates'), ...placed, value: z.string(), dates: z.array(z.string()) }),
  /** `key` is missing where `value` is empty. */
  z.object({ kind: z.literal('no-provenance'), ...placed, value: z.string() }),
  /** What stands behind a # is a comment; `whole` is the value with it. */
  z.object({ kind: z.literal('cut-off'), ...placed, comment: z.string(), whole: z.string() }),
  /** Where it begins, and the last line that was read of it. */
  z.object({ kind: z.literal('head-not-closed'), fence: z.string(), first: line, last: line }),
  z.object({ kind: z.literal('head-broken'), syntax, complaint: headComplaint }),
] as const;

/** What is wrong with a file of the corpus, or to know of it. */
export const fileFacts = z.discriminatedUnion('kind', [...problems, ...warnings]).readonly();

export type FileFacts = z.infer<typeof fileFacts>;
export type ArchiveFacts = z.infer<(typeof archiveProblems)[number]>;
export type ReadingFacts = z.infer<(typeof readingProblems)[number]>;
export type HeadComplaint = z.infer<typeof headComplaint>;
export type HeadMistake = z.infer<typeof headMistake>;

/** Characters of a value that is shown: enough to find it. */
const SHOWN = 60;

/** How a value is shown to the person who wrote it. */
export function shownValue(value: string): string {
  const text = plainText(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
