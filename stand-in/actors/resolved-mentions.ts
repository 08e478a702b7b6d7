import type { LocalChannel } from '../world/places.ts';
import { userPermissions } from '../world/places.ts';
import { channelPayload, memberPayload, rolePayloads } from '../world/guild-payloads.ts';
import { mentionedChannelIds, mentionedIds, mentionedRoleIds } from '../world/pings.ts';
import { userPayload, type LocalUser } from '../users.ts';
import type { World } from '../world/world.ts';

interface Mentioning {
  readonly user: LocalUser;
  readonly channel: LocalChannel;
  readonly world: World;
}

/** What Discord sends along with a command: those whom the texts of its options mention; undefined where they mention none. */
export function resolvedMentions(text: string, { user, channel, world }: Mentioning) {
  const users = mentionedIds(text).flatMap((id) => world.users.get(id) ?? []);
  const roleIds = mentionedRoleIds(text);
  const channels = mentionedChannelIds(text).flatMap((id) => world.channels.get(id) ?? []);
  if (users.length + roleIds.length + channels.length === 0) return undefined;
  const guild = channel.kind === 'dm' ? undefined : world.guild(channel.guildId);
  const roles = guild === undefined ? [] : rolePayloads(guild, world);
  const members =
    guild === undefined ? [] : users.map((one) => ({ id: one.id, ...memberPayload(one, guild) }));
  return {
    users: byId(users.map(userPayload)),
    members: byId(members),
    roles: byId(roles.filter(({ id }) => roleIds.includes(id))),
    channels: byId(
      channels.map((one) => ({
        ...channelPayload(one, world),
        permissions: userPermissions(user, one).toString(),
      })),
    ),
  };
}

function byId<T extends { readonly id: string }>(all: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(all.map((one) => [one.id, one]));
}
