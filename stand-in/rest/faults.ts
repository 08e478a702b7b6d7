import type { RouteName } from './routes.ts';

/** What goes wrong with a request. */
export type Fault =
  | { readonly kind: 'rate limit'; readonly retryAfterSeconds: number; readonly global?: boolean }
  /**
   * Refuses with Discord's error code, @default 0, and names a `field` of the body; where it `quotes`, the field's error repeats
   * the request, as Discord's may.
   */
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly code?: number;
      readonly field?: string;
      readonly quotes?: boolean;
    }
  /** The connection breaks before the request is carried out. discord.js retries after a reset, not after a close. */
  | { readonly kind: 'drop'; readonly by?: 'reset' | 'close' }
  /** The request is carried out, and the connection breaks before the answer. */
  | { readonly kind: 'drop answer'; readonly by?: 'reset' | 'close' }
  /** The request is carried out once the promise resolves. */
  | { readonly kind: 'hold'; readonly until: Promise<void> }
  /** The request is carried out, and answered once the promise resolves. */
  | { readonly kind: 'hold answer'; readonly until: Promise<void> }
  | { readonly kind: 'delay'; readonly milliseconds: number };

interface PlannedFault {
  readonly route: RouteName;
  readonly fault: Fault;
  left: number;
}

/** The faults that lie in wait for the bot's next requests. */
export class Faults {
  readonly #planned: PlannedFault[] = [];

  /** Spoils the next `times` requests to a route. */
  plan(route: RouteName, fault: Fault, times = 1): void {
    this.#planned.push({ route, fault, left: times });
  }

  /** The fault for a request that has just come, which is thereby used up. */
  take(route: RouteName): Fault | undefined {
    const planned = this.#planned.find((one) => one.route === route && one.left > 0);
    if (planned === undefined) return undefined;
    planned.left -= 1;
    return planned.fault;
  }
}
