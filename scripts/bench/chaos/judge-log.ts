import { z } from 'zod';
import { groupedBy } from './grouped.ts';
import type { ChaosCheck, ChaosVerdict } from './chaos-verdict.ts';
import { isNoticeable, type InjectedFault } from './injected-fault.ts';

const INFO = 30;
const WARN = 40;
/** A dozen entries of one fault are a flood. */
const MOST_ENTRIES = 11;
/** How long after a fault an entry may still be of it. */
const AFTERWARDS_MS = 3_000;
/** What an entry of the connection speaks of; any other entry is of a request. */
const OF_CONNECTION = /connect|session|gateway|heartbeat/i;
/** Of an answer, whatever befell it. */
const ROUTINE = 'question answered';
/** While messages are kept, the entry that told so is of every fault of requests: when that ends, another one tells. */
const KEPT = { from: /are kept and sent again/, until: /no more messages are kept/ };
const SHOWN_MESSAGES = 12;

const lineSchema = z.looseObject({ level: z.number(), time: z.number(), msg: z.string() });

type Entry = z.infer<typeof lineSchema>;

/** Whether the log told of each fault that the bot had to notice, of none at length, and nothing that it must not hold. */
export function judgeLog(options: {
  readonly lines: readonly string[];
  readonly injected: readonly InjectedFault[];
  /** What must stand in no line. */
  readonly secrets: readonly string[];
}): ChaosVerdict {
  const { lines, injected, secrets } = options;
  const entries = lines
    .flatMap(readEntry)
    .filter(({ level, msg }) => level >= INFO && !msg.startsWith(ROUTINE));
  const warnings = entries.filter(({ level }) => level >= WARN);
  const noticeable = injected.filter(isNoticeable);
  const isNamed = (fault: InjectedFault): boolean =>
    entries.some((entry) => mayBeOf(entry, fault)) || (fault.of === 'requests' && isKeeping(entries, fault));
  const unnamed = noticeable.filter((fault) => !isNamed(fault));
  const byFault = groupedBy(warnings, (entry) => faultOf(entry, injected));
  const floods = injected.filter((fault) => (byFault.get(fault)?.length ?? 0) > MOST_ENTRIES);
  const count = (word: string): number => lines.filter((line) => line.includes(word)).length;
  const checks: readonly ChaosCheck[] = [
    { label: 'faults that the log does not name', value: unnamed.length, most: 0 },
    { label: 'faults with a dozen entries or more', value: floods.length, most: 0 },
    { label: 'entries that no fault explains', value: byFault.get(undefined)?.length ?? 0, most: 0 },
    { label: 'entries with a trace', value: count('"stack":'), most: 0 },
    {
      label: 'entries with a token',
      value: secrets.reduce((sum, secret) => sum + count(secret), 0),
      most: 0,
    },
  ];
  const kinds = [...groupedBy(injected, ({ kind }) => kind)].map(([kind, faults]) => {
    const seen = faults.filter(isNoticeable).length;
    const missed = faults.filter((fault) => unnamed.includes(fault)).length;
    const most = Math.max(...faults.map((fault) => byFault.get(fault)?.length ?? 0));
    return `  ${faults.length} ${kind}: ${seen} to be noticed, ${seen - missed} named, at most ${most} entries each`;
  });
  return { checks, remarks: [...kinds, ...mostFrequent(warnings)] };
}

function readEntry(line: string): Entry[] {
  try {
    return [lineSchema.parse(JSON.parse(line))];
  } catch {
    return [];
  }
}

function mayBeOf({ time, msg }: Entry, { of, from, until }: InjectedFault): boolean {
  if (of === 'events' || time < from || time > until + AFTERWARDS_MS) return false;
  return of === 'server' || (of === 'gateway') === OF_CONNECTION.test(msg);
}

/** Whether an entry from before the fault told of messages that were still kept when it began. */
function isKeeping(entries: readonly Entry[], { from }: InjectedFault): boolean {
  const before = entries.filter(({ time }) => time < from);
  const last = before.findLast(({ msg }) => KEPT.from.test(msg) || KEPT.until.test(msg));
  return last !== undefined && KEPT.from.test(last.msg);
}

/** The fault that an entry is most likely of: the latest that the bot had to notice, else the latest that it may have. */
function faultOf(entry: Entry, injected: readonly InjectedFault[]): InjectedFault | undefined {
  const possible = injected.filter((fault) => mayBeOf(entry, fault));
  return possible.findLast(isNoticeable) ?? possible.at(-1);
}

function mostFrequent(entries: readonly Entry[]): readonly string[] {
  return [...groupedBy(entries, ({ msg }) => msg)]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .slice(0, SHOWN_MESSAGES)
    .map(([msg, same]) => `  ${same.length} entries: ${msg}`);
}
