import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, writeNewFile } from '../../system/durable-files.ts';
import { dataFolderFault } from '../../system/file-fault.ts';
import { awaitFileLock } from '../../system/file-lock.ts';
import { sha256, sha256OfTexts } from '../../system/sha256.ts';
import type {
  Builder,
  ExpectedOrigin,
  FoundIndex,
  IndexContent,
  IndexOrigin,
  IndexStore,
  IndexUnavailable,
  KeptGeneration,
} from '../index-store.ts';
import { PackedVectors } from '../packed-vectors.ts';
import { readSentenceWords } from '../read-words.ts';
import { storeWords } from '../stored-words.ts';
import {
  generationName,
  generationNames,
  oldLeftovers,
  publishGeneration,
  readPointer,
  removeLeftovers,
  removeOldGenerations,
  startGeneration,
} from './generations.ts';
import { describeNow, type Manifest } from './manifest.ts';
import { forEachPart, PARTS } from './parts.ts';
import { graphOf, readPredecessor } from './predecessor.ts';
import { checkGeneration, findGeneration } from './read-generation.ts';
import { chooseGeneration, readRollback, removeRollback } from './rollback-note.ts';
import { verifyGeneration } from './verify-generation.ts';

/**
 * Keeps indexes under the data folder, as `generations.ts` says: complete ones side by side, each of whose files is held
 * against its manifest before it is used.
 * All of it throws a FileFault where the folder cannot be read or written.
 */
export function diskStore(dataFolder: string): IndexStore {
  const inDataFolder = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (fault) {
      throw dataFolderFault(fault, dataFolder);
    }
  };
  return {
    current: () => inDataFolder(readPointer(dataFolder)),
    find: (expected) => inDataFolder(find(dataFolder, expected)),
    kept: (expected) => inDataFolder(kept(dataFolder, expected)),
    findAny: (expected) => inDataFolder(findAny(dataFolder, expected)),
    names: () => inDataFolder(generationNames(dataFolder)),
    verify: (name) => inDataFolder(verifyGeneration(dataFolder, name)),
    leftovers: () => inDataFolder(oldLeftovers(dataFolder)),
    choose: (choice) => inDataFolder(chooseGeneration(dataFolder, choice)),
    alone: async (work, onWaiting) => {
      const lock = await inDataFolder(lockBuilding(dataFolder, onWaiting));
      try {
        return await work();
      } finally {
        await inDataFolder(lock.release());
      }
    },
    predecessor: (model) => inDataFolder(readPredecessor(dataFolder, model)),
    replace: (...generation) => inDataFolder(replace(dataFolder, ...generation)),
    close: () => Promise.resolve(),
  };
}

async function find(dataFolder: string, expected: ExpectedOrigin): Promise<FoundIndex | IndexUnavailable> {
  const name = await readPointer(dataFolder);
  if (name === undefined) return { kind: 'missing' };
  return findGeneration(dataFolder, name, expected, await readRollback(dataFolder));
}

type OfModel = Pick<ExpectedOrigin, 'model'>;

/** One after the other: only one is in memory at a time. */
async function kept(dataFolder: string, { model }: OfModel): Promise<readonly KeptGeneration[]> {
  const current = await readPointer(dataFolder);
  const generations: KeptGeneration[] = [];
  for (const generation of await generationNames(dataFolder)) {
    const isCurrent = generation === current;
    generations.push({ generation, isCurrent, found: await inspected(dataFolder, generation, { model }) });
  }
  return generations;
}

async function inspected(
  dataFolder: string,
  generation: string,
  { model }: OfModel,
): Promise<KeptGeneration['found']> {
  const found = await findGeneration(dataFolder, generation, { model });
  if (found.kind !== 'found') return found;
  const { open: _open, ...facts } = found;
  return facts;
}

async function findAny(dataFolder: string, { model }: OfModel): Promise<FoundIndex | undefined> {
  const current = await readPointer(dataFolder);
  const newestFirst = (await generationNames(dataFolder)).toReversed();
  for (const name of current === undefined ? newestFirst : [current, ...newestFirst]) {
    const found = await findGeneration(dataFolder, name, { model });
    if (found.kind === 'found') return found;
  }
  return undefined;
}

/** How soon a build that waits for another one asks again. */
const ASK_AGAIN_MS = 500;

async function lockBuilding(dataFolder: string, onWaiting: (builder: Builder) => void) {
  const folder = join(dataFolder, 'index');
  await makeFolder(folder);
  return awaitFileLock(join(folder, 'build'), { everyMs: ASK_AGAIN_MS, onWaiting });
}

/** Writes a complete generation beside the others, makes it the one in use and keeps the one before it. */
async function replace(
  dataFolder: string,
  content: IndexContent,
  origin: IndexOrigin,
  onIndexed: (sentences: number) => void,
): Promise<string> {
  const before = await generationToKeep(dataFolder);
  await removeLeftovers(dataFolder);
  const folder = await startGeneration(dataFolder);
  try {
    const vectors = PackedVectors.of(content.vectors, origin.model.dimension);
    const graph = await graphOf(dataFolder, { vectors, takenOver: content.takenOver, onIndexed });
    const words = storeWords(readSentenceWords(content.sentences, content.articles));
    const files = await forEachPart((part) =>
      PARTS[part].write(join(folder, part), { ...content, vectors, graph, words }),
    );
    const sentenceTexts = sha256OfTexts(content.sentences.map(({ text }) => text));
    const manifest = { ...describeNow(content, origin), sentenceTexts, files } satisfies Manifest;
    const written = `${JSON.stringify(manifest, undefined, 2)}\n`;
    await writeNewFile(join(folder, 'manifest.json'), written);
    const name = generationName(manifest.created, sha256(written));
    await publishGeneration(dataFolder, folder, name);
    await removeRollback(dataFolder);
    await removeOldGenerations(dataFolder, before === undefined ? [name] : [name, before]);
    return name;
  } catch (fault) {
    await rm(folder, { recursive: true, force: true });
    throw fault;
  }
}

/** The one to go back to after the next: the one in use, or the newest that is whole where that one is damaged. */
async function generationToKeep(dataFolder: string): Promise<string | undefined> {
  const current = await readPointer(dataFolder);
  if (current === undefined) return undefined;
  for (const name of [current, ...(await generationNames(dataFolder)).toReversed()]) {
    const why = await checkGeneration(dataFolder, name);
    if (why === undefined || why.kind === 'other-version') return name;
  }
  return undefined;
}
