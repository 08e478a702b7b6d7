import { GatewayIntentBits, type APIApplicationCommand, type ApplicationCommandType } from 'discord.js';
import { channelPayload } from './world/guild-payloads.ts';
import {
  useAutocomplete,
  useMessageCommand,
  useSlashCommand,
  type SlashOptions,
} from './actors/command-actors.ts';
import {
  pressButton,
  submitModal,
  type PressOptions,
  type SubmitOptions,
} from './actors/component-actors.ts';
import type { Core } from './core.ts';
import type { InteractionExchange, MessageExchange } from './exchanges.ts';
import type { Faults } from './rest/faults.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Listener } from './listener.ts';
import type { Interaction } from './world/interactions.ts';
import type { RecordedRequest, Violation } from './journal.ts';
import { edit, say, type SayOptions } from './actors/message-actors.ts';
import { Removing } from './actors/removing.ts';
import type { GuildChannel, LocalChannel, LocalGuild } from './world/places.ts';
import { SeenMessage } from './seen-message.ts';
import type { LocalUser, UserOptions } from './users.ts';
import type { ChannelOptions, World } from './world/world.ts';

/** Where something happens: a channel, or the user's direct messages with the bot. @default the first text channel */
type Somewhere = { readonly channel?: LocalChannel; readonly dm?: boolean };
type Placed<T extends { channel: LocalChannel }> = Omit<T, 'channel'> & Somewhere;

/** A Discord on 127.0.0.1 that the real discord.js logs in to, and the people on it. */
export class StandIn {
  readonly token: string;
  /** What goes wrong with the bot's next requests. */
  readonly faults: Faults;
  /** The guild that is there from the start. */
  readonly guild: LocalGuild;
  /** Its text channel. */
  readonly channel: GuildChannel;
  /** A thread in that channel. */
  readonly thread: GuildChannel;
  /** What people take away. */
  readonly removing: Removing;
  readonly #core: Core;
  readonly #listener: Listener;

  constructor(core: Core, options: { token: string; faults: Faults; listener: Listener }) {
    this.#core = core;
    this.removing = new Removing(core);
    this.token = options.token;
    this.faults = options.faults;
    this.#listener = options.listener;
    const [guild] = core.world.guilds.values();
    if (guild === undefined) throw new Error('A stand-in starts with a guild');
    this.guild = guild;
    this.channel = core.world.addChannel({ guild, name: 'general' });
    this.thread = core.world.addChannel({ guild, name: 'a thread', parent: this.channel });
  }

  /** The address for `new Client({ rest: { api } })`. */
  get api(): string {
    return `http://127.0.0.1:${this.#listener.port}/api`;
  }

  /** Identifier of the application and of its bot user. */
  get botId(): string {
    return this.#core.world.bot.id;
  }

  /** What mentions the role that Discord made for the bot in the guild that is there from the start. */
  get roleMention(): string {
    return `<@&${this.guild.botRole.id}>`;
  }

  /** The gateway with its switches for lost connections and refused sessions. */
  get gateway(): Gateway {
    return this.#core.gateway;
  }

  get world(): World {
    return this.#core.world;
  }

  /** What the bot did that Discord would refuse or ignore. */
  get violations(): readonly Violation[] {
    return this.#core.journal.violations;
  }

  get requests(): readonly RecordedRequest[] {
    return this.#core.journal.requests;
  }

  /** Requests to routes that the stand-in does not have. */
  get unknownRoutes(): readonly RecordedRequest[] {
    return this.#core.journal.unknownRoutes;
  }

  /** Interactions whose three seconds have passed without an acknowledgement. */
  get unacknowledged(): readonly Interaction[] {
    const { interactions } = this.#core;
    return interactions.all.filter(
      (one) => one.acknowledgement === undefined && interactions.isPastDeadline(one),
    );
  }

  /** Messages that still say that the bot is thinking, where it has not been removed. */
  get thinking(): readonly SeenMessage[] {
    const { world } = this.#core;
    return this.posted.filter(({ loading, raw }) => loading && world.holdsBot(raw.channel_id));
  }

