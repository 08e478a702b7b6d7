import { randomBytes, randomInt } from 'node:crypto';
import { lstat, open, readdir, realpath, rename, rm } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { FileFault, systemCode } from './file-fault.ts';
import { sha256 } from './sha256.ts';

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

/** Another process that claims the same file: its number, as it sees itself. */
interface Claimant {
  readonly process: number | undefined;
}

interface Claim {
  readonly others: readonly Claimant[];
  readonly withdraw: () => Promise<void>;
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
  const elsewhere = () => claimIn(tmpdir(), `${digits(folder)}-${file}`);
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

function claimNames(file: string): { readonly hidden: string; readonly listed: string } {
  const id = `${process.pid}-${randomBytes(6).toString('hex')}`;
  return { hidden: `${file}.claim-${id}`, listed: `${file}.lock-${id}` };
}

function claimantOf(name: string): Claimant {
  const [, number] = /\.lock-(\d+)-[0-9a-f]+$/.exec(name) ?? [];
  return { process: number === undefined ? undefined : Number(number) };
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
  const isDead = fault === 'ECONNREFUSED' || fault === 'ENOENT';
  // Where it cannot be removed, it stays and is found dead again.
  if (isDead) await rm(join(socket.folder, socket.name), { force: true }).catch(() => undefined);
  return !isDead;
}

/** Undefined where somebody listens: the operating system answers for a process that is busy or halted. */
function connectionFault(socket: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    const connection = connect(socket, () => {
      connection.destroy();
      resolve(undefined);
    });
    connection.once('error', (fault) => resolve(systemCode(fault)));
  });
}

/** Windows has pipes of a name for the whole machine, of which it makes no second one and leaves none behind. */
async function claimPipe(path: string): Promise<Claim | undefined> {
  const name = `beleg-${digits(await realpath(dirname(path)))}-${basename(path)}`;
  try {
    const server = await listen(`\\\\.\\pipe\\${name}`);
    return { others: [], withdraw: () => close(server) };
  } catch (fault) {
    if (systemCode(fault) === 'EADDRINUSE' || systemCode(fault) === 'EACCES') return undefined;
    throw fault;
  }
}

/** Tells folders apart in a name. */
function digits(folder: string): string {
  return sha256(folder).slice(0, 12);
}

/** Node.js cuts off what is longer than the operating system takes for a socket; none takes less than this, in bytes. */
const SOCKET_PATH_BYTES = 103;

function isTooLong(path: string): boolean {
  return Buffer.byteLength(path) > SOCKET_PATH_BYTES;
}

/** Does work with a path to the folder that is short enough for this name in it: Linux has one for each open folder. */
async function inShort<T>(folder: string, name: string, work: (short: string) => Promise<T>): Promise<T> {
  if (!isTooLong(join(folder, name))) return work(folder);
  const handle = await open(folder);
  try {
    return await work(`/proc/self/fd/${handle.fd}`);
  } finally {
    await handle.close();
  }
}

/** Listens for the sake of being found. Keeps no process running. */
function listen(path: string): Promise<Server> {
  const server = createServer((connection) => connection.destroy()).unref();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    // Another user's bot has to be able to ask.
    server.listen({ path, readableAll: true, writableAll: true }, () => {
      // A connection that could not be taken changes nothing: it was answered.
      server.on('error', () => undefined);
      resolve(server);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}
