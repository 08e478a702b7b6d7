import { dirname } from 'node:path';
import { z } from 'zod';
import { makeFolder, replaceOwnFile } from '../system/durable-files.ts';
import { dataFolderFault } from '../system/file-fault.ts';
import { readJsonFile } from '../system/json-file.ts';
import type { VotedAnswer } from './proposals.ts';

const handledSchema = z.object({ answerIds: z.array(z.string()) });

/**
 * The ids of the answers whose votes somebody has handled, in a file that holds nothing else of them. Those of votes that are no
 * longer kept are forgotten with the next write.
 */
export class HandledVotes {
  readonly #path: string;
  readonly #ids: Set<string>;

  private constructor(path: string, ids: Iterable<string>) {
    this.#path = path;
    this.#ids = new Set(ids);
  }

  /** A file that is missing or broken counts as empty: its votes are then proposed once more. */
  static async open(path: string, votes: readonly VotedAnswer[]): Promise<HandledVotes> {
    const kept = new Set(votes.map(({ answerId }) => answerId));
    const handled = await readJsonFile(path, handledSchema).catch(() => undefined);
    return new HandledVotes(path, handled?.answerIds.filter((id) => kept.has(id)) ?? []);
  }

  get ids(): ReadonlySet<string> {
    return this.#ids;
  }

  /** Settles when it is on the disk. Throws FileFault where it cannot be written. */
  async add(answerIds: readonly string[]): Promise<void> {
    for (const id of answerIds) this.#ids.add(id);
    const folder = dirname(this.#path);
    try {
      await makeFolder(folder);
      await replaceOwnFile(this.#path, Buffer.from(`${JSON.stringify({ answerIds: [...this.#ids] })}\n`));
    } catch (fault) {
      throw dataFolderFault(fault, folder);
    }
  }
}
