import type { Config } from './config.ts';
import { allotStores } from './discord/answers/allot-stores.ts';
import { openStores } from './discord/answers/open-stores.ts';
import type { BuildIndex } from './discord/bot-context.ts';
import { DiscordClock } from './discord/connection/discord-clock.ts';
import { discordErrorRecord } from './discord/connection/error-record.ts';
import { createBot } from './discord/create-bot.ts';
import { answerOfUsers } from './discord/forgetting/forget-everywhere.ts';
import { heedRequests } from './discord/forgetting/heed-requests.ts';
import type { DiscordSettings } from './discord/settings.ts';
import type { ShardLink } from './discord/sharding/shard-link.ts';
import { runService, type PrepareFace, type Service } from './run-service.ts';

/**
 * Runs the bot alone until it is told to stop; see `runService`.
 * @throws also HostFault where Discord closes the connection for good
 */
export function runBot(config: Config, settings: DiscordSettings): Promise<number> {
  const faces = [discordFace(config.dataFolder, settings)];
  return runService({ config, faces, output: process.stdout, errorRecord: discordErrorRecord });
}

/** The bot as a face of a service: all of it, or the shard that a link leads from. */
export function discordFace(dataFolder: string, settings: DiscordSettings, link?: ShardLink): PrepareFace {
  const shard = link?.place.shard ?? 0;
  return async (log) => {
    const clock = new DiscordClock();
    // Where shards are processes, their manager has done so.
    if (link === undefined) await allotStores({ dataFolder, shards: 1, now: clock.now, log });
    // First, so that a second bot on this folder learns of it before it has built an index.
    const stores = await openStores({ dataFolder, shard, now: clock.now, log });
    if (link !== undefined) answerOfUsers(link.messages, stores);
    const heeded = heedRequests({ stores, dataFolder, shard, log });
    return {
      create: ({ sight, queue, build, fail, observer }) => {
        const bot = createBot({
          sight,
          settings,
          ...stores,
          clock,
          queue,
          buildIndex: tellingOfEmbedding(build),
          log,
          onFatal: fail,
          observer,
          registers: shard === 0,
          clientOptions: link?.clientOptions,
          readySign: link?.readySign,
          shardMessages: link?.messages,
        });
        const stop = async (): Promise<void> => {
          await heeded.stop();
          await bot.stop();
        };
        return { doors: ['discord'], start: bot.start, stop, unready: bot.unready };
      },
      abandon: async () => {
        await heeded.stop();
        await Promise.allSettled([stores.store.close(), stores.feedback.close()]);
      },
    };
  };
}

function tellingOfEmbedding(build: Service['build']): BuildIndex {
  return (onProgress, signal) =>
    build({
      signal,
      onProgress: ({ phase, done, total }) => {
        if (phase === 'embedding') onProgress({ done, total });
      },
    });
}
