import type { StandIn } from '../../../stand-in/stand-in.ts';
import { percentile } from '../figures.ts';
import { isToldBusy, latencyOf, outcomeOf, type Asked } from './asked.ts';
import type { ChaosCheck, ChaosVerdict } from './chaos-verdict.ts';
import type { InjectedFault } from './injected-fault.ts';
import { groupedBy } from './grouped.ts';
import { createReach, type Reach } from './reach.ts';
import { unexcusedViolations } from './violations.ts';

/** A mention that is refused is told so once a minute. */
const NOTICE_EVERY_MS = 61_000;
/** What a person may ask in a minute, by default. */
const QUESTIONS_A_MINUTE = 6;
/** discord.js identifies at most once in five seconds, and a first attempt may fail. */
const ABSENT_SECONDS = 15;
/** More than this would prove too little. */
const UNREACHED_PERCENT = 15;

/** Of what was said in place of an answer. */
const SHOWN_CHARACTERS = 120;

interface Judged {
  readonly asked: Asked;
  readonly reach: Reach;
}

/** Whether each who asked got what they were owed: to be asked once nothing is under way any more. */
export function judgeAnswers(options: {
  readonly discord: StandIn;
  readonly asked: readonly Asked[];
  readonly injected: readonly InjectedFault[];
}): ChaosVerdict {
  const { discord, injected } = options;
  const absences = injected.filter(({ of }) => of === 'gateway').map(({ from, until }) => until - from);
  const reachOf = createReach({ gateway: discord.gateway, injected });
  const all = options.asked.map((asked) => ({ asked, reach: reachOf(asked) }));
  const reached = all.filter(({ reach }) => reach === 'reached').map(({ asked }) => asked);
  const owed = [...reached.filter((asked) => isOwed(asked, reached)), ...missingOfBursts(all)];
  const twice = options.asked.filter(({ messages }) => messages().length > 1);
  const violations = unexcusedViolations({ discord, all, injected });
  const shares: readonly ChaosCheck[] = [
    { label: 'reached, and without their one answer', value: owed.length, most: 0 },
    { label: 'answered with more than one message', value: twice.length, most: 0 },
    {
      label: 'messages of the bot that answer nobody',
      value: strayMessages(discord, options.asked),
      most: 0,
    },
    { label: 'messages that still say "is thinking"', value: discord.thinking.length, most: 0 },
    { label: 'requests that Discord would refuse', value: violations.length, most: 0 },
    { label: 'requests to unknown routes', value: discord.unknownRoutes.length, most: 0 },
    {
      label: 'longest absence after a loss of the gateway, s',
      value: Math.max(0, ...absences) / 1_000,
      most: ABSENT_SECONDS,
    },
    {
      label: 'could not be reached, %',
      value: (100 * (all.length - reached.length)) / all.length,
      most: UNREACHED_PERCENT,
    },
  ];
  return {
    checks: shares,
    remarks: [
      ...countLines(all),
      latencyLine(reached),
      ...owed.map((asked) => `  missing: ${describe(asked, injected)}`),
      ...twice.map((asked) => `  twice: ${describe(asked, injected)}`),
      ...violations.map((one) => `  refused: ${one.request} (${one.code}) ${one.message}`),
    ],
  };
}

/** Whether somebody who could be reached has not got what they asked for, nor a refusal that they had to expect. */
function isOwed(asked: Asked, reached: readonly Asked[]): boolean {
  const outcome = outcomeOf(asked);
  if (asked.deleted) return outcome === 'error';
  if (outcome === 'silence') {
    const isMessage = asked.interaction === undefined;
    return !(isMessage && (asked.burst || wasToldLately(asked, reached)));
  }
  if (outcome === 'error') return true;
  if (outcome !== 'notice') return false;
  return asked.expects === 'answer' && !asked.burst && !isToldBusy(asked);
}

function wasToldLately({ user, at, id }: Asked, reached: readonly Asked[]): boolean {
  return reached.some(
    (other) =>
      other.user.id === user.id &&
      other.id !== id &&
      Math.abs(other.at - at) < NOTICE_EVERY_MS &&
      outcomeOf(other) === 'notice',
  );
}

/**
 * Of who asks too much at once, those without an answer while fewer were answered than may ask in a minute. A question that was
 * admitted and could not be answered counts among those that may be asked.
 */
function missingOfBursts(all: readonly Judged[]): readonly Asked[] {
  const bursts = groupedBy(
    all.filter(({ asked }) => asked.burst),
    ({ asked }) => asked.user.id,
  );
  return [...bursts.values()].flatMap((burst) => {
    const reached = burst.filter(({ reach }) => reach === 'reached').map(({ asked }) => asked);
    // Of several mentions that find the queue full, one is told so.
    if (reached.some(isToldBusy)) return [];
    const unanswered = reached.filter((asked) => outcomeOf(asked) !== 'answer');
    const spent = burst.length - unanswered.length;
    return unanswered.slice(0, Math.max(0, Math.min(QUESTIONS_A_MINUTE, burst.length) - spent));
  });
}

/** What the bot posted to none of the questions; to one that was deleted, Discord takes an answer without a reference. */
function strayMessages(discord: StandIn, asked: readonly Asked[]): number {
  const answering = new Set(asked.flatMap(({ messages }) => messages().map(({ id }) => id)));
  const stray = discord.posted.filter(({ id }) => !answering.has(id)).length;
  const unreferenced = asked.filter((one) => one.deleted && one.messages().length === 0).length;
  return Math.max(0, stray - unreferenced);
}

function countLines(all: readonly Judged[]): readonly string[] {
  const kinds = groupedBy(all, ({ asked }) => asked.kind);
  return [...kinds].map(([kind, judged]) => {
    const counts = groupedBy(judged, ({ asked, reach }) => (reach === 'reached' ? outcomeOf(asked) : reach));
    const parts = [...counts].map(([name, ones]) => `${ones.length} ${name}`);
    return `  ${judged.length} ${kind}: ${parts.join(', ')}`;
  });
}

function latencyLine(reached: readonly Asked[]): string {
  const latencies = reached
    .filter((asked) => outcomeOf(asked) === 'answer')
    .flatMap((asked) => latencyOf(asked) ?? []);
  const figures = [50, 90, 95, 99, 100].map((p) => `p${p} ${percentile(latencies, p).toFixed(0)}`);
  return `  ms from a question to its answer, ${latencies.length} answers: ${figures.join(', ')}`;
}

function describe(asked: Asked, injected: readonly InjectedFault[]): string {
  const { kind, at, messages } = asked;
  const lastAt = at + 5_000;
  const around = injected.filter(({ from, until }) => from < lastAt && until > at - 1_000);
  const faults = around.map(
    (fault) => `${fault.kind} ${Math.round(fault.from - at)}..${Math.round(fault.until - at)} ms`,
  );
  const words = messages().map(({ text }) => JSON.stringify(text.slice(0, SHOWN_CHARACTERS)));
  const told = words.length === 0 ? 'nothing' : words.join(' and ');
  return `${asked.user.name}, ${kind} at ${new Date(at).toISOString()}: ${told}; ${faults.join('; ')}`;
}
