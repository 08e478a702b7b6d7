import type { Gateway } from '../../../stand-in/gateway/gateway.ts';
import type { RouteName } from '../../../stand-in/rest/routes.ts';
import type { Asked } from './asked.ts';
import type { InjectedFault } from './injected-fault.ts';

/** Discord wants an acknowledgement within three seconds. */
const ACKNOWLEDGE_WITHIN_MS = 3_000;
/** Nobody waits longer for the reply to a mention. */
const REPLY_WITHIN_MS = 120_000;

/** Time enough for a pause between two attempts and one attempt that succeeds. */
const ROOM_MS = 1_000;

/** Whether an asker could be reached, and where not, why. */
export type Reach = 'reached' | 'event lost' | 'no room';

/** A time in which requests to these routes do not get through. */
interface Trouble {
  readonly from: number;
  readonly until: number;
  readonly routes: ReadonlySet<RouteName> | 'all';
}

/**
 * Whether whoever asked could be reached, so that the bot owes an answer. They could where
 * - the event came to the bot: it named the event's number, or a later one, in a heartbeat or a resume, or it made a request
 *   about it. An event in a session that ends before that may be lost for good, as with Discord, and is not counted;
 * - and then, within three seconds of the press or the command, or two minutes of the message, there was a second in a row in
 *   which no fault spoilt the acknowledgement or the reply. Slow answers spoil as long as a request that is sent last takes.
 * An interaction that Discord took as acknowledged counts however it came about: its token lives for a quarter of an hour, and
 * no fault lasts that long.
 */
export function createReach({
  gateway,
  injected,
}: {
  readonly gateway: Pick<Gateway, 'arrivalOf'>;
  readonly injected: readonly InjectedFault[];
}): (asked: Pick<Asked, 'at' | 'id' | 'interaction' | 'messages'>) => Reach {
  const troubles = injected.flatMap(troubleOf);
  const spoilt = injected.flatMap(({ spell }) => spell?.spoilt ?? []);
  return ({ at, id, interaction, messages }) => {
    if (interaction?.acknowledgement !== undefined) return 'reached';
    const type = interaction === undefined ? 'MESSAGE_CREATE' : 'INTERACTION_CREATE';
    const attempt = spoilt.find(({ label }) => label.includes(`/interactions/${id}/`));
    const arrivedAt = gateway.arrivalOf(type, id) ?? attempt?.at ?? (messages().length > 0 ? at : undefined);
    if (arrivedAt === undefined) return 'event lost';
    const [route, withinMs] =
      interaction === undefined
        ? (['create message', REPLY_WITHIN_MS] as const)
        : (['callback', ACKNOWLEDGE_WITHIN_MS] as const);
    const inTheWay = troubles.filter(({ routes }) => routes === 'all' || routes.has(route));
    return longestGap(inTheWay, arrivedAt, at + withinMs) >= ROOM_MS ? 'reached' : 'no room';
  };
}

function troubleOf({ of, from, until, spell }: InjectedFault): Trouble[] {
  if (of === 'server') return [{ from, until, routes: 'all' }];
  if (spell === undefined) return [];
  const lastTakes = spell.fault.kind === 'delay' ? spell.fault.milliseconds : 0;
  return [{ from: spell.from, until: spell.until + lastTakes, routes: spell.routes }];
}

/** The longest time between `from` and `until` that none of the troubles touches, in milliseconds. */
function longestGap(troubles: readonly Trouble[], from: number, until: number): number {
  let free = from;
  let longest = 0;
  for (const trouble of troubles.toSorted((a, b) => a.from - b.from)) {
    longest = Math.max(longest, Math.min(trouble.from, until) - free);
    free = Math.max(free, trouble.until);
  }
  return Math.max(longest, until - free);
}
