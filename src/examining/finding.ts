import { setTimeout as sleep } from 'node:timers/promises';
import type { CheckFacts, Checked, CheckState } from '../verifying/check.ts';
import type { CollectedFacts } from './collected-facts.ts';

/** The libraries in machine code that beleg runs on. */
export const NATIVE_MODULES = ['hnswlib-node', 'onnxruntime-node'] as const;
export type NativeModule = (typeof NATIVE_MODULES)[number];

/** What is examined beside what `verify` checks, in the order in which a person reads it. */
export const EXAMINED = [
  'node',
  'platform',
  ...NATIVE_MODULES,
  'processor',
  'clock',
  'settings',
  'variables',
  'token',
  'build',
  'secrets',
  'corpus',
  'places',
  'data',
  'owners',
  'disk',
  'temporary',
  'bot',
  'builder',
  'memory',
  'database',
  'index',
  'discord',
  'discord-clock',
] as const;
/** By which programs know what was examined: never another word for the same. */
export type Examined = (typeof EXAMINED)[number];

/** What was found beside what `verify` finds. */
export type OwnFacts =
  | CollectedFacts
  /** It was not done with in so many seconds. */
  | { readonly kind: 'unfinished'; readonly seconds: number }
  /** It rests on what failed. */
  | { readonly kind: 'not-examined'; readonly because: Examined };

type Fault = Extract<CheckFacts, { readonly kind: 'fault' }>;

/** What was examined, and how it stands. */
export type Finding =
  | { readonly id: Examined; readonly state: CheckState; readonly facts: OwnFacts | Fault }
  | { readonly id: Checked; readonly state: CheckState; readonly facts: CheckFacts };

/** One thing to examine. */
export interface Examination {
  /** What a fault or a lack of time is told of. */
  readonly id: Examined;
  /** After so many seconds it is given up. */
  readonly seconds: number;
  readonly look: (before: readonly Finding[]) => AsyncIterable<Finding> | Promise<readonly Finding[]>;
}

/**
 * Makes one examination after the other. What is thrown in one is its finding, what lasts too long is given up, and neither keeps
 * the others from being made.
 * @yields each finding as it is there
 */
export async function* examine(examinations: readonly Examination[]): AsyncGenerator<Finding> {
  const before: Finding[] = [];
  for (const examination of examinations)
    for await (const finding of within(examination, before)) {
      before.push(finding);
      yield finding;
    }
}

async function* within(
  { id, seconds, look }: Examination,
  before: readonly Finding[],
): AsyncGenerator<Finding> {
  const done = new AbortController();
  const late = sleep(seconds * 1000, 'late' as const, { signal: done.signal });
  // Once all was found, nobody waits for it.
  late.catch(() => undefined);
  try {
    const findings = stepsOf(() => look(before));
    for (;;) {
      const step = findings.next();
      // What it throws after it was given up is of no interest.
      step.catch(() => undefined);
      const next = await Promise.race([step, late]);
      if (next === 'late') {
        yield { id, state: 'failed', facts: { kind: 'unfinished', seconds } };
        return;
      }
      if (next.done === true) return;
      yield next.value;
    }
  } catch (fault) {
    const error = fault instanceof Error ? fault : new Error(String(fault));
    yield { id, state: 'failed', facts: { kind: 'fault', fault: error } };
  } finally {
    done.abort();
  }
}

async function* stepsOf(look: () => ReturnType<Examination['look']>): AsyncGenerator<Finding> {
  const found = look();
  yield* Symbol.asyncIterator in found ? found : await found;
}
