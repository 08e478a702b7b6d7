import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { bytesOf, filesIn } from '../../scripts/files-in.ts';
import { buildInChild } from '../../src/indexing/build-in-child.ts';
import { PROJECT } from '../helpers/source-files.ts';
import { LIBRARY } from './articles.ts';
import { runCommand, runNode, type Ended } from './run-command.ts';

const manifestSchema = z.object({ scripts: z.record(z.string(), z.string()) });

/** beleg as a container holds it: what npm run stage writes, with an article. */
let host: string;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  host = await mkdtemp(join(tmpdir(), 'beleg-built-'));
  const staged = await runCommand({ script: 'scripts/stage.ts', args: ['--out', host] });
  expect(staged.stderr).toBe('');
  env = { CORPUS_FOLDER: join(host, 'corpus'), DATA_FOLDER: join(host, 'data') };
  await rm(join(host, 'corpus'), { recursive: true });
  await mkdir(join(host, 'corpus'));
  await writeFile(join(host, 'corpus/buecherei.md'), LIBRARY);
}, 180_000);

afterAll(() => rm(host, { recursive: true, force: true }));

const PROOF =
  /^> A library card costs 12 euros a year\\?\.\n>\n> — \[The library opens on Sundays\]\(<https:[^>]+>\), Costs, sentence 3\n$/;

/** The examples in the docstrings of what the package gives, the one that opens first and the one that closes last. */
async function documentedExamples(): Promise<string[]> {
  const files = ['src/open-beleg.ts', 'src/library/opened-library.ts'];
  const texts = await Promise.all(files.map((file) => readFile(join(PROJECT, file), 'utf8')));
  return texts.flatMap((text) =>
    Array.from(text.matchAll(/ \* @example\n[^]*?```ts\n([^]*?)```/g), ([, example = '']) =>
      example.replaceAll(/^ *\* ?/gm, '').trim(),
    ),
  );
}

/** Started from another folder, as a service may be. */
function run(file: string, args: readonly string[] = [], input = ''): Promise<Ended> {
  return runNode([join(host, 'dist', file), ...args], { cwd: tmpdir(), env, input });
}

