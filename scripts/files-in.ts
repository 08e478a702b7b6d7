import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

interface SizedFile {
  readonly name: string;
  readonly bytes: number;
}

/** The files in a folder and the folders in it. */
export async function filesIn(folder: string): Promise<SizedFile[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async ({ name, parentPath }) => ({ name, bytes: (await stat(join(parentPath, name))).size })),
  );
}

export function bytesOf(files: readonly SizedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}
