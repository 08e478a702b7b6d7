import { once } from 'node:events';
import type { ClientOptions } from 'discord.js';
import { z } from 'zod';
import { BuildFault } from '../../indexing/build-fault.ts';
import { buildProgress, buildSummary, type BuildSummary } from '../../indexing/build-summary.ts';
import type { BuildInChildOptions } from '../../indexing/build-in-child.ts';
import { LANGUAGES } from '../../language/language.ts';
import { tellParent } from '../../system/child-process.ts';
import { ProcessCalls } from '../../system/process-calls.ts';
import type { ReadySign } from '../connection/readiness.ts';
import { type AnswerShard, askAllRequest, sentAnswers, type ShardMessages } from './shard-messages.ts';

/** Which of a bot's shards a process is. */
export interface ShardPlace {
  /** From 0. */
  readonly shard: number;
  readonly shards: number;
}

/** How a build went that the manager was asked for; a fault is in words, in each language. */
export const builtSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('built'), summary: buildSummary }),
  z.object({
    kind: z.literal('fault'),
    told: z.record(z.enum(LANGUAGES), z.object({ problem: z.string(), remedy: z.string() })),
  }),
]);

const nothing = z.unknown();

/** A shard's end of the channel to the process that manages all shards: what it asks there, and what it is asked. */
export class ShardLink {
  readonly place: ShardPlace;
  readonly calls: ProcessCalls;
  /** Resolves once the manager wants this shard to stop, or is gone. */
  readonly stopped: Promise<void>;
  readonly #answers = new Map<string, AnswerShard>();

  /** Of this process, which a manager started. */
  constructor(place: ShardPlace) {
    this.place = place;
    const stopping = new AbortController();
    this.stopped = once(stopping.signal, 'abort').then(() => undefined);
    this.calls = new ProcessCalls({
      send: tellParent,
      handlers: { stop: () => stopping.abort(), asked: (data) => this.#answer(data) },
    });
    process.on('message', (message) => this.calls.receive(message));
    process.on('disconnect', () => {
      this.calls.end(new Error('the process that manages the shards is gone'));
      stopping.abort();
    });
  }

  /** The options of the one shard's client, which identifies when its turn among all shards has come. */
  get clientOptions(): Partial<ClientOptions> {
    const { shard, shards } = this.place;
    const waitForIdentify = async (_: number, signal: AbortSignal): Promise<void> => {
      await this.calls.call('identify', undefined, { schema: nothing, signal });
    };
    return {
      shards: [shard],
      shardCount: shards,
      ws: { buildIdentifyThrottler: async () => ({ waitForIdentify }) },
    };
  }

  /** Tells the manager, which makes a sign of all shards' together. */
  get readySign(): ReadySign {
    const tell = (isReady: boolean) => (): Promise<void> =>
      this.calls.call('ready', isReady, { schema: nothing }).then(ignore, ignore);
    return { show: tell(true), hide: tell(false) };
  }

  get messages(): ShardMessages {
    return {
      askAll: async (name, data) => {
        const sent = await this.calls.call('ask-all', { name, data }, { schema: sentAnswers });
        return { answers: new Map(sent.answers), missing: sent.missing };
      },
      answer: (name, answer) => void this.#answers.set(name, answer),
    };
  }

  /** Has the manager build the index, which then has all shards take it up. */
  readonly build = async ({
    onProgress,
    signal,
  }: Pick<BuildInChildOptions, 'onProgress' | 'signal'>): Promise<BuildSummary> => {
    const built = await this.calls.call('build', undefined, {
      schema: builtSchema,
      signal,
      onProgress: (progress) => onProgress(buildProgress.parse(progress)),
    });
    if (built.kind === 'fault') throw new BuildFault({ kind: 'told', told: built.told });
    return built.summary;
  };

  /** Tells the manager that this shard ends for good, and what a person is to be told of it. */
  async tellOver(text: string): Promise<void> {
    await this.calls.call('over', text, { schema: nothing }).then(ignore, ignore);
  }

  #answer(asked: unknown): unknown {
    const { name, data } = askAllRequest.parse(asked);
    const answer = this.#answers.get(name);
    if (answer === undefined) throw new Error(`this shard does not answer to ${name}`);
    return answer(data);
  }
}

function ignore(): void {
  // Where the manager is gone, this process ends by that.
}
