import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { writeNewFile, type FileRecord } from '../system/durable-files.ts';
import { ModelFault, type ModelRoleName } from './model-fault.ts';
import { KIND_FILE, type ModelManifest, parseModelJson, readManifest } from './model-manifest.ts';

/** What a model is here for. */
export interface ModelRole {
  readonly name: ModelRoleName;
  /**
   * Says how the model is used: another recipe gives other results, as another model does. Where models of several kinds
   * serve, that of the kind which a manifest names, if it names one.
   */
  readonly recipe: string | ((manifest: ModelManifest) => string | undefined);
}

/** Two results of models may be compared only when the fingerprints are equal. */
export interface ModelIdentity {
  readonly name: string;
  /** sha256 (hexadecimal) over the model's files and the recipe of its role. */
  readonly fingerprint: string;
  /** Components of a vector. */
  readonly dimension: number;
}

/** What a model consists of beside its weights. */
export const MODEL_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const;
/** Its weights: the first of these that is there. */
export const WEIGHTS = ['onnx/model_quantized.onnx', 'onnx/model.onnx'] as const;

/** The file in the model's folder that says what the others must be. A folder of the user's own may lack it. */
const CHECKSUMS_FILE = 'checksums.json';

const checksumsSchema = z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() }));

/** A model on disk whose files are all there and, where checksums are known, unaltered. */
export interface ModelFiles {
  readonly identity: ModelIdentity;
  readonly manifest: ModelManifest;
  readonly folder: string;
  readonly weightsPath: string;
  /** sha256 of tokenizer.json and its configuration: models of one tokenizer may share it. */
  readonly tokenizerSha256: string;
}

export interface FindFilesOptions {
  /** Notes the checksums where none are known, so that the files stay what they are now. */
  readonly keepChecksums?: boolean | undefined;
}

/**
 * Finds and checks the files of a model without loading it: about 0.05 s for 40 MB.
 *
 * ONNX Runtime says only "Can't create a session" of a file that is cut off, so the sha256s are compared first.
 * @throws ModelFault that names the file.
 */
export async function findModelFiles(
  folder: string,
  role: ModelRole,
  { keepChecksums = false }: FindFilesOptions = {},
): Promise<ModelFiles> {
  const weights = await findWeights(folder);
  const expected = await readChecksums(folder, role);
  const contents: { readonly name: string; readonly content: Buffer }[] = [];
  const kindFile = (await exists(join(folder, KIND_FILE))) ? [KIND_FILE] : [];
  for (const name of [...MODEL_FILES, weights, ...kindFile]) {
    contents.push({ name, content: await readModelFile(folder, name, role) });
  }
  const files = await Promise.all(
    contents.map(async (file) => ({ ...file, sha256: await sha256OffThread(file.content) })),
  );
  const lines: string[] = [];
  const tokenizer = createHash('sha256');
  for (const { name, content, sha256 } of files) {
    const known = expected?.[name];
    // A host may say of a model that was downloaded of which kind it is.
    if (expected !== undefined && known === undefined && name !== KIND_FILE) {
      throw new ModelFault({ kind: 'unlisted-file', role: role.name, path: join(folder, name) });
    }
    if (known !== undefined && known.sha256 !== sha256) {
      throw new ModelFault({
        kind: 'altered-file',
        role: role.name,
        path: join(folder, name),
        bytes: content.length,
        expected: known.bytes,
      });
    }
    if (name !== KIND_FILE) lines.push(`${name} ${sha256}\n`);
    if (name.startsWith('tokenizer')) tokenizer.update(sha256);
  }
  if (expected === undefined && keepChecksums) {
    const found = files.map(
      ({ name, content, sha256 }) => [name, { bytes: content.length, sha256 }] as const,
    );
    // Where the folder cannot be written, they stay unknown.
    await writeChecksums(folder, Object.fromEntries(found)).catch(() => undefined);
  }
  const manifest = readManifest(
    folder,
    role.name,
    (name) => files.find((file) => file.name === name)?.content,
  );
  const fingerprint = createHash('sha256').update(
    [`${recipeOf(folder, role, manifest)}\n`, ...lines].join(''),
  );
  return {
    identity: {
      name: basename(folder),
      fingerprint: fingerprint.digest('hex'),
      dimension: manifest.dimension,
    },
    manifest,
    folder,
    weightsPath: join(folder, weights),
    tokenizerSha256: tokenizer.digest('hex'),
  };
}

function recipeOf(folder: string, { name, recipe }: ModelRole, manifest: ModelManifest): string {
  if (typeof recipe === 'string') return recipe;
  const known = recipe(manifest);
  if (known !== undefined) return known;
  const [path, named] =
    manifest.kind === undefined
      ? [join(folder, 'config.json'), manifest.architectures]
      : [join(folder, KIND_FILE), [manifest.kind]];
  throw new ModelFault({ kind: 'unknown-kind', role: name, folder, path, named });
}

/** Hashes on a thread of Node's own, so that the libraries can be imported meanwhile. */
async function sha256OffThread(content: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', content)).toString('hex');
}

/** The weights that are there; where none are, those that are missed first. */
async function findWeights(folder: string): Promise<string> {
  for (const name of WEIGHTS) if (await exists(join(folder, name))) return name;
  return WEIGHTS[0];
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function readModelFile(folder: string, name: string, role: ModelRole): Promise<Buffer> {
  const path = join(folder, name);
  try {
    return await readFile(path);
  } catch (fault) {
    throw new ModelFault({ kind: 'unreadable-file', role: role.name, path }, { cause: fault });
  }
}

async function readChecksums(
  folder: string,
  role: ModelRole,
): Promise<z.infer<typeof checksumsSchema> | undefined> {
  const path = join(folder, CHECKSUMS_FILE);
  if (!(await exists(path))) return undefined;
  const content = await readModelFile(folder, CHECKSUMS_FILE, role);
  return parseModelJson(content, { path, role: role.name, schema: checksumsSchema });
}

/** Writes what the files of a model's folder must be from then on. */
export async function writeChecksums(
  folder: string,
  checksums: Readonly<Record<string, FileRecord>>,
): Promise<void> {
  await writeNewFile(join(folder, CHECKSUMS_FILE), `${JSON.stringify(checksums, null, 2)}\n`);
}
