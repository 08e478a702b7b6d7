import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readCorpus } from '../../../src/corpus/read-corpus.ts';
import { LANGUAGES } from '../../../src/language/language.ts';
import { sentencesOf } from '../../../src/sentences/sentence.ts';
import { readLines } from '../sets/read-lines.ts';
import { withoutNumber } from './judge.ts';

const ROOT = new URL('../../../', import.meta.url);
const FOLDER = new URL('evaluation/conversation/', ROOT);

/** The folders whose articles the cases are asked of, all in one corpus. */
export const ARTICLE_FOLDERS = ['corpus/', 'evaluation/conversation/articles/'].map((folder) =>
  fileURLToPath(new URL(folder, ROOT)),
);

/** The half of the cases that talk is set on, and the third of all that is kept back. */
export const HALVES = ['development', 'held-out'] as const;
export type Half = (typeof HALVES)[number];

export const CASE_KINDS = [
  'small-talk',
  'looks-like-talk',
  'bot',
  'overview',
  'section',
  'heading',
  'list',
  'table',
  'follow-up',
  'spelling',
  'language',
  'nonsense',
  'unanswerable',
] as const;

/** The language that the words around the answer must be in, where the case says it. */
const labels = z.enum(LANGUAGES).optional();
const sentences = z.array(z.string()).min(1);
/** Must not be read together with the question before it. */
const alone = z.literal(true).optional();

const expectedSchema = z.union([
  z.strictObject({
    outcome: z.literal('talk'),
    /** Any of these; whichever it is where none is named. */
    topics: z.array(z.enum(['greeting', 'thanks', 'farewell', 'chatter', 'bot'])).optional(),
    labels,
  }),
  /** The ids of the articles of which it must be, in any order. */
  z.strictObject({ outcome: z.literal('overview'), articles: z.array(z.string()).min(1), labels }),
  /** One of these sentences must be cited first. */
  z.strictObject({ outcome: z.literal('answered'), answers: sentences, alone, labels }),
  /** These sentences must be cited, in this order, and no others: the first three of the section. */
  z.strictObject({ outcome: z.literal('answered'), section: sentences, alone, labels }),
  z.strictObject({ outcome: z.enum(['not-in-corpus', 'unaskable']), labels }),
]);
export type Expected = z.infer<typeof expectedSchema>;

const caseSchema = z.strictObject({
  id: z.string(),
  kind: z.enum(CASE_KINDS),
  /** Of the question. */
  language: z.enum(LANGUAGES),
  /** The language that the terminal is set to; that of the question where it is not said. */
  place: z.enum(LANGUAGES).optional(),
  /** The article that was chosen; all are asked where none was. */
  article: z.string().optional(),
  /** What was said before in the same chat. */
  turns: z.array(z.string()).min(1).optional(),
  question: z.string(),
  expected: expectedSchema,
});

/** What a person says to the bot, and what must come of it. */
export type ConversationCase = z.infer<typeof caseSchema> & { readonly half: Half };

/** @throws Error where a case expects what the articles do not hold. */
export async function loadCases(): Promise<ConversationCase[]> {
  const halves = await Promise.all(HALVES.map(loadHalf));
  const cases = halves.flat();
  await requireInArticles(cases);
  return cases;
}

async function loadHalf(half: Half): Promise<ConversationCase[]> {
  const cases = await readLines(new URL(`${half}.jsonl`, FOLDER), caseSchema);
  return cases.map((one) => ({ ...one, half }));
}

async function requireInArticles(cases: readonly ConversationCase[]): Promise<void> {
  const read = await Promise.all(ARTICLE_FOLDERS.map((folder) => readCorpus(folder)));
  const articles = read.flatMap((corpus) => corpus.articles);
  const known = new Set([
    ...articles.map(({ id }) => id),
    ...articles.flatMap(sentencesOf).map(({ text }) => withoutNumber(text)),
  ]);
  for (const { id, article, expected } of cases) {
    const named = [...(article === undefined ? [] : [article]), ...namedIn(expected)];
    const missing = named.find((one) => !known.has(one));
    if (missing !== undefined) throw new Error(`Case ${id}: no article holds "${missing}"`);
  }
}

function namedIn(expected: Expected): readonly string[] {
  if ('articles' in expected) return expected.articles;
  if ('section' in expected) return expected.section.map(withoutNumber);
  return 'answers' in expected ? expected.answers.map(withoutNumber) : [];
}