describe('what npm run stage writes', () => {
  it('is 300 MB at most, with nothing that compiles, for another platform or for browsers', async () => {
    const files = await filesIn(host);
    expect(bytesOf(files)).toBeLessThan(300e6);
    const packages = await readdir(join(host, 'node_modules'));
    expect(packages).toContain('hnswlib-node');
    const compiling = new Set(['tsx', 'esbuild', '@esbuild', 'typescript', '@typescript', 'vitest']);
    expect(packages.filter((name) => compiling.has(name))).toEqual([]);
    const runtimes = join(host, 'node_modules/onnxruntime-node/bin/napi-v3');
    expect(await readdir(runtimes)).toEqual([process.platform]);
    expect(await readdir(join(runtimes, process.platform))).toEqual([process.arch]);
    const installed = await Promise.all(
      ['node_modules', 'model'].map((folder) => filesIn(join(host, folder))),
    );
    const unread = /\.(?:map|d\.ts|wasm)$|^reference\.json$/;
    const found = installed.flat().flatMap(({ name }) => (unread.test(name) ? [name] : []));
    expect(found).toEqual(['sentencex_wasm_bg.wasm']);
  });

  it('has the commands that messages name, each of a file that was built', async () => {
    const { scripts } = manifestSchema.parse(JSON.parse(await readFile(join(host, 'package.json'), 'utf8')));
    const files = Object.values(scripts).flatMap(
      (script) => /^exec node (dist\/.+\.js)$/.exec(script)?.[1] ?? [],
    );
    expect(files).toContain('dist/run-add.js');
    const built = new Set(await readdir(join(host, 'dist')));
    expect(files.filter((file) => !built.has(file.replace('dist/', '')))).toEqual([]);
  });

  it('reads articles of every format as the sources do', async () => {
    const articles = join(host, 'every-format');
    await cp(join(PROJECT, 'test/fixtures/files'), articles, { recursive: true });
    const samples = join(PROJECT, 'test/corpus/pdf-samples');
    for (const name of ['faehre.pdf', 'garten.pdf', 'tal.pdf'])
      await cp(join(samples, name), join(articles, name));
    const folders = { CORPUS_FOLDER: articles, DATA_FOLDER: join(host, 'data') };
    const staged = await runNode([join(host, 'dist/run-articles.js'), '--json'], {
      cwd: tmpdir(),
      env: folders,
    });
    const source = await runCommand({ script: 'src/run-articles.ts', args: ['--json'], env: folders });
    expect(JSON.parse(staged.stdout)).toMatchObject({ articles: { length: 11 }, problems: [] });
    expect(staged).toEqual(source);
  });

  it('brings the index up to the articles', async () => {
    const { status, stdout, stderr } = await run('run-embed.js');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('Index built: 1 article, 4 sentences');
  });

  it('is a chat that reads with the model in a process of its own', async () => {
    const { status, stdout, stderr } = await run('main.js', [], 'Wann öffnet die Bücherei sonntags?\n');
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Ab März öffnet die Bücherei auch sonntags von 10 bis 16',
    );
  });

  it('answers once', async () => {
    const { status, stdout, stderr } = await run('run-ask.js', ['--json', 'Was kostet der Ausweis?']);
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'answered' });
  });

  it('builds the index in a process of its own, as a bot does', async () => {
    const script = pathToFileURL(join(host, 'dist/run-build.js'));
    const summary = await buildInChild({
      script,
      env: { ...process.env, ...env },
      onProgress: () => undefined,
    });
    expect(summary).toMatchObject({ articles: 1, sentences: 4 });
  });

  it('is set up for Discord by a command that says what is missing', async () => {
    const { status, stderr } = await run('run-setup.js');
    expect([status, stderr]).toEqual([1, expect.stringContaining('There is no DISCORD_TOKEN.')]);
  });

  it('answers programs that import it: examples/quote-with-proof.mjs', async () => {
    const example = join(host, 'quote-with-proof.mjs');
    await cp(join(PROJECT, 'examples/quote-with-proof.mjs'), example);
    const asked = [example, join(PROJECT, 'examples/articles'), 'What does a library card cost?'];
    const proof = await runNode(asked, { cwd: host, env: { TMPDIR: host } });
    expect(proof).toEqual({ status: 0, stderr: '', stdout: expect.stringMatching(PROOF) });
    const nowhere = await runNode([example, 'nowhere', 'Who?'], { cwd: host, env: { TMPDIR: host } });
    expect(nowhere).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/nowhere\.\nMake a/),
    });
  });

  it('checks quotations for programs: examples/check-quotes.mjs', async () => {
    const example = join(host, 'check-quotes.mjs');
    await cp(join(PROJECT, 'examples/check-quotes.mjs'), example);
    const input =
      'They say “A library card costs 21 euros a year.” and “Anna Lenz expects 2,000 new guests.”';
    const folder = join(PROJECT, 'examples/articles');
    const checked = await runNode([example, folder], { cwd: host, env: { TMPDIR: host }, input });
    expect([checked.status, checked.stderr]).toEqual([0, '']);
    expect(checked.stdout).toMatch(/^near: A library card[^]*only-in-article: 12\b[^]*^verbatim: Anna Lenz/m);
  });

  it('does for programs what the examples beside its functions say', async () => {
    const examples = await documentedExamples();
    expect(examples).toHaveLength(7);
    await cp(join(PROJECT, 'examples/articles'), join(host, 'articles'), { recursive: true });
    const code = examples.map((example, at) => (at === 0 ? example : `{\n${example}\n}`)).join('\n');
    const { status, stdout, stderr } = await runNode(['--input-type=module', '-e', code], {
      cwd: host,
      env: {},
    });
    const promised = Array.from(code.matchAll(/\/\/ prints: (.*)/g), ([, line]) => line);
    expect(stderr).toBe('');
    expect(stdout.trimEnd().split('\n')).toEqual(promised);
    expect(status).toBe(0);
  });

  it('tells at its start that the sources beside it have changed, and runs all the same', async () => {
    await mkdir(join(host, 'src'));
    await writeFile(join(host, 'src/main.ts'), '// An update.\n');
    const { status, stderr } = await run('main.js');
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /dist\/ was built from other sources than those in .*src\/: run npm run build\.$/m,
    );
    await rm(join(host, 'src'), { recursive: true });
  });
});
