import { execFile } from 'node:child_process';
import { readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { BelegError } from '../../../src/errors.ts';

const execute = promisify(execFile);

const lockSchema = z.object({
  packages: z.record(z.string(), z.looseObject({ dev: z.boolean().default(false) })),
});

interface OtherCheckout {
  readonly folder: string;
  /** Abbreviated, with its subject. */
  readonly name: string;
  readonly remove: () => Promise<void>;
}

interface CheckoutOptions {
  readonly project: string;
  /** As git knows it: a hash, a branch, HEAD~3. */
  readonly commit: string;
  /** Where it is checked out; must not exist. */
  readonly folder: string;
  readonly announce: (what: string) => void;
}

/**
 * Another commit beside the project, as a git worktree that can be run: with the packages of the project where both lock the
 * same ones, else with its own.
 * @throws BelegError where git knows no such commit
 */
export async function checkOut({
  project,
  commit,
  folder,
  announce,
}: CheckoutOptions): Promise<OtherCheckout> {
  const git = async (...args: readonly string[]): Promise<string> =>
    (await execute('git', ['-C', project, ...args])).stdout.trim();
  const hash = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${commit}^{commit}`).catch(
    () => undefined,
  );
  if (hash === undefined)
    throw new BelegError(`git knows no commit "${commit}" here.`, 'Look one up with "git log --oneline".');
  // What a run that was killed left behind.
  await git('worktree', 'prune');
  await git('worktree', 'add', '--detach', folder, hash);
  const remove = async (): Promise<void> => {
    await git('worktree', 'remove', '--force', folder);
  };
  try {
    if (await runsTheSamePackages(project, folder)) {
      await symlink(join(project, 'node_modules'), join(folder, 'node_modules'));
    } else {
      announce(`other packages: npm ci in ${folder}`);
      await execute('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund'], { cwd: folder });
    }
    return { folder, name: await git('log', '-1', '--format=%h %s', hash), remove };
  } catch (fault) {
    await remove();
    throw fault;
  }
}

async function runsTheSamePackages(project: string, other: string): Promise<boolean> {
  const [here, there] = await Promise.all(
    [project, other].map(async (folder) =>
      runPackages(await readFile(join(folder, 'package-lock.json'), 'utf8')),
    ),
  );
  return here === there;
}

/** What a lock file says of the packages that are needed to run, and not only to work on the code: equal where these are. */
export function runPackages(lock: string): string {
  const { packages } = lockSchema.parse(JSON.parse(lock));
  const needed = Object.entries(packages).filter(([path, { dev }]) => path !== '' && !dev);
  return JSON.stringify(needed.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
