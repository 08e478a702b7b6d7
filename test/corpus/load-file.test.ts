import { execFileSync } from 'node:child_process';
import { mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listCorpusFiles } from '../../src/corpus/corpus-files.ts';
import { loadCorpusFiles } from '../../src/corpus/load-file.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';

/** What is read of an article and its note that were files when they were listed, and are something else by now. */
async function readAfter(change: (path: string) => Promise<unknown>): Promise<unknown[]> {
  const folder = await corpusFolder({ 'a.md': '# A\n\nA sentence.\n', 'a.meta.yaml': 'title: B\n' });
  const { files } = await listCorpusFiles(folder);
  for (const name of ['a.md', 'a.meta.yaml']) {
    await rm(join(folder, name));
    await change(join(folder, name));
  }
  const read: unknown[] = [];
  for await (const { content, said } of loadCorpusFiles(files))
    for (const one of [content, said])
      read.push(one !== undefined && 'problem' in one ? one.problem.facts.kind : one);
  return read;
}

it('reads files in their order, also where there are more than are read ahead', async () => {
  const names = Array.from({ length: 120 }, (_, at) => `${String(at).padStart(3, '0')}.md`);
  const folder = await corpusFolder(Object.fromEntries(names.map((name) => [name, `# ${name}\n`])));
  const { files } = await listCorpusFiles(folder);
  const read: string[] = [];
  for await (const { file, content } of loadCorpusFiles(files))
    read.push(`${file.relativePath} ${content instanceof Uint8Array ? Buffer.from(content).toString() : ''}`);
  expect(read).toEqual(names.map((name) => `${name} # ${name}\n`));
});

describe('a file that became something else after it was listed', () => {
  it('is not read through a link, which may lead to any file of the machine', async () => {
    const outside = join(await corpusFolder({ 'secret.txt': 'A secret.' }), 'secret.txt');
    const kinds = await readAfter((path) => symlink(outside, path));
    expect(kinds).toEqual(['symbolic-link', 'symbolic-link']);
  });

  it('is not waited for as a pipe that nobody fills', async () => {
    const kinds = await readAfter((path) => Promise.resolve(execFileSync('mkfifo', [path])));
    expect(kinds).toEqual(['no-regular-file', 'no-regular-file']);
  });

  it('is named where it has gone', async () => {
    expect(await readAfter(() => Promise.resolve())).toEqual(['vanished', 'vanished']);
  });

  it('is read as what it says by now', async () => {
    const read = await readAfter((path) => writeFile(path, '# C\n'));
    expect(read).toEqual([Buffer.from('# C\n'), Buffer.from('# C\n')]);
  });
});

// Some systems keep no such names.
describe.runIf(process.platform === 'linux')('a name that is not UTF-8', () => {
  it('is said of the file and of the folder that have it, and a replacement character is one as good as others', async () => {
    const folder = await corpusFolder({ 'a.md': '# A\n', 'wei\uFFFD.md': '# B\n' });
    const inLatin1 = (name: string): Buffer =>
      Buffer.concat([Buffer.from(`${folder}/`), Buffer.from(name, 'latin1')]);
    await writeFile(inLatin1('gr\u00FC\u00DFe.md'), '# C\n');
    await mkdir(inLatin1('\u00FCber'));
    const { files, problems } = await listCorpusFiles(folder);
    expect(files.map(({ path }) => path)).toEqual(['corpus/a.md', 'corpus/wei\uFFFD.md']);
    expect(problems).toEqual([
      { path: 'corpus/gr\uFFFD\uFFFDe.md', facts: { kind: 'name-not-utf-8' } },
      { path: 'corpus/\uFFFDber', facts: { kind: 'name-not-utf-8' } },
    ]);
  });
});
