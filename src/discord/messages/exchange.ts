import type { Message } from 'discord.js';
import { isRefused } from '../connection/request-faults.ts';
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
  /** Those that have arrived. */
  #posts: number;
  /** Whether one more may have: it was given up, and Discord had not said no. */
  #isUnsure = false;
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

  /**
   * Posts a message of the bot's with a nonce, of 25 characters at most: for some minutes Discord takes none twice with one,
   * and returns the message that it has. What follows a post that was given up takes its nonce, and so its place if it
   * arrived: `mayBeOld` where that message may be returned.
   */
  async post(
    send: (nonce: string) => Promise<Message>,
  ): Promise<{ readonly sent: Message; readonly mayBeOld: boolean }> {
    const mayBeOld = this.#isUnsure;
    try {
      const sent = await send(this.#posts === 0 ? this.#messageId : `${this.#messageId}-${this.#posts}`);
      this.#posts += 1;
      this.#isUnsure = false;
      return { sent, mayBeOld };
    } catch (fault) {
      this.#isUnsure = !isRefused(fault);
      throw fault;
    }
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
