import type { Clock } from '../clock.ts';
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

const LEAST_RETRY_AFTER_SECONDS = 0.001;

interface PlannedFault {
  readonly route: RouteName;
  readonly fault: Fault;
  left: number;
}

/** A request that a fault has spoilt. */
export interface SpoiltRequest {
  /** Method and path. */
  readonly label: string;
  readonly at: number;
}

/** A fault that lasts: every request to its routes meets it until it ends. */
export interface Spell {
  readonly routes: ReadonlySet<RouteName>;
  readonly fault: Fault;
  /** In milliseconds since the epoch, as {@link until}. */
  readonly from: number;
  /** Infinity while it lasts. */
  readonly until: number;
  readonly spoilt: readonly SpoiltRequest[];
  readonly end: () => void;
}

/** The faults that lie in wait for the bot's next requests. */
export class Faults {
  readonly #clock: Clock;
  readonly #planned: PlannedFault[] = [];
  #spells: (Spell & { until: number; readonly spoilt: SpoiltRequest[] })[] = [];

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Every fault that lasts or lasted. */
  get spells(): readonly Spell[] {
    return this.#spells;
  }

  /** Spoils the next `times` requests to a route. */
  plan(route: RouteName, fault: Fault, times = 1): void {
    this.#planned.push({ route, fault, left: times });
  }

  /** Spoils every request to these routes until the spell is ended. A rate limit tells how much of its time is left. */
  begin(routes: readonly RouteName[], fault: Fault): Spell {
    const spell = {
      routes: new Set(routes),
      fault,
      from: this.#clock.now(),
      until: Infinity,
      spoilt: [] as SpoiltRequest[],
      end: () => {
        spell.until = Math.min(spell.until, this.#clock.now());
      },
    };
    this.#spells.push(spell);
    return spell;
  }

  /** The fault for a request that has just come; one that was planned is thereby used up. */
  take(route: RouteName, label: string): Fault | undefined {
    const planned = this.#planned.find((one) => one.route === route && one.left > 0);
    if (planned !== undefined) {
      planned.left -= 1;
      return planned.fault;
    }
    const at = this.#clock.now();
    const spell = this.#spells.find(({ routes, until }) => routes.has(route) && until > at);
    spell?.spoilt.push({ label, at });
    return spell === undefined ? undefined : faultOf(spell, at);
  }

  /** Forgets the spells that are over. */
  forget(): void {
    this.#spells = this.#spells.filter(({ until }) => until === Infinity);
  }
}

function faultOf({ fault, from }: Spell, at: number): Fault {
  if (fault.kind !== 'rate limit') return fault;
  const left = from / 1_000 + fault.retryAfterSeconds - at / 1_000;
  return { ...fault, retryAfterSeconds: Math.max(LEAST_RETRY_AFTER_SECONDS, left) };
}
