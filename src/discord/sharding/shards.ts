import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Shard, ShardEvents, ShardingManager } from 'discord.js';
import { z } from 'zod';
import type { Log } from '../../serving/log.ts';
import { type Handlers, ProcessCalls } from '../../system/process-calls.ts';
import { BOT_PATIENCE, type Patience } from '../connection/patience.ts';
import type { ReadySign } from '../connection/readiness.ts';
import { askAllRequest, type SentAnswers } from './shard-messages.ts';
import { IdentifyTurns, type ShardPlan } from './shard-plan.ts';

/** A shard that has been ready for so long did not fail at its start: it is started anew at once. */
const STANDS_MS = 60_000;
/** Each shard tells every half minute whether it is ready; who has not for so long stands still. */
const TOLD_WITHIN_MS = 75_000;
const LOOK_EVERY_MS = 30_000;
/** How long a shard may take to answer what all are asked. */
const ANSWER_WITHIN_MS = 10_000;

interface ShardsOptions {
  /** What a shard's process runs, and what node is given before it. */
  readonly script: URL;
  readonly nodeArgs: readonly string[];
  readonly plan: ShardPlan;
  readonly token: string;
  /** What shards may ask of this process beside what they ask of each other. */
  readonly handlers: Handlers;
  /** Shown while all shards are ready. */
  readonly readySign: ReadySign;
  /** Hears that a shard ended for good, and what a person is to be told of it. */
  readonly onOver: (text: string) => void;
  readonly log: Log;
  readonly patience?: Pick<Patience, 'pauseAfter'> | undefined;
}

interface Member {
  readonly shard: Shard;
  /** While its process runs. */
  calls: ProcessCalls | undefined;
  /** Since when it has been ready, and when it last said so; as `performance.now`. */
  ready: { readonly since: number; readonly told: number } | undefined;
  failures: number;
}

/** The shards of a bot, each a process of its own that is started anew when it ends; see discord.js's ShardingManager. */
export class Shards {
  readonly #options: ShardsOptions;
  readonly #members: readonly Member[];
  readonly #stopping = new AbortController();
  readonly #turns: IdentifyTurns;
  #looking: NodeJS.Timeout | undefined;
  #shown = Promise.resolve();

  constructor(options: ShardsOptions) {
    this.#options = options;
    const { plan, token, script, nodeArgs } = options;
    this.#turns = new IdentifyTurns(plan, this.#stopping.signal);
    const manager = new ShardingManager(fileURLToPath(script), {
      mode: 'process', // ONNX Runtime breaks in threads
      totalShards: plan.shards,
      token,
      respawn: false, // it would not wait
      execArgv: [...nodeArgs],
    });
    this.#members = Array.from({ length: plan.shards }, (_, id) => ({
      shard: manager.createShard(id),
      calls: undefined,
      ready: undefined,
      failures: 0,
    }));
  }

  /** Starts all of them at once: they identify one after the other. */
  start(): void {
    for (const member of this.#members) this.#listen(member);
    for (const member of this.#members) void this.#spawn(member);
    this.#looking = setInterval(() => void this.#showReadiness(), LOOK_EVERY_MS).unref();
  }

  /** Undefined while all of them are ready. */
  unready(): 'shard-away' | undefined {
    const from = performance.now() - TOLD_WITHIN_MS;
    const isWhole = this.#members.every(({ ready }) => ready !== undefined && ready.told >= from);
    return isWhole ? undefined : 'shard-away';
  }

  /** Asks all of them under a name; who is away or does not answer in time is missing. */
  async askAll(name: string, data: unknown): Promise<SentAnswers> {
    const signal = AbortSignal.timeout(ANSWER_WITHIN_MS);
    const asked = await Promise.allSettled(
      this.#members.map(async ({ calls, shard: { id } }) => {
        if (calls === undefined) throw new Error('the shard is away');
        return [id, await calls.call('asked', { name, data }, { schema: z.unknown(), signal })] as const;
      }),
    );
    return {
      answers: asked.flatMap((one) => (one.status === 'fulfilled' ? [[...one.value]] : [])),
      missing: asked.flatMap((one, id) => (one.status === 'rejected' ? [id] : [])),
    };
  }

  /** Has all of them stop, and resolves when they have ended. May be called more than once. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    clearInterval(this.#looking);
    await this.#showReadiness();
    await Promise.all(this.#members.map((member) => endOf(member)));
  }

  #listen(member: Member): void {
    const { shard } = member;
    const { log } = this.#options;
    shard.on(ShardEvents.Message, (message) => member.calls?.receive(message));
    shard.on(ShardEvents.Spawn, (child) => {
      // Without a listener it would end this process.
      if ('pid' in child)
        child.on('error', (err) => log.error({ err, shard: shard.id }, 'a shard’s process failed'));
    });
    shard.on(ShardEvents.Death, (child) => void this.#ended(member, 'exitCode' in child ? child : undefined));
  }

  async #spawn(member: Member): Promise<void> {
    const { shard } = member;
    member.calls = new ProcessCalls({
      send: (message) => void shard.send(message).catch(() => undefined),
      handlers: this.#handlersFor(member),
    });
    await shard.spawn(-1).catch((err: unknown) => {
      this.#options.log.error({ err, shard: shard.id }, 'a shard could not be started');
      return this.#ended(member, undefined);
    });
  }

  #handlersFor(member: Member): Handlers {
    const { id } = member.shard;
    return {
      ...this.#options.handlers,
      identify: () => this.#turns.turn(id),
      ready: async (isReady) => {
        const now = performance.now();
        member.ready = isReady === true ? { since: member.ready?.since ?? now, told: now } : undefined;
        await this.#showReadiness();
      },
      over: (text) => {
        this.#options.onOver(z.string().parse(text));
      },
      'ask-all': (data) => {
        const request = askAllRequest.parse(data);
        return this.askAll(request.name, request.data);
      },
    };
  }

  async #ended(
    member: Member,
    child: { readonly exitCode: number | null; readonly signalCode: string | null } | undefined,
  ): Promise<void> {
    const { log, patience = BOT_PATIENCE } = this.#options;
    const { signal } = this.#stopping;
    const stoodMs = performance.now() - (member.ready?.since ?? Infinity);
    member.calls?.end(new Error('the shard has ended'));
    member.calls = undefined;
    member.ready = undefined;
    if (signal.aborted) return;
    await this.#showReadiness();
    member.failures = stoodMs >= STANDS_MS ? 1 : member.failures + 1;
    const pauseMs = patience.pauseAfter(member.failures);
    const how = { code: child?.exitCode ?? undefined, signal: child?.signalCode ?? undefined };
    log.error({ shard: member.shard.id, ...how, pauseMs }, 'a shard ended and is started anew');
    await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) await this.#spawn(member);
  }

  /** One after the other, so that the last one holds. */
  #showReadiness(): Promise<void> {
    const { readySign } = this.#options;
    this.#shown = this.#shown.then(() => {
      const isReady = this.unready() === undefined && !this.#stopping.signal.aborted;
      return readySign[isReady ? 'show' : 'hide']();
    });
    return this.#shown;
  }
}

/** Has a shard stop, and resolves when its process has ended. */
async function endOf({ shard, calls }: Member): Promise<void> {
  if (calls === undefined) return;
  const ended = new Promise<void>((resolve) => shard.once(ShardEvents.Death, () => resolve()));
  // It may be gone before it has answered.
  calls.call('stop', undefined, { schema: z.unknown() }).catch(() => undefined);
  await ended;
}
