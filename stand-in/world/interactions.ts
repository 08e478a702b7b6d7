import { InteractionResponseType, InteractionType } from 'discord.js';
import type { Clock } from '../clock.ts';
import { refusals } from '../rest/discord-error.ts';
import type { Journal } from '../journal.ts';
import type { LocalChannel } from './places.ts';
import type { LocalUser } from '../users.ts';

const ACKNOWLEDGE_WITHIN_MS = 3000;
const TOKEN_VALID_MS = 15 * 60 * 1000;

/** How the bot acknowledged an interaction. */
export interface Acknowledgement {
  readonly type: InteractionResponseType;
  /** Milliseconds from the interaction's dispatch to the acknowledgement. */
  readonly afterMs: number;
  readonly ephemeral: boolean;
  /** The `data` of the callback. */
  readonly data: unknown;
}

/** A message that an interaction brought forth or changed. */
export interface Output {
  readonly messageId: string;
  readonly kind: 'created' | 'edited';
  readonly at: number;
}

/** One interaction from its dispatch to the end of its token. */
export interface Interaction {
  readonly id: string;
  readonly token: string;
  readonly type: InteractionType;
  readonly channel: LocalChannel;
  readonly user: LocalUser;
  /** What the user did, for messages about it. */
  readonly label: string;
  /** The message whose component was used, also through a modal. */
  readonly sourceMessageId: string | undefined;
  readonly arrivedAt: number;
  acknowledgement: Acknowledgement | undefined;
  /** The message that `@original` names. */
  originalId: string | undefined;
  /** Messages made with this token. */
  readonly messageIds: Set<string>;
  /** What the user got to see, in order; a "thinking" message is none yet. */
  readonly outputs: Output[];
}

const ANSWERS: Readonly<Record<InteractionType, readonly InteractionResponseType[]>> = {
  [InteractionType.Ping]: [],
  [InteractionType.ApplicationCommand]: [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
    InteractionResponseType.Modal,
  ],
  [InteractionType.MessageComponent]: [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
    InteractionResponseType.DeferredMessageUpdate,
    InteractionResponseType.UpdateMessage,
    InteractionResponseType.Modal,
  ],
  [InteractionType.ApplicationCommandAutocomplete]: [
    InteractionResponseType.ApplicationCommandAutocompleteResult,
  ],
  [InteractionType.ModalSubmit]: [
    InteractionResponseType.ChannelMessageWithSource,
    InteractionResponseType.DeferredChannelMessageWithSource,
    InteractionResponseType.DeferredMessageUpdate,
    InteractionResponseType.UpdateMessage,
  ],
};

/** The interactions of one stand-in, and the rules of when the bot may do what with them. */
export class Interactions {
  readonly #clock: Clock;
  readonly #newId: () => string;
  readonly #journal: Journal;
  readonly #byToken = new Map<string, Interaction>();

  constructor({ clock, newId, journal }: { clock: Clock; newId: () => string; journal: Journal }) {
    this.#journal = journal;
    this.#clock = clock;
    this.#newId = newId;
  }

  get all(): readonly Interaction[] {
    return [...this.#byToken.values()];
  }

  /** Opens an interaction; its deadline runs from now. */
  open(options: Pick<Interaction, 'type' | 'channel' | 'user' | 'label' | 'sourceMessageId'>): Interaction {
    const id = this.#newId();
    const interaction: Interaction = {
      ...options,
      id,
      token: `interaction-token-${id}`,
      arrivedAt: this.#clock.now(),
      acknowledgement: undefined,
      originalId: undefined,
      messageIds: new Set(),
      outputs: [],
    };
    this.#byToken.set(interaction.token, interaction);
    return interaction;
  }

  /**
   * Finds the interaction that a callback answers.
   * @throws DiscordError 10062 if there is none or its deadline has passed, 40060 if it is already acknowledged
   */
  toAcknowledge(id: string, token: string): Interaction {
    const interaction = this.#byToken.get(token);
    if (interaction === undefined || interaction.id !== id) throw refusals.unknownInteraction();
    if (interaction.acknowledgement !== undefined) throw refusals.alreadyAcknowledged();
    if (this.isPastDeadline(interaction)) throw refusals.unknownInteraction();
    return interaction;
  }

  /**
   * Finds the interaction whose messages are written with `token`.
   * @throws DiscordError 10015 before its acknowledgement, 50027 after 15 minutes
   */
  toFollowUp(token: string): Interaction {
    const interaction = this.#byToken.get(token);
    if (interaction === undefined) throw refusals.unknownWebhook();
    if (this.#clock.now() - interaction.arrivedAt > TOKEN_VALID_MS) throw refusals.invalidWebhookToken();
    if (interaction.acknowledgement === undefined) throw refusals.unknownWebhook();
    return interaction;
  }

  isPastDeadline(interaction: Interaction): boolean {
    return this.#clock.now() - interaction.arrivedAt > ACKNOWLEDGE_WITHIN_MS;
  }

  acknowledge(interaction: Interaction, options: Omit<Acknowledgement, 'afterMs'>): void {
    interaction.acknowledgement = { ...options, afterMs: this.#clock.now() - interaction.arrivedAt };
    this.#journal.changed();
  }

  /** Whether Discord accepts this kind of answer to this interaction. */
  accepts(interaction: Interaction, answer: InteractionResponseType): boolean {
    const isUpdate =
      answer === InteractionResponseType.UpdateMessage ||
      answer === InteractionResponseType.DeferredMessageUpdate;
    if (isUpdate && interaction.sourceMessageId === undefined) return false;
    return ANSWERS[interaction.type].includes(answer);
  }

  forget(): void {
    this.#byToken.clear();
  }

  /** Records that a message came or changed before the user's eyes. */
  show(interaction: Interaction, messageId: string, kind: Output['kind']): void {
    interaction.messageIds.add(messageId);
    interaction.outputs.push({ messageId, kind, at: this.#clock.now() });
    this.#journal.changed();
  }
}
