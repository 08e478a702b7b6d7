import type { LocalChannel } from '../world/places.ts';
import type { SeenMessage } from '../seen-message.ts';
import type { StandIn } from '../stand-in.ts';
import { meantLocale, type LocalUser } from '../users.ts';
import { helpOf } from './help.ts';
import { CONSOLE_WORDS, parseLine, type ConsoleLine, type Place } from './parse-line.ts';
import type { Closest } from './slash-options.ts';
import type { Transcript } from './transcript.ts';
import { UserActions } from './user-actions.ts';

interface ConsoleOptions {
  readonly standIn: StandIn;
  readonly transcript: Transcript;
  /** The people who are there from the start; the first begins. */
  readonly users: readonly [LocalUser, ...LocalUser[]];
  /** Writes a line, apart from what the bot posts. */
  readonly write: (text: string) => void;
  /** Reads a line for an input of a modal; undefined where there is no more. */
  readonly ask: (prompt: string) => Promise<string | undefined>;
  /** What the bot's process wrote lately. */
  readonly logs: () => readonly string[];
  /** Says which word was meant by one that is none of the console's, of the bot's commands or of their options. */
  readonly closest: Closest;
}

/** The console's state: who is typing, where, and what can be clicked. */
export class LocalConsole {
  readonly #options: ConsoleOptions;
  readonly #actions: UserActions;
  readonly #users: Map<string, LocalUser>;
  #user: LocalUser;
  #place: Place = 'channel';

  constructor(options: ConsoleOptions) {
    this.#options = options;
    this.#actions = new UserActions(options);
    this.#users = new Map(options.users.map((user) => [user.name, user]));
    [this.#user] = options.users;
  }

  /** Who is typing, in which language and where. */
  get prompt(): string {
    const place = this.#place === 'dm' ? 'dm' : `#${this.#place}`;
    return `${this.#user.name} (${this.#user.locale}, ${place})> `;
  }

  /** Carries out one line and waits for what the bot makes of it. False once the person wants to leave. */
  async perform(text: string): Promise<boolean> {
    const line = parseLine(text, this.#bot);
    if (line.kind === 'quit') return false;
    try {
      if (!this.#setUp(line)) await this.#act(line);
    } catch (error) {
      this.#options.write(error instanceof Error ? error.message : String(error));
    }
    return true;
  }

  /** Carries out a line that concerns the console or the connection; false if it is one that a user acts by. */
  #setUp(line: ConsoleLine): boolean {
    const { standIn, write, logs } = this.#options;
    if (line.kind === 'as') this.#become(line.name, line.locale);
    else if (line.kind === 'locale') this.#become(this.#user.name, line.locale);
    else if (line.kind === 'in') this.#place = line.place;
    else if (line.kind === 'drop') standIn.gateway.dropSockets();
    else if (line.kind === 'invalidate') standIn.gateway.invalidateSessions({ resumable: false });
    else if (line.kind === 'logs') write(logs().join('\n'));
    else if (line.kind === 'help') write(helpOf(this.#bot));
    else if (line.kind === 'unknown') write(line.problem);
    else if (line.kind === 'unknown word') write(this.#meant(line.word));
    else return line.kind === 'nothing';
    return true;
  }

  async #act(line: ConsoleLine): Promise<void> {
    const typist = { user: this.#user, channel: this.#channel };
    if (line.kind === 'slash') await this.#actions.slash(typist, line);
    else if (line.kind === 'complete') await this.#actions.complete(typist, line);
    else if (line.kind === 'mention') await this.#actions.mention(typist, line.text);
    else if (line.kind === 'dm') await this.#actions.directMessage(typist, line.text);
    else if (line.kind === 'say') await this.#say(line.text);
    else if (line.kind === 'edit') await this.#actions.edit(typist, line.text);
    else if (line.kind === 'delete') {
      this.#actions.delete(typist, line.message === undefined ? undefined : this.#message(line.message));
    } else if (line.kind === 'click') await this.#actions.click(typist, this.#button(line.button));
    else if (line.kind === 'reply') await this.#actions.reply(typist, this.#message(line.message), line.text);
    else if (line.kind === 'check') await this.#actions.check(typist, this.#message(line.message));
    else if (line.kind === 'check text') await this.#actions.check(typist, await this.#say(line.text));
  }

  async #say(text: string): Promise<SeenMessage> {
    const { standIn, transcript, write } = this.#options;
    const { sent } = await standIn.say({ user: this.#user, channel: this.#channel, text });
    write(`#${transcript.noteMessage(sent)} ${this.#user.name}: ${text}`);
    return sent;
  }

  #become(name: string, locale: string | undefined): void {
    // First: whoever speaks no language of Discord is none of its users.
    const spoken = locale === undefined ? undefined : meantLocale(locale);
    const known = this.#users.get(name) ?? this.#options.standIn.user({ name, locale: this.#user.locale });
    this.#user = spoken === undefined ? known : { ...known, locale: spoken };
    this.#users.set(name, this.#user);
  }

  #meant(word: string): string {
    const meant = this.#options.closest(word, [...CONSOLE_WORDS, `@${this.#bot}`]);
    const hint = meant === undefined ? '"help" lists them' : `did you mean "${meant}"?`;
    return `"${word}" is none of the commands; ${hint}`;
  }

  #message(number: number): SeenMessage {
    const message = this.#options.transcript.message(number);
    if (message === undefined) throw new Error(`There is no message #${number}`);
    return message;
  }

  #button(number: number): { message: SeenMessage; customId: string } {
    const button = this.#options.transcript.button(number);
    if (button === undefined) throw new Error(`There is no button ${number}`);
    return button;
  }

  /** The name that the bot is mentioned by. */
  get #bot(): string {
    return this.#options.standIn.world.bot.name;
  }

  get #channel(): LocalChannel {
    const { standIn } = this.#options;
    if (this.#place === 'dm') return standIn.world.directChannel(this.#user);
    return this.#place === 'thread' ? standIn.newestThread : standIn.channel;
  }
}
