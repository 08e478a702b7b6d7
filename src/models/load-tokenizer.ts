import { AutoTokenizer, env } from '@xenova/transformers';
import type { ModelFiles } from './model-files.ts';
import { Tokenizer } from './tokenizer.ts';

/** By their files' hash: loading one takes 0.3 s, and embedder and reader may have the same. */
const tokenizers = new Map<string, Promise<Tokenizer>>();

/** Throws what the library throws, which says little to a person. */
export function loadTokenizer(files: ModelFiles): Promise<Tokenizer> {
  const known = tokenizers.get(files.tokenizer);
  if (known !== undefined) return known;
  const loading = readTokenizer(files);
  tokenizers.set(files.tokenizer, loading);
  loading.catch(() => tokenizers.delete(files.tokenizer));
  return loading;
}

async function readTokenizer({ parentFolder, folderName }: ModelFiles): Promise<Tokenizer> {
  // By itself the library looks on the hub and in a cache of its own, for every model below one folder.
  env.allowRemoteModels = false;
  env.useFSCache = false;
  env.localModelPath = parentFolder;
  return new Tokenizer(await AutoTokenizer.from_pretrained(folderName));
}
