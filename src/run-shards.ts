import { once } from 'node:events';
import { join } from 'node:path';
import { prepareConfigured, type Prepared } from './beleg.ts';
import type { Config } from './config.ts';
import { corpusState } from './corpus/corpus-state.ts';
import { allotStores } from './discord/answers/allot-stores.ts';
import { discordErrorRecord } from './discord/connection/error-record.ts';
import { readyFile, type ReadySign } from './discord/connection/readiness.ts';
import type { DiscordSettings } from './discord/settings.ts';
import type { builtSchema } from './discord/sharding/shard-link.ts';
import { planShards } from './discord/sharding/shard-plan.ts';
import { Shards } from './discord/sharding/shards.ts';
import { lendModels } from './lending/lend-models.ts';
import { monitored, observedBuild, observedStart, type Monitoring } from './run-metrics.ts';
import { bringDataUp, endSoon } from './run-script.ts';
import { abortedBy, endInTime, onceSignalled, outliveFaults, serviceLog } from './run-process.ts';
import { logMigration, logStart } from './run-start-log.ts';
import { indexBuilder, mendIndex, watchCorpus, type Build } from './run-watch.ts';
import type { Log } from './serving/log.ts';
import { moduleBeside, sourceArgs } from './system/child-process.ts';
import { makeFolder } from './system/durable-files.ts';
import { lockFile } from './system/file-lock.ts';
import { wordedInEach } from './wording/fault-words.ts';
import type { z } from 'zod';

/** What each shard runs. */
const RUN_SHARD = moduleBeside(import.meta.url, 'run-shard');

const ENDED_FOR_GOOD = 1;

interface Sharding {
  readonly settings: DiscordSettings;
  /** How many processes, or as many as Discord recommends shards. */
  readonly wanted: number | 'auto';
}

/**
 * Runs the bot's shards, each in a process of its own, until it is told to stop. This process holds the models for all of them and
 * brings the index up to the corpus, before they start and later; they answer from it, each with a copy in its memory.
 * @returns the exit status
 * @throws HostFault or Fault where it cannot start
 */
export async function runShards(config: Config, sharding: Sharding): Promise<number> {
  const log = serviceLog({
    level: config.logLevel,
    output: process.stdout,
    errorRecord: discordErrorRecord,
  });
  outliveFaults(log);
  const stopped = onceSignalled(log);
  const { dataFolder } = config;
  await makeFolder(dataFolder);
  logMigration(await bringDataUp(config), log);
  return monitored({ config, log, stopped }, async (monitoring) => {
    // First, so that a second bot on this folder learns of it before it has built an index.
    const lock = await lockFile(join(dataFolder, 'shards'));
    const over = abortedBy(stopped);
    try {
      return await manageShards(config, sharding, { log, over, monitoring });
    } finally {
      over.abort();
      await lock.release();
      endSoon();
    }
  });
}

interface Managing {
  readonly log: Log;
  /** Aborted at the first signal, and where a shard ends for good. */
  readonly over: AbortController;
  readonly monitoring: Monitoring;
}

async function manageShards(
  config: Config,
  { settings, wanted }: Sharding,
  { log, over, monitoring }: Managing,
): Promise<number> {
  const { dataFolder } = config;
  const { observer } = monitoring;
  const { signal } = over;
  const ended = once(signal, 'abort').then(() => undefined);
  const planning = planShards({ settings, wanted, log, over: signal });
  planning.catch(() => undefined); // Told where it is awaited.
  const before = config.watch === false ? undefined : corpusState(config.corpusFolder).catch(() => undefined);
  const prepared = await Promise.race([
    prepareConfigured(config, observedStart(logStart(log), observer)),
    ended,
  ]);
  const plan = await planning;
  if (prepared === undefined || plan === undefined) return 0;
  await allotStores({ dataFolder, shards: plan.shards, now: Date.now, log });
  let status = 0;
  const onOver = (text: string): void => {
    if (signal.aborted) return;
    status = ENDED_FOR_GOOD;
    process.stderr.write(`${text}\n`);
    endInTime(log);
    monitoring.stopping();
    over.abort();
  };
  const sign = readyFile({ dataFolder, log });
  const { shards, build } = shardsOf(prepared, {
    plan,
    token: settings.token,
    sign,
    onOver,
    observer,
    log,
    signal,
  });
  const face = { doors: [], unready: () => shards.unready() };
  monitoring.watch({ beleg: undefined, queue: undefined, readerPid: prepared.readerPid, faces: [face] });
  log.info({ shards: plan.shards }, 'the shards are started');
  shards.start();
  monitoring.serving();
  // Who follows the corpus builds what lags, and tries again where that fails.
  if (config.watch === false && prepared.lags === 'damaged') mendIndex({ build, log, signal });
  const indexed = prepared.lags === undefined ? await before : undefined;
  watchCorpus(config, { build, before: indexed, log, signal });
  await ended;
  await shards.stop();
  log.info({}, 'all shards have stopped');
  prepared.close();
  return status;
}

interface ShardsParts extends Pick<
  ConstructorParameters<typeof Shards>[0],
  'plan' | 'token' | 'onOver' | 'log'
> {
  readonly sign: ReadySign;
  readonly observer: Monitoring['observer'];
  /** Ends a build that a shard asked for. */
  readonly signal: AbortSignal;
}

/** The shards, which answer with these models, and what builds the index for them. */
function shardsOf(
  { calibrated, embedder, reader: identity }: Prepared,
  { sign: readySign, observer, signal, ...options }: ShardsParts,
): { readonly shards: Shards; readonly build: Build } {
  const takeUp = async (): Promise<void> => void (await shards.askAll('take-up', undefined));
  const build = observedBuild(indexBuilder({ takeUp, log: options.log }), observer);
  const builtFor = toldOfBuild(build, signal);
  const shards: Shards = new Shards({
    ...options,
    script: RUN_SHARD,
    nodeArgs: sourceArgs(RUN_SHARD),
    readySign,
    handlers: {
      ...lendModels({ ...calibrated, embedder, identity }),
      build: (_, progress) => builtFor(progress),
    },
  });
  return { shards, build };
}

/** How a build went, as it is sent to the shard that asked for it. */
function toldOfBuild(build: Build, signal: AbortSignal) {
  return async (onProgress: (progress: object) => void): Promise<z.infer<typeof builtSchema>> => {
    try {
      return { kind: 'built', summary: await build({ onProgress, signal }) };
    } catch (fault) {
      const told = wordedInEach(fault);
      if (told === undefined) throw fault;
      return { kind: 'fault', told };
    }
  };
}
