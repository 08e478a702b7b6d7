import { join } from 'node:path';
import { z } from 'zod';
import type { Article } from '../../corpus/article.ts';
import type { Sentence } from '../../sentences/sentence.ts';
import { writeNewFile } from '../../system/durable-files.ts';
import { articlesIn, sentencesAsJson, sentencesIn } from '../stored-articles.ts';
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

const articlesPart = {
  write: (path, { articles }) => writeNewFile(path, JSON.stringify(articles)),
  read: (bytes: Buffer): Article[] => articlesIn(bytes.toString('utf8')),
} satisfies Part & Record<string, unknown>;

/** What tells an article's source from other states of it, by the article's file; of none that is not to be known again. */
const sourcesPart = {
  write: (path, { sourceStates = new Map() }) =>
    writeNewFile(path, JSON.stringify(Object.fromEntries(sourceStates))),
  read: (bytes: Buffer): ReadonlyMap<string, string> =>
    new Map(Object.entries(z.record(z.string(), z.string()).parse(JSON.parse(bytes.toString('utf8'))))),
} satisfies Part & Record<string, unknown>;

const sentencesPart = {
  write: (path, { sentences }) => writeNewFile(path, sentencesAsJson(sentences)),
  read: (bytes: Buffer, articles: readonly Article[]): Sentence[] =>
    sentencesIn(bytes.toString('utf8'), articles),
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
