import { z } from 'zod';
import type { CorpusProblem } from '../corpus/corpus-files.ts';

/** Raised when the files of a generation change their names or their form. */
export const MANIFEST_FORMAT = 3;

/**
 * Raised when an index built anew from the same corpus and model would hold something else: another way of reading
 * articles, splitting sentences or joining them to passages, or other parameters of the graph.
 */
export const INDEX_RECIPE = 2;

/** The files of a generation beside its manifest. */
export const GENERATION_FILES = ['articles.json', 'sentences.json', 'vectors.hnsw', 'vectors.f32'] as const;

export type GenerationFile = (typeof GENERATION_FILES)[number];

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
const fileRecord = z.object({ bytes: count, sha256 }).readonly();

export const corpusProblems = z
  .array(z.object({ path: z.string(), reason: z.string(), remedy: z.string() }).readonly())
  .readonly() satisfies z.ZodType<readonly CorpusProblem[]>;

const manifestSchema = z
  .object({
    format: z.literal(MANIFEST_FORMAT),
    recipe: z.int(),
    /** Tells apart two builds of the same moment. */
    build: z.uuid(),
    created: z.iso.datetime(),
    model: z.object({ name: z.string(), fingerprint: z.string(), dimension: z.int().positive() }).readonly(),
    /** The state of the corpus, as `corpusFingerprint` gives it. */
    corpus: z.string(),
    counts: z.object({ articles: count, sentences: count }).readonly(),
    /** sha256 over the sha256s of the sentences' texts, in the order of their labels. */
    sentenceTexts: sha256,
    files: z.record(z.enum(GENERATION_FILES), fileRecord).readonly(),
    /** Repeated to the user for as long as this generation is current. */
    problems: corpusProblems,
  })
  .readonly();

/** What a generation was made of and what its files must be. Written last: where it is, the generation is complete. */
export type Manifest = z.infer<typeof manifestSchema>;

/** A file's size in bytes and the sha256 of its content, hexadecimal. */
export type FileRecord = z.infer<typeof fileRecord>;

/** The manifest in this text; `other-version` for one that another version of beleg wrote, `invalid` for anything else. */
export function parseManifest(text: string): Manifest | 'other-version' | 'invalid' {
  const json = parseJson(text);
  const manifest = manifestSchema.safeParse(json);
  if (manifest.success) return manifest.data;
  const versioned = z.object({ format: z.int() }).safeParse(json);
  return versioned.success && versioned.data.format !== MANIFEST_FORMAT ? 'other-version' : 'invalid';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
