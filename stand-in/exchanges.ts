import { InteractionResponseType } from 'discord.js';
import { z } from 'zod';
import { readComponents, type Component } from './rules/components.ts';
import type { Core } from './core.ts';
import type { GuildChannel } from './world/places.ts';
import type { Acknowledgement, Interaction } from './world/interactions.ts';
import { SeenMessage } from './seen-message.ts';

/** A modal that the bot opened for the user. */
export interface SeenModal {
  readonly customId: string;
  readonly title: string;
  readonly components: readonly Component[];
}

const modalSchema = z.looseObject({ custom_id: z.string(), title: z.string(), components: z.unknown() });
const choicesSchema = z.looseObject({
  choices: z.array(z.looseObject({ name: z.string(), value: z.union([z.string(), z.number()]) })).optional(),
});

/** One use of a command, button, modal or completion, and what the bot made of it. */
export class InteractionExchange {
  readonly interaction: Interaction;
  readonly #core: Core;

  constructor(core: Core, interaction: Interaction) {
    this.#core = core;
    this.interaction = interaction;
  }

  /** The messages it brought forth or changed so far, each once. */
  get messages(): readonly SeenMessage[] {
    const ids = new Set(this.interaction.outputs.map(({ messageId }) => messageId));
    return [...ids].map((id) => new SeenMessage(this.#core, id));
  }

  /** Resolves once the bot has acknowledged: how, and after how many milliseconds. */
  async acknowledgement(): Promise<Acknowledgement> {
    return await this.#until('an acknowledgement of', () => this.interaction.acknowledgement);
  }

  /** Resolves with the first message the user gets to see; "is thinking" is none yet. */
  async reply(): Promise<SeenMessage> {
    return await this.output(1);
  }

  /** Resolves once the bot has shown or changed something for the `n`th time, counted from 1. */
  async output(n: number): Promise<SeenMessage> {
    const output = await this.#until(`output ${n} to`, () => this.interaction.outputs[n - 1]);
    return new SeenMessage(this.#core, output.messageId);
  }

  /** Resolves with the modal that the bot opened. */
  async modal(): Promise<SeenModal> {
    const { type, data } = await this.acknowledgement();
    if (type !== InteractionResponseType.Modal) throw new Error(`${this.interaction.label} opened no modal`);
    const { custom_id: customId, title, components } = modalSchema.parse(data);
    return { customId, title, components: readComponents(components) };
  }

  /** Resolves with the choices that the bot offered. */
  async choices(): Promise<readonly { readonly name: string; readonly value: string | number }[]> {
    const { data } = await this.acknowledgement();
    return choicesSchema.parse(data).choices ?? [];
  }

  async #until<T>(what: string, probe: () => T | undefined): Promise<T> {
    const { journal, patienceMs } = this.#core;
    return await journal.until(probe, { what: `${what} ${this.interaction.label}`, patienceMs });
  }
}

/** One message of a user, and what the bot answered to it in the channel. */
export class MessageExchange {
  /** The user's own message. */
  readonly sent: SeenMessage;
  readonly #core: Core;

  constructor(core: Core, sent: SeenMessage) {
    this.#core = core;
    this.sent = sent;
  }

  /** The thread that was started from the message, if any. */
  get thread(): GuildChannel | undefined {
    const thread = this.#core.world.channels.get(this.sent.id);
    return thread?.kind === 'thread' ? thread : undefined;
  }

  /** What the bot answered so far: to the message, or in its thread; in direct messages, whatever it has said since. */
  get messages(): readonly SeenMessage[] {
    const { world } = this.#core;
    const channel = world.channel(this.sent.raw.channel_id);
    return [...channel.messages.values(), ...(this.thread?.messages.values() ?? [])]
      .filter((message) => message.author.id === world.bot.id && message.interaction_metadata === undefined)
      .filter(({ id, channel_id: channelId, message_reference: reference }) =>
        reference === undefined
          ? (channel.kind === 'dm' || channelId === this.sent.id) && BigInt(id) > BigInt(this.sent.id)
          : reference.message_id === this.sent.id,
      )
      .map(({ id }) => new SeenMessage(this.#core, id));
  }

  /** Resolves with the bot's first reply. */
  async reply(): Promise<SeenMessage> {
    const { journal, patienceMs } = this.#core;
    const what = `a reply to "${this.sent.text}"`;
    return await journal.until(() => this.messages[0], { what, patienceMs });
  }
}
