import type { Message } from 'discord.js';
import { Withdrawn } from '../removals/withdrawals.ts';
import type { OpenThread } from '../threads/threads.ts';

/** Answers a text of the message, unless it is edited meanwhile; never rejects. */
type Handle = (edited: AbortSignal) => Promise<void>;

/**
 * A message that speaks to the bot, and the one reply to it: edited in time, the message is answered anew in that reply.
 * Invariant: at most one of its texts is being answered, and none that is not the last.
 */
export class Exchange {
  /** The reply, once there is one. */
  replyId: string | undefined;
  /** Opens the thread that it stands in, where the message gets one. */
  openThread: OpenThread | undefined;
  /** In milliseconds since 1970. */
  readonly postedAt: number;
  readonly #messageId: string;
  #posts: number;
  #asked = '';
  #askedAt = 0;
  #running = new AbortController();
  #last: Promise<void> = Promise.resolve();

  constructor({ id, createdTimestamp, editedTimestamp }: Message) {
    this.#messageId = id;
    this.postedAt = createdTimestamp;
    // To what was written first the bot may have replied before it was started anew.
    this.#posts = editedTimestamp === null ? 0 : 1;
  }

  /** For a message of the bot's: Discord takes none twice with one nonce, of 25 characters at most. */
  nextNonce(): string {
    const nonce = this.#posts === 0 ? this.#messageId : `${this.#messageId}-${this.#posts}`;
    this.#posts += 1;
    return nonce;
  }

  /**
   * Answers the message as it is, which asks this, in place of what it was. Settles with that; does nothing where nothing
   * else is asked.
   */
  async take(message: Message, { asked, handle }: { asked: string; handle: Handle }): Promise<void> {
    const askedAt = message.editedTimestamp ?? message.createdTimestamp;
    const isFirst = this.#askedAt === 0;
    // Events may come late and twice.
    if (!isFirst && (asked === '' || asked === this.#asked || askedAt < this.#askedAt)) return;
    [this.#asked, this.#askedAt] = [asked, askedAt];
    this.#running.abort(new Withdrawn('edited'));
    const running = new AbortController();
    this.#running = running;
    this.#last = this.#last.then(async () => {
      if (!running.signal.aborted) await handle(running.signal);
    });
    return this.#last;
  }
}
