import { rm } from 'node:fs/promises';
import type { Log } from '../../serving/log.ts';
import type { Stores } from '../answers/open-stores.ts';
import { answerRequest, type ForgetRequest, readRequest, requestFiles } from './forget-request.ts';
import { forgetUser, type Traces } from './forget-user.ts';

/** Whoever asks waits at a terminal; a look is one failed opening of a file. */
const LOOK_EVERY_MS = 500;

interface HeedOptions {
  readonly stores: Stores;
  readonly dataFolder: string;
  /** @default 0 */
  readonly shard?: number | undefined;
  readonly log: Log;
}

/** The requests to forget users, heeded until `stop` settles, which the stores have to outlive. */
interface HeededRequests {
  readonly stop: () => Promise<void>;
}

/** Forgets the users that `npm run forget` names in a file, which tells a folder on another file system no less than the own. */
export function heedRequests({ stores, dataFolder, shard, log }: HeedOptions): HeededRequests {
  const files = requestFiles(dataFolder, shard);
  let isOver = false;
  let running = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  const look = async (): Promise<void> => {
    try {
      const asked = await readRequest(files);
      if (asked !== undefined) await answerRequest(files, asked, await forgetAll(stores, asked, log));
    } catch (fault) {
      log.error({ err: fault }, 'a request to forget users could not be read or answered');
      // An id that may stand in it stands there no longer.
      await rm(files.request, { force: true }).catch(() => undefined);
    }
  };
  const lookAgain = (): void => {
    timer = setTimeout(() => {
      running = look();
      void running.then(() => {
        if (!isOver) lookAgain();
      });
    }, LOOK_EVERY_MS).unref();
  };
  lookAgain();
  return {
    stop: () => {
      isOver = true;
      clearTimeout(timer);
      return running;
    },
  };
}

/** Undefined where the disk still holds something; says in the log how much it was, and not of whom. */
async function forgetAll(
  stores: Stores,
  { users }: ForgetRequest,
  log: Log,
): Promise<readonly Traces[] | undefined> {
  const forgotten: Traces[] = [];
  try {
    for (const user of users) {
      const traces = await forgetUser(stores, user);
      log.info(traces, 'what was stored of a user was removed');
      forgotten.push(traces);
    }
    return forgotten;
  } catch (fault) {
    log.error({ err: fault }, 'what was stored of a user is still on the disk');
    return undefined;
  }
}
