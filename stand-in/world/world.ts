import { idOnShard } from '../gateway/audience.ts';
import { refusals } from '../rest/discord-error.ts';
import type { DirectChannel, GuildChannel, LocalChannel, LocalGuild } from './places.ts';
import { Locale } from 'discord.js';
import { createUser, parseLocale, type LocalUser, type UserOptions } from '../users.ts';
import type { StoredMessage } from './stored-message.ts';

/** What is said of a guild that is created. */
interface GuildOptions {
  readonly name: string;
  /** The locale that a Community has chosen; any other guild has none. */
  readonly locale?: string | undefined;
  /** @default true */
  readonly takesCommands?: boolean;
  /** The shard that its events go to, of so many. @default any */
  readonly shard?: readonly [index: number, count: number];
}

/** What is said of a channel that is created. */
export interface ChannelOptions {
  readonly name: string;
  /** @default the stand-in's first guild */
  readonly guild?: LocalGuild;
  /** Makes the channel a thread of this one. */
  readonly parent?: GuildChannel;
  /** The message that a thread is started from, whose identifier it shares. @default none */
  readonly startMessage?: StoredMessage;
  /** @default the guild's owner, for a thread */
  readonly starterId?: string;
  /** Permissions taken from the bot, as bits of `PermissionFlagsBits`. @default 0n */
  readonly deniedToBot?: bigint;
  /** Permissions taken from everyone but administrators. @default 0n */
  readonly deniedToEveryone?: bigint;
}

interface WorldOptions {
  readonly newId: () => string;
  readonly botName: string;
  readonly roleMentionsWithheld: boolean;
}

/** The people, guilds, channels and messages of one local Discord. */
export class World {
  readonly newId: () => string;
  readonly bot: LocalUser;
  /** Whether the bot may not read what mentions its role alone. */
  readonly roleMentionsWithheld: boolean;
  readonly guilds = new Map<string, LocalGuild>();
  readonly channels = new Map<string, LocalChannel>();
  readonly users = new Map<string, LocalUser>();
  /** Every state a message has had, oldest first, by message. */
  readonly #history = new Map<string, StoredMessage[]>();

  constructor({ newId, botName, roleMentionsWithheld }: WorldOptions) {
    this.newId = newId;
    this.roleMentionsWithheld = roleMentionsWithheld;
    this.bot = this.addUser({ name: botName, bot: true });
  }

  /** The application's identifier: that of its bot user, as with every application made since 2016. */
  get applicationId(): string {
    return this.bot.id;
  }

  addUser(options: UserOptions): LocalUser {
    const user = createUser(this.newId(), options);
    this.users.set(user.id, user);
    return user;
  }

  /** Adds a guild: a Community with the locale that it chose, or one that cannot choose. */
  addGuild({ name, locale, takesCommands = true, shard }: GuildOptions): LocalGuild {
    const owner = this.addUser({ name: `Owner of ${name}`, administrator: true });
    const guild = {
      id: shard === undefined ? this.newId() : idOnShard(this.newId(), shard),
      name,
      preferredLocale: locale === undefined ? Locale.EnglishUS : parseLocale(locale),
      isCommunity: locale !== undefined,
      ownerId: owner.id,
      takesCommands,
      administratorRoleId: this.newId(),
      memberRoleId: this.newId(),
      botRole: { id: this.newId(), botId: this.bot.id },
    };
    this.guilds.set(guild.id, guild);
    return guild;
  }

  addChannel(options: ChannelOptions & { guild: LocalGuild }): GuildChannel {
    const channel: GuildChannel = {
      kind: options.parent === undefined ? 'text' : 'thread',
      id: options.startMessage?.id ?? this.newId(),
      guildId: options.guild.id,
      name: options.name,
      parentId: options.parent?.id,
      starterId: options.parent === undefined ? undefined : (options.starterId ?? options.guild.ownerId),
      archived: false,
      deniedToBot: options.deniedToBot ?? 0n,
      deniedToEveryone: options.deniedToEveryone ?? 0n,
      messages: new Map(),
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** Removes a channel with its threads and their messages. */
  removeChannel({ id }: GuildChannel): void {
    this.channels.delete(id);
    for (const [threadId, thread] of this.channels) {
      if (thread.kind === 'thread' && thread.parentId === id) this.channels.delete(threadId);
    }
  }

  /** The direct channel of the bot and `user`, opened on first use. */
  directChannel(user: LocalUser): DirectChannel {
    for (const channel of this.channels.values()) {
      if (channel.kind === 'dm' && channel.recipient.id === user.id) return channel;
    }
    const channel: DirectChannel = { kind: 'dm', id: this.newId(), recipient: user, messages: new Map() };
    this.channels.set(channel.id, channel);
    return channel;
  }

  /** @throws DiscordError 10003 if there is no such channel */
  channel(id: string): LocalChannel {
    const channel = this.channels.get(id);
    if (channel === undefined) throw refusals.unknownChannel();
    return channel;
  }

  /** @throws DiscordError 10013 if there is no such user */
  user(id: string): LocalUser {
    const user = this.users.get(id);
    if (user === undefined) throw refusals.unknownUser();
    return user;
  }

  /** @throws DiscordError 10004 if there is no such guild */
  guild(id: string): LocalGuild {
    const guild = this.guilds.get(id);
    if (guild === undefined) throw refusals.unknownGuild();
    return guild;
  }

  /** Whether the bot is in the guild of a channel, or in the direct messages that it is. */
  holdsBot(channelId: string): boolean {
    const channel = this.channel(channelId);
    return channel.kind === 'dm' || this.guilds.has(channel.guildId);
  }

  /** Stores a new message or the next state of a known one. */
  keep(message: StoredMessage): StoredMessage {
    this.channel(message.channel_id).messages.set(message.id, message);
    const history = this.#history.get(message.id);
    if (history === undefined) this.#history.set(message.id, [message]);
    else history.push(message);
    return message;
  }

  remove(message: StoredMessage): void {
    this.channel(message.channel_id).messages.delete(message.id);
  }

  /** The message as it is now, or as it last was if it has been deleted. */
  message(id: string): StoredMessage | undefined {
    return this.#history.get(id)?.at(-1);
  }

  /** Every state the message has had, oldest first. */
  historyOf(id: string): readonly StoredMessage[] {
    return this.#history.get(id) ?? [];
  }

  forgetMessages(): void {
    this.#history.clear();
    for (const channel of this.channels.values()) channel.messages.clear();
  }
}
