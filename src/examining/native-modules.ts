import { execFile } from 'node:child_process';
import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { z } from 'zod';
import type { NativeEnd } from './collected-facts.ts';
import type { Finding, NativeModule } from './finding.ts';

/** What each is asked for, so that its machine code runs and is not only there. */
const TRIALS: Readonly<Record<NativeModule, string>> = {
  'hnswlib-node':
    'const i = new loaded.HierarchicalNSW("ip", 4); i.initIndex(2); i.addPoint([1, 0, 0, 0], 0); i.searchKnn([1, 0, 0, 0], 1);',
  'onnxruntime-node': 'new loaded.Tensor("float32", [1], [1]);',
};

/** What building takes, for the one that is built where it is installed. */
const BUILD_TOOLS: readonly (readonly string[])[] = [
  ['python3', 'python'],
  ['make', 'gmake'],
  ['g++', 'c++', 'clang++'],
];

/** A library loads in some tenths of a second, on a slow disk in some seconds. */
const PATIENCE_MS = 15_000;

const saidSchema = z.object({ code: z.string().optional(), message: z.string() });

interface Trial {
  readonly module: NativeModule;
  /** The folder from which it is looked for, as beleg's own files look for it. */
  readonly from: string;
  /** Where programs are looked for. */
  readonly path: string;
}

/** Loads a library in a process of its own, and lets it compute: a wrong one ends the process that does. */
export async function examineNative({ module, from, path }: Trial): Promise<Finding> {
  const end = await tryToLoad(module, from);
  const isBuilt = module === 'hnswlib-node' && end.how !== 'loaded';
  const facts = {
    kind: 'native',
    module,
    version: await versionOf(module, from),
    end,
    missingTools: isBuilt ? await missingTools(path) : [],
  } as const;
  return { id: module, state: end.how === 'loaded' ? 'ok' : 'failed', facts };
}

function tryToLoad(module: NativeModule, from: string): Promise<NativeEnd> {
  const source = `try {
    const loaded = require(${JSON.stringify(module)});
    ${TRIALS[module]}
  } catch (fault) {
    console.log(JSON.stringify({ code: fault?.code, message: String(fault?.message ?? fault) }));
  }`;
  return new Promise((resolve) => {
    const options = { cwd: from, timeout: PATIENCE_MS, killSignal: 'SIGKILL' } as const;
    execFile(process.execPath, ['--eval', source], options, (fault, stdout, stderr) => {
      if (typeof fault?.signal === 'string') resolve(endBySignal(fault.signal));
      else if (fault !== null) resolve({ how: 'failed', said: lastLine(stderr) || fault.message });
      else resolve(stdout.trim() === '' ? { how: 'loaded' } : endByFault(module, stdout));
    });
  });
}

/** What comes with a library and is looked for by the system like its own. */
const OWN_LIBRARY = /^libonnxruntime/;

function endBySignal(signal: string): NativeEnd {
  return signal === 'SIGILL' ? { how: 'unknown-instruction' } : { how: 'killed', signal };
}

function endByFault(module: NativeModule, output: string): NativeEnd {
  const { code, message } = saidSchema.parse(JSON.parse(lastLine(output)));
  const said = message.split('\n', 1)[0] ?? '';
  if (code === 'ERR_DLOPEN_FAILED') {
    const isLacking =
      /cannot open shared object|version `[^'`]+' not found|Library not loaded|symbol not found/i;
    if (OWN_LIBRARY.test(message)) return { how: 'not-built' };
    return { how: isLacking.test(message) ? 'needs-library' : 'foreign', said };
  }
  if (message.startsWith('No prebuilt binary found')) return { how: 'missing' };
  if (message.startsWith('Could not locate the bindings file')) return { how: 'not-built' };
  if (code === 'MODULE_NOT_FOUND' || code === 'ERR_MODULE_NOT_FOUND')
    return { how: message.includes(`'${module}'`) ? 'missing' : 'not-built' };
  return { how: 'failed', said };
}

function lastLine(text: string): string {
  return text.trimEnd().split('\n').at(-1) ?? '';
}

async function versionOf(module: NativeModule, from: string): Promise<string | undefined> {
  const manifest = join(from, 'node_modules', module, 'package.json');
  return readFile(manifest, 'utf8').then(
    (text) => z.object({ version: z.string() }).parse(JSON.parse(text)).version,
    () => undefined,
  );
}

/** Those of which no spelling is found, by the first. */
async function missingTools(path: string): Promise<readonly string[]> {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  const isThere = async (tool: string): Promise<boolean> =>
    (await Promise.all(folders.map((folder) => isProgram(join(folder, tool))))).includes(true);
  const missing = BUILD_TOOLS.map(async (spellings) =>
    (await Promise.all(spellings.map(isThere))).includes(true) ? [] : spellings.slice(0, 1),
  );
  return (await Promise.all(missing)).flat();
}

async function isProgram(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}
