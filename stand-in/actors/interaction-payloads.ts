import { InteractionContextType } from 'discord.js';
import type { Interaction } from '../world/interactions.ts';
import { channelPayload, guildFeatures, memberPayload } from '../world/guild-payloads.ts';
import { integrationOwners } from '../world/compose-message.ts';
import { botPermissions, userPermissions } from '../world/places.ts';
import { userPayload } from '../users.ts';
import type { World } from '../world/world.ts';

const ATTACHMENT_LIMIT = 10 * 1024 * 1024;

/** What INTERACTION_CREATE carries for every kind of interaction; `data` and `message` differ by kind; an undefined locale is left out. */
export function interactionPayload(
  interaction: Interaction,
  world: World,
  parts: { readonly data: unknown; readonly message?: unknown; readonly locale?: undefined },
) {
  const { channel, user } = interaction;
  return {
    id: interaction.id,
    application_id: world.applicationId,
    type: interaction.type,
    token: interaction.token,
    version: 1,
    channel_id: channel.id,
    channel: { ...channelPayload(channel, world), permissions: userPermissions(user, channel).toString() },
    app_permissions: botPermissions(channel).toString(),
    locale: user.locale,
    entitlements: [],
    authorizing_integration_owners: integrationOwners(channel),
    attachment_size_limit: ATTACHMENT_LIMIT,
    ...placeFields(interaction, world),
    ...parts,
  };
}

function placeFields({ channel, user }: Interaction, world: World) {
  if (channel.kind === 'dm') return { context: InteractionContextType.BotDM, user: userPayload(user) };
  const guild = world.guild(channel.guildId);
  return {
    context: InteractionContextType.Guild,
    guild_id: guild.id,
    guild_locale: guild.preferredLocale,
    guild: { id: guild.id, locale: guild.preferredLocale, features: guildFeatures(guild) },
    member: {
      ...memberPayload(user, guild),
      user: userPayload(user),
      permissions: userPermissions(user, channel).toString(),
    },
  };
}
