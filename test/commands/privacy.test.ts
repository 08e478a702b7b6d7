import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ApplicationCommandType } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startStandIn } from '../../stand-in/start-stand-in.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { LIBRARY } from './articles.ts';
import { runCommand, startCommand, temporaryFolder } from './run-command.ts';

const QUESTION = 'Wann hat die Bücherei sonntags offen?';
const STRANGER = '100000000000000009';

describe('npm run stats and npm run forget', () => {
  it('tell and remove what a bot has stored while that runs', async () => {
    // Patient with a bot that builds its index first.
    const discord = await startStandIn({ patienceMs: 60_000 });
    onTestFinished(() => discord.close());
    const env = {
      CORPUS_FOLDER: await corpusFolder({ 'buecherei.md': LIBRARY }),
      DATA_FOLDER: await temporaryFolder(),
      LANG: 'en_US.UTF-8',
    };
    const bot = await startCommand({
      script: 'src/main.ts',
      env: { ...env, DISCORD_TOKEN: discord.token, DISCORD_API: discord.api },
    });
    await discord.until('the bot to be ready', () =>
      discord.commands(ApplicationCommandType.ChatInput, undefined).length > 0 ? true : undefined,
    );
    const user = discord.user({ name: 'Ada', locale: 'de' });
    await (await discord.slash({ user, dm: true, command: 'ask', options: { question: QUESTION } })).reply();

    const stats = await runCommand({ script: 'src/run-stats.ts', args: ['--json'], env });
    expect(JSON.parse(stats.stdout)).toMatchObject({
      version: 1,
      languages: [{ language: 'de' }],
      votes: { helpful: 0, unhelpful: 0 },
      kept: { days: 30, most: 5_000, isFull: false },
    });
    const forgotten = await runCommand({
      script: 'src/run-forget.ts',
      args: [STRANGER, '-', '--yes'],
      env,
      input: user.id,
    });
    expect([forgotten.status, forgotten.stderr]).toEqual([0, '']);
    expect(forgotten.stdout).toBe(
      'A bot runs on this folder; it is asked to do it.\n' +
        `${STRANGER}: nothing is stored.\n` +
        `${user.id}: removed 1 answer with its question, 0 votes.\n`,
    );
    expect(await readFile(join(env.DATA_FOLDER, 'answers.jsonl'), 'utf8')).toBe('');
    expect((await readdir(env.DATA_FOLDER)).filter((name) => name.startsWith('forget-'))).toEqual([]);
    bot.child.kill('SIGTERM');
    const { status, stdout } = await bot.ended;
    expect(status).toBe(0);
    expect(stdout).not.toContain(user.id);
    expect(stdout).not.toContain(QUESTION);
  });

  it.each([
    ['src/run-forget.ts', [], 2, 'which user'],
    ['src/run-forget.ts', ['123', '--yes'], 2, '"123" is not the id of a user'],
    ['src/run-forget.ts', [STRANGER], 1, 'Nobody can be asked'],
    ['src/run-stats.ts', ['--days', '31'], 2, 'from 1 to 30'],
  ] as const)('say what is wrong with a call: %s %j', async (script, args, status, words) => {
    const env = { DATA_FOLDER: join(await temporaryFolder(), 'none'), LANG: 'en_US.UTF-8' };
    const ended = await runCommand({ script, args, env });
    expect([ended.status, ended.stdout]).toEqual([status, '']);
    expect(ended.stderr).toContain(words);
  });
});
