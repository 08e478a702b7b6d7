import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Client, Events, Status } from 'discord.js';
import { dataFolderFault } from '../../system/file-fault.ts';
import type { Log } from '../../serving/log.ts';

/** The health check wants the file younger than three of these. */
const READINESS_INTERVAL_MS = 30_000;

interface ReadinessOptions {
  readonly dataFolder: string;
  readonly log: Log;
}

/** Tells a health check whether the bot answers. */
interface Readiness {
  /** Goes by this client from now on. */
  readonly follow: (client: Client) => void;
  /** Writes the file now and every half minute while the client is connected; while it is not, there is no file. */
  readonly start: () => Promise<void>;
  /** Removes the file: from now on the bot does not count as ready. */
  readonly stop: () => Promise<void>;
}

/** After each of these the client is connected, or is so no longer. */
const TURNS = [
  Events.ShardReady,
  Events.ShardResume,
  Events.ShardReconnecting,
  Events.ShardDisconnect,
] as const;

/** The file `ready` in the data folder tells a health check that the bot answers. */
export function createReadiness({ dataFolder, log }: ReadinessOptions): Readiness {
  const path = join(dataFolder, 'ready');
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  // One after the other, so that the last one holds.
  let told = Promise.resolve();

  const tell = (): Promise<void> => {
    const isReady = timer !== undefined && client !== undefined && isConnected(client);
    told = told.then(() => (isReady ? write() : remove()));
    return told;
  };
  const write = async (): Promise<void> => {
    try {
      await writeFile(path, `${new Date().toISOString()}\n`);
    } catch (fault) {
      // The bot still answers; the health check will see the file grow old.
      log.error({ err: dataFolderFault(fault, dataFolder) }, 'the readiness file cannot be written');
    }
  };
  const remove = async (): Promise<void> => {
    try {
      await rm(path, { force: true });
    } catch (fault) {
      log.error({ err: dataFolderFault(fault, dataFolder) }, 'the readiness file cannot be removed');
    }
  };

  return {
    follow: (followed) => {
      client = followed;
      for (const turn of TURNS) followed.on(turn, () => void tell());
    },
    start: () => {
      timer = setInterval(() => void tell(), READINESS_INTERVAL_MS).unref();
      return tell();
    },
    stop: () => {
      clearInterval(timer);
      timer = undefined;
      return tell();
    },
  };
}

/** Whether a client hears and says what there is at this moment. */
export function isConnected(client: Client): boolean {
  return client.isReady() && client.ws.shards.every((shard) => shard.status === Status.Ready);
}
