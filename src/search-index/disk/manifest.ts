import { z } from 'zod';
import { countPlaces } from '../../corpus/article.ts';
import { corpusProblems } from '../../corpus/corpus-fault.ts';
import type { FileRecord } from '../../system/durable-files.ts';
import type { IndexContent, IndexOrigin } from '../index-store.ts';
import { PART_NAMES } from './parts.ts';

/**
 * What reading, splitting, joining to passages and stemming make of sample articles: its sha256, which `test/search-index/recipe.test.ts`
 * computes and asks for here. An index built by another recipe is built anew.
 */
export const INDEX_RECIPE = '0f2aeb23af9c0663';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().nonnegative();
const fileRecord = z.object({ bytes: count, sha256 }).readonly() satisfies z.ZodType<FileRecord>;

/** What every store keeps of a generation. */
export const generationSchema = z.object({
  recipe: z.string(),
  /** Tells apart two builds of the same moment. */
  build: z.uuid(),
  created: z.iso.datetime(),
  model: z.object({ name: z.string(), fingerprint: z.string(), dimension: z.int().positive() }).readonly(),
  /** The state of the corpus, as `corpusFingerprint` gives it. */
  corpus: z.string(),
  counts: z.object({ articles: count, sentences: count, leftOut: count }).readonly(),
  /** Repeated to the user for as long as this generation is current. */
  problems: corpusProblems,
  warnings: corpusProblems,
});

/** The same of one that is made now. */
export function describeNow(
  { articles, sentences }: IndexContent,
  { model, corpusFingerprint, problems, warnings }: IndexOrigin,
): z.infer<typeof generationSchema> {
  return {
    recipe: INDEX_RECIPE,
    build: crypto.randomUUID(),
    created: new Date().toISOString(),
    model: { name: model.name, fingerprint: model.fingerprint, dimension: model.dimension },
    corpus: corpusFingerprint,
    counts: {
      articles: articles.length,
      sentences: sentences.length,
      leftOut: articles.reduce((sum, article) => sum + countPlaces(article), 0),
    },
    problems,
    warnings,
  };
}

const manifestSchema = generationSchema
  .extend({
    /** sha256 over the sha256s of the sentences' texts, in their order. */
    sentenceTexts: sha256,
    files: z.record(z.enum(PART_NAMES), fileRecord).readonly(),
  })
  .readonly();

/** What a generation was made of and what its files must be. Written last: where it is, the generation is complete. */
export type Manifest = z.infer<typeof manifestSchema>;

/** The manifest in this text, which is as it was written; undefined where another version of beleg wrote it. */
export function parseManifest(text: string): Manifest | undefined {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
