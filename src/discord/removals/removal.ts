import { type Channel, GatewayDispatchEvents, ShardClientUtil } from 'discord.js';
import { z } from 'zod';

/** Where a message stands: it is gone with its channel, with the one above a thread and with its guild. */
export interface Place {
  readonly messageId?: string | undefined;
  readonly channelId?: string | undefined;
  readonly parentId?: string | undefined;
  readonly guildId?: string | undefined;
}

/** A place in a channel; `channel` null where discord.js does not hold it. */
export function placeIn({
  channelId,
  channel,
  guildId,
}: {
  readonly channelId: string | null;
  readonly channel: Channel | null;
  readonly guildId: string | null;
}): Omit<Place, 'messageId'> {
  return {
    channelId: channelId ?? undefined,
    parentId: channel?.isThread() === true ? (channel.parentId ?? undefined) : undefined,
    guildId: guildId ?? undefined,
  };
}

/** What has gone from Discord for good, or from the bot's sight. */
export interface Removal {
  readonly of: 'message' | 'channel' | 'guild';
  /** The messages that are named; none where more has gone than they. */
  readonly messageIds: readonly string[];
  /** Whether what stands there has gone with it. */
  readonly takes: (place: Place) => boolean;
}

const id = z.string();

/**
 * The events of the gateway that tell of it. They are read as they come, because discord.js tells of no thread and no
 * message of a thread that it does not hold, and it holds none that was archived when it logged in.
 */
const eventSchema = z.discriminatedUnion('t', [
  z.object({ t: z.literal(GatewayDispatchEvents.MessageDelete), d: z.object({ id }) }),
  z.object({ t: z.literal(GatewayDispatchEvents.MessageDeleteBulk), d: z.object({ ids: z.array(id) }) }),
  z.object({ t: z.literal(GatewayDispatchEvents.ChannelDelete), d: z.object({ id }) }),
  z.object({ t: z.literal(GatewayDispatchEvents.ThreadDelete), d: z.object({ id }) }),
  z.object({
    t: z.literal(GatewayDispatchEvents.GuildDelete),
    d: z.object({ id, unavailable: z.boolean().optional() }),
  }),
  z.object({
    t: z.literal(GatewayDispatchEvents.Ready),
    d: z.object({
      guilds: z.array(z.object({ id })),
      shard: z.tuple([z.int(), z.int()]).default([0, 1]),
    }),
  }),
]);

/** What has gone by an event of the gateway; undefined where nothing has. */
export function removalBy(event: unknown): Removal | undefined {
  const { data } = eventSchema.safeParse(event);
  if (data === undefined) return undefined;
  switch (data.t) {
    case GatewayDispatchEvents.MessageDelete:
      return ofMessages([data.d.id]);
    case GatewayDispatchEvents.MessageDeleteBulk:
      return ofMessages(data.d.ids);
    // Of the threads of a channel that is deleted no event tells.
    case GatewayDispatchEvents.ChannelDelete:
    case GatewayDispatchEvents.ThreadDelete:
      return ofChannel(data.d.id);
    case GatewayDispatchEvents.GuildDelete:
      // With `unavailable` it is an outage of Discord's.
      return data.d.unavailable === true ? undefined : ofGuilds((guildId) => guildId === data.d.id);
    case GatewayDispatchEvents.Ready: {
      // Names every guild of this shard that the bot is in, those in an outage too.
      const present = new Set(data.d.guilds.map((guild) => guild.id));
      const [shard, shards] = data.d.shard;
      return ofGuilds(
        (guildId) => !present.has(guildId) && ShardClientUtil.shardIdForGuildId(guildId, shards) === shard,
      );
    }
  }
}

function ofMessages(messageIds: readonly string[]): Removal {
  const gone = new Set(messageIds);
  return {
    of: 'message',
    messageIds,
    takes: ({ messageId }) => messageId !== undefined && gone.has(messageId),
  };
}

function ofChannel(gone: string): Removal {
  return {
    of: 'channel',
    messageIds: [],
    takes: ({ channelId, parentId }) => channelId === gone || parentId === gone,
  };
}

function ofGuilds(isGone: (guildId: string) => boolean): Removal {
  return {
    of: 'guild',
    messageIds: [],
    takes: ({ guildId }) => guildId !== undefined && isGone(guildId),
  };
}
