import type { Core } from './core.ts';
import type { Pings } from './world/pings.ts';
import { buttonsOf, drawMessage, textOf, type SeenButton } from './render-text.ts';
import { isEphemeral, isLoading } from './rest/token-messages.ts';
import type { StoredMessage } from './world/stored-message.ts';

/** A message as the people in the channel see it: each property shows its latest state. */
export class SeenMessage {
  readonly id: string;
  readonly #core: Core;

  constructor(core: Core, id: string) {
    this.#core = core;
    this.id = id;
  }

  /** The message as Discord's API gives it, in its latest state. */
  get raw(): StoredMessage {
    const message = this.#core.world.message(this.id);
    if (message === undefined) throw new Error(`There is no message ${this.id}`);
    return message;
  }

  /** Every state the message has had, oldest first. */
  get history(): readonly StoredMessage[] {
    return this.#core.world.historyOf(this.id);
  }

  /** Content and text displays in Discord's markup. */
  get text(): string {
    return textOf(this.raw);
  }

  /** The whole message as lines of text, buttons with their custom_id. */
  get drawn(): string {
    return drawMessage(this.raw).join('\n');
  }

  get buttons(): readonly SeenButton[] {
    return buttonsOf(this.raw);
  }

  /** Whether one user alone sees it. */
  get ephemeral(): boolean {
    return isEphemeral(this.raw);
  }

  /** Whether it still says that the bot is thinking. */
  get loading(): boolean {
    return isLoading(this.raw);
  }

  get deleted(): boolean {
    return !(this.#core.world.channels.get(this.raw.channel_id)?.messages.has(this.id) ?? false);
  }

  /** Whom the message notified. */
  get pings(): Pings {
    return this.#core.messages.pingsOf(this.id);
  }

  /** The button of this custom_id or label. */
  button(customIdOrLabel: string): SeenButton {
    const found = this.buttons.find(
      ({ customId, label }) => customId === customIdOrLabel || label === customIdOrLabel,
    );
    if (found === undefined) throw new Error(`No button "${customIdOrLabel}" on:\n${this.drawn}`);
    return found;
  }
}
