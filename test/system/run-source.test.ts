import {
  chmod,
  chown,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PROJECT } from '../helpers/source-files.ts';
import { runNode } from '../commands/run-command.ts';

/** Who runs the tests; Windows, where the temporary folder is each user's own, has no such number. */
const uid = process.geteuid?.();

const HONEST = "const said: string = 'honest'; console.log(said, process.env['TMPDIR']);\n";

/** A folder with the loader and tsx, and a temporary folder that others may write to. */
let project: string;
let shared: string;

beforeEach(async () => {
  project = await mkdtemp(join(tmpdir(), 'beleg-source-'));
  shared = join(project, 'tmp');
  for (const folder of ['tmp', 'node_modules', 'src/system']) {
    await mkdir(join(project, folder), { recursive: true });
  }
  for (const name of ['run-source.js', 'child-process.ts']) {
    await cp(join(PROJECT, 'src/system', name), join(project, 'src/system', name));
  }
  await symlink(join(PROJECT, 'node_modules/tsx'), join(project, 'node_modules/tsx'));
  await writeFile(join(project, 'package.json'), '{"type": "module"}');
  await writeFile(join(project, 'src/honest.ts'), HONEST);
});

afterEach(() => rm(project, { recursive: true, force: true }));

function run(loader: string, file = 'src/honest.ts'): ReturnType<typeof runNode> {
  return runNode(['--import', loader, file], { cwd: project, env: { TMPDIR: shared } });
}

const LOADER = './src/system/run-source.js';
const cache = (): string => join(project, 'node_modules/.cache', `tsx-${uid}`);

/** Runs a file until what tsx compiled lies in a folder (it writes beside the program, which may end first), and puts other code there. */
async function poison(folder: string, loader: string, file?: string): Promise<void> {
  let names: string[] = [];
  while (names.length === 0) {
    await run(loader, file);
    names = await readdir(folder).catch(() => []);
  }
  const code = 'console.log("foreign"); process.send?.("foreign");';
  const map = { version: 3, sources: [], names: [], mappings: '' };
  for (const name of names) await writeFile(join(folder, name), JSON.stringify({ code, map }));
}

describe.skipIf(uid === undefined)('what someone else left in the temporary folder', () => {
  beforeEach(() => poison(join(shared, `tsx-${uid}`), 'tsx'));

  it('is run by tsx alone', async () => {
    expect((await run('tsx')).stdout).toBe('foreign\n');
  });

  it('is not run, and the program keeps its temporary folder', async () => {
    expect(await run(LOADER)).toEqual({ status: 0, stderr: '', stdout: `honest ${shared}\n` });
  });

  it('is not run by a process that a module starts', async () => {
    const fork = [
      "import { forkModule, moduleBeside } from './system/child-process.ts';",
      "const child = forkModule(moduleBeside(import.meta.url, 'told'));",
      "child.on('message', (said) => console.log(said));",
    ];
    await writeFile(join(project, 'src/fork.ts'), fork.join('\n'));
    await writeFile(join(project, 'src/told.ts'), "const said: string = 'honest'; process.send?.(said);");
    await rm(join(shared, `tsx-${uid}`), { recursive: true });
    await poison(join(shared, `tsx-${uid}`), 'tsx', 'src/told.ts');
    expect((await run(LOADER, 'src/fork.ts')).stdout).toBe('honest\n');
  });
});

describe.skipIf(uid === undefined)('what was compiled', () => {
  it('is kept and used again, where only this user may write', async () => {
    await poison(cache(), LOADER);
    expect((await stat(cache())).mode & 0o777).toBe(0o700);
    expect((await run(LOADER)).stdout).toBe('foreign\n');
  });

  it.each([
    ['that others may write to', async (folder: string) => chmod(folder, 0o777)],
    [
      'that is a link',
      async (folder: string) => {
        await cp(folder, join(shared, 'elsewhere'), { recursive: true });
        await rm(folder, { recursive: true });
        await symlink(join(shared, 'elsewhere'), folder);
      },
    ],
  ])('is not used from a folder %s', async (_, spoil) => {
    await poison(cache(), LOADER);
    await spoil(cache());
    expect((await run(LOADER)).stdout).toBe(`honest ${shared}\n`);
  });

  it.skipIf(uid !== 0)('is not used from a folder that another user owns', async () => {
    await poison(cache(), LOADER);
    await chown(cache(), 65_534, 65_534);
    expect((await run(LOADER)).stdout).toBe(`honest ${shared}\n`);
  });

  it('is not kept where there is no place for it', async () => {
    await mkdir(dirname(cache()), { recursive: true });
    await writeFile(cache(), 'a file');
    expect(await run(LOADER)).toMatchObject({ status: 0, stdout: `honest ${shared}\n` });
    expect(await readdir(shared)).toEqual([]);
  });
});

it('every command of the package runs TypeScript with a cache of its own', async () => {
  const manifest = await readFile(join(PROJECT, 'package.json'), 'utf8');
  expect(manifest).not.toMatch(/--import tsx|"tsx /);
  expect(manifest).toContain(`node --import ${LOADER} src/main.ts`);
});

/** What makes this Node.js pass for another version. */
const versioned = (version: string) =>
  `data:text/javascript,Object.defineProperty(process, 'version', { value: '${version}' })`;

describe('where nothing could run', () => {
  it('says so and what to do, in the language of the locale', async () => {
    const LANG = 'fr_FR.UTF-8';
    const start = (preload: string, env: Record<string, string>) =>
      runNode(['--import', preload, '--import', LOADER, 'src/honest.ts'], { cwd: project, env });
    await writeFile(join(project, 'package.json'), '{"type": "module", "engines": {"node": ">=20.20"}}');
    expect(await start(versioned('v20.19.9'), {})).toEqual({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^beleg needs Node\.js 20\.20 or newer, and this is v20\.19\.9\..*\n$/),
    });
    expect(await start(versioned('v20.20.0'), {})).toMatchObject({ status: 0, stderr: '' });
    expect(await start(versioned('v18.3.0'), { LANG })).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/^beleg demande Node\.js 20\.20/),
    });
    await rm(join(project, 'node_modules'), { recursive: true });
    const bare = await start(versioned('v22.0.0'), { LANG: 'C', LANGUAGE: 'it:de' });
    expect([bare.status, bare.stderr]).toEqual([
      1,
      'Was beleg braucht, ist nicht installiert. Ruf in seinem Ordner npm ci auf.\n',
    ]);
  });
});
