import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { normalise } from '../../src/embedding/vector.ts';
import { EMBEDDED_MODEL } from './embedded-model.ts';

/**
 * The least cosine to a reference vector. On the runtime in package.json it is 1.000, on newer kernels, which round otherwise, .997;
 * a question read as a passage comes to .97 at most.
 */
export const NEAR_REFERENCE = 0.99;

const schema = z.object({
  texts: z.array(
    z.object({
      text: z.string(),
      tokens: z.number(),
      vector: z.array(z.number()).transform((vector) => normalise(Float32Array.from(vector))),
    }),
  ),
});

/** 15 texts with their prefixes, their counts of tokens, and their vectors from the model's reference implementation. */
export async function embedderReference() {
  return schema.parse(JSON.parse(await readFile(join(EMBEDDED_MODEL, 'reference.json'), 'utf8'))).texts;
}
