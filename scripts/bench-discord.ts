import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BelegError } from '../src/errors.ts';
import { QUESTION_MAX_CHARACTERS, QUESTION_MIN_CHARACTERS } from '../src/discord/limits.ts';
import { readCall, runScript } from '../src/run-script.ts';
import { usageOf } from '../src/terminal/calls/command-line.ts';
import { startBenchedBot } from './bench/benched-bot.ts';
import { countOf } from './bench/count-of.ts';
import { measureBackups } from './bench/discord-backup.ts';
import { HEARTBEAT_MS, print } from './bench/discord-bench.ts';
import { measureBuild } from './bench/discord-build.ts';
import {
  measureBesideHttp,
  measureCrowd,
  measureIdle,
  measureSoak,
  measureWaiting,
} from './bench/discord-questions.ts';
import { loadArticleQuestions } from './evaluation/sets/corpus-article.ts';
import { needed } from './installed.ts';

const PROJECT = fileURLToPath(new URL('../', import.meta.url));
const SOAK_QUESTIONS = 5_000;
const CHAOS_SECONDS = 120;
/** After the longest of the faults, and the longest pause of a bot that tries again. */
const COME_BACK_MS = 90_000;

const PROGRAM = {
  command: 'npm run bench:discord --',
  usage: '[--soak <questions>] | --http | --backup | --shards <n> | --chaos [seconds] [--seed <n>]',
  description:
    'Measures the whole bot on a Discord of its own: how soon it acknowledges at idle, with twenty questions waiting and ' +
    'while an index is built, 200 questions at once, and the memory over a long run.',
  argument: {
    name: '[seconds]',
    description: `how long --chaos lasts (${CHAOS_SECONDS}; in 3600 there are 2,000 questions)`,
  },
  options: [
    { flags: '--soak <questions>', description: `questions of the long run (${SOAK_QUESTIONS})` },
    { flags: '--http', description: 'instead, how soon it acknowledges while it is asked over HTTP as well' },
    {
      flags: '--backup',
      description: 'instead, what backups cost while it is asked, and whether each is restored whole',
    },
    {
      flags: '--shards <n>',
      description: 'instead, so many shards in one process and as processes of their own',
    },
    {
      flags: '--chaos',
      description: 'instead, a fault every few seconds, and whether each who asked got their one answer',
    },
    { flags: '--seed <n>', description: 'draws the faults of --chaos as another run did, which printed it' },
  ],
};

/** `npm run bench:discord`: the whole bot as a process of its own on the stand-in. Ends with 1 where a bound is missed. */
await runScript('en', async () => {
  const call = readCall('en', PROGRAM);
  if (call === undefined) return 0;
  const isChaos = call.options['chaos'] === true;
  const isHttp = call.options['http'] === true;
  const [typedSeconds, ...others] = call.args;
  const advice = `Usage: ${usageOf(PROGRAM)}`;
  if (others.length > 0 || (typedSeconds !== undefined && !isChaos))
    throw new BelegError('Only --chaos takes a number behind it, and one alone.', advice);
  const seconds = countOf(typedSeconds, { option: '--chaos', least: 1, advice }) ?? CHAOS_SECONDS;
  const soak = countOf(call.options['soak'], { option: '--soak', least: 1, advice }) ?? SOAK_QUESTIONS;
  const seed =
    countOf(call.options['seed'], { option: '--seed', least: 0, advice }) ?? Date.now() % 1_000_000;
  const shards = countOf(call.options['shards'], { option: '--shards', least: 2, advice });
  const [{ startStandIn }, { measureChaos }] = await needed(() =>
    Promise.all([import('../stand-in/start-stand-in.ts'), import('./bench/discord-chaos.ts')]),
  );
  const folder = await mkdtemp(join(tmpdir(), 'beleg-bench-'));
  const corpusFolder = join(folder, 'corpus');
  const dataFolder = join(folder, 'data');
  await cp(join(PROJECT, 'corpus'), corpusFolder, { recursive: true });
  if (shards !== undefined) {
    const { measureShards } = await import('./bench/discord-shards.ts');
    const questions = await askableQuestions();
    await measureShards({ project: PROJECT, shards, questions, corpusFolder, dataFolder });
    await rm(folder, { recursive: true, force: true });
    return 0;
  }
  const patienceMs = isChaos ? COME_BACK_MS : 600_000;
  const discord = await startStandIn({ heartbeatIntervalMs: HEARTBEAT_MS, patienceMs });
  const operator = discord.user({ name: 'Operator', administrator: true });
  const settings = {
    DISCORD_TOKEN: discord.token,
    DISCORD_API: discord.api,
    CORPUS_FOLDER: corpusFolder,
    DATA_FOLDER: dataFolder,
    OPERATOR_IDS: operator.id,
    OPERATOR_GUILD_ID: discord.guild.id,
    QUESTIONS_PER_GUILD: '1000000',
    ...(isChaos ? { LOG_LEVEL: 'info' } : { LOG_LEVEL: 'warn', QUESTIONS_PER_USER: '1000000' }),
  };
  const port = await freePort();
  const http = { HTTP_PORT: String(port), QUESTIONS_PER_CLIENT: '1000000' };
  const bot = isHttp
    ? startBenchedBot([join(PROJECT, 'src/run-serve.ts'), '--discord'], { ...settings, ...http })
    : startBenchedBot([join(PROJECT, 'src/main.ts')], settings, isChaos ? 'keep' : 'inherit');
  let missed = 0;
  const check = (label: string, value: number, most: number): void => {
    if (!(value <= most)) missed += 1;
    print(`${value <= most ? 'ok    ' : 'MISSED'} ${label}: ${value.toFixed(1)} (at most ${most})`);
  };
  try {
    await discord.until('the bot', () => (discord.gateway.connected ? true : undefined));
    const questions = await askableQuestions();
    if (isChaos) {
      await measureChaos({ discord, bot, questions, dataFolder, seconds, seed, check });
    } else if (call.options['backup'] === true) {
      await measureBackups({ discord, bot, corpusFolder, check, questions, settings, folder });
    } else {
      const bench = { discord, bot, corpusFolder, check, questions };
      await measureIdle(bench);
      if (isHttp) {
        await measureBesideHttp(bench, `http://127.0.0.1:${port}`);
      } else {
        await measureWaiting(bench);
        await measureCrowd(bench);
        await measureSoak(bench, soak);
        await measureBuild(bench, operator);
      }
      check('requests that Discord would refuse', discord.violations.length, 0);
    }
  } finally {
    if (bot.isRunning()) await bot.stop();
    await discord.close();
    await rm(folder, { recursive: true, force: true });
  }
  return missed === 0 ? 0 : 1;
});

/** Those that Discord's client lets a person send. */
async function askableQuestions(): Promise<readonly string[]> {
  const questions = (await loadArticleQuestions()).map(({ question }) => question);
  return questions.filter(
    ({ length }) => length >= QUESTION_MIN_CHARACTERS && length <= QUESTION_MAX_CHARACTERS,
  );
}

/** A port that nothing listens on at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port was given');
  return address.port;
}
