import { answerOf, MEASURED, print, secondsSince, type DiscordBench } from './discord-bench.ts';
import { growth, percentile } from './figures.ts';
import { loadHttp } from './http-load.ts';

/** As many as may wait. */
const WAITING = 20;
/** Fewer than may wait: none is refused. */
const IN_FLIGHT = 10;
/** Questions between two looks at the memory. */
const SAMPLE_EVERY = 250;

/** One question at a time. */
export async function measureIdle(bench: DiscordBench): Promise<void> {
  const user = bench.discord.user({ name: 'Idle' });
  // The first one opens the connection to the REST server and registers nothing that the others need.
  await answerOf(bench, user, 0);
  const latencies: number[] = [];
  for (let n = 1; n <= MEASURED; n += 1) latencies.push(await answerOf(bench, user, n));
  bench.check('acknowledgement at idle, p95 of 200, ms', percentile(latencies, 95), 60);
  bench.discord.forget();
}

/** Twenty users who ask again as soon as they are answered: each question meets nineteen that wait or are being answered. */
export async function measureWaiting(bench: DiscordBench): Promise<void> {
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

/** Requests a second over HTTP, many more than the machine answers. */
const HTTP_REQUESTS = 50;

/** Some users in Discord, while the same process is asked over HTTP more than it can answer. */
export async function measureBesideHttp(bench: DiscordBench, address: string): Promise<void> {
  const { discord, bot, check, questions } = bench;
  const users = Array.from({ length: IN_FLIGHT }, (_, n) => discord.user({ name: `Beside ${n}` }));
  const enough = new AbortController();
  const load = loadHttp({ address, questions, perSecond: HTTP_REQUESTS, signal: enough.signal });
  const latencies: number[] = [];
  let turnedAway = 0;
  await Promise.all(
    users.map(async (user, n) => {
      for (let asked = n; asked < MEASURED; asked += IN_FLIGHT) {
        const question = `${questions[asked % questions.length]}`;
        const exchange = await discord.slash({ user, command: 'ask', options: { question } });
        latencies.push((await exchange.acknowledgement()).afterMs);
        if ((await exchange.reply()).buttons.length === 0) turnedAway += 1;
      }
    }),
  );
  enough.abort();
  const { sent, byStatus, answeredMs } = await load;
  const statuses = [...byStatus].map(([status, count]) => `${count} with ${status}`).join(', ');
  print(`      ${sent} requests over HTTP meanwhile: ${statuses}`);
  print(
    `      answered over HTTP in ms: median ${answeredMs.median.toFixed(0)}, p95 ${answeredMs.p95.toFixed(0)}`,
  );
  check('of 200 questions in Discord, turned away', turnedAway, 0);
  check('acknowledgement beside 50 HTTP requests a second, p95 of 200, ms', percentile(latencies, 95), 150);
  const untold = [...byStatus].filter(([status]) => status !== 200 && status !== 503);
  check(
    'HTTP requests neither answered nor told to wait',
    untold.reduce((sum, [, count]) => sum + count, 0),
    0,
  );
  check('memory with both doors, MB', await bot.memoryMegabytes(), 700);
  discord.forget();
}

/** More at once than may wait: each is answered or asked to come back. */
export async function measureCrowd({ discord, bot, questions, check }: DiscordBench): Promise<void> {
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

/** The memory over many questions. */
export async function measureSoak(bench: DiscordBench, total: number): Promise<void> {
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
