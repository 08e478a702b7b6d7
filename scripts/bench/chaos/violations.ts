import type { Violation } from '../../../stand-in/journal.ts';
import type { StandIn } from '../../../stand-in/stand-in.ts';
import type { Asked } from './asked.ts';
import type { InjectedFault } from './injected-fault.ts';
import type { Reach } from './reach.ts';

const UNKNOWN_WEBHOOK = 10_015;
const UNKNOWN_INTERACTION = 10_062;
const ALREADY_ACKNOWLEDGED = 40_060;

/**
 * What Discord would refuse although no fault led to it. A fault excuses
 * - a second acknowledgement, where the answer to the first was lost;
 * - a late one, and what is said after it, where the asker could not be reached in time.
 */
export function unexcusedViolations(options: {
  readonly discord: StandIn;
  readonly all: readonly { readonly asked: Asked; readonly reach: Reach }[];
  readonly injected: readonly InjectedFault[];
}): readonly Violation[] {
  const { discord, all, injected } = options;
  const lostAnswers = new Set(
    injected.flatMap(({ spell }) =>
      spell?.fault.kind === 'drop answer' ? spell.spoilt.map(({ label }) => label) : [],
    ),
  );
  const outages = injected.filter(({ of }) => of === 'server');
  const isExcused = ({ request, code }: Violation): boolean => {
    const about = all.find(({ asked }) => asked.interaction && request.includes(asked.interaction.token));
    if (about === undefined) return false;
    if (code === ALREADY_ACKNOWLEDGED) {
      const { at } = about.asked;
      return lostAnswers.has(request) || outages.some(({ from }) => from >= at && from <= at + 3_000);
    }
    return (code === UNKNOWN_INTERACTION || code === UNKNOWN_WEBHOOK) && about.reach !== 'reached';
  };
  return discord.violations.filter((violation) => !isExcused(violation));
}
