import type { GatewaySession } from './gateway-session.ts';

/** Where an event belongs: which guild, and which intent it takes to receive it. */
export interface Audience {
  readonly guildId: string | undefined;
  /** An intent bit, or undefined for events that every session receives, such as interactions. */
  readonly intent: number | undefined;
}

const GUILD_ID_SHIFT = 22n; // Discord's sharding formula: (guild_id >> 22) % shard_count

/** The shard that a guild's events go to. */
export function shardOf(guildId: string, count: number): number {
  return Number((BigInt(guildId) >> GUILD_ID_SHIFT) % BigInt(count));
}

/** The bits below the time in which nothing else is issued here. */
const APART = 1n << 17n;

/** The next identifier from this one on whose guild's events go to a shard. */
export function idOnShard(id: string, [index, count]: readonly [index: number, count: number]): string {
  const ahead = (index - shardOf(id, count) + count) % count;
  return String((BigInt(id) + (BigInt(ahead) << GUILD_ID_SHIFT)) | APART);
}

/** Whether a session learns of it: of a guild's events the guild's shard, of all others, direct messages too, the first. */
export function concerns(
  { intents, shard: [index, count] }: Pick<GatewaySession, 'intents' | 'shard'>,
  { guildId, intent }: Audience,
): boolean {
  if (intent !== undefined && (intents & intent) === 0) return false;
  return index === (guildId === undefined ? 0 : shardOf(guildId, count));
}
