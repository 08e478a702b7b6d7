import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { QUESTION_MAX_CHARACTERS, QUESTION_MIN_CHARACTERS } from '../src/discord/limits.ts';
import type { InteractionExchange } from '../stand-in/exchanges.ts';
import type { StandIn } from '../stand-in/stand-in.ts';
import { startStandIn } from '../stand-in/start-stand-in.ts';
import { type BenchedBot, startBenchedBot } from './bench-discord/benched-bot.ts';
import { growth, percentile } from './bench-discord/figures.ts';
import { runScript } from '../src/run-script.ts';

/**
 * `node --import tsx scripts/bench-discord.ts [--soak 5000]`: the whole bot as a process of its own on the stand-in.
 * Measures acknowledgements at idle, with twenty questions waiting and during an index build, the heartbeat meanwhile, 200 questions at once, and the
 * memory over a long run. Ends with 1 where a bound of the design is missed.
 */

const PROJECT = fileURLToPath(new URL('../', import.meta.url));
const HEARTBEAT_MS = 2_000;
const MEASURED = 200;
const IN_FLIGHT = 10;
const WAITING = 20;
const SAMPLE_EVERY = 250;
/** Enough new sentences that the build outlasts the measurement. */
const NEW_ARTICLES = 200;

/** The words of a finished build, in the operator's language. */
const DONE = /second/;

interface Bench {
  readonly discord: StandIn;
  readonly bot: BenchedBot;
  readonly questions: readonly string[];
  readonly corpusFolder: string;
  readonly check: (label: string, value: number, most: number) => void;
}

await runScript(async () => {
  const { values } = parseArgs({ options: { soak: { type: 'string', default: '5000' } } });
  const folder = await mkdtemp(join(tmpdir(), 'beleg-bench-'));
  const corpusFolder = join(folder, 'corpus');
  await cp(join(PROJECT, 'corpus'), corpusFolder, { recursive: true });
  const discord = await startStandIn({ heartbeatIntervalMs: HEARTBEAT_MS, patienceMs: 600_000 });
  const operator = discord.user({ name: 'Operator', administrator: true });
  const bot = startBenchedBot(join(PROJECT, 'src/main.ts'), {
    DISCORD_TOKEN: discord.token,
    DISCORD_API: discord.api,
    CORPUS_FOLDER: corpusFolder,
    DATA_FOLDER: join(folder, 'data'),
    OPERATOR_IDS: operator.id,
    OPERATOR_GUILD_ID: discord.guild.id,
    QUESTIONS_PER_USER: '1000000',
    QUESTIONS_PER_GUILD: '1000000',
    LOG_LEVEL: 'warn',
  });
  let missed = 0;
  const check = (label: string, value: number, most: number): void => {
    if (!(value <= most)) missed += 1;
    print(`${value <= most ? 'ok    ' : 'MISSED'} ${label}: ${value.toFixed(1)} (at most ${most})`);
  };
  try {
    await discord.until('the bot', () => (discord.gateway.connected ? true : undefined));
    const bench = { discord, bot, corpusFolder, check, questions: await readQuestions() };
    await measureIdle(bench);
    await measureWaiting(bench);
    await measureCrowd(bench);
    await measureSoak(bench, Number(values.soak));
    await measureBuild(bench, operator);
    check('requests that Discord would refuse', discord.violations.length, 0);
  } finally {
    await bot.stop();
    await discord.close();
    await rm(folder, { recursive: true, force: true });
  }
  return missed === 0 ? 0 : 1;
});

async function measureIdle(bench: Bench): Promise<void> {
  const user = bench.discord.user({ name: 'Idle' });
  // The first one opens the connection to the REST server and registers nothing that the others need.
  await answerOf(bench, user, 0);
  const latencies: number[] = [];
  for (let n = 1; n <= MEASURED; n += 1) latencies.push(await answerOf(bench, user, n));
  bench.check('acknowledgement at idle, p95 of 200, ms', percentile(latencies, 95), 60);
  bench.discord.forget();
}

/** Twenty users who ask again as soon as they are answered: each question meets nineteen that wait or are being answered. */
async function measureWaiting(bench: Bench): Promise<void> {
  const users = Array.from({ length: WAITING }, (_, n) => bench.discord.user({ name: `Waiting ${n}` }));
  const latencies: number[] = [];
  await Promise.all(
    users.map(async (user, n) => {
      await answerOf(bench, user, n);
      for (let asked = WAITING; asked <= MEASURED; asked += WAITING) {
        latencies.push(await answerOf(bench, user, asked + n));
      }
    }),
  );
  bench.check('acknowledgement with twenty waiting, p95 of 200, ms', percentile(latencies, 95), 150);
  bench.discord.forget();
}

