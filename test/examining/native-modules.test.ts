import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { NATIVE_MODULES, type NativeModule } from '../../src/examining/finding.ts';
import { examineNative } from '../../src/examining/native-modules.ts';
import { PROJECT } from '../helpers/source-files.ts';

/** A folder in which a library is this code; none where there is no code. */
async function installed(module: NativeModule, code?: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-native-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  if (code === undefined) return folder;
  const home = join(folder, 'node_modules', module);
  await mkdir(home, { recursive: true });
  await writeFile(
    join(home, 'package.json'),
    JSON.stringify({ name: module, version: '9.8.7', main: 'a.cjs' }),
  );
  await writeFile(join(home, 'broken.node'), 'no machine code');
  await writeFile(join(home, 'a.cjs'), code);
  return folder;
}

const thrown = (message: string, code = ''): string =>
  `throw Object.assign(new Error(${JSON.stringify(message)}), ${JSON.stringify(code === '' ? {} : { code })});`;

describe('a library in machine code', () => {
  it.each(NATIVE_MODULES)('is loaded and computes: %s', async (module) => {
    const finding = await examineNative({ module, from: PROJECT, path: '' });
    expect(finding).toMatchObject({ id: module, state: 'ok', facts: { end: { how: 'loaded' } } });
    expect(finding.facts).toHaveProperty('version', expect.stringMatching(/^\d/));
  });

  it.each([
    ['is for another machine', 'require("./broken.node");', { how: 'foreign' }],
    ['has no machine code', thrown('Could not locate the bindings file. Tried:'), { how: 'not-built' }],
    [
      'lacks a library of the system',
      thrown("/lib/libc.so.6: version `GLIBC_2.38' not found (required by a)", 'ERR_DLOPEN_FAILED'),
      { how: 'needs-library' },
    ],
    [
      'lacks its own library',
      thrown('libonnxruntime.so.1: cannot open shared object file: No such file', 'ERR_DLOPEN_FAILED'),
      { how: 'not-built' },
    ],
    ['lacks a part for this platform', thrown('No prebuilt binary found for a'), { how: 'missing' }],
    ['is of another form', 'module.exports = {};', { how: 'failed' }],
    [
      'meets an instruction that is not known',
      'process.kill(process.pid, "SIGILL"); for (;;);',
      { how: 'unknown-instruction' },
    ],
    [
      'ends its process',
      'process.kill(process.pid, "SIGSEGV"); for (;;);',
      { how: 'killed', signal: 'SIGSEGV' },
    ],
    [
      'ends it with a status',
      'process.stderr.write("no room\\n"); process.exit(7);',
      { how: 'failed', said: 'no room' },
    ],
  ])('%s', async (_, code, end) => {
    const finding = await examineNative({
      module: 'hnswlib-node',
      from: await installed('hnswlib-node', code),
      path: '',
    });
    expect(finding).toMatchObject({
      state: 'failed',
      facts: { version: '9.8.7', end, missingTools: ['python3', 'make', 'g++'] },
    });
  });

  it('is not installed, and what building takes is looked for in the path', async () => {
    const from = await installed('hnswlib-node');
    for (const tool of ['python', 'make']) await writeFile(join(from, tool), '', { mode: 0o755 });
    await writeFile(join(from, 'g++'), '', { mode: 0o644 });
    expect(await examineNative({ module: 'hnswlib-node', from, path: `/nowhere:${from}` })).toMatchObject({
      facts: { end: { how: 'missing' }, missingTools: ['g++'], version: undefined },
    });
    expect(await examineNative({ module: 'onnxruntime-node', from, path: '' })).toMatchObject({
      facts: { end: { how: 'missing' }, missingTools: [] },
    });
  });
});
