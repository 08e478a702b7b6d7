import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { StandIn } from '../../stand-in/stand-in.ts';
import type { BenchedBot } from './benched-bot.ts';
import { runChaos } from './chaos/chaos-run.ts';
import { judgeAnswers } from './chaos/judge-answers.ts';
import { judgeLog } from './chaos/judge-log.ts';
import { print, secondsSince } from './discord-bench.ts';
import { growth } from './figures.ts';

/** A short form has so many questions, as close together as once in this time; a long one asks less often. */
const SHORT_FORM = { questions: 150, leastPauseSeconds: 0.8 };
/** 2,000 questions an hour. */
const PAUSE_SECONDS = 1.8;

/**
 * A fault every two seconds, each for a while. In an hour the connection is lost 400 times: half of that takes a login, of which
 * Discord allows 1,000 a day.
 */
const PACE = { connectionMs: [4_000, 12_000], passingMs: [500, 4_500], lastsMs: [300, 4_000] } as const;

/** Longer than any answer may be under way: an interaction's fifteen minutes are only reached by what never arrives. */
const PATIENCE_MS = 150_000;

/** Looks at the memory, over the whole run. */
const MEMORY_SAMPLES = 60;
const LEAST_SAMPLE_MS = 2_000;
/** Until a collection that was asked for is done. */
const COLLECTION_MS = 500;

/** The bot says every half minute that it is ready. */
const READY_WITHIN_SECONDS = 35;
const STOP_WITHIN_SECONDS = 10;

interface ChaosBench {
  readonly discord: StandIn;
  readonly bot: BenchedBot;
  readonly questions: readonly string[];
  readonly dataFolder: string;
  readonly seconds: number;
  readonly seed: number;
  readonly check: (label: string, value: number, most: number) => void;
}

/** Whether nothing is lost, and nobody waits in vain, with a fault every few seconds; ends the bot. */
export async function measureChaos(bench: ChaosBench): Promise<void> {
  const { discord, bot, questions, seconds, seed, check } = bench;
  const total = Math.round(
    Math.max(Math.min(SHORT_FORM.questions, seconds / SHORT_FORM.leastPauseSeconds), seconds / PAUSE_SECONDS),
  );
  print(`      ${total} questions in ${seconds} s, --seed ${seed}`);
  const over = new AbortController();
  const memory = sampleMemory(bot, (seconds * 1_000) / MEMORY_SAMPLES, over.signal);
  const startedAt = Date.now();
  const overMs = seconds * 1_000;
  const run = await runChaos({
    discord,
    seed,
    questions,
    total,
    overMs,
    pace: PACE,
    patienceMs: PATIENCE_MS,
  });
  print(`      ${run.injected.length} faults; all was told after ${secondsSince(startedAt)} s`);
  over.abort();
  const floors = await memory;
  await checkEnd(bench);
  const verdicts = [
    judgeAnswers({ discord, ...run }),
    judgeLog({
      lines: bot.lines,
      injected: run.injected,
      secrets: [discord.token, 'interaction-token-'],
    }),
  ];
  for (const { checks, remarks } of verdicts) {
    for (const remark of remarks) print(`    ${remark}`);
    for (const { label, value, most } of checks) check(label, value, most);
  }
  print(`      memory after collection, MB: ${floors.map(Math.round).join(' ')}`);
  check('growth of memory from the second fifth to the last, %', growth(floors), 5);
}

/** Resident memory right after collections, until `over`. */
async function sampleMemory(bot: BenchedBot, everyMs: number, over: AbortSignal): Promise<readonly number[]> {
  const floors: number[] = [];
  while (!over.aborted && bot.isRunning()) {
    bot.collectGarbage();
    await sleep(COLLECTION_MS);
    // A bot that ended meanwhile has none.
    const now = await bot.memoryMegabytes().catch(() => undefined);
    if (now !== undefined) floors.push(now);
    await sleep(Math.max(LEAST_SAMPLE_MS, everyMs), undefined, { signal: over }).catch(() => undefined);
  }
  return floors;
}

/** The bot still runs, says that it is ready, and goes when it is asked to. */
async function checkEnd({ bot, dataFolder, check }: ChaosBench): Promise<void> {
  check('bots that ended by themselves', bot.isRunning() ? 0 : 1, 0);
  const calmSince = Date.now();
  const readyAt = join(dataFolder, 'ready');
  const isReady = async () => ((await stat(readyAt).catch(() => undefined))?.mtimeMs ?? 0) >= calmSince;
  while (!(await isReady()) && Date.now() - calmSince < READY_WITHIN_SECONDS * 1_000) await sleep(1_000);
  check('bots that do not say that they are ready', (await isReady()) ? 0 : 1, 0);
  const startedAt = Date.now();
  const status = await bot.stop();
  check('seconds until it had stopped', (Date.now() - startedAt) / 1_000, STOP_WITHIN_SECONDS);
  check('exit status', status ?? Number.NaN, 0);
}
