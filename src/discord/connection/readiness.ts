import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { dataFolderFault } from '../../system/file-fault.ts';
import type { Log } from '../log.ts';

/** The health check wants the file younger than three of these. */
const READINESS_INTERVAL_MS = 30_000;

interface ReadinessOptions {
  readonly dataFolder: string;
  /** Whether the bot is connected to Discord at this moment. */
  readonly isConnected: () => boolean;
  readonly log: Log;
}

/** Tells a health check whether the bot answers. */
interface Readiness {
  /** Writes the file now and every half minute while connected. */
  readonly start: () => Promise<void>;
  /** Removes the file: from now on the bot does not count as ready. */
  readonly stop: () => Promise<void>;
}

/** The file `ready` in the data folder tells a health check that the bot answers. */
export function createReadiness({ dataFolder, isConnected, log }: ReadinessOptions): Readiness {
  const path = join(dataFolder, 'ready');
  let timer: NodeJS.Timeout | undefined;

  const touch = async (): Promise<void> => {
    if (!isConnected()) return;
    try {
      await writeFile(path, `${new Date().toISOString()}\n`);
    } catch (fault) {
      // The bot still answers; the health check will see the file grow old.
      log.error({ err: dataFolderFault(fault, dataFolder) }, 'the readiness file cannot be written');
    }
  };

  return {
    start: async () => {
      await touch();
      timer = setInterval(() => void touch(), READINESS_INTERVAL_MS);
      timer.unref();
    },
    stop: async () => {
      clearInterval(timer);
      try {
        await rm(path, { force: true });
      } catch (fault) {
        log.error({ err: dataFolderFault(fault, dataFolder) }, 'the readiness file cannot be removed');
      }
    },
  };
}
