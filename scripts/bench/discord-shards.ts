import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { GuildChannel } from '../../stand-in/world/places.ts';
import { startStandIn } from '../../stand-in/start-stand-in.ts';
import { print } from './discord-bench.ts';
import { percentile } from './figures.ts';
import { descendants } from './machine.ts';
import { runCommand } from './processes.ts';

/** Questions of each shard's user, one after the other: all shards are asked at once. */
const QUESTIONS_EACH = 25;
/** More than any number of shards here: Discord lets large bots log in so many at once. */
const AT_ONCE = 64;
/** Of Linux, whatever the kernel's own clock does. */
const TICKS_A_SECOND = 100;

interface ShardBench {
  readonly project: string;
  readonly shards: number;
  readonly questions: readonly string[];
  readonly corpusFolder: string;
  readonly dataFolder: string;
}

/** What was measured of one way to have several shards. */
interface Measured {
  readonly processes: number;
  readonly startSeconds: number;
  readonly residentMb: number;
  readonly proportionalMb: number;
  readonly median: number;
  readonly p95: number;
  readonly questionsASecond: number;
  readonly cpuMsAQuestion: number;
  readonly takeUpMs: number;
  readonly builds: number;
}

/** Several shards in one process, then each in a process of its own: as a host runs them, built. */
export async function measureShards(bench: ShardBench): Promise<void> {
  await runCommand(['npm', 'run', '--silent', 'build'], { project: bench.project, env: {} });
  // The index is there, so that no start builds it.
  const env = { CORPUS_FOLDER: bench.corpusFolder, DATA_FOLDER: bench.dataFolder };
  await runCommand([process.execPath, join(bench.project, 'dist/run-embed.js')], {
    project: bench.project,
    env,
  });
  const together = await measureWay(bench, {});
  const apart = await measureWay(bench, { SHARD_PROCESSES: 'auto' });
  print(`${bench.shards} shards: in one process | each in a process of its own | ratio`);
  const row = (label: string, of: (one: Measured) => number, digits = 0): void => {
    const [one, other] = [of(together), of(apart)];
    print(`${label}: ${one.toFixed(digits)} | ${other.toFixed(digits)} | ${(other / one).toFixed(2)}`);
  };
  row('processes', ({ processes }) => processes);
  row('start until all are connected, s', ({ startSeconds }) => startSeconds, 1);
  row('memory, RSS of all processes, MB', ({ residentMb }) => residentMb);
  row('memory, PSS of all processes, MB', ({ proportionalMb }) => proportionalMb);
  row('question, all shards at once, median, ms', ({ median }) => median);
  row('question, all shards at once, p95, ms', ({ p95 }) => p95);
  row('questions a second', ({ questionsASecond }) => questionsASecond, 1);
  row('processor time a question, ms', ({ cpuMsAQuestion }) => cpuMsAQuestion);
  row('builds for one /reindex', ({ builds }) => builds);
  row('/reindex until all shards have the new index, ms', ({ takeUpMs }) => takeUpMs);
}

