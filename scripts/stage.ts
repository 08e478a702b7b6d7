import { spawnSync } from 'node:child_process';
import { chmod, copyFile, cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BelegError } from '../src/errors.ts';
import { readOptions, runScript } from '../src/run-script.ts';
import { bytesOf, filesIn } from './files-in.ts';
import { runningPackages, type RunningPackage } from './stage/running-packages.ts';
import { stagedManifest } from './stage/staged-manifest.ts';
import { isUnneeded, type Platform } from './stage/unneeded-files.ts';

const PROJECT = fileURLToPath(new URL('../', import.meta.url));

/** Beside what is built: the models, and what a first start finds. */
const TAKEN = [
  'model',
  'corpus/README.md',
  'corpus/ki-kooperation-deutschland-frankreich.md',
  'LICENSE',
  '.env.example',
  '.env.beispiel',
  '.env.exemple',
];
/** What only tests read. */
const FOR_TESTS = /\/reference\.json$/;

/** `npm run stage`: writes beleg into a folder as it runs in a container or on a server, without what only building needs. */
await runScript('en', async () => {
  const options = readOptions('en', {
    command: 'npm run stage --',
    usage: '--out <folder>',
    description:
      'Builds beleg into a folder that needs nothing else than Node.js, for a container or a server.',
    options: [{ flags: '--out <folder>', description: 'where to; an older beleg there is replaced' }],
    closing:
      'It is for the platform that this runs on. docs/hosting.md says where articles, index and settings go.',
  });
  if (options === undefined) return 0;
  const { out } = options;
  if (typeof out !== 'string') throw new BelegError('No folder is named.', 'Add --out <folder>.');
  const folder = resolve(out);
  // What is there stays whole until all of the new is.
  const fresh = join(folder, '.staging');
  await rm(fresh, { recursive: true, force: true });
  await mkdir(fresh, { recursive: true });
  if (!build(join(fresh, 'dist'))) return 1;
  const manifest = stagedManifest(await readFile(join(PROJECT, 'package.json'), 'utf8'));
  await writeFile(join(fresh, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  for (const path of TAKEN) await take(path, fresh);
  const packages = await runningPackages(PROJECT, Object.keys(manifest.dependencies));
  for (const one of packages) await takePackage(one, fresh, process);
  await putInPlace(fresh, folder);
  await tellSizes(folder, packages.length);
  return 0;
});

/** Replaces what is of beleg; articles and all else that somebody keeps there, as .env and data/, stay. */
async function putInPlace(fresh: string, folder: string): Promise<void> {
  const there = await readdir(folder);
  for (const name of await readdir(fresh)) {
    if (name === 'corpus' && there.includes(name)) continue;
    await rm(join(folder, name), { recursive: true, force: true });
    await rename(join(fresh, name), join(folder, name));
  }
  await rm(fresh, { recursive: true });
}

/** Whether it could be built; what is wrong with the code the compiler says. */
function build(out: string): boolean {
  const script = join(PROJECT, 'scripts/build.ts');
  const { status } = spawnSync(process.execPath, [...process.execArgv, script, '--out', out], {
    cwd: PROJECT,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return status === 0;
}

function take(path: string, into: string): Promise<void> {
  return cp(join(PROJECT, path), join(into, path), {
    recursive: true,
    filter: (source) => !FOR_TESTS.test(source),
  });
}

/** Of a package all files that are read on this platform; what it has in its own node_modules is a package of its own. */
async function takePackage({ name, path }: RunningPackage, into: string, on: Platform): Promise<void> {
  const from = join(PROJECT, path);
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(from, join(entry.parentPath, entry.name)));
  const taken = files.filter((file) => {
    const inside = file.replaceAll('\\', '/');
    return !/(?:^|\/)node_modules\//.test(inside) && !isUnneeded(name, inside, on);
  });
  await Promise.all(
    taken.map(async (file) => {
      const target = join(into, path, file);
      await mkdir(dirname(target), { recursive: true });
      await copyFile(join(from, file), target);
      // An archive may bring what only its packer may read.
      await chmod(target, 0o644);
    }),
  );
}

async function tellSizes(folder: string, packages: number): Promise<void> {
  const parts = ['node_modules', 'model', 'dist'];
  const sizes = await Promise.all(
    parts.map(async (part) => `${part} ${megabytes(await filesIn(join(folder, part)))}`),
  );
  const all = megabytes(await filesIn(folder));
  process.stdout.write(`${folder}: ${all} (${sizes.join(', ')}), ${packages} packages.\n`);
}

function megabytes(files: Awaited<ReturnType<typeof filesIn>>): string {
  return `${(bytesOf(files) / 1e6).toFixed(0)} MB`;
}
