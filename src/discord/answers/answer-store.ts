import { isDue, isOld, KEPT_AT_MOST, keptSince } from './retention.ts';
import type { StoredAnswer, StoredAnswerChange } from './stored-answer.ts';

/** An answer that is being looked for, and whose it will be. */
export type ComingAnswer = Pick<StoredAnswer, 'id' | 'ownerHash'>;

/** Keeps what the buttons of past answers need. Reads are of memory, in every implementation. */
export interface AnswerStore {
  /** The answer, unless it is unknown or too old. */
  readonly get: (id: string) => StoredAnswer | undefined;
  /** The answer that was sent as this message. */
  readonly byMessage: (messageId: string) => StoredAnswer | undefined;
  /** The answers of which this is true, oldest first. */
  readonly where: (isMeant: (answer: StoredAnswer) => boolean) => readonly StoredAnswer[];
  /** The answers that were announced. */
  readonly coming: () => readonly ComingAnswer[];
  /** Announces an answer until the function that it gives is called: one that is dropped before it is put is never kept. */
  readonly announce: (coming: ComingAnswer) => () => void;
  /** Readable at once; settles when it is kept. The oldest gives way beyond the limit. */
  readonly put: (answer: StoredAnswer) => Promise<void>;
  /** Readable at once; settles when it is kept. An unknown id changes nothing. */
  readonly change: (id: string, change: StoredAnswerChange) => Promise<void>;
  /** Forgets these answers: at once for who reads, and from the disk too when it settles, with all else that is held no more. */
  readonly drop: (ids: readonly string[]) => Promise<void>;
  /** Forgets what would be too old before the next sweep, from the disk too. Trusts `now`: only for when it is sure. */
  readonly sweep: () => Promise<void>;
  /** Settles when all is kept. Nothing may be called afterwards. */
  readonly close: () => Promise<void>;
}

export interface AnswerStoreOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** @default KEPT_AT_MOST */
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
  readonly #coming = new Map<string, ComingAnswer>();
  /** Those of the coming ones that were dropped. */
  readonly #unwanted = new Set<string>();

  constructor({ now, limit = KEPT_AT_MOST }: AnswerStoreOptions) {
    this.#now = now;
    this.#limit = limit;
  }

  get size(): number {
    return this.#answers.size;
  }

  get(id: string): StoredAnswer | undefined {
    const answer = this.#answers.get(id);
    return answer === undefined || isOld(answer.askedAt, this.#now()) ? undefined : answer;
  }

  byMessage(messageId: string): StoredAnswer | undefined {
    const id = this.#byMessage.get(messageId);
    return id === undefined ? undefined : this.get(id);
  }

  coming(): readonly ComingAnswer[] {
    return [...this.#coming.values()];
  }

  announce({ id, ownerHash }: ComingAnswer): () => void {
    this.#coming.set(id, { id, ownerHash });
    return () => {
      this.#coming.delete(id);
      this.#unwanted.delete(id);
    };
  }

  /** Whether it was taken: not where it was dropped while it was coming. */
  put(answer: StoredAnswer): boolean {
    if (this.#unwanted.has(answer.id)) return false;
    this.#set(answer);
    for (const oldest of this.#answers.values()) {
      if (this.#answers.size <= this.#limit) break;
      this.#drop(oldest);
    }
    return true;
  }

  /** Whether there was such an answer. */
  change(id: string, change: StoredAnswerChange): boolean {
    const answer = this.#answers.get(id);
    if (answer === undefined) return false;
    this.#set({ ...answer, ...change });
    return true;
  }

  /** Whether there was one of these answers. */
  drop(ids: readonly string[]): boolean {
    for (const id of ids) if (this.#coming.has(id)) this.#unwanted.add(id);
    const held = ids.flatMap((id) => this.#answers.get(id) ?? []);
    for (const answer of held) this.#drop(answer);
    return held.length > 0;
  }

  /** Drops what is due, and dates to today what is dated later. Whether that changed anything. */
  sweep(): boolean {
    const now = this.#now();
    let changed = false;
    for (const answer of this.values()) {
      const askedAt = keptSince(answer.askedAt, now);
      if (isDue(askedAt, now)) this.#drop(answer);
      else if (askedAt < answer.askedAt) this.#set({ ...answer, askedAt });
      else continue;
      changed = true;
    }
    return changed;
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
    const { id, messageId } = answer;
    // The message may show another answer by now.
    if (messageId !== undefined && this.#byMessage.get(messageId) === id) this.#byMessage.delete(messageId);
  }
}

/** Keeps answers as long as the process lives. */
export function memoryAnswerStore(options: AnswerStoreOptions): AnswerStore {
  const answers = new AnswerMap(options);
  return {
    get: (id) => answers.get(id),
    byMessage: (messageId) => answers.byMessage(messageId),
    where: (isMeant) => answers.values().filter(isMeant),
    coming: () => answers.coming(),
    announce: (coming) => answers.announce(coming),
    put: async (answer) => void answers.put(answer),
    change: async (id, change) => {
      answers.change(id, change);
    },
    drop: async (ids) => {
      answers.drop(ids);
    },
    sweep: async () => {
      answers.sweep();
    },
    close: async () => undefined,
  };
}
