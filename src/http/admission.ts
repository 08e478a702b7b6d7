import type { FastifyRequest } from 'fastify';
import { chargedTurn } from '../serving/charged-turn.ts';
import type { QuestionQueue } from '../serving/question-queue.ts';
import { Rate } from '../serving/rate.ts';
import { Problem } from './problem.ts';
import { unlessWithdrawn } from './withdrawal.ts';

const MINUTE_SECONDS = 60;
/** A full queue is worked off in some seconds. */
const BUSY_SECONDS = 5;

interface AdmissionOptions {
  readonly queue: QuestionQueue;
  /** How many places in the queue are left to other faces. */
  readonly leaving: number;
  readonly questionsPerClient: number;
  /** Milliseconds. */
  readonly now: () => number;
}

/** How long a task waited for its turn and then took, in milliseconds. */
export interface TurnTimes {
  readonly waitedMs: number;
  readonly askedMs: number;
}

/** Decides which request may use the models, and when. */
export class Admission {
  readonly #queue: QuestionQueue;
  readonly #leaving: number;
  readonly #questions: Rate;
  readonly #now: () => number;

  constructor({ queue, leaving, questionsPerClient, now }: AdmissionOptions) {
    this.#queue = queue;
    this.#leaving = leaving;
    this.#now = now;
    this.#questions = new Rate({ points: questionsPerClient, seconds: MINUTE_SECONDS });
  }

  /**
   * Runs what uses the models when its turn comes. Where the request is withdrawn before that, it never runs; after that its
   * outcome is lost, while it keeps its turn until it has ended. What takes longer than a second counts as several questions.
   * What finds no place in the queue counts as none.
   * @throws Problem where there is no turn or too much was asked by the same client, and the reason of a withdrawal
   */
  async inTurn<T>(
    { clientKey, withdrawn }: FastifyRequest,
    task: () => Promise<T>,
  ): Promise<TurnTimes & { readonly value: T }> {
    const reserved = this.#queue.reserve({ leaving: this.#leaving });
    if (reserved === undefined) throw busy();
    const wait = await this.#questions.take(clientKey);
    if (wait !== undefined) {
      reserved.release();
      throw tooMuch('More was asked in this minute than one client may ask.', wait);
    }
    const turn = chargedTurn(reserved, {
      now: this.#now,
      charge: (further) => this.#questions.charge(clientKey, further),
    });
    const queuedAt = this.#now();
    let startedAt = queuedAt;
    const outcome = turn.run(() => {
      startedAt = this.#now();
      return task();
    }, withdrawn);
    const value = await unlessWithdrawn(outcome, withdrawn);
    return { value, waitedMs: startedAt - queuedAt, askedMs: this.#now() - startedAt };
  }
}

function busy(): Problem {
  return new Problem('busy', {
    detail: 'As many questions as may wait are waiting already.',
    remedy: `Ask again in ${BUSY_SECONDS} s.`,
    retryAfter: BUSY_SECONDS,
  });
}

/** @param waitMs until one more is allowed */
export function tooMuch(detail: string, waitMs: number): Problem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return new Problem('too-many-requests', {
    detail,
    remedy: `Try again in ${seconds} s.`,
    retryAfter: seconds,
  });
}
