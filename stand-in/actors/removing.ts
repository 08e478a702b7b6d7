import { ChannelType, GatewayIntentBits, MessageFlags, PermissionFlagsBits } from 'discord.js';
import type { Core } from '../core.ts';
import type { SeenMessage } from '../seen-message.ts';
import type { LocalUser } from '../users.ts';
import { channelPayload, guildCreatePayload } from '../world/guild-payloads.ts';
import { userPermissions, type GuildChannel, type LocalGuild } from '../world/places.ts';
import type { StoredMessage } from '../world/stored-message.ts';

/** What people take away from a Discord: messages, channels, the bot itself. */
export class Removing {
  readonly #core: Core;

  constructor(core: Core) {
    this.#core = core;
  }

  /** Deletes a message, or dismisses one that the user alone sees. Throws where Discord's client would not let the user. */
  message({ user, message }: { readonly user: LocalUser; readonly message: SeenMessage }): void {
    this.#requireMay(user, message.raw);
    this.#core.messages.remove(message.raw);
  }

  /** Deletes messages of one channel at once, as a bot that moderates does. */
  bulk({ user, messages }: { readonly user: LocalUser; readonly messages: readonly SeenMessage[] }): void {
    const raw = messages.map((message) => message.raw);
    for (const message of raw) this.#requireMay(user, message, 'others');
    this.#core.messages.removeBulk(raw);
  }

  /** Deletes a channel with its threads, of which no event tells; or a thread. */
  channel(channel: GuildChannel): void {
    const { world, gateway, journal } = this.#core;
    const isThread = channel.kind === 'thread';
    const { id, guildId, parentId } = channel;
    const payload = isThread
      ? { id, guild_id: guildId, parent_id: parentId, type: ChannelType.PublicThread }
      : channelPayload(channel, world);
    world.removeChannel(channel);
    gateway.dispatch(isThread ? 'THREAD_DELETE' : 'CHANNEL_DELETE', payload, guildAudience(guildId));
    journal.changed();
  }

  /** Removes the bot from a guild. */
  bot(guild: LocalGuild): void {
    const { world, gateway, journal } = this.#core;
    world.guilds.delete(guild.id);
    gateway.dispatch('GUILD_DELETE', { id: guild.id }, guildAudience(guild.id));
    journal.changed();
  }

  /** A guild is unavailable, as in an outage of Discord, until the returned function is called. */
  outage(guild: LocalGuild): () => void {
    const { world, gateway } = this.#core;
    gateway.dispatch('GUILD_DELETE', { id: guild.id, unavailable: true }, guildAudience(guild.id));
    return () => {
      gateway.dispatch('GUILD_CREATE', guildCreatePayload(guild, world), guildAudience(guild.id));
    };
  }

  #requireMay(user: LocalUser, message: StoredMessage, whose: 'own' | 'others' = 'own'): void {
    const { world, interactions } = this.#core;
    if ((message.flags & MessageFlags.Ephemeral) !== 0) {
      const owner = interactions.all.find(({ messageIds }) => messageIds.has(message.id))?.user;
      if (owner?.id === user.id) return;
    }
    const channel = world.channel(message.channel_id);
    const isModerator =
      channel.kind !== 'dm' && (userPermissions(user, channel) & PermissionFlagsBits.ManageMessages) !== 0n;
    if (isModerator || (whose === 'own' && message.author.id === user.id)) return;
    throw new Error(`${user.name} may not delete messages of others here`);
  }
}

function guildAudience(guildId: string) {
  return { guildId, intent: GatewayIntentBits.Guilds };
}
