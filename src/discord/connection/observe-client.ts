import { type Client, Events, RESTEvents } from 'discord.js';
import type { DiscordState, Observer } from '../../metrics/observer.ts';
import type { Outbox } from './outbox.ts';
import { isConnected } from './readiness.ts';

/** Tells an observer when a client connects and what Discord answers it; of closed connections tell the `Attempts`. */
export function observeClient(client: Client, observer: Observer): void {
  client.on(Events.ShardReady, () => observer.connection('opened'));
  client.on(Events.ShardResume, () => observer.connection('resumed'));
  client.rest.on(RESTEvents.Response, (_request, { status }) => observer.discordAnswer(status));
}

/** How it stands with Discord now; of no client, that there is no connection. */
export function stateOf(client: Client | undefined, { kept }: Outbox): DiscordState {
  return {
    isConnected: client !== undefined && isConnected(client),
    heartbeatMs: heartbeatOf(client),
    guilds: client?.guilds.cache.size ?? 0,
    kept,
  };
}

/** Why a bot with this client answers nothing at this moment; undefined while it is connected. */
export function unreadyOf(client: Client | undefined): 'discord-disconnected' | undefined {
  return client !== undefined && isConnected(client) ? undefined : 'discord-disconnected';
}

/** Of a shard without a heartbeat yet discord.js says -1, and of no shards that it is no number. */
function heartbeatOf(client: Client | undefined): number | undefined {
  const ping = client?.ws.ping ?? Number.NaN;
  return ping >= 0 ? ping : undefined;
}
