import type { ChalkInstance } from 'chalk';
import { drawMessage, type SeenButton } from '../render-text.ts';
import type { SeenMessage } from '../seen-message.ts';
import type { StandIn } from '../stand-in.ts';
import { drawBox } from './draw-box.ts';
import { styleMarkdown } from './style-markdown.ts';

interface NumberedButton {
  readonly message: SeenMessage;
  readonly customId: string;
}

interface TranscriptOptions {
  readonly standIn: StandIn;
  readonly chalk: ChalkInstance;
  readonly columns: () => number;
  readonly write: (text: string) => void;
}

/** Writes what the bot posts and changes, with numbers to answer by, and every violation in red. */
export class Transcript {
  readonly #options: TranscriptOptions;
  readonly #messages: SeenMessage[] = [];
  readonly #buttons: NumberedButton[] = [];
  /** How many states of each message have been drawn. */
  readonly #drawn = new Map<string, number>();
  #violations = 0;

  constructor(options: TranscriptOptions) {
    this.#options = options;
  }

  /** Draws everything that has changed since the last call. */
  update(): void {
    const { standIn, write, chalk } = this.#options;
    for (const message of standIn.posted) {
      const states = message.history.length;
      if (states === (this.#drawn.get(message.id) ?? 0)) continue;
      const isEdited = message.history
        .slice(0, -1)
        .some((state) => state.components?.length || state.content !== '');
      this.#drawn.set(message.id, states);
      if (message.loading) write(chalk.dim(`${standIn.world.bot.name} is thinking …`));
      else write(this.#draw(message, isEdited));
    }
    for (const violation of standIn.violations.slice(this.#violations)) {
      write(chalk.red(`VIOLATION ${violation.request}: ${violation.message} (${violation.code})`));
      this.#violations += 1;
    }
  }

  /** The message drawn as `#number`. */
  message(number: number): SeenMessage | undefined {
    return this.#messages[number - 1];
  }

  /** The button drawn with this number. */
  button(number: number): NumberedButton | undefined {
    return this.#buttons[number - 1];
  }

  /** Gives a user's message a number to reply to or check. */
  noteMessage(message: SeenMessage): number {
    const known = this.#messages.findIndex(({ id }) => id === message.id);
    if (known !== -1) return known + 1;
    this.#messages.push(message);
    return this.#messages.length;
  }

  #draw(message: SeenMessage, isEdited: boolean): string {
    const { standIn, chalk, columns } = this.#options;
    const channel = standIn.world.channel(message.raw.channel_id);
    const place =
      channel.kind === 'dm' ? `direct message with ${channel.recipient.name}` : `#${channel.name}`;
    const asker = message.raw.interaction_metadata?.user.global_name ?? 'the user';
    const notes = [
      message.ephemeral ? `only ${asker} sees this` : place,
      ...(isEdited ? ['edited'] : []),
      ...(message.pings.everyone || message.pings.users.length + message.pings.roles.length > 0
        ? ['PINGS']
        : []),
    ];
    const title = `#${this.noteMessage(message)} ${standIn.world.bot.name} (${notes.join(', ')})`;
    const lines = drawMessage(message.raw, {
      text: (text) => styleMarkdown(text, chalk).replace(/\n$/u, '').split('\n'),
      button: (button) => this.#drawButton(message, button),
    });
    return drawBox(lines, { title, columns: columns(), edge: message.ephemeral ? chalk.yellow : chalk.blue });
  }

  #drawButton(message: SeenMessage, { label, customId, url, disabled }: SeenButton): string {
    const { chalk } = this.#options;
    if (customId === undefined) return chalk.underline(`[${label} → ${url ?? ''}]`);
    if (disabled) return chalk.dim(`[${label}]`);
    return chalk.inverse(`[${this.#numberOf(message, customId)} ${label}]`);
  }

  #numberOf(message: SeenMessage, customId: string): number {
    const known = this.#buttons.findIndex(
      (one) => one.message.id === message.id && one.customId === customId,
    );
    if (known !== -1) return known + 1;
    this.#buttons.push({ message, customId });
    return this.#buttons.length;
  }
}
