import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { QUESTION_MAX_CHARACTERS, QUESTION_MIN_CHARACTERS } from '../src/discord/limits.ts';
import { runScript } from '../src/run-script.ts';
import { startStandIn } from '../stand-in/start-stand-in.ts';
import { startBenchedBot } from './bench/benched-bot.ts';
import { HEARTBEAT_MS, print } from './bench/discord-bench.ts';
import { measureChaos } from './bench/discord-chaos.ts';
import { measureBuild } from './bench/discord-build.ts';
import { measureCrowd, measureIdle, measureSoak, measureWaiting } from './bench/discord-questions.ts';
import { loadArticleQuestions } from './evaluation/sets/corpus-article.ts';

/**
 * `npm run bench:discord [-- --soak 5000]`: the whole bot as a process of its own on the stand-in.
 * Measures acknowledgements at idle, with twenty questions waiting and during an index build, the heartbeat meanwhile, 200
 * questions at once, and the memory over a long run. Ends with 1 where a bound of the design is missed.
 *
 * `npm run bench:discord -- --chaos [seconds] [--seed n]`: instead, questions with a fault every few seconds, for two minutes or
 * so many seconds (3600: 2,000 questions in an hour), and whether each who asked got their one answer.
 */

const PROJECT = fileURLToPath(new URL('../', import.meta.url));
const CHAOS_SECONDS = 120;
/** After the longest of the faults, and the longest pause of a bot that tries again. */
const COME_BACK_MS = 90_000;

await runScript('en', async () => {
  const { values, positionals } = parseArgs({
    options: {
      soak: { type: 'string', default: '5000' },
      chaos: { type: 'boolean', default: false },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
    allowPositionals: true,
  });
  const folder = await mkdtemp(join(tmpdir(), 'beleg-bench-'));
  const corpusFolder = join(folder, 'corpus');
  const dataFolder = join(folder, 'data');
  await cp(join(PROJECT, 'corpus'), corpusFolder, { recursive: true });
  const patienceMs = values.chaos ? COME_BACK_MS : 600_000;
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
    ...(values.chaos ? { LOG_LEVEL: 'info' } : { LOG_LEVEL: 'warn', QUESTIONS_PER_USER: '1000000' }),
  };
  const bot = startBenchedBot(join(PROJECT, 'src/main.ts'), settings, values.chaos ? 'keep' : 'inherit');
  let missed = 0;
  const check = (label: string, value: number, most: number): void => {
    if (!(value <= most)) missed += 1;
    print(`${value <= most ? 'ok    ' : 'MISSED'} ${label}: ${value.toFixed(1)} (at most ${most})`);
  };
  try {
    await discord.until('the bot', () => (discord.gateway.connected ? true : undefined));
    const questions = await askableQuestions();
    if (values.chaos) {
      const seconds = Number(positionals[0] ?? CHAOS_SECONDS);
      await measureChaos({ discord, bot, questions, dataFolder, seconds, seed: Number(values.seed), check });
    } else {
      const bench = { discord, bot, corpusFolder, check, questions };
      await measureIdle(bench);
      await measureWaiting(bench);
      await measureCrowd(bench);
      await measureSoak(bench, Number(values.soak));
      await measureBuild(bench, operator);
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
