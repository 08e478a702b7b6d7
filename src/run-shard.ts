import { z } from 'zod';
import { createAnswerer } from './answering/answerer.ts';
import { liveDrift } from './collecting/drift-record.ts';
import type { Config } from './config.ts';
import { discordErrorRecord } from './discord/connection/error-record.ts';
import { ShardLink } from './discord/sharding/shard-link.ts';
import { borrowModels } from './lending/lent-models.ts';
import type { ModelIdentity } from './models/model-files.ts';
import { discordFace } from './run-bot.ts';
import { monitored, type Monitoring } from './run-metrics.ts';
import { configFromEnvironment, endSoon, runScript } from './run-script.ts';
import { abortedBy, endInTime, onceSignalled, outliveFaults, serviceLog } from './run-process.ts';
import { indexTaker, runFaces, watchIndex } from './run-service.ts';
import { openPlaces, sightOf } from './run-seen.ts';
import { openStore } from './search-index/open-store.ts';
import type { IndexStore } from './search-index/index-store.ts';
import { ServedIndex } from './search-index/served-index.ts';
import { answersFrom, type ServedAnswers } from './served-answers.ts';
import { QuestionQueue } from './serving/question-queue.ts';
import { faultText } from './terminal/fault-text.ts';
import { languageOf } from './terminal/locale-language.ts';
import { readingTrace } from './terminal/reading-trace.ts';
import { LOG_LANGUAGE, worded } from './wording/fault-words.ts';
import { HostFault } from './wording/host/host-fault.ts';

/** As discord.js's ShardingManager tells each process which shard it is. */
const placeSchema = z.object({
  SHARDS: z.coerce.number().int().min(0),
  SHARD_COUNT: z.coerce.number().int().min(1),
});

const language = languageOf(process.env);
const { SHARDS: shard, SHARD_COUNT: shards } = placeSchema.parse(process.env);
// discord.js would have the first client of this process talk to the manager, and a login that fails takes another.
Reflect.deleteProperty(process.env, 'SHARDING_MANAGER');

/** The process of one shard, which `runShards` starts: the bot in some of its servers, with the models of that process. */
await runScript(language, async () => {
  const link = new ShardLink({ shard, shards });
  try {
    return await serveShard(configFromEnvironment(), link);
  } catch (fault) {
    // What a person has to mend is told once, and does not pass by a new start; all else is a crash.
    if (worded(fault, LOG_LANGUAGE) === undefined) throw fault;
    await link.tellOver(faultText(fault, process.env, language));
    return 1;
  } finally {
    endSoon();
  }
});

async function serveShard(config: Config, link: ShardLink): Promise<number> {
  const { discord, logLevel: level, dataFolder } = config;
  if (discord === undefined) throw new HostFault({ kind: 'no-token' });
  const fields = { shard };
  const log = serviceLog({ level, output: process.stdout, errorRecord: discordErrorRecord, fields });
  outliveFaults(log);
  const stopped = Promise.race([onceSignalled(log), link.stopped.then(() => endInTime(log))]);
  const { signal } = abortedBy(stopped);
  return monitored(
    { config: { ...config, metrics: metricsOf(config) }, log, stopped },
    async (monitoring) => {
      const rules = await openPlaces(config, { log, signal });
      const face = await discordFace(dataFolder, discord, link)(log);
      const store = await openStore(config);
      try {
        const beleg = await openShard(config, { store, link, monitoring }).catch(async (fault: unknown) => {
          await face.abandon();
          throw fault;
        });
        const takeUp = indexTaker(beleg, log);
        link.messages.answer('take-up', takeUp);
        watchIndex(beleg, { takeUp, log, signal });
        const queue = new QuestionQueue(config.waiting);
        const service = { beleg, sight: sightOf(beleg, rules), queue, build: link.build, log };
        return await runFaces([face], { service, monitoring, readerPid: () => undefined, stopped });
      } finally {
        store.close().catch(() => undefined);
      }
    },
  );
}

/** Each process has a port of its own: the manager's is the first, and the shards' follow it. */
function metricsOf({ metrics }: Config): Config['metrics'] {
  if (metrics === undefined || metrics.port === 0) return metrics;
  return { ...metrics, port: metrics.port + 1 + shard };
}

interface ShardParts {
  readonly store: IndexStore;
  readonly link: ShardLink;
  readonly monitoring: Monitoring;
}

/** Opens the index in use with another process's models. */
async function openShard(
  { dataFolder, siteUrl: site }: Config,
  { store, link, monitoring: { observer } }: ShardParts,
): Promise<ServedAnswers> {
  const models = await borrowModels(link.calls);
  const served = await indexOf(store, models.embedder.model);
  const onRead = readingTrace(process.env, process.stderr);
  const around = { onRead, onStage: observer?.stage, site, changeOf: liveDrift(dataFolder) };
  return answersFrom(served, (index, isPublished) =>
    createAnswerer({ ...models, ...around, index, isPublished }),
  );
}

/** The index in use; where that is damaged, which whoever builds mends, one that is whole. */
async function indexOf(store: IndexStore, model: ModelIdentity): Promise<ServedIndex> {
  const inUse = await store.find({ model });
  if (inUse.kind === 'found') return ServedIndex.open(store, model, { found: inUse });
  const found = await store.findAny({ model });
  if (found === undefined) throw new HostFault({ kind: 'no-index', why: inUse });
  return ServedIndex.open(store, model, { found, passedOver: await store.current() });
}
