import { setTimeout as sleep } from 'node:timers/promises';
import {
  ApplicationCommandType,
  ComponentType,
  InteractionResponseType,
  type APIApplicationCommand,
} from 'discord.js';
import { walkComponents } from '../rules/components.ts';
import type { InteractionExchange, MessageExchange } from '../exchanges.ts';
import type { LocalChannel } from '../world/places.ts';
import type { SeenMessage } from '../seen-message.ts';
import type { StandIn } from '../stand-in.ts';
import type { LocalUser } from '../users.ts';
import { namesOf, optionNamed, readSlashOptions, type Closest } from './slash-options.ts';

/** How long a button that only acknowledges is given to show something after all. */
const AFTERTHOUGHT_MS = 1500;

/** Who is typing, and where. */
interface Typist {
  readonly user: LocalUser;
  readonly channel: LocalChannel;
}

interface ActionOptions {
  readonly standIn: StandIn;
  /** Writes a line, apart from what the bot posts. */
  readonly write: (text: string) => void;
  /** Reads a line for an input of a modal; undefined where there is no more. */
  readonly ask: (prompt: string) => Promise<string | undefined>;
  readonly closest: Closest;
}

/** What a person does at the console; each action ends once the bot has answered it. */
export class UserActions {
  readonly #options: ActionOptions;
  /** The last message that each user wrote to the bot. */
  readonly #written = new Map<string, MessageExchange>();

  constructor(options: ActionOptions) {
    this.#options = options;
  }

  async slash(typist: Typist, { command: name, text }: { command: string; text: string }): Promise<void> {
    const { standIn, closest } = this.#options;
    const command = this.#command(typist, name);
    const options = readSlashOptions(text, command, closest);
    await this.#follow(await standIn.slash({ ...typist, command: command.name, options }));
  }

  async complete(typist: Typist, doing: { command: string; option: string; typed: string }): Promise<void> {
    const { standIn, write } = this.#options;
    const command = this.#command(typist, doing.command);
    const focused = optionNamed(doing.option, command.options ?? [])?.name ?? doing.option;
    const { typed } = doing;
    const exchange = await standIn.autocomplete({ ...typist, command: command.name, focused, typed });
    const choices = await exchange.choices();
    write(
      choices.length === 0
        ? 'No choices.'
        : choices.map(({ name, value }) => `  ${name} = ${value}`).join('\n'),
    );
  }

  async mention(typist: Typist, text: string): Promise<void> {
    await this.#awaitReply(typist, await this.#options.standIn.mention({ ...typist, text }));
  }

  async directMessage(typist: Typist, text: string): Promise<void> {
    await this.#awaitReply(typist, await this.#options.standIn.dm({ user: typist.user, text }));
  }

  async reply(typist: Typist, message: SeenMessage, text: string): Promise<void> {
    const { user } = typist;
    await this.#awaitReply(typist, await this.#options.standIn.replyTo({ user, message, text }));
  }

  /** Changes the text of the user's last message, and leaves its mention of the bot. */
  async edit(typist: Typist, text: string): Promise<void> {
    const { standIn } = this.#options;
    const exchange = this.#lastOf(typist);
    const states = (): number => exchange.messages.reduce((sum, { history }) => sum + history.length, 0);
    const before = states();
    const mention = `<@${standIn.botId}>`;
    const isMention = exchange.sent.raw.content.startsWith(mention);
    standIn.edit({
      user: typist.user,
      message: exchange.sent,
      text: isMention ? `${mention} ${text}` : text,
    });
    await standIn
      .until('another answer', () => (states() > before ? true : undefined))
      .catch(() => this.#options.write(`${standIn.world.bot.name} left its answer as it is.`));
  }

  /** Deletes a message, or the user's last one. */
  delete(typist: Typist, message: SeenMessage = this.#lastOf(typist).sent): void {
    this.#options.standIn.removing.message({ user: typist.user, message });
    this.#options.write('Deleted.');
  }

  async click(
    { user }: Typist,
    { message, customId }: { message: SeenMessage; customId: string },
  ): Promise<void> {
    await this.#follow(await this.#options.standIn.button({ user, message, button: customId }));
  }

  /** Uses the bot's first message command on a message. */
  async check({ user, channel }: Typist, target: SeenMessage): Promise<void> {
    const { standIn } = this.#options;
    const guildId = channel.kind === 'dm' ? undefined : channel.guildId;
    const [command] = standIn.commands(ApplicationCommandType.Message, guildId);
    if (command === undefined) throw new Error('The bot has registered no message command here');
    await this.#follow(await standIn.messageCommand({ user, command: command.name, target }));
  }

  /** The command of this name, in any of its languages, that is offered where the user types. */
  #command({ channel }: Typist, name: string): APIApplicationCommand {
    const { standIn, closest } = this.#options;
    const guildId = channel.kind === 'dm' ? undefined : channel.guildId;
    const command = standIn.findCommand(name.toLowerCase(), ApplicationCommandType.ChatInput, guildId);
    if (command !== undefined) return command;
    const offered = standIn.commands(ApplicationCommandType.ChatInput, guildId);
    const meant = closest(name, offered.flatMap(namesOf));
    const hint = meant === undefined ? '' : `; did you mean "/${meant}"?`;
    throw new Error(`The bot has registered no command "/${name}" here${hint}`);
  }

  #lastOf({ user }: Typist): MessageExchange {
    const exchange = this.#written.get(user.id);
    if (exchange === undefined) throw new Error(`${user.name} has written nothing to the bot yet`);
    return exchange;
  }

  async #awaitReply({ user }: Typist, exchange: MessageExchange): Promise<void> {
    const { standIn, write } = this.#options;
    this.#written.set(user.id, exchange);
    await exchange.reply().catch(() => {
      write(`${standIn.world.bot.name} did not reply.`);
    });
  }

  async #follow(exchange: InteractionExchange): Promise<void> {
    const acknowledgement = await exchange.acknowledgement().catch(() => undefined);
    if (acknowledgement === undefined) {
      this.#options.write('The application did not respond.');
    } else if (acknowledgement.type === InteractionResponseType.Modal) {
      await this.#fillIn(exchange);
    } else {
      const isUpdate = acknowledgement.type === InteractionResponseType.DeferredMessageUpdate;
      const shown = exchange.reply().catch(() => {
        this.#options.write(`${this.#options.standIn.world.bot.name} did not finish its answer.`);
      });
      await (isUpdate ? Promise.race([shown, sleep(AFTERTHOUGHT_MS)]) : shown);
    }
  }

  async #fillIn(exchange: InteractionExchange): Promise<void> {
    const modal = await exchange.modal();
    const values: Record<string, string> = {};
    this.#options.write(`╭ ${modal.title}`);
    for (const { component } of walkComponents(modal.components)) {
      const input = component.component ?? component;
      if (input.type !== ComponentType.TextInput || typeof input.custom_id !== 'string') continue;
      if (values[input.custom_id] !== undefined) continue;
      const typed = await this.#options.ask(`╰ ${component.label ?? input.label ?? input.custom_id}: `);
      if (typed === undefined || typed.trim() === '') {
        this.#options.write('Closed without sending.');
        return;
      }
      values[input.custom_id] = typed;
    }
    await this.#follow(await this.#options.standIn.modalSubmit({ exchange, values }));
  }
}
