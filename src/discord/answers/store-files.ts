import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolderFault, systemCode } from '../../system/file-fault.ts';

/** Where the answers and the votes of one shard are kept. */
export interface StoreFiles {
  readonly answers: string;
  readonly feedback: string;
}

/** `answers.jsonl` of the first shard, which is the only one of most bots; `answers.2.jsonl` of the third. */
export function storeFiles(dataFolder: string, shard: number): StoreFiles {
  const of = (name: string): string =>
    join(dataFolder, shard === 0 ? `${name}.jsonl` : `${name}.${shard}.jsonl`);
  return { answers: of('answers'), feedback: of('feedback') };
}

/** The key of the hashes in the stores of all shards. */
export function userKeyFile(dataFolder: string): string {
  return join(dataFolder, 'feedback.key');
}

const STORE_FILE = /^(?:answers|feedback)(?:\.([1-9]\d{0,4}))?\.jsonl$/;

/** The shards that a data folder holds files of, in order; none where there is no such folder. */
export async function shardsStored(dataFolder: string): Promise<readonly number[]> {
  const names = await readdir(dataFolder).catch((fault: unknown) => {
    if (systemCode(fault) === 'ENOENT') return [];
    throw dataFolderFault(fault, dataFolder);
  });
  const shards = names.flatMap((name) => {
    const found = STORE_FILE.exec(name);
    return found === null ? [] : [Number(found[1] ?? 0)];
  });
  return [...new Set(shards)].toSorted((one, other) => one - other);
}
