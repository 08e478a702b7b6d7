import type { GatewayConnection } from './gateway-connection.ts';

/** One dispatched event with its sequence number. */
interface NumberedEvent {
  readonly t: string;
  readonly s: number;
  readonly d: unknown;
  /** When it was last written to a connection, in milliseconds since the epoch. */
  sentAt: number | undefined;
}

/** Told of an event that the bot has shown to have. */
export type OnArrival = (t: string, d: unknown, sentAt: number) => void;

/** What an identified bot receives; it outlives its connection, so that a resume can replay what was missed. */
export class GatewaySession {
  readonly id: string;
  readonly shard: readonly [index: number, count: number];
  readonly intents: number;
  connection: GatewayConnection | undefined;
  readonly #now: () => number;
  readonly #onArrival: OnArrival;
  #sequence = 0;
  #arrived = 0;
  readonly #events: NumberedEvent[] = [];

  constructor(options: {
    id: string;
    shard: readonly [index: number, count: number];
    intents: number;
    connection: GatewayConnection;
    now: () => number;
    onArrival: OnArrival;
  }) {
    this.#now = options.now;
    this.#onArrival = options.onArrival;
    this.id = options.id;
    this.shard = options.shard;
    this.intents = options.intents;
    this.connection = options.connection;
  }

  /** Numbers the event, keeps it for a resume and sends it if the bot is connected. */
  dispatch(t: string, d: unknown): void {
    const event = this.#number(t, d);
    this.#events.push(event);
    this.#write(event);
  }

  /** Goes on over a new connection: replays every event after `sequence`, and so many `repeated` before it, then says so. */
  resume(connection: GatewayConnection, sequence: number, repeated = 0): void {
    this.confirm(sequence);
    this.connection = connection;
    const missed = this.#events.filter(({ s }) => s > sequence);
    for (const event of [...this.latest(repeated, sequence), ...missed]) this.#write(event);
    this.#write(this.#number('RESUMED', { _trace: [] }));
  }

  /** Learns that the bot has all up to this number: it says so with each heartbeat and with a resume. */
  confirm(sequence: number): void {
    for (const { t, d, s, sentAt } of this.#events) {
      if (s > this.#arrived && s <= sequence && sentAt !== undefined) this.#onArrival(t, d, sentAt);
    }
    this.#arrived = Math.max(this.#arrived, sequence);
  }

  /** The latest events up to a number, oldest first, without those that every session begins with. */
  latest(count: number, upTo = Infinity): readonly NumberedEvent[] {
    if (count === 0) return [];
    return this.#events.filter(({ s, t }) => s <= upTo && !isWelcome(t)).slice(-count);
  }

  /** Forgets what was sent; a resume from before replays nothing. */
  forget(): void {
    this.#events.length = 0;
  }

  #number(t: string, d: unknown): NumberedEvent {
    this.#sequence += 1;
    return { t, d, s: this.#sequence, sentAt: undefined };
  }

  #write(event: NumberedEvent): void {
    if (this.connection === undefined) return;
    event.sentAt = this.#now();
    const { t, d, s } = event;
    this.connection.dispatch({ t, d, s });
  }
}

function isWelcome(t: string): boolean {
  return t === 'READY' || t === 'GUILD_CREATE';
}
