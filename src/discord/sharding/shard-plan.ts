import { REST, Routes, SimpleIdentifyThrottler } from 'discord.js';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Log } from '../../serving/log.ts';
import { Attempts } from '../connection/attempts.ts';
import { loginFault } from '../connection/connection-faults.ts';
import { restOptions } from '../connection/create-client.ts';
import { BOT_PATIENCE, IdentifyBudget } from '../connection/patience.ts';
import type { DiscordSettings } from '../settings.ts';

const gatewaySchema = z.object({
  shards: z.int().min(1),
  session_start_limit: z.object({ max_concurrency: z.int().min(1) }),
});

/** How many shards a bot has, and how many of them may identify within five seconds. */
export interface ShardPlan {
  readonly shards: number;
  readonly atOnce: number;
}

interface PlanOptions {
  readonly settings: Pick<DiscordSettings, 'token' | 'apiUrl'>;
  /** `auto`: as many as Discord recommends. */
  readonly wanted: number | 'auto';
  readonly log: Log;
  readonly over: AbortSignal;
}

/**
 * Asks Discord, however long that cannot be reached.
 * @returns undefined where it is `over` before
 * @throws HostFault where Discord refuses the token
 */
export async function planShards({
  settings,
  wanted,
  log,
  over,
}: PlanOptions): Promise<ShardPlan | undefined> {
  const rest = new REST(restOptions(settings.apiUrl).rest).setToken(settings.token);
  const attempts = new Attempts({ patience: BOT_PATIENCE, log });
  return attempts.persist(async () => {
    try {
      const { shards, session_start_limit: limit } = gatewaySchema.parse(await rest.get(Routes.gatewayBot()));
      return { shards: wanted === 'auto' ? shards : wanted, atOnce: limit.max_concurrency };
    } catch (fault) {
      throw loginFault(fault);
    }
  }, over);
}

/** Discord takes the logins of all shards together as those of one bot: whoever is to log in waits here for its turn. */
export class IdentifyTurns {
  readonly #throttler: SimpleIdentifyThrottler;
  readonly #budget = new IdentifyBudget(() => performance.now());
  readonly #over: AbortSignal;

  constructor({ atOnce }: ShardPlan, over: AbortSignal) {
    this.#throttler = new SimpleIdentifyThrottler(atOnce);
    this.#over = over;
  }

  /** Resolves when this shard may identify. */
  async turn(shard: number): Promise<void> {
    const waitMs = this.#budget.spend() - performance.now();
    if (waitMs > 0) await sleep(waitMs, undefined, { signal: this.#over, ref: false });
    await this.#throttler.waitForIdentify(shard, this.#over);
  }
}
