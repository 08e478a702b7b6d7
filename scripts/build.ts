import { execFileSync } from 'node:child_process';
import { rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { noteSources } from '../src/system/built-from.ts';

/**
 * `npm run build`: compiles src/ to JavaScript that runs without tsx, in dist/. `--out` names another folder; since the code takes
 * the folder above its own for beleg's, that has to hold package.json, node_modules and model/.
 */
const project = fileURLToPath(new URL('../', import.meta.url));
const { values } = parseArgs({ options: { out: { type: 'string', default: join(project, 'dist') } } });
const out = resolve(values.out);
// Beside it: what serves stays whole until all of the new is there, and a module that is gone leaves nothing behind.
const fresh = `${out}.new`;

const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
await rm(fresh, { recursive: true, force: true });
execFileSync(
  process.execPath,
  [compiler, '--project', join(project, 'tsconfig.build.json'), '--outDir', fresh],
  { stdio: 'inherit' },
);
await noteSources(fresh, join(project, 'src'));
await rm(out, { recursive: true, force: true });
await rename(fresh, out);
process.stdout.write(`Built ${out}: node ${join(values.out, 'main.js')} starts it.\n`);
