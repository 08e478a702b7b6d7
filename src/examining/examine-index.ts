import { join } from 'node:path';
import type { ModelFiles } from '../models/model-files.ts';
import type { IndexStore } from '../search-index/index-store.ts';
import { whoHolds } from '../system/file-lock.ts';
import type { Finding, NativeModule } from './finding.ts';

/** The library that reading an index takes. */
const READS_INDEX: NativeModule = 'hnswlib-node';

interface IndexOptions {
  readonly openStore: () => Promise<IndexStore>;
  readonly corpusFolder: string;
  readonly dataFolder: string;
  readonly findEmbedder: () => Promise<ModelFiles>;
  readonly findReader: () => Promise<ModelFiles>;
}

/** All that answers rest on, as `verify` checks it. It reads the index by libraries that end the process where they are broken. */
export async function* examineIndex(
  options: IndexOptions,
  before: readonly Finding[],
): AsyncGenerator<Finding> {
  if (before.some(({ id, state }) => id === READS_INDEX && state === 'failed')) {
    yield { id: 'index', state: 'failed', facts: { kind: 'not-examined', because: READS_INDEX } };
    return;
  }
  const { verify } = await import('../verifying/verify.ts');
  for await (const { checked: id, state, facts } of verify({
    ...options,
    store: await options.openStore(),
  })) {
    yield { id, state, facts };
    // The models lie elsewhere; behind them everything would fail for the same reason.
    const because = foundUnreadable(before) ? 'data' : foundNoDatabase(before) ? 'database' : undefined;
    if (id === 'reader' && because !== undefined) {
      yield { id: 'index', state: 'failed', facts: { kind: 'not-examined', because } };
      return;
    }
  }
}

/** What a process holds while it works, below the data folder: whoever writes the answers or manages those who do, and whoever builds. */
const HELD = { bot: ['shards', 'answers.jsonl'], builder: [join('index', 'build')] } as const;

/**
 * Whether a bot answers from this data folder, or somebody builds its index. Neither is disturbed; of a folder that cannot be read
 * nothing is told.
 */
export async function examineRunning(
  dataFolder: string,
  what: keyof typeof HELD,
  before: readonly Finding[],
): Promise<readonly Finding[]> {
  if (foundUnreadable(before)) return [];
  const holders = await Promise.all(HELD[what].map((name) => whoHolds(join(dataFolder, name))));
  const holder = holders.find((one) => one !== undefined);
  const facts = { kind: 'running', isRunning: holder !== undefined, process: holder?.process } as const;
  return [{ id: what, state: 'ok', facts }];
}

function foundUnreadable(before: readonly Finding[]): boolean {
  return before.some(({ facts }) => facts.kind === 'data' && facts.how === 'unreadable');
}

function foundNoDatabase(before: readonly Finding[]): boolean {
  return before.some(({ id, state }) => id === 'database' && state === 'failed');
}

/** Whether a bot was found before. */
export function foundBot(before: readonly Finding[]): boolean {
  return before.some(({ id, facts }) => id === 'bot' && facts.kind === 'running' && facts.isRunning);
}
