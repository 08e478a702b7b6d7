import { join } from 'node:path';
import { z } from 'zod';
import { OMISSION_KINDS, type Article, type TextRange } from '../../corpus/article.ts';
import { LANGUAGES } from '../../language/language.ts';
import type { Sentence } from '../../sentences/sentence.ts';
import { writeNewFile } from '../../system/durable-files.ts';
import { restoreWords } from '../stored-words.ts';
import { graphPart, labelsPart, postingsPart, vectorsPart, wordsPart, type Part } from './search-parts.ts';

/** The files of a generation beside its manifest. A sentence's position in its part is that of its vector in the others. */
export const PART_NAMES = [
  'articles.json',
  'sources.json',
  'sentences.json',
  'vectors.f32',
  'vectors.hnsw',
  'labels.u32',
  'words.json',
  'postings.u32',
] as const;

export type PartName = (typeof PART_NAMES)[number];

/** The part that its library reads from the file. */
export const GRAPH = 'vectors.hnsw' satisfies PartName;

const offset = z.int().nonnegative();

const range = { start: offset, end: offset };

const block = { ...range, heading: z.object(range).optional() };

/** JSON leaves out what is undefined; a block says that it has no heading. */
function withHeading<Stored extends { heading?: TextRange | undefined }>({ heading, ...stored }: Stored) {
  return { ...stored, heading };
}

const cellSchema = z
  .object({ ...range, head: z.object(range).optional() })
  .transform(({ head, ...cell }) => ({ ...cell, head }));

const articleSchema = z
  .object({
    id: z.string(),
    file: z.string(),
    title: z.string(),
    publisher: z.string().optional(),
    language: z.enum(LANGUAGES),
    url: z.string().optional(),
    date: z.string().optional(),
    revision: z.string(),
    provenance: z.object({ from: z.string(), at: z.string(), sha256: z.string() }).optional(),
    text: z.string(),
    blocks: z.array(
      z.discriminatedUnion('kind', [
        z
          .object({
            kind: z.enum(['heading', 'paragraph']),
            ...block,
            lists: offset,
            saysSomething: z.boolean(),
          })
          .transform(withHeading),
        z
          .object({ kind: z.literal('table'), ...block, rows: z.array(z.array(cellSchema)) })
          .transform(withHeading),
      ]),
    ),
    pages: z.array(z.object({ start: offset, page: offset })),
    omissions: z.array(
      z.object({
        what: z.enum(OMISSION_KINDS),
        line: offset.exactOptional(),
        page: offset.exactOptional(),
        part: z.string().exactOptional(),
        excerpt: z.string(),
        count: offset.exactOptional(),
      }),
    ),
  })
  .transform((article): Article => ({
    ...article,
    publisher: article.publisher,
    url: article.url,
    date: article.date,
    provenance: article.provenance,
  }));

const articlesPart = {
  write: (path, { articles }) => writeNewFile(path, JSON.stringify(articles)),
  read: (bytes: Buffer): Article[] => z.array(articleSchema).parse(JSON.parse(bytes.toString('utf8'))),
} satisfies Part & Record<string, unknown>;

/** What tells an article's source from other states of it, by the article's file; of none that is not to be known again. */
const sourcesPart = {
  write: (path, { sourceStates = new Map() }) =>
    writeNewFile(path, JSON.stringify(Object.fromEntries(sourceStates))),
  read: (bytes: Buffer): ReadonlyMap<string, string> =>
    new Map(Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(bytes.toString('utf8'))))),
} satisfies Part & Record<string, unknown>;

const sentenceSchema = z.object({
  articleId: z.string(),
  ordinal: offset,
  start: offset,
  end: offset,
  paragraph: offset,
  heading: z.string().optional(),
  lead: z.string().optional(),
  cells: z
    .array(
      z
        .object({ ...range, head: z.string().optional() })
        .transform(({ head, ...cell }) => ({ ...cell, head })),
    )
    .optional(),
});

/** Without their texts, which are cut from the articles: a quotation cannot differ from its article. */
const sentencesPart = {
  write: (path, { sentences }) =>
    writeNewFile(
      path,
      JSON.stringify(sentences, (key, value: unknown) => (key === 'text' ? undefined : value)),
    ),
  read: (bytes: Buffer, articles: readonly Article[]): Sentence[] => {
    const texts = new Map(articles.map(({ id, text }) => [id, text]));
    const stored = z.array(sentenceSchema).parse(JSON.parse(bytes.toString('utf8')));
    return stored.map(({ articleId, ordinal, start, end, paragraph, heading, lead, cells }) => {
      const text = texts.get(articleId);
      if (text === undefined || end > text.length) {
        throw new RangeError(`Sentence ${ordinal} of ${articleId} is not in its article`);
      }
      return {
        articleId,
        ordinal,
        start,
        end,
        text: text.slice(start, end),
        paragraph,
        heading,
        lead,
        cells,
      };
    });
  },
} satisfies Part & Record<string, unknown>;

export const PARTS = {
  'articles.json': articlesPart,
  'sources.json': sourcesPart,
  'sentences.json': sentencesPart,
  'vectors.f32': vectorsPart,
  'vectors.hnsw': graphPart,
  'labels.u32': labelsPart,
  'words.json': wordsPart,
  'postings.u32': postingsPart,
} as const satisfies Readonly<Record<PartName, Part>>;

/** Does the same for each part, one after the other. */
export async function forEachPart<T>(
  work: (part: PartName) => Promise<T>,
): Promise<Readonly<Record<PartName, T>>> {
  return {
    'articles.json': await work('articles.json'),
    'sources.json': await work('sources.json'),
    'sentences.json': await work('sentences.json'),
    'vectors.f32': await work('vectors.f32'),
    'vectors.hnsw': await work('vectors.hnsw'),
    'labels.u32': await work('labels.u32'),
    'words.json': await work('words.json'),
    'postings.u32': await work('postings.u32'),
  };
}

/** The parts that are read from their bytes; the graph is read from its file. */
export type PartBytes = Readonly<Record<Exclude<PartName, 'vectors.hnsw'>, Buffer>>;

/** The parts of a generation read back. @param dimension components of a vector */
export function readParts(
  bytes: Omit<PartBytes, 'sources.json'>,
  { folder, dimension }: { readonly folder: string; readonly dimension: number },
) {
  const articles = articlesPart.read(bytes['articles.json']);
  const sentences = sentencesPart.read(bytes['sentences.json'], articles);
  const vectors = vectorsPart.read(bytes['vectors.f32'], dimension);
  const labels = labelsPart.read(bytes['labels.u32']);
  return {
    articles,
    sentences,
    vectors,
    nearest: graphPart.read(join(folder, GRAPH), vectors, labels),
    words: restoreWords({
      text: wordsPart.read(bytes['words.json']),
      postings: postingsPart.read(bytes['postings.u32']),
    }),
  };
}
