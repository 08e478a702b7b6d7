import { join } from 'node:path';
import { z } from 'zod';
import { ModelFault, type ModelRoleName } from './model-fault.ts';

/**
 * The file in a model's folder that says of which kind the model is, where config.json does not: `{"kind": "listwise"}`.
 * No part of the fingerprint, which holds what follows from it.
 */
export const KIND_FILE = 'beleg.json';

/** What a model's folder says of the model. */
export interface ModelManifest {
  /** Components of a vector within it. */
  readonly dimension: number;
  /** What beleg.json calls it, where there is one. */
  readonly kind: string | undefined;
  /** The classes that config.json names, for example `BertForQuestionAnswering`. */
  readonly architectures: readonly string[];
  /** How many positions of a token it knows, where it says so. */
  readonly positions: number | undefined;
  /** How many types of a token it knows, where it says so. */
  readonly tokenTypes: number | undefined;
}

const count = z.number().int().positive();

const kindSchema = z.object({ kind: z.string() });

const configSchema = z
  .object({
    hidden_size: count.optional(),
    /** What DistilBERT calls it. */
    dim: count.optional(),
    architectures: z.array(z.string()).nullish(),
    max_position_embeddings: count.nullish(),
    type_vocab_size: z.number().int().nonnegative().nullish(),
  })
  .transform(({ hidden_size, dim, ...config }, context) => {
    const dimension = hidden_size ?? dim;
    if (dimension !== undefined) return { ...config, dimension };
    context.addIssue('it names no hidden_size');
    return z.NEVER;
  });

/**
 * @param content of a file of the folder by its name
 * @throws ModelFault that names the file that is not what it should be
 */
export function readManifest(
  folder: string,
  role: ModelRoleName,
  content: (name: string) => Buffer | undefined,
): ModelManifest {
  const parsed = <T>(name: string, schema: z.ZodType<T>): T =>
    parseModelJson(content(name) ?? Buffer.alloc(0), { path: join(folder, name), role, schema });
  const config = parsed('config.json', configSchema);
  return {
    dimension: config.dimension,
    kind: content(KIND_FILE) && parsed(KIND_FILE, kindSchema).kind,
    architectures: config.architectures ?? [],
    positions: config.max_position_embeddings ?? undefined,
    tokenTypes: config.type_vocab_size ?? undefined,
  };
}

interface ParseOptions<T> {
  readonly path: string;
  readonly role: ModelRoleName;
  readonly schema: z.ZodType<T>;
}

/** @throws ModelFault that names the file, where it is no JSON or not of that form */
export function parseModelJson<T>(content: Buffer, { path, role, schema }: ParseOptions<T>): T {
  try {
    return schema.parse(JSON.parse(content.toString('utf8')));
  } catch (fault) {
    throw new ModelFault({ kind: 'malformed-file', role, path }, { cause: fault });
  }
}
