import { randomInt } from 'node:crypto';
import { lstat, readdir, realpath, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { FileFault, systemCode } from './file-fault.ts';
import {
  type Claimant,
  claimantOf,
  claimNames,
  close,
  connectionFault,
  elsewhereOf,
  inShort,
  isLeft,
  isTooLong,
  listen,
  pipeOf,
} from './lock-socket.ts';

/** That this process alone writes a file, until it lets go or ends. */
export interface FileLock {
  readonly release: () => Promise<void>;
}

/** Two that start at once withdraw and try again; whoever writes already is still there after all these attempts. */
const ATTEMPTS = 8;
/** Chance has to part them: an attempt takes about two milliseconds. */
const PAUSE_MS = { least: 20, most: 120 };

/**
 * Locks a file, which need not exist, for this process among those of one machine, containers that share the folder
 * included where it can hold a socket.
 *
 * The lock is a socket that listens beside the file. The operating system closes it with its process, however that ends:
 * what a killed process left behind refuses connections, and holds up nobody. A number of a process would not do, since a
 * container's next process has the same one, nor would an age, which has to be waited for.
 *
 * Each process listens under a name of its own and asks all the others afterwards. Of two, the later to listen finds the
 * earlier, so no two can both find nobody.
 * @throws FileFault where another process holds it
 */
export async function lockFile(path: string): Promise<FileLock> {
  for (let attempt = 1; ; attempt += 1) {
    const claim = process.platform === 'win32' ? await claimPipe(path) : await claimSocket(path);
    if (claim?.others.length === 0) return { release: claim.withdraw };
    await claim?.withdraw();
    if (attempt === ATTEMPTS)
      throw new FileFault({ kind: 'in-use', path, process: claim?.others[0]?.process });
    await setTimeout(randomInt(PAUSE_MS.least, PAUSE_MS.most));
  }
}

interface WaitOptions {
  /** How long to wait before a file that is locked is asked for again. */
  readonly everyMs: number;
  /** Hears once that another process holds it, by its number where that is known. */
  readonly onWaiting: (process: number | undefined) => void;
}

/** Locks a file as `lockFile` does, and waits for whoever holds it as long as that takes. */
export async function awaitFileLock(path: string, { everyMs, onWaiting }: WaitOptions): Promise<FileLock> {
  for (let isTold = false; ; isTold = true) {
    try {
      return await lockFile(path);
    } catch (fault) {
      if (!(fault instanceof FileFault) || fault.facts.kind !== 'in-use') throw fault;
      if (!isTold) onWaiting(fault.facts.process);
      await setTimeout(everyMs);
    }
  }
}

interface Claim {
  readonly others: readonly Claimant[];
  readonly withdraw: () => Promise<void>;
}

/**
 * Who holds a file by such a lock, if anyone does. Nothing is locked, made or removed to find out.
 * @returns undefined where nobody does
 */
export async function whoHolds(path: string): Promise<Claimant | undefined> {
  const folder = await realpath(dirname(path)).catch(() => undefined);
  if (folder === undefined) return undefined;
  const file = basename(path);
  if (process.platform === 'win32') {
    const fault = await connectionFault(pipeOf(folder, file));
    return fault === 'ENOENT' ? undefined : { process: undefined };
  }
  return (await holderIn(folder, file)) ?? holderIn(tmpdir(), elsewhereOf(folder, file));
}

async function holderIn(folder: string, file: string): Promise<Claimant | undefined> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${file}.lock-`));
  for (const name of names) {
    const fault = await inShort(folder, name, (short) => connectionFault(join(short, name)));
    if (!isLeft(fault)) return claimantOf(name);
  }
  return undefined;
}

/** What listening meets where a file system knows no sockets, or where /proc is missing. */
const NO_SOCKETS: ReadonlySet<string | undefined> = new Set([
  'EPERM',
  'ENOTSUP',
  'EOPNOTSUPP',
  'ENOSYS',
  'EINVAL',
  'ENOENT',
]);

/** In the file's own folder; where that can hold no socket, in the folder for temporary files. */
async function claimSocket(path: string): Promise<Claim> {
  const folder = await realpath(dirname(path));
  const file = basename(path);
  const elsewhere = () => claimIn(tmpdir(), elsewhereOf(folder, file));
  if (process.platform !== 'linux' && isTooLong(join(folder, claimNames(file).hidden))) return elsewhere();
  try {
    return await claimIn(folder, file);
  } catch (fault) {
    if (NO_SOCKETS.has(systemCode(fault))) return elsewhere();
    throw fault;
  }
}

async function claimIn(folder: string, file: string): Promise<Claim> {
  const { hidden, listed } = claimNames(file);
  return inShort(folder, hidden, async (short) => {
    const server = await listen(join(short, hidden));
    const withdraw = async (): Promise<void> => {
      // Where it cannot be removed, it is found dead once nobody listens.
      await rm(join(folder, listed), { force: true }).catch(() => undefined);
      await close(server);
    };
    try {
      // Others see it only now: between its making and its listening a socket refuses like a dead one.
      await rename(join(folder, hidden), join(folder, listed));
      const names = await readdir(folder);
      await Promise.all(
        names
          .filter((name) => name.startsWith(`${file}.claim-`))
          .map((name) => removeOld(join(folder, name))),
      );
      const listedOthers = names.filter((name) => name.startsWith(`${file}.lock-`) && name !== listed);
      const others = await Promise.all(
        listedOthers.map(async (name) =>
          (await isAlive({ folder, short, name })) ? [claimantOf(name)] : [],
        ),
      );
      return { others: others.flat(), withdraw };
    } catch (fault) {
      await withdraw();
      throw fault;
    }
  });
}

/** Between its making and its listing a claim takes milliseconds: what is older than this was left by a killed process. */
const CLAIM_KEPT_MS = 60_000;

async function removeOld(path: string): Promise<void> {
  try {
    if (Date.now() - (await lstat(path)).mtimeMs > CLAIM_KEPT_MS) await rm(path, { force: true });
  } catch {
    // Another process removed it; where it cannot be removed, it harms nobody.
  }
}

/** Whether the process of this name lives. A name is never used twice, so a dead one's is removed. */
async function isAlive(socket: { folder: string; short: string; name: string }): Promise<boolean> {
  const fault = await connectionFault(join(socket.short, socket.name));
  const isDead = isLeft(fault);
  // Where it cannot be removed, it stays and is found dead again.
  if (isDead) await rm(join(socket.folder, socket.name), { force: true }).catch(() => undefined);
  return !isDead;
}

/** Windows has pipes of a name for the whole machine, of which it makes no second one and leaves none behind. */
async function claimPipe(path: string): Promise<Claim | undefined> {
  try {
    const server = await listen(pipeOf(await realpath(dirname(path)), basename(path)));
    return { others: [], withdraw: () => close(server) };
  } catch (fault) {
    if (systemCode(fault) === 'EADDRINUSE' || systemCode(fault) === 'EACCES') return undefined;
    throw fault;
  }
}
