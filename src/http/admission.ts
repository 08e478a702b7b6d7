import type { FastifyRequest } from 'fastify';
import { createHash } from 'node:crypto';
import { chargedTurn } from '../serving/charged-turn.ts';
import type { QuestionQueue } from '../serving/question-queue.ts';
import { Rate } from '../serving/rate.ts';
import { Problem } from './problem.ts';

const MINUTE_SECONDS = 60;
/** A full queue is worked off in some seconds. */
const BUSY_SECONDS = 5;

interface AdmissionOptions {
  readonly queue: QuestionQueue;
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
  readonly #questions: Rate;
  readonly #now: () => number;

  constructor({ queue, questionsPerClient, now }: AdmissionOptions) {
    this.#queue = queue;
    this.#now = now;
    this.#questions = new Rate({ points: questionsPerClient, seconds: MINUTE_SECONDS });
  }

  /**
   * Runs what uses the models when its turn comes. Where who asked goes away or the time is over before that, it never runs.
   * What takes longer than a second counts as several questions.
   * @throws Problem where there is no turn, or too much was asked by the same client
   */
  async inTurn<T>(
    request: FastifyRequest,
    task: () => Promise<T>,
  ): Promise<TurnTimes & { readonly value: T }> {
    const key = clientKey(request);
    const reserved = this.#queue.reserve();
    if (reserved === undefined) throw busy();
    const turn = chargedTurn(reserved, {
      now: this.#now,
      charge: (further) => this.#questions.charge(key, further),
    });
    try {
      const wait = await this.#questions.take(key);
      if (wait !== undefined) throw tooMuch(wait);
      const queuedAt = this.#now();
      let startedAt = queuedAt;
      const value = await turn.run(() => {
        startedAt = this.#now();
        return task();
      }, request.signal);
      return { value, waitedMs: startedAt - queuedAt, askedMs: this.#now() - startedAt };
    } finally {
      turn.release();
    }
  }
}

function busy(): Problem {
  return new Problem('busy', {
    detail: 'As many questions as may wait are waiting already.',
    remedy: 'Ask again in some seconds.',
    headers: { 'retry-after': String(BUSY_SECONDS) },
  });
}

/** @param waitMs until one more is allowed */
export function tooMuch(waitMs: number): Problem {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return new Problem('too-many-requests', {
    detail: 'More was asked in this minute than one client may ask.',
    remedy: `Ask again in ${seconds} s.`,
    headers: { 'retry-after': String(seconds) },
  });
}

/** Who asks, for the limits: a hash of the token that was sent, else of the address. It is shown nowhere. */
function clientKey({ headers, ip }: FastifyRequest): string {
  const { authorization } = headers;
  const who = authorization === undefined ? `address ${ip}` : `token ${authorization}`;
  return createHash('sha256').update(who).digest('base64url');
}