  /** Every message of the bot in any channel, by channel in the order of sending. */
  get posted(): readonly SeenMessage[] {
    const { world } = this.#core;
    return [...world.channels.values()]
      .flatMap((channel) => Array.from(channel.messages.values()))
      .filter((message) => message.author.id === world.bot.id)
      .map((message) => new SeenMessage(this.#core, message.id));
  }

  /** The thread that was started last. */
  get newestThread(): GuildChannel {
    let newest = this.thread;
    for (const channel of this.#core.world.channels.values()) if (channel.kind === 'thread') newest = channel;
    return newest;
  }

  user(options: UserOptions): LocalUser {
    return this.#core.world.addUser(options);
  }

  /** Adds a channel, or a thread where `parent` is given. */
  addChannel(options: ChannelOptions): GuildChannel {
    const { world, gateway } = this.#core;
    const channel = world.addChannel({ guild: this.guild, ...options });
    const event = channel.kind === 'thread' ? 'THREAD_CREATE' : 'CHANNEL_CREATE';
    const audience = { guildId: channel.guildId, intent: GatewayIntentBits.Guilds };
    gateway.dispatch(event, channelPayload(channel, world), audience);
    return channel;
  }

  /** The commands of a type that are offered in a guild, or in direct messages where there is none. */
  commands(type: ApplicationCommandType, guildId: string | undefined): readonly APIApplicationCommand[] {
    return this.#core.commands.visible(type, guildId);
  }

  /** The command of this name, in any language, that is offered there. */
  findCommand(
    name: string,
    type: ApplicationCommandType,
    guildId: string | undefined,
  ): APIApplicationCommand | undefined {
    return this.#core.commands.find(name, type, guildId);
  }

  /** Uses a chat command, once the bot has registered it. */
  async slash(doing: Placed<SlashOptions>): Promise<InteractionExchange> {
    return await useSlashCommand(this.#core, this.#placed(doing));
  }

  /** Types `typed` into the option `focused` of a chat command. */
  async autocomplete(
    doing: Placed<SlashOptions> & { readonly focused: string; readonly typed: string },
  ): Promise<InteractionExchange> {
    return await useAutocomplete(this.#core, this.#placed(doing));
  }

  /** Uses a message command on `target`. */
  async messageCommand(doing: {
    readonly user: LocalUser;
    readonly command: string;
    readonly target: SeenMessage;
    readonly locale?: string | null;
  }): Promise<InteractionExchange> {
    const channel = this.#core.world.channel(doing.target.raw.channel_id);
    return await useMessageCommand(this.#core, { ...doing, channel });
  }

  async button(doing: PressOptions): Promise<InteractionExchange> {
    return await pressButton(this.#core, doing);
  }

  async modalSubmit(doing: SubmitOptions): Promise<InteractionExchange> {
    return await submitModal(this.#core, doing);
  }

  /** Writes any message, by default in the first text channel. */
  async say(doing: Placed<SayOptions>): Promise<MessageExchange> {
    return await say(this.#core, this.#placed(doing));
  }

  /** Writes a message that begins with a mention of the bot. */
  async mention(doing: Placed<SayOptions>): Promise<MessageExchange> {
    return await this.say({ ...doing, text: `<@${this.botId}> ${doing.text}`.trim() });
  }

  /** Edits a message of the user's own. */
  edit(doing: { readonly user: LocalUser; readonly message: SeenMessage; readonly text: string }): void {
    edit(this.#core, doing);
  }

  /** Puts the preview of a link below a message. */
  unfurl(message: SeenMessage): void {
    this.#core.messages.unfurl(message.raw);
  }

  /** Writes to the bot directly. */
  async dm(doing: Omit<SayOptions, 'channel'>): Promise<MessageExchange> {
    return await this.say({ ...doing, dm: true });
  }

  /** Replies to a message where it stands, notifying its author unless `ping` is false. */
  async replyTo(
    doing: Omit<SayOptions, 'channel' | 'replyTo'> & { readonly message: SeenMessage },
  ): Promise<MessageExchange> {
    const { message, ...rest } = doing;
    if (message.ephemeral) throw new Error('Nobody can reply to a message that one user alone sees');
    return await this.say({
      ...rest,
      channel: this.#core.world.channel(message.raw.channel_id),
      replyTo: message,
    });
  }

  /** Resolves with the first value other than undefined that `probe` yields, asked now and after each change. */
  async until<T>(what: string, probe: () => T | undefined, patienceMs = this.#core.patienceMs): Promise<T> {
    return await this.#core.journal.until(probe, { what, patienceMs });
  }

  /** Calls `listener` after each change until the returned function is called. */
  onChange(listener: () => void): () => void {
    return this.#core.journal.listen(listener);
  }

  /**
   * Forgets messages, interactions, requests and heartbeats, so that in a long run the stand-in does not grow.
   * To be called while nothing is under way; violations stay.
   */
  forget(): void {
    const { messages, interactions, journal, gateway } = this.#core;
    for (const part of [messages, interactions, journal, gateway, this.faults]) part.forget();
  }

  /** Breaks every connection and refuses new ones, as while the network is gone. */
  async goOffline(): Promise<void> {
    this.gateway.dropSockets();
    await this.#listener.refuse();
  }

  /** Takes connections again where it did before. */
  async comeBack(): Promise<void> {
    await this.#listener.listen();
  }

  /** Ends every connection and frees the port. */
  async close(): Promise<void> {
    await this.gateway.close();
    await this.#listener.refuse();
  }

  #placed<T extends Somewhere & { readonly user: LocalUser }>(doing: T): T & { channel: LocalChannel } {
    const direct = doing.dm === true ? this.#core.world.directChannel(doing.user) : undefined;
    return { ...doing, channel: direct ?? doing.channel ?? this.channel };
  }
}
