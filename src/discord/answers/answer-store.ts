import type { StoredAnswer, StoredAnswerChange } from './stored-answer.ts';

/** How long an answer's buttons work: a month to come back to it, and no more than `/help` can promise people. */
export const ANSWER_KEPT_DAYS = 30;
/** How many answers are kept at most: at one to two kilobytes a line, a file below 10 MB. */
const ANSWERS_KEPT = 5000;

const DAY_MS = 24 * 60 * 60 * 1000;

/** Keeps what the buttons of past answers need. Reads are of memory, in every implementation. */
export interface AnswerStore {
  /** The answer, unless it is unknown or too old. */
  readonly get: (id: string) => StoredAnswer | undefined;
  /** The answer that was sent as this message. */
  readonly byMessage: (messageId: string) => StoredAnswer | undefined;
  /** Readable at once; settles when it is kept. The oldest gives way beyond the limit. */
  readonly put: (answer: StoredAnswer) => Promise<void>;
  /** Readable at once; settles when it is kept. An unknown id changes nothing. */
  readonly change: (id: string, change: StoredAnswerChange) => Promise<void>;
  /** Forgets what is too old, from the disk too. */
  readonly sweep: () => Promise<void>;
  /** Settles when all is kept. Nothing may be called afterwards. */
  readonly close: () => Promise<void>;
}

export interface AnswerStoreOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** @default ANSWERS_KEPT */
  readonly limit?: number | undefined;
}

/**
 * The answers in memory, oldest first.
 * Invariant: at most `limit` answers; `#byMessage` names only answers that are held.
 */
export class AnswerMap {
  readonly #now: () => number;
  readonly #limit: number;
  readonly #answers = new Map<string, StoredAnswer>();
  readonly #byMessage = new Map<string, string>();

  constructor({ now, limit = ANSWERS_KEPT }: AnswerStoreOptions) {
    this.#now = now;
    this.#limit = limit;
  }

  get size(): number {
    return this.#answers.size;
  }

  get(id: string): StoredAnswer | undefined {
    const answer = this.#answers.get(id);
    return answer === undefined || this.#isOld(answer) ? undefined : answer;
  }

  byMessage(messageId: string): StoredAnswer | undefined {
    const id = this.#byMessage.get(messageId);
    return id === undefined ? undefined : this.get(id);
  }

  put(answer: StoredAnswer): void {
    this.#set(answer);
    for (const oldest of this.#answers.values()) {
      if (this.#answers.size <= this.#limit) break;
      this.#drop(oldest);
    }
  }

  /** Whether there was such an answer. */
  change(id: string, change: StoredAnswerChange): boolean {
    const answer = this.#answers.get(id);
    if (answer === undefined) return false;
    this.#set({ ...answer, ...change });
    return true;
  }

  /** Drops what is too old; the number dropped. */
  dropOld(): number {
    const old = this.values().filter((answer) => this.#isOld(answer));
    for (const answer of old) this.#drop(answer);
    return old.length;
  }

  values(): readonly StoredAnswer[] {
    return [...this.#answers.values()];
  }

  #set(answer: StoredAnswer): void {
    this.#answers.set(answer.id, answer);
    if (answer.messageId !== undefined) this.#byMessage.set(answer.messageId, answer.id);
  }

  #drop(answer: StoredAnswer): void {
    this.#answers.delete(answer.id);
    if (answer.messageId !== undefined) this.#byMessage.delete(answer.messageId);
  }

  #isOld(answer: StoredAnswer): boolean {
    return this.#now() - answer.askedAt > ANSWER_KEPT_DAYS * DAY_MS;
  }
}

/** Keeps answers as long as the process lives. */
export function memoryAnswerStore(options: AnswerStoreOptions): AnswerStore {
  const answers = new AnswerMap(options);
  return {
    get: (id) => answers.get(id),
    byMessage: (messageId) => answers.byMessage(messageId),
    put: async (answer) => answers.put(answer),
    change: async (id, change) => {
      answers.change(id, change);
    },
    sweep: async () => {
      answers.dropOld();
    },
    close: async () => undefined,
  };
}
