import { type Client, Events, RESTEvents } from 'discord.js';
import type { Log } from '../log.ts';

/** Logs what happens to the connection. discord.js resumes and reconnects by itself. */
export function logConnection(client: Client, log: Log): void {
  client.on(Events.ShardReconnecting, (shard) => log.warn({ shard }, 'connection lost, reconnecting'));
  client.on(Events.ShardResume, (shard, replayed) => log.info({ shard, replayed }, 'connection resumed'));
  client.on(Events.ShardReady, (shard) => log.info({ shard }, 'connected'));
  client.on(Events.ShardDisconnect, ({ code }, shard) =>
    log.error({ shard, code }, 'connection closed for good'),
  );
  client.on(Events.ShardError, (err, shard) => log.warn({ err, shard }, 'connection failed'));
  // Without a listener, an error event ends the process.
  client.on(Events.Error, (err) => log.error({ err }, 'the client failed'));
  client.on(Events.Warn, (warning) => log.warn({ warning }, 'the client warns'));
  client.rest.on(RESTEvents.RateLimited, ({ route, timeToReset, global }) =>
    log.debug({ route, timeToReset, global }, 'requests wait for a rate limit'),
  );
  client.rest.on(RESTEvents.InvalidRequestWarning, ({ count, remainingTime }) =>
    log.warn({ count, remainingTime }, 'many requests were refused'),
  );
}
