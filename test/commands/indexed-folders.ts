import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { writeCorpus } from '../helpers/corpus-folder.ts';
import { LIBRARY } from './articles.ts';
import { runCommand } from './run-command.ts';

/** The folders of one article and its index, which all bots of a test file begin with; they are there once its tests run. */
export function indexedFolders(): { readonly CORPUS_FOLDER: string; readonly DATA_FOLDER: string } {
  const folders = { CORPUS_FOLDER: '', DATA_FOLDER: '' };
  beforeAll(async () => {
    const parent = await mkdtemp(join(tmpdir(), 'beleg-indexed-'));
    folders.CORPUS_FOLDER = await writeCorpus(parent, { 'buecherei.md': LIBRARY });
    folders.DATA_FOLDER = join(parent, 'data');
    await runCommand({ script: 'src/run-embed.ts', env: folders });
  });
  afterAll(() => rm(join(folders.DATA_FOLDER, '..'), { recursive: true }));
  return folders;
}
