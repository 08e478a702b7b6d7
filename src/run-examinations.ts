import { readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import type { Config } from './config.ts';
import { shardsStored, storeFiles, userKeyFile } from './discord/answers/store-files.ts';
import type { Reached } from './discord/connection/reach-discord.ts';
import { EMBEDDER_ROLE } from './embedding/embedder.ts';
import { examineIndex, examineRunning, foundBot } from './examining/examine-index.ts';
import { NATIVE_MODULES, type Examination, type Examined, type Finding } from './examining/finding.ts';
import { examineCorpus, examineData, examineOwners, examineSecrets } from './examining/folders.ts';
import {
  examineClock,
  examineMemory,
  examineNode,
  examinePlatform,
  examineProcessor,
} from './examining/machine.ts';
import { glibcVersion, memoryFacts, newestOf, processorFacts } from './examining/machine-facts.ts';
import { examineNative } from './examining/native-modules.ts';
import { examineDisk, examineTemporary } from './examining/space.ts';
import { findModel } from './models/find-model.ts';
import { READER_ROLE } from './reading/reader-kind.ts';
import type { ExaminedSettings } from './run-doctor-settings.ts';
import { PROJECT } from './settings-table.ts';
import { isStale } from './system/built-from.ts';
import { requireKnownData } from './upkeep/data-version.ts';

/** For a look at a few files, for many, for a library, for all of an index. */
const SECONDS = { look: 10, many: 30, library: 20, index: 300, network: 40 } as const;
/** A clock that is so many seconds off dates answers wrongly; nearer, an answer of Discord's may have been under way. */
const MOST_SECONDS_OFF = 60;
/** Discord tells whole seconds, and an answer takes its time. */
const SECONDS_UNKNOWN = 2;

interface Circumstances {
  readonly examined: ExaminedSettings;
  readonly envFile: string;
  /** Where programs are looked for. */
  readonly path: string;
  /** Whether Discord is asked. */
  readonly online: boolean;
}

/** All that is examined, in the order in which it is told; each stands for itself. */
export function examinationsOf({ examined, envFile, path, online }: Circumstances): readonly Examination[] {
  const { config, settings, variables, token, fileHoldsSecret } = examined;
  const { corpusFolder, dataFolder } = config;
  const secrets = async () => [...(fileHoldsSecret ? [envFile] : []), ...(await keptSecrets(dataFolder))];
  return [
    one('node', async () => examineNode(process.versions.node, await wantedNode())),
    one('platform', async () =>
      examinePlatform({ platform: process.platform, architecture: process.arch, glibc: glibcVersion() }),
    ),
    ...NATIVE_MODULES.map((module) =>
      one(module, () => examineNative({ module, from: PROJECT, path }), SECONDS.library),
    ),
    one('processor', async () =>
      examineProcessor({ architecture: process.arch, ...(await processorFacts()) }),
    ),
    one('clock', () => clock(dataFolder)),
    one('settings', async () => settings),
    one('variables', async () => variables),
    one('token', async () => token),
    one('build', builtCode, SECONDS.many),
    ...(process.getuid === undefined ? [] : [one('secrets', async () => examineSecrets(await secrets()))]),
    one('corpus', () => examineCorpus(corpusFolder), SECONDS.many),
    one('data', async () => {
      requireKnownData(dataFolder);
      return examineData(dataFolder);
    }),
    ...ownersOf(dataFolder),
    one('disk', () => examineDisk(dataFolder)),
    one('temporary', () => examineTemporary(tmpdir())),
    ...(['bot', 'builder'] as const).map((id): Examination => {
      return { id, seconds: SECONDS.look, look: (before) => examineRunning(dataFolder, id, before) };
    }),
    one('memory', async (before) =>
      examineMemory({ ...(await memoryFacts()), isBotRunning: foundBot(before) }),
    ),
    { id: 'index', seconds: SECONDS.index, look: (before) => examineIndex(indexOptions(config), before) },
    ...(online ? [{ id: 'discord', seconds: SECONDS.network, look: () => discord(config) } as const] : []),
  ];
}

/** What people asked and typed, of all shards, and the key of the hashes of their ids. */
async function keptSecrets(dataFolder: string): Promise<readonly string[]> {
  const shards = await shardsStored(dataFolder).catch(() => []);
  const stored = shards.flatMap((shard) => Object.values(storeFiles(dataFolder, shard)));
  return [userKeyFile(dataFolder), ...stored, join(dataFolder, 'chat-history')];
}

function one(
  id: Examined,
  look: (before: readonly Finding[]) => Promise<Finding>,
  seconds: number = SECONDS.look,
): Examination {
  return { id, seconds, look: async (before) => [await look(before)] };
}

async function wantedNode(): Promise<string> {
  const manifest = z.object({ engines: z.object({ node: z.string() }) });
  return manifest.parse(JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8'))).engines.node;
}

async function clock(dataFolder: string): Promise<Finding> {
  const newest = await newestOf([
    join(PROJECT, 'package.json'),
    join(PROJECT, 'src', 'main.ts'),
    join(PROJECT, 'dist', 'main.js'),
    join(PROJECT, 'node_modules', '.package-lock.json'),
    join(dataFolder, 'index', 'current'),
  ]);
  const expected = performance.timeOrigin + performance.now();
  return examineClock({ now: Date.now(), expected, newest });
}

async function builtCode(): Promise<Finding> {
  const folder = join(PROJECT, 'dist');
  const isThere = await stat(folder).then(
    () => true,
    () => false,
  );
  const built = isThere ? ((await isStale(folder, join(PROJECT, 'src'))) ? 'stale' : 'current') : 'none';
  return {
    id: 'build',
    state: built === 'stale' ? 'warning' : 'ok',
    facts: { kind: 'build', built, folder },
  };
}

function ownersOf(dataFolder: string): readonly Examination[] {
  const user = process.geteuid?.();
  if (user === undefined) return [];
  return [{ id: 'owners', seconds: SECONDS.many, look: () => examineOwners(dataFolder, user) }];
}

function indexOptions(config: Config): Parameters<typeof examineIndex>[0] {
  const { corpusFolder, dataFolder, model, reader, modelHub: hub } = config;
  const looking = { dataFolder, hub, allowDownload: false, looksOnly: true, onDownload: unheard };
  return {
    corpusFolder,
    dataFolder,
    // It loads what a database needs only for one.
    openStore: async () => (await import('./search-index/open-store.ts')).openStore(config),
    findEmbedder: () => findModel({ ...looking, role: EMBEDDER_ROLE, model }),
    findReader: () => findModel({ ...looking, role: READER_ROLE, model: reader }),
  };
}

function unheard(): void {
  // Nothing is downloaded.
}

async function discord({ discord: settings }: Config): Promise<readonly Finding[]> {
  if (settings === undefined)
    return [{ id: 'discord', state: 'failed', facts: { kind: 'discord-no-token' } }];
  // discord.js takes 0.4 s to import.
  const { discordAddress, reachDiscord } = await import('./discord/connection/reach-discord.ts');
  const address = discordAddress(settings.apiUrl);
  const reached = await reachDiscord(settings);
  return [...connection(address, reached, settings.threads), ...discordClock(reached.ahead)];
}

function connection(address: string, reached: Reached, threads: boolean): readonly Finding[] {
  switch (reached.kind) {
    case 'refused':
      return [{ id: 'discord', state: 'failed', facts: { kind: 'discord-refuses', address } }];
    case 'unreachable': {
      const { said } = reached;
      return [{ id: 'discord', state: 'failed', facts: { kind: 'discord-unreachable', address, said } }];
    }
    case 'reached': {
      const { name, loginsLeft, mayReadAll } = reached;
      const state = loginsLeft > 0 ? 'ok' : 'failed';
      const facts = { kind: 'discord-reached', address, name, loginsLeft } as const;
      const isShut = threads && !mayReadAll;
      return [
        { id: 'discord', state, facts },
        ...(isShut
          ? [{ id: 'discord', state: 'failed', facts: { kind: 'discord-no-intent' } } as const]
          : []),
      ];
    }
  }
}

function discordClock(ahead: number | undefined): readonly Finding[] {
  if (ahead === undefined) return [];
  const state = Math.abs(ahead) > MOST_SECONDS_OFF ? 'warning' : 'ok';
  const told = Math.abs(ahead) <= SECONDS_UNKNOWN ? 0 : ahead;
  return [{ id: 'discord-clock', state, facts: { kind: 'discord-clock', ahead: told } }];
}
