import { asksSomething } from '../answering/askable.ts';
import { chargedTurn } from '../serving/charged-turn.ts';
import { deniedAt, type Place, type PlaceRules, questionsPerMinute } from '../places/place-rules.ts';
import type { QueueTurn, QuestionQueue } from '../serving/question-queue.ts';
import { Rate } from '../serving/rate.ts';
import { QUESTION_MAX_CHARACTERS, QUESTION_MIN_CHARACTERS } from './limits.ts';
import type { Refusal } from './rendering/render-refusal.ts';
import type { DiscordLimits } from './settings.ts';

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;

/** A turn in the queue, or why there is none. */
type QuestionAdmission =
  | { readonly kind: 'admitted'; readonly turn: QueueTurn }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

type RateKind = 'rate-limited' | 'guild-rate-limited' | 'button-rate-limited';

/** Who asks, and where: the keys of the limits, and what the rules of places go by. */
export interface Asker extends Place {
  readonly userId: string;
  /** In the guild. */
  readonly roleIds: ReadonlySet<string>;
}

interface AdmissionOptions {
  readonly limits: DiscordLimits;
  /** Those in use: asked for anew each time. */
  readonly rules: () => PlaceRules;
  readonly queue: QuestionQueue;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * Decides what is let in. Does no I/O and waits for nothing but promises that are already settled, because it
 * precedes the acknowledgement, which Discord wants within three seconds.
 */
export class Admission {
  readonly #queue: QuestionQueue;
  readonly #now: () => number;
  readonly #limits: DiscordLimits;
  readonly #rules: () => PlaceRules;
  readonly #userQuestions: Rate;
  readonly #guildQuestions: Rate;
  readonly #userButtons: Rate;
  readonly #refusals = new Rate({ points: 1, seconds: MINUTE_SECONDS });
  readonly #helps = new Rate({ points: 1, seconds: HOUR_SECONDS });
  readonly #userHelps = new Rate({ points: 1, seconds: MINUTE_SECONDS });
  readonly #hints = new Rate({ points: 1, seconds: HOUR_SECONDS });
  #draining = false;
  #building = false;

  constructor({ limits, rules, queue, now }: AdmissionOptions) {
    this.#queue = queue;
    this.#now = now;
    this.#limits = limits;
    this.#rules = rules;
    this.#userQuestions = new Rate({ points: limits.questionsPerUser, seconds: MINUTE_SECONDS });
    this.#guildQuestions = new Rate({ points: limits.questionsPerGuild, seconds: MINUTE_SECONDS });
    this.#userButtons = new Rate({ points: limits.buttonsPerUser, seconds: MINUTE_SECONDS });
  }

  /** From now on everything is refused: the bot is stopping. */
  drain(): void {
    this.#draining = true;
  }

  /**
   * Admits a question with a turn in the queue, or says why not. A question turned away for its length or a
   * full queue costs nothing of the asker's rate.
   */
  async question(question: string, asker: Asker): Promise<QuestionAdmission> {
    // Whoever may not ask at all is not told how long a question may be.
    const refusal = this.mayAsk(asker) ?? lengthRefusal(question);
    if (refusal !== undefined && !this.#draining) return { kind: 'refused', refusal };
    return this.turn(asker);
  }

  /**
   * Admits whatever takes a turn in the queue and counts as a question. What takes longer than a second counts once for
   * each second begun, as soon as it is answered: who asks what is costly may ask less of it in the minute.
   */
  async turn(asker: Asker): Promise<QuestionAdmission> {
    if (this.#draining) return { kind: 'refused', refusal: { kind: 'draining' } };
    const denied = this.mayAsk(asker);
    if (denied !== undefined) return { kind: 'refused', refusal: denied };
    const turn = this.#queue.reserve();
    if (turn === undefined) return { kind: 'refused', refusal: { kind: 'busy' } };
    const limited = await this.#questionRate(asker);
    if (limited === undefined) return { kind: 'admitted', turn: this.#charged(turn, asker) };
    turn.release();
    return { kind: 'refused', refusal: limited };
  }

  /** Whoever may not ask at a place may not read the articles there either: what keeps them from it, by the rules of places. */
  mayAsk(asker: Asker): Refusal | undefined {
    const denied = deniedAt(this.#rules(), asker, asker.roleIds);
    if (denied === undefined) return undefined;
    return denied.roles.length === 0
      ? { kind: 'nobody-asks-here' }
      : { kind: 'role-needed', roles: denied.roles };
  }

  /** Admits a button press, or says why not. */
  async button(userId: string): Promise<Refusal | undefined> {
    if (this.#draining) return { kind: 'draining' };
    const wait = await this.#userButtons.take(userId);
    return wait === undefined
      ? undefined
      : this.#rate('button-rate-limited', this.#limits.buttonsPerUser, wait);
  }

  /** Admits one build of the index at a time: returns what ends its turn, or undefined where one is running. */
  build(): (() => void) | undefined {
    if (this.#building) return undefined;
    this.#building = true;
    return () => {
      this.#building = false;
    };
  }

  /** True once a minute for each user and kind of refusal: a mention that is refused again for the same meets silence. */
  async mayRefuseMention(userId: string, kind: Refusal['kind']): Promise<boolean> {
    return (await this.#refusals.take(`${userId} ${kind}`)) === undefined;
  }

  /** True once an hour for each channel, and once a minute for each user: the help is long, and all in the channel see it. */
  async mayHelp(channelId: string, userId: string): Promise<boolean> {
    if ((await this.#helps.take(channelId)) !== undefined) return false;
    return (await this.#userHelps.take(userId)) === undefined;
  }

  /** True once an hour for each channel that is not listed. */
  async mayHint(channelId: string): Promise<boolean> {
    return (await this.#hints.take(channelId)) === undefined;
  }

  #charged(turn: QueueTurn, { userId, guildId }: Asker): QueueTurn {
    return chargedTurn(turn, {
      now: this.#now,
      charge: async (further) => {
        await this.#userQuestions.charge(userId, further);
        if (guildId !== undefined) await this.#guildQuestions.charge(guildId, further);
      },
    });
  }

  async #questionRate({ userId, guildId, roleIds }: Asker): Promise<Refusal | undefined> {
    const limit = questionsPerMinute(this.#rules(), roleIds) ?? this.#limits.questionsPerUser;
    const userWait = await this.#userQuestions.take(userId, limit);
    if (userWait !== undefined) return this.#rate('rate-limited', limit, userWait);
    if (guildId === undefined) return undefined;
    const guildWait = await this.#guildQuestions.take(guildId);
    if (guildWait === undefined) return undefined;
    await this.#userQuestions.giveBack(userId);
    return this.#rate('guild-rate-limited', this.#limits.questionsPerGuild, guildWait);
  }

  #rate(kind: RateKind, limit: number, wait: number): Refusal {
    return { kind, limit, retryAt: new Date(this.#now() + wait) };
  }
}

function lengthRefusal(question: string): Refusal | undefined {
  const length = question.trim().length;
  // Who greets with a sign asks for nothing.
  if (length < QUESTION_MIN_CHARACTERS && asksSomething(question))
    return { kind: 'too-short', limit: QUESTION_MIN_CHARACTERS };
  if (length > QUESTION_MAX_CHARACTERS) return { kind: 'too-long', limit: QUESTION_MAX_CHARACTERS };
  return undefined;
}