async function measureBuild(bench: Bench, operator: Parameters<StandIn['slash']>[0]['user']): Promise<void> {
  const { discord, corpusFolder, check } = bench;
  await writeNewArticles(corpusFolder);
  const heartbeatsBefore = discord.gateway.heartbeats.length;
  const build = await discord.slash({ user: operator, command: 'reindex' });
  await build.acknowledgement();
  const startedAt = Date.now();
  const user = discord.user({ name: 'Busy' });
  const latencies: number[] = [];
  for (let n = 0; n < MEASURED; n += 1) latencies.push(await answerOf(bench, user, n));
  const running = build.messages.every(({ text }) => !DONE.test(text));
  print(
    `      200 questions took ${secondsSince(startedAt)} s; the build ${running ? 'was still running' : 'HAD ENDED before'}`,
  );
  check('acknowledgement during a build, p95 of 200, ms', percentile(latencies, 95), 500);
  await discord.until('the end of the build', () =>
    build.messages.some(({ text }) => DONE.test(text)) ? true : undefined,
  );
  print(
    `      the build took ${secondsSince(startedAt)} s: ${build.messages.at(-1)?.text.split('\n').at(-1)}`,
  );
  const beats = discord.gateway.heartbeats.slice(Math.max(0, heartbeatsBefore - 1));
  const gaps = beats.slice(1).map((at, index) => at - (beats[index] ?? at));
  check('longest time between heartbeats during the build, ms', Math.max(...gaps), HEARTBEAT_MS * 1.5);
  discord.forget();
}

async function measureCrowd({ discord, bot, questions, check }: Bench): Promise<void> {
  const users = Array.from({ length: 50 }, (_, n) => discord.user({ name: `User ${n}` }));
  const exchanges = await Promise.all(
    Array.from({ length: 200 }, async (_, n) => {
      const user = users[n % users.length] ?? discord.user({ name: 'Another' });
      return discord.slash({
        user,
        command: 'ask',
        options: { question: `${questions[n % questions.length]}` },
      });
    }),
  );
  const replies = await Promise.all(exchanges.map((exchange) => exchange.reply()));
  const answers = replies.filter(({ buttons }) => buttons.length > 0).length;
  print(`      200 questions of 50 users at once: ${answers} answered, ${200 - answers} asked to come back`);
  check(
    'questions without exactly one reply',
    exchanges.filter(({ messages }) => messages.length !== 1).length,
    0,
  );
  check('memory after the crowd, MB', await bot.memoryMegabytes(), 600);
  discord.forget();
}

async function measureSoak(bench: Bench, total: number): Promise<void> {
  const { discord, bot, check } = bench;
  const user = discord.user({ name: 'Soak' });
  const peaks: number[] = [];
  const floors: number[] = [];
  const startedAt = Date.now();
  for (let done = 0; done < total;) {
    await Promise.all(Array.from({ length: IN_FLIGHT }, (_, n) => answerOf(bench, user, done + n)));
    done += IN_FLIGHT;
    discord.forget();
    if (done % SAMPLE_EVERY !== 0) continue;
    peaks.push(await bot.memoryMegabytes());
    bot.collectGarbage();
    await answerOf(bench, user, done);
    floors.push(await bot.memoryMegabytes());
  }
  print(
    `      ${total} questions in ${secondsSince(startedAt)} s; memory after collection, MB: ${floors.map(Math.round).join(' ')}`,
  );
  check('memory at most, MB', Math.max(...peaks), 600);
  check('growth of memory from the second fifth to the last, %', growth(floors), 5);
}

/** Asks, waits for the answer, and returns the milliseconds to the acknowledgement. */
async function answerOf(
  { discord, questions }: Bench,
  user: Parameters<StandIn['slash']>[0]['user'],
  n: number,
): Promise<number> {
  const question = questions[n % questions.length] ?? 'Worum geht es?';
  const exchange: InteractionExchange = await discord.slash({ user, command: 'ask', options: { question } });
  const { afterMs } = await exchange.acknowledgement();
  await exchange.reply();
  return afterMs;
}

async function readQuestions(): Promise<readonly string[]> {
  const lines = (await readFile(join(PROJECT, 'evaluation/article/questions.jsonl'), 'utf8')).split('\n');
  return lines
    .filter((line) => line !== '')
    .map((line) => String(JSON.parse(line).question))
    .filter(({ length }) => length >= QUESTION_MIN_CHARACTERS && length <= QUESTION_MAX_CHARACTERS);
}

/** Articles whose sentences no cache has seen. */
async function writeNewArticles(corpusFolder: string): Promise<void> {
  const folder = join(corpusFolder, 'bench');
  await mkdir(folder, { recursive: true });
  for (let article = 0; article < NEW_ARTICLES; article += 1) {
    const paragraphs = Array.from({ length: 5 }, (_, paragraph) =>
      Array.from(
        { length: 4 },
        (__, sentence) =>
          `Im Bezirk ${article} eröffnete die Gemeinde am ${sentence + 1}. Tag des ${paragraph + 1}. Monats das Haus Nummer ${article * 20 + paragraph * 4 + sentence} für alle Vereine.`,
      ).join(' '),
    );
    const text = `---\ntitle: Bezirk ${article}\nlanguage: de\n---\n\n${paragraphs.join('\n\n')}\n`;
    await writeFile(join(folder, `bezirk-${article}.md`), text);
  }
}

function secondsSince(startedAt: number): string {
  return ((Date.now() - startedAt) / 1_000).toFixed(1);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
