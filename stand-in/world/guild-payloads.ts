import {
  ChannelType,
  GuildFeature,
  GuildMemberFlags,
  GuildSystemChannelFlags,
  OverwriteType,
  ThreadAutoArchiveDuration,
  type APIGuildMember,
  type APIOverwrite,
  type APIRole,
  type APITextChannel,
  type APIThreadChannel,
  type APIDMChannel,
} from 'discord.js';
import type { GuildChannel, LocalChannel, LocalGuild } from './places.ts';
import { ALL_PERMISSIONS, EVERYONE_PERMISSIONS } from './places.ts';
import { userPayload, type LocalUser } from '../users.ts';
import type { World } from './world.ts';

const JOINED_AT = '2024-01-01T00:00:00.000000+00:00';

/** A user as a member of a guild, without the user itself: as messages carry it. */
export function memberPayload(user: LocalUser, guild: LocalGuild): Omit<APIGuildMember, 'user'> {
  return {
    roles: rolesOf(user, guild),
    joined_at: JOINED_AT,
    premium_since: null,
    deaf: false,
    mute: false,
    flags: GuildMemberFlags.CompletedOnboarding,
    avatar: null,
    banner: null,
    communication_disabled_until: null,
    pending: false,
  };
}

function rolesOf(user: LocalUser, guild: LocalGuild): string[] {
  if (user.id === guild.botRole.botId) return [guild.botRole.id];
  return [
    ...(user.administrator ? [guild.administratorRoleId] : []),
    ...(user.member ? [guild.memberRoleId] : []),
  ];
}

/** A payload with its flags as the number they are: Discord's enumerations have no member for none. */
type Plain<T> = Omit<T, 'flags'> & { readonly flags: number };

/** A channel as Discord's API describes it. */
export function channelPayload(channel: LocalChannel, world: World) {
  if (channel.kind === 'dm') return directPayload(channel);
  return channel.kind === 'thread' ? threadPayload(channel) : textPayload(channel, world);
}

function directPayload(channel: LocalChannel & { kind: 'dm' }): Plain<APIDMChannel> {
  return {
    id: channel.id,
    type: ChannelType.DM,
    flags: 0,
    last_message_id: null,
    name: null,
    recipients: [userPayload(channel.recipient)],
  };
}

function textPayload(channel: GuildChannel, world: World): Plain<APITextChannel> {
  return {
    id: channel.id,
    type: ChannelType.GuildText,
    guild_id: channel.guildId,
    name: channel.name,
    position: 0,
    flags: 0,
    nsfw: false,
    parent_id: null,
    topic: null,
    last_message_id: null,
    rate_limit_per_user: 0,
    permission_overwrites: overwrites(channel, world),
  };
}

function threadPayload(channel: GuildChannel): Plain<APIThreadChannel> {
  return {
    id: channel.id,
    type: ChannelType.PublicThread,
    guild_id: channel.guildId,
    parent_id: channel.parentId ?? '',
    name: channel.name,
    flags: 0,
    last_message_id: null,
    owner_id: channel.starterId ?? '',
    message_count: 0,
    member_count: 1,
    total_message_sent: 0,
    rate_limit_per_user: 0,
    applied_tags: [],
    thread_metadata: {
      archived: channel.archived,
      auto_archive_duration: ThreadAutoArchiveDuration.OneDay,
      archive_timestamp: JOINED_AT,
      locked: false,
    },
  };
}

function overwrites(channel: GuildChannel, world: World): APIOverwrite[] {
  const everyone = { id: channel.guildId, type: OverwriteType.Role, denied: channel.deniedToEveryone };
  const bot = { id: world.bot.id, type: OverwriteType.Member, denied: channel.deniedToBot };
  return [everyone, bot]
    .filter(({ denied }) => denied !== 0n)
    .map(({ id, type, denied }) => ({ id, type, allow: '0', deny: denied.toString() }));
}

function rolePayload(options: { id: string; name: string; permissions: bigint }): Plain<APIRole> {
  return {
    id: options.id,
    name: options.name,
    permissions: options.permissions.toString(),
    color: 0,
    colors: { primary_color: 0, secondary_color: null, tertiary_color: null },
    hoist: false,
    icon: null,
    unicode_emoji: null,
    position: 0,
    managed: false,
    mentionable: false,
    flags: 0,
  };
}

/** The roles of a guild as Discord's API describes them. */
export function rolePayloads(guild: LocalGuild, world: World): readonly Plain<APIRole>[] {
  return [
    rolePayload({ id: guild.id, name: '@everyone', permissions: EVERYONE_PERMISSIONS }),
    rolePayload({ id: guild.administratorRoleId, name: 'Administrator', permissions: ALL_PERMISSIONS }),
    rolePayload({ id: guild.memberRoleId, name: 'Members', permissions: 0n }),
    botRolePayload(guild, world),
  ];
}

function botRolePayload({ botRole }: LocalGuild, world: World): Plain<APIRole> {
  const role = rolePayload({ id: botRole.id, name: world.bot.name, permissions: 0n });
  return { ...role, managed: true, tags: { bot_id: botRole.botId } };
}

/** What a guild can do that not every one can. */
export function guildFeatures({ isCommunity }: LocalGuild): GuildFeature[] {
  return isCommunity ? [GuildFeature.Community] : [];
}

/** The guild as the gateway announces it to the bot: its channels, threads, roles and the bot's own membership. */
export function guildCreatePayload(guild: LocalGuild, world: World) {
  const channels = [...world.channels.values()].filter((channel) => channel.kind !== 'dm');
  const own = channels.filter((channel) => channel.guildId === guild.id);
  return {
    ...guildSettings(guild),
    joined_at: JOINED_AT,
    large: false,
    unavailable: false,
    member_count: world.users.size,
    voice_states: [],
    members: [{ ...memberPayload(world.bot, guild), user: userPayload(world.bot) }],
    channels: own.filter((channel) => channel.kind === 'text').map((channel) => textPayload(channel, world)),
    threads: own
      .filter((channel) => channel.kind === 'thread' && !channel.archived)
      .map((channel) => threadPayload(channel)),
    presences: [],
    stage_instances: [],
    guild_scheduled_events: [],
    soundboard_sounds: [],
    roles: rolePayloads(guild, world),
  };
}

function guildSettings(guild: LocalGuild) {
  return {
    id: guild.id,
    name: guild.name,
    owner_id: guild.ownerId,
    preferred_locale: guild.preferredLocale,
    icon: null,
    splash: null,
    discovery_splash: null,
    region: 'deprecated',
    afk_channel_id: null,
    afk_timeout: 300,
    verification_level: 0,
    default_message_notifications: 0,
    explicit_content_filter: 0,
    emojis: [],
    features: guildFeatures(guild),
    mfa_level: 0,
    application_id: null,
    system_channel_id: null,
    system_channel_flags: GuildSystemChannelFlags.SuppressJoinNotifications,
    rules_channel_id: null,
    vanity_url_code: null,
    description: null,
    banner: null,
    premium_tier: 0,
    premium_progress_bar_enabled: false,
    public_updates_channel_id: null,
    nsfw_level: 0,
    stickers: [],
    hub_type: null,
    safety_alerts_channel_id: null,
    incidents_data: null,
  };
}