async function measureWay(
  { project, shards, questions, corpusFolder, dataFolder }: ShardBench,
  settings: Readonly<Record<string, string>>,
): Promise<Measured> {
  const discord = await startStandIn({
    patienceMs: 600_000,
    shards: { recommended: shards, least: shards, atOnce: AT_ONCE },
  });
  const channels = Array.from({ length: shards }, (_, shard): GuildChannel => {
    const guild = discord.world.addGuild({ name: `Guild ${shard}`, shard: [shard, shards] });
    return discord.addChannel({ guild, name: 'general' });
  });
  const operator = discord.user({ name: 'Operator', administrator: true });
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(project, 'dist/main.js')], {
    env: {
      ...process.env,
      DISCORD_TOKEN: discord.token,
      DISCORD_API: discord.api,
      CORPUS_FOLDER: corpusFolder,
      DATA_FOLDER: dataFolder,
      OPERATOR_IDS: operator.id,
      OPERATOR_GUILD_ID: discord.guild.id,
      QUESTIONS_PER_USER: '1000000',
      QUESTIONS_PER_GUILD: '1000000',
      ...settings,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  const count = (message: string): number =>
    lines.filter((line) => line.includes(`"msg":"${message}"`)).length;
  const processesReady = 'SHARD_PROCESSES' in settings ? shards : 1;
  const pid = child.pid ?? 0;
  try {
    await logged(() => count('ready') === processesReady);
    const startSeconds = (performance.now() - startedAt) / 1000;
    const ask = async (channel: GuildChannel, n: number): Promise<number> => {
      const user = discord.user({ name: `Asker ${n}` });
      const at = performance.now();
      const question = questions[n % questions.length] ?? '';
      await (await discord.slash({ user, channel, command: 'ask', options: { question } })).reply();
      return performance.now() - at;
    };
    await Promise.all(channels.map((channel, shard) => ask(channel, shard)));
    const [cpuBefore, askedAt] = [await cpuSeconds(pid), performance.now()];
    const taken = await Promise.all(
      channels.map(async (channel, shard) => {
        const each: number[] = [];
        for (let n = 0; n < QUESTIONS_EACH; n += 1) each.push(await ask(channel, shard * QUESTIONS_EACH + n));
        return each;
      }),
    );
    const seconds = (performance.now() - askedAt) / 1000;
    const latencies = taken.flat();
    const cpu = (await cpuSeconds(pid)) - cpuBefore;
    const memory = await memoryOf(pid);
    const generations = await generationsIn(lines, async () => {
      const text = `# Bezirk ${Date.now()}\n\nDie Gemeinde hat das Haus der Vereine im Jahr ${Date.now() % 1_000} eröffnet.\n`;
      await writeFile(join(corpusFolder, `bezirk-${Date.now()}.md`), text);
      const reindex = await discord.slash({ user: operator, command: 'reindex' });
      await reindex.acknowledgement();
      await logged(() => count('a new index serves') === processesReady);
    });
    return {
      processes: 1 + (await descendants(pid)).length,
      startSeconds,
      ...memory,
      median: percentile(latencies, 50),
      p95: percentile(latencies, 95),
      questionsASecond: latencies.length / seconds,
      cpuMsAQuestion: (cpu * 1000) / latencies.length,
      ...generations,
    };
  } finally {
    child.kill('SIGTERM');
    await exited;
    await discord.close();
  }
}

/** How many generations came to serve while something was done, and how long it took. */
async function generationsIn(lines: readonly string[], work: () => Promise<void>) {
  const [from, startedAt] = [lines.length, performance.now()];
  await work();
  const names = lines.slice(from).flatMap((line) => /"generation":"([^"]+)"/.exec(line)?.[1] ?? []);
  return { takeUpMs: performance.now() - startedAt, builds: new Set(names).size };
}

const LOOK_EVERY_MS = 5;

async function logged(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
}

/** Of a process and of all that it started, in megabytes. What several share counts in full in the first, by its share in the second. */
async function memoryOf(pid: number): Promise<{ residentMb: number; proportionalMb: number }> {
  let [residentMb, proportionalMb] = [0, 0];
  for (const one of [pid, ...(await descendants(pid))]) {
    const rollup = await readFile(`/proc/${one}/smaps_rollup`, 'utf8');
    const megabytes = (field: string): number =>
      Number(new RegExp(`^${field}: +(\\d+) kB`, 'mu').exec(rollup)?.[1]) / 1024;
    residentMb += megabytes('Rss');
    proportionalMb += megabytes('Pss');
  }
  return { residentMb, proportionalMb };
}

/** The processor time that a process and all that it started have taken. */
async function cpuSeconds(pid: number): Promise<number> {
  const stats = [pid, ...(await descendants(pid))].map((one) => readFile(`/proc/${one}/stat`, 'utf8'));
  const ticks = (await Promise.all(stats)).map((stat) => {
    // The name before it may hold blanks.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return Number(fields[11]) + Number(fields[12]);
  });
  return ticks.reduce((sum, one) => sum + one, 0) / TICKS_A_SECOND;
}
