import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/**
 * Makes a folder `corpus` with these files (path below it -> content) that lives as long as the calling test.
 * @returns its absolute path
 */
export async function corpusFolder(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'beleg-corpus-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  return writeCorpus(parent, files);
}

/** Writes the files into a folder `corpus` below another. @returns its path */
export async function writeCorpus(
  parent: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<string> {
  const folder = join(parent, 'corpus');
  await mkdir(folder, { recursive: true });
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return folder;
}
