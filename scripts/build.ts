import { spawnSync } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOptions, runScript } from '../src/run-script.ts';
import { noteSources } from '../src/system/built-from.ts';
import { needed } from './installed.ts';

const PROJECT = fileURLToPath(new URL('../', import.meta.url));

/** `npm run build`: compiles src/ to JavaScript that runs without tsx, in dist/. */
await runScript('en', async () => {
  const options = readOptions('en', {
    command: 'npm run build --',
    usage: '[--out <folder>]',
    description: 'Compiles src/ to JavaScript that runs without tsx.',
    options: [{ flags: '--out <folder>', description: 'where to (dist)' }],
    closing:
      'The code takes the folder above its own for that of beleg: it has to hold package.json, node_modules and model/.',
  });
  if (options === undefined) return 0;
  const named = typeof options['out'] === 'string' ? options['out'] : join(PROJECT, 'dist');
  const out = resolve(named);
  // Beside it: what serves stays whole until all of the new is there, and a module that is gone leaves nothing behind.
  const fresh = `${out}.new`;
  const manifest = await needed(async () => import.meta.resolve('typescript/package.json'));
  const compiler = join(dirname(fileURLToPath(manifest)), 'bin/tsc');
  await rm(fresh, { recursive: true, force: true });
  const compiling = [compiler, '--project', join(PROJECT, 'tsconfig.build.json'), '--outDir', fresh];
  // What it cannot compile it says itself.
  if (spawnSync(process.execPath, compiling, { stdio: 'inherit' }).status !== 0) return 1;
  await noteSources(fresh, join(PROJECT, 'src'));
  await rm(out, { recursive: true, force: true });
  await rename(fresh, out);
  process.stdout.write(`Built ${out}: node ${join(named, 'main.js')} starts it.\n`);
  return 0;
});
