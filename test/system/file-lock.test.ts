import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { lockFile } from '../../src/system/file-lock.ts';

const root = await mkdtemp(join(tmpdir(), 'beleg-lock-'));
afterAll(() => rm(root, { recursive: true }));

const newFile = async (): Promise<string> => join(await mkdtemp(join(root, 'l')), 'votes.jsonl');
const NOBODY = 65_534;
const IN_USE = { facts: { kind: 'in-use' } };
const HOLD_LOCK = fileURLToPath(new URL('hold-lock.ts', import.meta.url));

interface Contender {
  readonly child: ChildProcess;
  readonly said: 'held' | 'refused';
  /** Waits until it is gone. */
  readonly end: (how: 'release' | 'SIGKILL') => Promise<void>;
}

/** Another process that tries to lock the file. */
async function contend(path: string, { uid }: { uid?: number } = {}): Promise<Contender> {
  const child = spawn(process.execPath, ['--import', 'tsx', HOLD_LOCK, path], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid !== undefined && { uid }),
  });
  const exited = once(child, 'exit');
  onTestFinished(() => void child.kill('SIGKILL'));
  const [line] = await once(createInterface(child.stdout), 'line');
  const end = async (how: 'release' | 'SIGKILL'): Promise<void> => {
    if (how === 'release') child.stdin.end();
    else child.kill('SIGKILL');
    await exited;
  };
  return { child, said: line === 'held' ? 'held' : 'refused', end };
}

describe.skipIf(process.platform === 'win32')('lockFile', () => {
  it('is held once at a time, and leaves nothing behind', async () => {
    const path = await newFile();
    const first = await lockFile(path);
    await expect(lockFile(path)).rejects.toMatchObject(IN_USE);
    await first.release();
    await (await lockFile(path)).release();
    expect(await readdir(join(path, '..'))).toEqual([]);
  });

  it('locks one file, not the folder', async () => {
    const path = await newFile();
    const locks = await Promise.all([path, `${path}.2`, join(path, '..', 'answers.jsonl')].map(lockFile));
    for (const lock of locks) await lock.release();
  });

  it('is held by a process until it lets go or is killed, and no longer', async () => {
    const path = await newFile();
    for (const how of ['release', 'SIGKILL', 'SIGKILL'] as const) {
      const holder = await contend(path);
      expect(holder.said).toBe('held');
      await expect(lockFile(path)).rejects.toMatchObject(IN_USE);
      await holder.end(how);
    }
    await (await lockFile(path)).release();
    expect(await readdir(join(path, '..'))).toEqual([]);
  });

  it('stays with a process that is halted', async () => {
    const path = await newFile();
    const holder = await contend(path);
    holder.child.kill('SIGSTOP');
    await expect(lockFile(path)).rejects.toMatchObject(IN_USE);
    holder.child.kill('SIGCONT');
    await holder.end('release');
  });

  it('goes to exactly one of many that start at once over what killed ones left', async () => {
    const path = await newFile();
    await (await contend(path)).end('SIGKILL');
    for (let round = 0; round < 5; round += 1) {
      const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => lockFile(path)));
      const held = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
      expect(held).toHaveLength(1);
      await held[0]?.release();
    }
    const contenders = await Promise.all(Array.from({ length: 4 }, () => contend(path)));
    expect(contenders.map(({ said }) => said).toSorted()).toEqual(['held', 'refused', 'refused', 'refused']);
    for (const { end } of contenders) await end('release');
  });

  it('takes a file left in the place of a lock for none', async () => {
    const path = await newFile();
    await writeFile(`${path}.lock-0123456789ab`, '4711');
    await (await lockFile(path)).release();
    expect(await readdir(join(path, '..'))).toEqual([]);
  });

  it('holds in a folder whose path is too long for a socket, by whatever path it is reached', async () => {
    const folder = join(root, 'x'.repeat(120), 'é'.repeat(60));
    await mkdir(folder, { recursive: true });
    await symlink(folder, join(root, 'short'));
    const lock = await lockFile(join(folder, 'votes.jsonl'));
    await expect(lockFile(join(root, 'short', 'votes.jsonl'))).rejects.toMatchObject(IN_USE);
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
  });

  it.skipIf(process.getuid?.() !== 0)('is held against another user’s process too', async () => {
    const path = await newFile();
    await chmod(root, 0o755);
    await chmod(join(path, '..'), 0o777);
    const lock = await lockFile(path);
    expect((await contend(path, { uid: NOBODY })).said).toBe('refused');
    await lock.release();
    const holder = await contend(path, { uid: NOBODY });
    expect(holder.said).toBe('held');
    await expect(lockFile(path)).rejects.toMatchObject(IN_USE);
    await holder.end('SIGKILL');
    await (await lockFile(path)).release();
  });

  it.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
    'holds for a file whose file system knows no sockets',
    async () => {
      const lock = await lockFile('/sys/votes.jsonl');
      await expect(lockFile('/sys/votes.jsonl')).rejects.toMatchObject(IN_USE);
      await lock.release();
    },
  );
});
