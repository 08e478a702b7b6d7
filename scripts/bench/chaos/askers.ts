import { setTimeout as sleep } from 'node:timers/promises';
import { InteractionResponseType } from 'discord.js';
import { QUESTION_MAX_CHARACTERS } from '../../../src/discord/limits.ts';
import { FURTHER_QUESTION_INPUT } from '../../../src/discord/rendering/ask-further-modal.ts';
import type { InteractionExchange, MessageExchange } from '../../../stand-in/exchanges.ts';
import type { SeenMessage } from '../../../stand-in/seen-message.ts';
import type { StandIn } from '../../../stand-in/stand-in.ts';
import type { LocalUser } from '../../../stand-in/users.ts';
import type { GuildChannel } from '../../../stand-in/world/places.ts';
import { outcomeOf, type Asked } from './asked.ts';
import type { SeededRandom } from '../seeded-random.ts';

/** So many that none of them asks more in a minute than a person may. */
const PEOPLE = 80;
const LOCALES = ['de', 'en-US', 'fr'];
/** Half as many again as a person may ask in a minute. */
const BURST = 9;
/** Whoever waits longer than that for an answer or a modal does something else. */
const ANSWERED_WITHIN_MS = 10_000;
const OPENED_WITHIN_MS = 4_000;
/** Of how many of the latest answers the buttons are pressed. */
const LATEST = 60;

type Ask = (user: LocalUser) => Promise<unknown>;

/** A way of asking, and how many questions that makes. */
interface Way {
  readonly ask: Ask;
  readonly questions: number;
}

interface AskersOptions {
  readonly discord: StandIn;
  readonly random: SeededRandom;
  readonly questions: readonly string[];
}

/** The people of the run: they ask in every way there is. */
export class Askers {
  readonly asked: Asked[] = [];
  readonly #discord: StandIn;
  readonly #random: SeededRandom;
  readonly #questions: readonly string[];
  readonly #people: readonly LocalUser[];
  #turn = 0;

  constructor({ discord, random, questions }: AskersOptions) {
    this.#discord = discord;
    this.#random = random;
    this.#questions = questions;
    this.#people = Array.from({ length: PEOPLE }, (_, n) => this.#newUser(`Person ${n}`));
  }

