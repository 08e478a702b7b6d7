import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { BuildFault } from '../../src/indexing/build-fault.ts';
import { buildInChild, type BuildInChildOptions } from '../../src/indexing/build-in-child.ts';
import type { BuildProgress, BuildSummary } from '../../src/indexing/build-summary.ts';
import { worded } from '../../src/wording/fault-words.ts';
import { articleFile } from '../builders/articles.ts';
import { FakeEmbedder } from '../helpers/fake-embedder.ts';
import { IndexWorkspace } from '../helpers/index-workspace.ts';
import { LANGUAGES } from '../../src/language/language.ts';

const FILES = { 'a.md': articleFile({ paragraphs: ['One here.', 'Two here.', 'Three here.'] }) };

interface Run extends Partial<BuildInChildOptions> {
  readonly end?: 'killed' | 'exit' | 'bug' | 'hang' | 'foreign';
}

function build(workspace: IndexWorkspace, { end, ...options }: Run = {}): Promise<BuildSummary> {
  return buildInChild({
    script: new URL('./build-index-child.ts', import.meta.url),
    env: { ...process.env, TEST_CORPUS: workspace.corpus, TEST_DATA: workspace.data, TEST_END: end },
    onProgress: () => undefined,
    ...options,
  });
}

/** A child that may write no file of more than some blocks of 512 bytes: what the parent is told at the end. */
async function buildWithin(blocks: number, workspace: IndexWorkspace): Promise<unknown> {
  const script = fileURLToPath(new URL('./build-index-child.ts', import.meta.url));
  const child = spawn(
    'sh',
    ['-c', `ulimit -f ${blocks} && exec "$0" --import tsx "$1"`, process.execPath, script],
    {
      env: { ...process.env, TEST_CORPUS: workspace.corpus, TEST_DATA: workspace.data },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
    },
  );
  let last: unknown;
  child.on('message', (message) => {
    last = message;
  });
  await once(child, 'close');
  return last;
}

describe.skipIf(process.platform === 'win32')('a child process that the disk gives too little room', () => {
  it('ends well, says why, and leaves the old index and nothing else', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    const { generation } = await workspace.build();
    // The graph alone, which a native library writes, is larger than the limit.
    const sentences = Array.from({ length: 30 }, (_, at) => `It is ${at}.`).join(' ');
    await workspace.put('b.md', articleFile({ title: 'B', paragraphs: [sentences] }));
    const told = await buildWithin(9, workspace);
    expect(told).toMatchObject({
      kind: 'fault',
      told: { en: { problem: expect.stringContaining('takes no file as large as the index') } },
    });
    expect(workspace.generations()).toEqual([generation]);
    expect(await workspace.texts()).toEqual(['One here.', 'Two here.', 'Three here.']);
  });
});

describe('building in a child process', () => {
  it('builds the index, tells its progress and gives the summary', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    const heard: BuildProgress[] = [];
    const summary = await build(workspace, { onProgress: (progress) => heard.push(progress) });
    expect(summary).toMatchObject({ articles: 1, sentences: 3, newSentences: 3, unchanged: false });
    expect(heard.map(({ phase, done }) => `${phase} ${done}`)).toEqual([
      'embedding 0',
      'embedding 1',
      'embedding 2',
      'embedding 3',
      'indexing 3',
    ]);
    expect((await workspace.found()).generation).toBe(summary.generation);
  });

  it('gives the summary of an unchanged index as it would be given here', async () => {
    const workspace = await IndexWorkspace.create({ ...FILES, 'bad.md': 'Without a title.' });
    await workspace.build();
    const here = await workspace.build();
    const there = await build(workspace);
    expect({ ...there, seconds: 0 }).toStrictEqual({ ...here, seconds: 0 });
  });

  it('throws the fault that the child met, with its remedy, in each language', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    await workspace.remove('a.md');
    const fault = await workspace.build().catch((error: unknown) => error);
    const there = await build(workspace).catch((error: unknown) => error);
    expect(there).toBeInstanceOf(BuildFault);
    for (const language of LANGUAGES) {
      const here = worded(fault, language);
      expect(worded(there, language)).toMatchObject({ message: here?.message, remedy: here?.remedy });
    }
  });

  it('throws a bug of the child as a bug, with the trace of the child as its cause', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    const fault = await build(workspace, { end: 'bug' }).catch((error: unknown) => error);
    expect(fault).not.toBeInstanceOf(BuildFault);
    expect(fault).toMatchObject({
      message: 'A bug in the child',
      cause: expect.stringContaining('build-index-child.ts'),
    });
  });

  it('does not mind a message of another version while the build ends well', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    await expect(build(workspace, { end: 'foreign' })).resolves.toMatchObject({ sentences: 3 });
  });
});

describe('a child that ends early', () => {
  it.each([
    ['killed', 'SIGKILL'],
    ['exit', 'exit code 7'],
  ] as const)(
    '(%s) is a fault for a person; the old index stays, the next build resumes',
    async (end, how) => {
      const workspace = await IndexWorkspace.create({ 'a.md': articleFile({ paragraphs: ['Old here.'] }) });
      await workspace.build();
      await workspace.put('a.md', FILES['a.md']);
      const fault = await build(workspace, { end }).catch((error: unknown) => error);
      expect(fault).toBeInstanceOf(BuildFault);
      expect(String(fault)).toContain(`ended early (${how})`);
      expect(await workspace.texts()).toEqual(['Old here.']);

      const embedder = new FakeEmbedder();
      await workspace.build(embedder);
      expect(embedder.embedded).toEqual([['Two here.'], ['One here.']]);
      // The lock of a killed build is a socket that nobody listens at.
      expect((await readdir(join(workspace.data, 'index'))).toSorted()).toEqual(['current', 'generations']);
    },
  );

  it('because its script cannot be run is a fault with what it wrote as the cause', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    const script = new URL('../fixtures/no-such-script.ts', import.meta.url);
    const fault = await build(workspace, { script }).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(BuildFault);
    expect(fault).toMatchObject({ cause: expect.stringContaining('no-such-script.ts') });
  });
});

describe('calling a build off', () => {
  it('ends the child, even one that never yields, and throws the reason of the signal', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    const controller = new AbortController();
    const reason = new Error('Not needed any more');
    const built = build(workspace, {
      end: 'hang',
      signal: controller.signal,
      onProgress: ({ done }) => {
        if (done === 1) controller.abort(reason);
      },
    });
    await expect(built).rejects.toBe(reason);
    expect(await workspace.find()).toMatchObject({ kind: 'missing' });
  });

  it('before it begins starts no child', async () => {
    const workspace = await IndexWorkspace.create(FILES);
    const reason = new Error('Too late');
    await expect(build(workspace, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
  });
});
