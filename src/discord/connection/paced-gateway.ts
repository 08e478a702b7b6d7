import { type ClientOptions, SimpleShardingStrategy, WebSocketShardStatus } from 'discord.js';
import type { Attempts } from './attempts.ts';

type GatewayOptions = NonNullable<ClientOptions['ws']>;
type GatewayManager = Parameters<NonNullable<GatewayOptions['buildStrategy']>>[0];

/** The code of a connection that ended without a farewell, or that never came about. */
const NO_FAREWELL = 1006;

/** Connections that fail in a row before a session is given up: at its address nobody may be left. */
const SESSION_OUTLIVES = 5;

/**
 * The options of a client's gateway with which it connects when the attempts say so, and no more once it is `over`. By itself
 * discord.js connects anew half a second after each failure, without end, tells no code, goes on although the client was
 * destroyed while it waited, and gives up a session where the network is gone for a moment, with all that was said meanwhile.
 */
export function pacedGateway(attempts: Attempts, over: AbortSignal): GatewayOptions {
  return {
    buildStrategy: (manager) => {
      manager.on('hello', ({ shardId }) => attempts.reached(shardId));
      manager.on('ready', ({ shardId }) => attempts.succeeded(shardId));
      manager.on('resumed', ({ shardId }) => attempts.succeeded(shardId));
      manager.on('error', ({ error }) => attempts.broke(error));
      manager.on('closed', ({ code, shardId }) => {
        // A client that is destroyed tells of its own farewell too.
        if (!over.aborted) attempts.closed(code, shardId);
      });
      keepSessions(manager);
      const strategy = new SimpleShardingStrategy(manager);
      const retrieve = manager.options.retrieveSessionInfo.bind(manager.options);
      manager.options.retrieveSessionInfo = async (shard) => {
        // It asks for its session before it connects, when it is idle or, as one of a destroyed client, forgotten; and at each event.
        const status = (await strategy.fetchStatus()).get(shard) ?? WebSocketShardStatus.Idle;
        if (status === WebSocketShardStatus.Idle) {
          await attempts.turn(over, { shard, identifies: (await retrieve(shard)) === null });
        }
        return retrieve(shard);
      };
      return strategy;
    },
  };
}

/** Keeps the session of a shard that cannot connect: it can be resumed as long as Discord keeps it, and then nothing is missed. */
function keepSessions(manager: GatewayManager): void {
  const failed = new Map<number, number>();
  manager.on('closed', ({ code, shardId }) => {
    if (code === NO_FAREWELL) failed.set(shardId, (failed.get(shardId) ?? 0) + 1);
    else failed.delete(shardId);
  });
  manager.on('hello', ({ shardId }) => failed.delete(shardId));
  const update = manager.options.updateSessionInfo.bind(manager.options);
  manager.options.updateSessionInfo = (shard, session) => {
    const failures = failed.get(shard) ?? 0;
    return session === null && failures > 0 && failures <= SESSION_OUTLIVES
      ? undefined
      : update(shard, session);
  };
}
