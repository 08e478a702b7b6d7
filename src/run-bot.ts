import type { Config } from './config.ts';
import { openStores } from './discord/answers/open-stores.ts';
import type { BuildIndex } from './discord/bot-context.ts';
import { DiscordClock } from './discord/connection/discord-clock.ts';
import { discordErrorRecord } from './discord/connection/error-record.ts';
import { createBot } from './discord/create-bot.ts';
import { heedRequests } from './discord/forgetting/heed-requests.ts';
import type { DiscordSettings } from './discord/settings.ts';
import { runService, type PrepareFace, type Service } from './run-service.ts';

/**
 * Runs the bot alone until it is told to stop; see `runService`.
 * @throws also HostFault where Discord closes the connection for good
 */
export function runBot(config: Config, settings: DiscordSettings): Promise<number> {
  const faces = [discordFace(config.dataFolder, settings)];
  return runService({ config, faces, output: process.stdout, errorRecord: discordErrorRecord });
}

/** The bot as a face of a service. */
export function discordFace(dataFolder: string, settings: DiscordSettings): PrepareFace {
  return async (log) => {
    const clock = new DiscordClock();
    // First, so that a second bot on this folder learns of it before it has built an index.
    const stores = await openStores({ dataFolder, now: clock.now, log });
    const heeded = heedRequests({ stores, dataFolder, log });
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
        });
        const stop = async (): Promise<void> => {
          await heeded.stop();
          await bot.stop();
        };
        return { doors: ['discord'], start: bot.start, stop };
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