  /** Asks `total` times, evenly over so many milliseconds. Resolves once all is asked, not answered. */
  async askAll(total: number, overMs: number): Promise<void> {
    const ways = this.#random.deal(this.#ways());
    const startedAt = performance.now();
    const underWay: Promise<unknown>[] = [];
    for (let begun = 0; begun < total;) {
      const { ask, questions } = ways.next().value;
      underWay.push(ask(this.#nextPerson()));
      begun += questions;
      await sleep(Math.max(0, (overMs * begun) / total - (performance.now() - startedAt)));
    }
    await Promise.all(underWay);
  }

  /** Asks once more, when all is calm, and waits for the answer. */
  async askLast(): Promise<void> {
    const { interaction } = await this.#slash('ask at the end', this.#newUser('Last'));
    await this.#wait(() => interaction.outputs[0], ANSWERED_WITHIN_MS);
  }

  /** Mentions the bot in this channel. */
  async mentionIn(channel: GuildChannel): Promise<void> {
    await this.#mention('mention in a new channel', this.#nextPerson(), { channel });
  }

  /** People ask in some of these ways more often than in others. */
  #ways(): readonly Way[] {
    const wordy = 'Wort '.repeat(QUESTION_MAX_CHARACTERS / 4);
    return [
      ...times(8, (user) => this.#slash('ask', user)),
      ...times(2, (user) => this.#slash('ask privately', user, { private: true })),
      ...times(6, (user) => this.#mention('mention', user)),
      ...times(4, (user) => this.#direct(user)),
      ...times(4, (user) => this.#reply(user)),
      ...times(3, (user) => this.#askFurther(user), 2),
      ...times(2, (user) => this.#press('context', user)),
      ...times(1, (user) => this.#press('more', user)),
      ...times(1, (user) => this.#press('helpful', user)),
      ...times(1, (user) => this.#deleteAsked(user, 'at once')),
      ...times(1, (user) => this.#deleteAsked(user, 'once answered')),
      ...times(1, (user) => this.#mention('too long', user, { text: wordy })),
      ...times(1, () => this.#atOnce((user) => this.#slash('ask in a burst', user)), BURST),
      ...times(1, () => this.#atOnce((user) => this.#mention('mention in a burst', user)), BURST),
    ];
  }

  async #slash(
    kind: string,
    user: LocalUser,
    options: { private?: boolean } = {},
  ): Promise<InteractionExchange> {
    const question = this.#question();
    const exchange = await this.#discord.slash({ user, command: 'ask', options: { question, ...options } });
    this.#noteInteraction(kind, exchange, 'answer');
    return exchange;
  }

  async #mention(
    kind: string,
    user: LocalUser,
    { text = this.#question(), channel }: { text?: string; channel?: GuildChannel } = {},
  ): Promise<{ readonly exchange: MessageExchange; readonly asked: Asked }> {
    const where = channel === undefined ? {} : { channel };
    const exchange = await this.#discord.mention({ user, text, ...where });
    return { exchange, asked: this.#noteMessage(kind, user, exchange) };
  }

  async #direct(user: LocalUser): Promise<void> {
    const exchange = await this.#discord.dm({ user, text: this.#question() });
    this.#noteMessage('direct message', user, exchange);
  }

  /** By somebody new, whose questions of this minute these are. */
  async #atOnce(ask: Ask): Promise<void> {
    const user = this.#newUser('Hasty');
    await Promise.all(Array.from({ length: BURST }, () => ask(user)));
  }

  async #deleteAsked(user: LocalUser, when: 'at once' | 'once answered'): Promise<void> {
    const { exchange, asked } = await this.#mention(`mention deleted ${when}`, user);
    if (when === 'once answered') {
      await this.#wait(() => exchange.messages[0], ANSWERED_WITHIN_MS);
    }
    asked.deleted = exchange.messages.length === 0;
    this.#discord.removing.message({ user, message: exchange.sent });
  }

  /** Replies to an answer whose text Discord shows to the bot: not to that of a command. */
  async #reply(user: LocalUser): Promise<unknown> {
    const answers = this.#answers().filter(({ asked }) => asked.interaction === undefined);
    if (answers.length === 0) return this.#slash('ask', user);
    const { asked, message } = this.#random.pick(answers);
    const isDirect = this.#discord.world.channel(message.raw.channel_id).kind === 'dm';
    const writer = isDirect ? asked.user : user;
    const exchange = await this.#discord.replyTo({ user: writer, message, text: this.#question() });
    return this.#noteMessage('reply', writer, exchange);
  }

  async #press(action: string, user: LocalUser): Promise<InteractionExchange | undefined> {
    const pressable = this.#answers().flatMap(({ asked, message }) => {
      const button = message.buttons.find(({ customId }) => customId?.includes(`:${action}:`));
      return button?.customId === undefined ? [] : [{ asked, message, button: button.customId }];
    });
    if (pressable.length === 0) {
      await this.#slash('ask', user);
      return undefined;
    }
    const { asked, message, button } = this.#random.pick(pressable);
    const isOwn = message.ephemeral || this.#discord.world.channel(message.raw.channel_id).kind === 'dm';
    const exchange = await this.#discord.button({ user: isOwn ? asked.user : user, message, button });
    this.#noteInteraction(`button ${action}`, exchange, action === 'further' ? 'modal' : 'reply');
    return exchange;
  }

  async #askFurther(user: LocalUser): Promise<void> {
    const exchange = await this.#press('further', user);
    if (exchange === undefined) return;
    const { interaction } = exchange;
    await this.#wait(() => interaction.acknowledgement, OPENED_WITHIN_MS);
    if (interaction.acknowledgement?.type !== InteractionResponseType.Modal) return;
    const values = { [FURTHER_QUESTION_INPUT]: this.#question() };
    this.#noteInteraction('modal', await this.#discord.modalSubmit({ exchange, values }), 'answer');
  }

  async #wait(probe: () => unknown, patienceMs: number): Promise<void> {
    await this.#discord.until('the bot', probe, patienceMs).catch(() => undefined);
  }

  #noteInteraction(kind: string, exchange: InteractionExchange, expects: Asked['expects']): void {
    const { interaction } = exchange;
    const { id, user, arrivedAt: at } = interaction;
    this.#note({ kind, user, at, id, interaction, expects, messages: () => exchange.messages });
  }

  #noteMessage(kind: string, user: LocalUser, exchange: MessageExchange): Asked {
    const { id, raw } = exchange.sent;
    return this.#note({
      kind,
      user,
      at: Date.parse(raw.timestamp),
      id,
      interaction: undefined,
      expects: kind === 'too long' ? 'notice' : 'answer',
      messages: () => exchange.messages,
    });
  }

  #note(asked: Omit<Asked, 'burst' | 'deleted'>): Asked {
    const noted = { ...asked, burst: asked.user.name === 'Hasty', deleted: false };
    this.asked.push(noted);
    return noted;
  }

  /** The latest answers that are still there. */
  #answers(): { readonly asked: Asked; readonly message: SeenMessage }[] {
    return this.asked.slice(-LATEST).flatMap((asked) => {
      const [message] = asked.messages();
      const isThere = message !== undefined && outcomeOf(asked) === 'answer' && !message.deleted;
      return isThere ? [{ asked, message }] : [];
    });
  }

  #nextPerson(): LocalUser {
    const person = this.#people[this.#turn++ % PEOPLE];
    return person ?? this.#newUser('Somebody');
  }

  #newUser(name: string): LocalUser {
    return this.#discord.user({ name, locale: this.#random.pick(LOCALES) });
  }

  #question(): string {
    return this.#random.pick(this.#questions);
  }
}

function times(count: number, ask: Ask, questions = 1): readonly Way[] {
  return Array.from({ length: count }, () => ({ ask, questions }));
}
