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
import { measureBuild } from './bench/discord-build.ts';
import { measureCrowd, measureIdle, measureSoak, measureWaiting } from './bench/discord-questions.ts';
import { loadArticleQuestions } from './evaluation/article-questions.ts';

/**
 * `npm run bench:discord [-- --soak 5000]`: the whole bot as a process of its own on the stand-in.
 * Measures acknowledgements at idle, with twenty questions waiting and during an index build, the heartbeat meanwhile, 200
 * questions at once, and the memory over a long run. Ends with 1 where a bound of the design is missed.
 */

const PROJECT = fileURLToPath(new URL('../', import.meta.url));

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
    const bench = { discord, bot, corpusFolder, check, questions: await askableQuestions() };
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

/** Those that Discord's client lets a person send. */
async function askableQuestions(): Promise<readonly string[]> {
  const questions = (await loadArticleQuestions()).map(({ question }) => question);
  return questions.filter(
    ({ length }) => length >= QUESTION_MIN_CHARACTERS && length <= QUESTION_MAX_CHARACTERS,
  );
}
