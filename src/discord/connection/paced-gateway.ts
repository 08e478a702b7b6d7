import { type ClientOptions, SimpleShardingStrategy, WebSocketShardStatus } from 'discord.js';
import type { Attempts } from './attempts.ts';

/**
 * The options of a client's gateway with which it connects when the attempts say so, and no more once it is `over`. By itself
 * discord.js connects anew half a second after each failure, without end, tells no code, and goes on although the client was
 * destroyed while it waited.
 */
export function pacedGateway(attempts: Attempts, over: AbortSignal): NonNullable<ClientOptions['ws']> {
  return {
    buildStrategy: (manager) => {
      manager.on('ready', () => attempts.succeeded('identified'));
      manager.on('resumed', () => attempts.succeeded('resumed'));
      manager.on('error', ({ error }) => attempts.broke(error));
      manager.on('closed', ({ code }) => {
        // A client that is destroyed tells of its own farewell too.
        if (!over.aborted) attempts.closed(code);
      });
      const strategy = new SimpleShardingStrategy(manager);
      const retrieve = manager.options.retrieveSessionInfo.bind(manager.options);
      manager.options.retrieveSessionInfo = async (shard) => {
        // It asks for its session before it connects, when it is idle or, as one of a destroyed client, forgotten; and at each event.
        const status = (await strategy.fetchStatus()).get(shard) ?? WebSocketShardStatus.Idle;
        if (status === WebSocketShardStatus.Idle) await attempts.turn(over);
        return retrieve(shard);
      };
      return strategy;
    },
  };
}
