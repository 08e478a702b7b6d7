import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Client, Events, Status } from 'discord.js';
import { dataFolderFault } from '../../system/file-fault.ts';
import type { Log } from '../../serving/log.ts';

/** The health check wants the file younger than three of these. */
const READINESS_INTERVAL_MS = 30_000;

/** What shows others whether the bot is ready. Neither rejects. */
export interface ReadySign {
  /** Shows that it is, at least every half minute while it is. */
  readonly show: () => Promise<void>;
  readonly hide: () => Promise<void>;
}

interface ReadyFileOptions {
  readonly dataFolder: string;
  readonly log: Log;
}

/** The file `ready` in the data folder tells a health check that the bot answers. */
export function readyFile({ dataFolder, log }: ReadyFileOptions): ReadySign {
  const path = join(dataFolder, 'ready');
  return {
    show: async () => {
      try {
        await writeFile(path, `${new Date().toISOString()}\n`);
      } catch (fault) {
        // The bot still answers; the health check will see the file grow old.
        log.error({ err: dataFolderFault(fault, dataFolder) }, 'the readiness file cannot be written');
      }
    },
    hide: async () => {
      try {
        await rm(path, { force: true });
      } catch (fault) {
        log.error({ err: dataFolderFault(fault, dataFolder) }, 'the readiness file cannot be removed');
      }
    },
  };
}

/** Tells a health check whether the bot answers. */
interface Readiness {
  /** Goes by this client from now on. */
  readonly follow: (client: Client) => void;
  /** Shows the sign now and every half minute while the client is connected; while it is not, there is none. */
  readonly start: () => Promise<void>;
  /** Hides the sign: from now on the bot does not count as ready. */
  readonly stop: () => Promise<void>;
}

/** After each of these the client is connected, or is so no longer. */
const TURNS = [
  Events.ShardReady,
  Events.ShardResume,
  Events.ShardReconnecting,
  Events.ShardDisconnect,
] as const;

/** Shows by a sign whether a bot is connected with all its shards. */
export function createReadiness(sign: ReadySign): Readiness {
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  // One after the other, so that the last one holds.
  let told = Promise.resolve();

  const tell = (): Promise<void> => {
    const isReady = timer !== undefined && client !== undefined && isConnected(client);
    told = told.then(() => (isReady ? sign.show() : sign.hide()));
    return told;
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
