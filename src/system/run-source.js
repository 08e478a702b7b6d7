import { lstatSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/*
 * `node --import ./src/system/run-source.js file.ts` runs TypeScript as `--import tsx` does, but for the cache: tsx keeps what it
 * compiled in tsx-<uid> of the temporary folder and runs what lies there, whoever put it there. Here the cache lies in
 * node_modules, where whoever may write decides what runs anyway, in a folder that this user alone may write. Where none can be
 * had, nothing is cached. In JavaScript, since it runs before anything can read TypeScript.
 */

const { geteuid } = process;

// Windows has no such number, and a temporary folder for each user.
if (geteuid === undefined) await import('tsx');
else await importWithCacheIn(fileURLToPath(new URL('../../node_modules/.cache', import.meta.url)), geteuid());

async function importWithCacheIn(parent, uid) {
  const variables = isOwnFolder(`${parent}/tsx-${uid}`, uid)
    ? { TMPDIR: parent }
    : { TSX_DISABLE_CACHE: 'true' };
  const before = Object.keys(variables).map((name) => [name, process.env[name]]);
  // Read while tsx is imported, here and in the thread that compiles; the program keeps its own.
  Object.assign(process.env, variables);
  try {
    await import('tsx');
  } finally {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  }
}

/** Whether a folder is this user's and nobody else may write there; it is made where it is missing. */
function isOwnFolder(path, uid) {
  try {
    mkdirSync(dirname(path), { recursive: true });
    mkdirSync(path, { recursive: true, mode: 0o700 });
    // A link is none: what it leads to may be changed by whoever set it.
    const found = lstatSync(path);
    return found.isDirectory() && found.uid === uid && (found.mode & 0o022) === 0;
  } catch {
    return false;
  }
}
