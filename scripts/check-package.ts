import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { BelegError } from '../src/errors.ts';
import { readOptions, runScript } from '../src/run-script.ts';

const PROJECT = fileURLToPath(new URL('../', import.meta.url));

/** What the package holds, and nothing else. */
const BELONGS =
  /^(?:dist\/.+\.js|dist\/.+\.d\.ts|dist\/built-from|model\/.+|corpus\/(?:README|ki-kooperation-deutschland-frankreich)\.md|docs\/(?:json|library)\.md|\.env\.\w+|package\.json|README\.md|LICENSE)$/;
/** What only tests read. */
const FOR_TESTS = /\/reference\.json$/;

/** What of it nobody could do without. */
const NEEDED = [
  'dist/public.js',
  'dist/public.d.ts',
  'dist/main.js',
  'dist/run-shard.js',
  'dist/reading/run-reader.js',
  'dist/corpus/run-article-process.js',
  'model/reader-latin/onnx/model_quantized.onnx',
  'model/reader-latin/LICENSE',
  'model/multilingual-e5-small-latin/onnx/model_quantized.onnx',
  'model/multilingual-e5-small-latin/LICENSE',
  'corpus/README.md',
  'docs/json.md',
  'docs/library.md',
  'LICENSE',
];

const packed = z.array(
  z.object({ filename: z.string(), size: z.number(), files: z.array(z.object({ path: z.string() })) }),
);

/** `npm run check:package`: packs beleg as `npm pack` does, and holds the package against what others expect of one. */
await runScript('en', async () => {
  const options = readOptions('en', {
    command: 'npm run check:package --',
    usage: '',
    description: 'Packs beleg, and checks the package with publint and @arethetypeswrong/cli.',
    options: [],
    closing: 'The package is made in a temporary folder, and dist/ is built for it.',
  });
  if (options === undefined) return 0;
  const folder = await mkdtemp(join(tmpdir(), 'beleg-package-'));
  try {
    run('npm', ['run', 'build']);
    // What was built a moment ago is not built again, and what that tells would stand among the JSON.
    const pack = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
    const [made] = packed.parse(JSON.parse(run('npm', pack)));
    if (made === undefined) throw new Error('npm packed nothing');
    checkFiles(made.files.map(({ path }) => path));
    const tarball = join(folder, made.filename);
    run('npm', ['exec', '--', 'publint', 'run', '--strict', tarball]);
    // It is imported and never required: Node 20.20 itself lets a program in CommonJS require such a package.
    run('npm', ['exec', '--', 'attw', '--profile', 'esm-only', '--format', 'ascii', tarball]);
    const megabytes = (made.size / 1e6).toFixed(1);
    process.stdout.write(
      `${made.filename}: ${made.files.length} files, ${megabytes} MB, as others expect it.\n`,
    );
    return 0;
  } finally {
    await rm(folder, { recursive: true });
  }
});

function checkFiles(paths: readonly string[]): void {
  const foreign = paths.filter((path) => !BELONGS.test(path) || FOR_TESTS.test(path));
  const missing = NEEDED.filter((path) => !paths.includes(path));
  if (foreign.length + missing.length === 0) return;
  const listed = [
    ...foreign.map((path) => `\n  too much: ${path}`),
    ...missing.map((path) => `\n  missing: ${path}`),
  ];
  throw new BelegError(
    `The package holds something else than it should:${listed.join('')}`,
    'See "files" in package.json.',
  );
}

/** @returns what it wrote to standard output */
function run(command: string, args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: PROJECT, encoding: 'utf8' });
  if (status === 0) return stdout;
  throw new BelegError(
    `${command} ${args.slice(0, 3).join(' ')} is not content:\n${stdout}${stderr}`,
    'Mend what it names.',
  );
}
