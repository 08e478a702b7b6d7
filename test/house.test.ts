import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { breachesOf, breachesOfStandIn, roomsOf } from './house-rules.ts';
import { importsOf, PROJECT, sourceFiles } from './helpers/source-files.ts';

const ROOMS = roomsOf(await readFile(join(PROJECT, 'docs/architecture.md'), 'utf8'));

describe('the house', () => {
  it('keeps its rules in every file of src', async () => {
    const files = await sourceFiles('src');
    expect(files.length).toBeGreaterThan(100);
    expect(files.flatMap((file) => breachesOf(file, ROOMS))).toEqual([]);
  });

  it('leaves the stand-in of Discord to itself', async () => {
    const files = await sourceFiles('stand-in');
    expect(files.length).toBeGreaterThan(30);
    expect(files.flatMap(breachesOfStandIn)).toEqual([]);
    const breach = { path: 'stand-in/x/a.ts', text: "import { b } from '../../src/beleg.ts';" };
    expect(breachesOfStandIn(breach)).toEqual([
      'stand-in/x/a.ts: imports src/beleg.ts, and stand-in/ stands alone',
    ]);
  });

  it('has the doors that docs/architecture.md names, each of them used', async () => {
    const files = await sourceFiles('src');
    const imported = new Set(
      [...files, ...(await sourceFiles('scripts'))].flatMap(({ path, text }) =>
        importsOf(text)
          .filter((specifier) => specifier.startsWith('.'))
          .map((specifier) => posix.join(posix.dirname(path), specifier))
          .filter((target) => posix.dirname(target) !== posix.dirname(path)),
      ),
    );
    const doors = ROOMS.flatMap((room) => room.doors);
    expect(doors.filter((door) => !imported.has(door))).toEqual([]);
    expect(doors.filter((door) => !files.some(({ path }) => path === door))).toEqual([]);
  });

  it('has few files of fewer than thirty lines, and few lying flat in discord/ and terminal/', async () => {
    const files = await sourceFiles('src');
    // What starts a process is thin, and so is the list of what is public.
    const inRooms = files.filter(({ path }) => !path.startsWith('src/run-') && path !== 'src/public.ts');
    const small = inRooms.filter(({ text }) => text.split('\n').length - 1 < 30);
    expect(small.length).toBeLessThanOrEqual(25);
    for (const room of ['src/discord', 'src/terminal']) {
      const flat = files.filter(({ path }) => posix.dirname(path) === room);
      expect(flat.length, room).toBeLessThanOrEqual(12);
    }
  });

  it('mocks no module in a test', async () => {
    const mocking = /\bvi\s*\.\s*(?:mock|doMock|hoisted)\b/;
    const files = await sourceFiles('test');
    expect(files.filter(({ text }) => mocking.test(text)).map(({ path }) => path)).toEqual([]);
    expect(mocking.test(['vi', "mock('./a.ts')"].join('.'))).toBe(true);
  });

  it('imports every package that it depends on, and tsx, which runs it', async () => {
    const manifest = z
      .object({ dependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8')));
    const imported = new Set((await sourceFiles('src')).flatMap(({ text }) => importsOf(text)));
    const unused = Object.keys(manifest.dependencies).filter(
      (name) => ![...imported].some((specifier) => specifier === name || specifier.startsWith(`${name}/`)),
    );
    expect(unused).toEqual(['tsx']);
  });
});

/** Invented files that each break one rule: what the test above would say of them. */
const BREACHES: readonly (readonly [path: string, breach: string, text: string])[] = [
  [
    'src/corpus/a.ts',
    'imports src/sentences/b.ts from a room to its right',
    "import { b } from '../sentences/b.ts';",
  ],
  [
    'src/corpus/a.ts',
    'imports src/discord/b.ts from a room to its right',
    "import type { B } from '../discord/b.ts';",
  ],
  [
    'src/retrieval/a.ts',
    'imports src/answering/b.ts from a room to its right',
    "const b = await import('../answering/b.ts');",
  ],
  [
    'src/terminal/a.ts',
    'imports src/discord/b.ts from a room to its right',
    "import { b } from '../discord/b.ts';",
  ],
  [
    'src/discord/x/a.ts',
    'imports src/terminal/b.ts from a room to its right',
    "import { b } from '../../terminal/b.ts';",
  ],
  [
    'src/answering/a.ts',
    'imports src/search-index/hnsw-index.ts, which docs/architecture.md does not name',
    "import { b } from '../search-index/hnsw-index.ts';",
  ],
  [
    'src/main.ts',
    'imports src/discord/rendering/b.ts, which docs/architecture.md does not name',
    "import { b } from './discord/rendering/b.ts';",
  ],
  ['src/corpus/a.ts', 'imports src/config.ts, which only the root may', "import { C } from '../config.ts';"],
  ['src/discord/a.ts', 'imports src/beleg.ts, which only the root may', "import { B } from '../beleg.ts';"],
  ['src/discord/a.ts', 'imports src/run-bot.ts, which only the root may', "import '../run-bot.ts';"],
  ['src/discord/a.ts', 'exports what another file holds', "export { b } from './b.ts';"],
  ['src/discord/a.ts', 'exports what another file holds', "export * from './b.ts';"],
  ['src/discord/a.ts', 'has a default export', 'export default 3;'],
  ['src/discord/a.ts', 'imports scripts/b.ts from outside src', "import { b } from '../../scripts/b.ts';"],
  ['src/errors.ts', 'imports zod, and errors.ts imports nothing', "import { z } from 'zod';"],
  [
    'src/corpus/a.ts',
    'imports @xenova/transformers, which belongs to src/',
    "import { pipeline } from '@xenova/transformers';",
  ],
  ['src/search-index/a.ts', 'imports hnswlib-node, which belongs to src/', "import h from 'hnswlib-node';"],
  [
    'src/terminal/a.ts',
    'imports discord.js, which belongs to src/',
    "import type { Client } from 'discord.js';",
  ],
  [
    'src/corpus/a.ts',
    'imports sentencex-wasm, which belongs to src/',
    "import { segment } from 'sentencex-wasm';",
  ],
  ['src/corpus/a.ts', 'imports lodash/fp, which has no owner', "import _ from 'lodash/fp';"],
  [
    'src/corpus/a.ts',
    'imports src/retrieval/b.ts from a room to its right',
    "import {\n  b,\n  c,\n} from '../retrieval/b.ts';",
  ],
  ['src/corpus/a.ts', 'imports what cannot be told from its text', 'const b = await import(name);'],
  ['src/corpus/a.ts', 'imports the process', "import { env } from 'node:process';"],
  ['src/corpus/a.ts', 'reads the environment or ends the process', "const home = process.env['HOME'];"],
  ['src/config.ts', 'reads the environment or ends the process', 'process.exit(1);'],
  ['src/utils/a.ts', 'lies in utils, which is no room', ''],
  ['src/corpus/helpers/a.ts', 'lies in helpers, which says nothing of the domain', ''],
  ['src/a.ts', 'lies in no room', ''],
  ['src/corpus/index.ts', 'is a barrel by its name', ''],
  ['src/corpus/readFile.ts', 'is not named in kebab-case', ''],
  ['src/corpus/a.ts', 'says npm run, which is outside', "const remedy = 'Run npm run embed.';"],
  ['src/reading/a.ts', 'says READER, which is outside', '/** The model that READER names. */'],
  ['src/models/a.ts', 'says ALLOW_DOWNLOAD, which is outside', 'const how = `Set ALLOW_DOWNLOAD=true.`;'],
  ['src/answering/a.ts', 'says Discord, which is outside', '// Discord shows no more.'],
  [
    'src/language/a.ts',
    'says BelegError, which is outside',
    "import { BelegError, Fault } from '../errors.ts';",
  ],
  ['src/corpus/a.ts', 'has 251 lines, more than 250', 'a;\n'.repeat(251)],
];

describe('the rules of the house', () => {
  it.each(BREACHES)('see that %s %s', (path, breach, text) => {
    expect(breachesOf({ path, text }, ROOMS).join('\n')).toContain(`${path}: ${breach}`);
  });

  it('have nothing against imports from the left, from the own room and of what a file owns', () => {
    const text = [
      "import { readFile } from 'node:fs/promises';",
      "import hnswlib from 'hnswlib-node';",
      "import type { Article } from '../corpus/article.ts';",
      "import { Fault } from '../errors.ts';",
      "import { ExactIndex } from './exact-index.ts';",
      '// import { b } from "../reading/b.ts";',
      '/* process.env and process.exit belong to main.ts */',
      "export const from = 'here';",
    ].join('\n');
    expect(breachesOf({ path: 'src/search-index/hnsw-index.ts', text }, ROOMS)).toEqual([]);
    const inner =
      "import { Fault } from '../errors.ts';\nimport { READER_ROLE } from '../reading/reader-kind.ts';";
    expect(breachesOf({ path: 'src/answering/a.ts', text: inner }, ROOMS)).toEqual([]);
    const words = "const remedy = 'Set READER: npm run ask';";
    expect(breachesOf({ path: 'src/wording/a.ts', text: words }, ROOMS)).toEqual([]);
    expect(breachesOf({ path: 'src/main.ts', text: 'process.exit(process.env.A);' }, ROOMS)).toEqual([]);
  });
});
