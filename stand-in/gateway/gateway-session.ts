import type { GatewayConnection } from './gateway-connection.ts';

/** One dispatched event with its sequence number. */
interface NumberedEvent {
  readonly t: string;
  readonly s: number;
  readonly d: unknown;
}

/** What an identified bot receives; it outlives its connection, so that a resume can replay what was missed. */
export class GatewaySession {
  readonly id: string;
  readonly shard: readonly [index: number, count: number];
  readonly intents: number;
  connection: GatewayConnection | undefined;
  #sequence = 0;
  readonly #events: NumberedEvent[] = [];

  constructor(options: {
    id: string;
    shard: readonly [index: number, count: number];
    intents: number;
    connection: GatewayConnection;
  }) {
    this.id = options.id;
    this.shard = options.shard;
    this.intents = options.intents;
    this.connection = options.connection;
  }

  /** Numbers the event, keeps it for a resume and sends it if the bot is connected. */
  dispatch(t: string, d: unknown): void {
    const event = this.#number(t, d);
    this.#events.push(event);
    this.connection?.dispatch(event);
  }

  /** Goes on over a new connection: replays every event after `sequence`, then says so. */
  resume(connection: GatewayConnection, sequence: number): void {
    this.connection = connection;
    for (const event of this.#events) {
      if (event.s > sequence) connection.dispatch(event);
    }
    connection.dispatch(this.#number('RESUMED', { _trace: [] }));
  }

  /** Forgets what was sent; a resume from before replays nothing. */
  forget(): void {
    this.#events.length = 0;
  }

  #number(t: string, d: unknown): NumberedEvent {
    this.#sequence += 1;
    return { t, d, s: this.#sequence };
  }
}
