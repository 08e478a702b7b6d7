import type { SearchIndex } from '../../../src/search-index/search-index.ts';
import { installed } from '../../installed.ts';
import type { Footprint, System } from '../record.ts';
import type { Baseline, BaselineParts } from './baseline.ts';
import { denseAlone } from './dense-alone.ts';
import { fused } from './fused.ts';
import { recipe, type RecipePackages } from './recipe.ts';
import { wordsAlone, type WordsPackage } from './words-alone.ts';

/** The development packages that some systems are made of; undefined where they are not installed. */
export interface BaselinePackages {
  readonly words: WordsPackage | undefined;
  readonly recipe: RecipePackages | undefined;
}

/** Loads them, which takes most of a second. */
export async function loadBaselinePackages(): Promise<BaselinePackages> {
  return {
    words: await installed(async () => ({ MiniSearch: (await import('minisearch')).default })),
    recipe: await installed(async () => ({
      Splitter: (await import('@langchain/textsplitters')).RecursiveCharacterTextSplitter,
      Store: (await import('@langchain/classic/vectorstores/memory')).MemoryVectorStore,
    })),
  };
}

/** What is left out of the comparison and why, for a person; undefined where nothing is. */
export function missingBaselines({ words, recipe: chunks }: BaselinePackages): string | undefined {
  const missing = [
    ...(words === undefined ? ['words alone (minisearch)'] : []),
    ...(chunks === undefined ? ['the chunk recipe (LangChain.js)'] : []),
  ];
  if (missing.length === 0) return undefined;
  return `Not compared with ${missing.join(' and ')}: \`npm ci\` installs the development packages that this takes.`;
}

interface Baselines {
  readonly baselines: readonly Baseline[];
  /** beleg's own index, as the bot opens it. */
  readonly index: SearchIndex;
  /** Of each system; the bot reads what it finds in beleg's own index. */
  readonly footprints: Readonly<Partial<Record<System, Footprint>>>;
}

/** Builds every system whose packages are there. */
export async function buildBaselines(parts: BaselineParts, packages: BaselinePackages): Promise<Baselines> {
  const own = await fused(parts);
  const baselines = [
    ...(packages.words === undefined ? [] : [await wordsAlone(packages.words, parts)]),
    await denseAlone(parts),
    own,
    ...(packages.recipe === undefined ? [] : [await recipe(packages.recipe, parts)]),
  ];
  const footprints = Object.fromEntries(baselines.map(({ system, footprint }) => [system, footprint]));
  return { baselines, index: own.index, footprints: { ...footprints, reader: own.footprint } };
}
