import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ApplicationCommandType } from 'discord.js';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StandIn } from '../../stand-in/stand-in.ts';
import { startStandIn } from '../../stand-in/start-stand-in.ts';
import { corpusFolder } from '../helpers/corpus-folder.ts';
import { LIBRARY } from './articles.ts';
import { runCommand, type Running, startCommand, temporaryFolder, TRACE } from './run-command.ts';

/** A Discord that is patient with a bot that builds its index first. */
async function openDiscord(): Promise<StandIn> {
  const discord = await startStandIn({ patienceMs: 60_000 });
  onTestFinished(() => discord.close());
  return discord;
}

/** `npm start` on a Discord of its own: two bots of one token would not tell which of them answers. */
async function startBot(env: Readonly<Record<string, string>>) {
  const discord = await openDiscord();
  const bot = await startCommand({
    script: 'src/main.ts',
    env: { ...env, DISCORD_TOKEN: discord.token, DISCORD_API: discord.api },
  });
  const ready = () =>
    discord.until('the bot to be ready', () =>
      discord.commands(ApplicationCommandType.ChatInput, undefined).length > 0 ? true : undefined,
    );
  return { discord, bot, ready };
}

/** In a direct message: in a server that it is not in, the next bot would forget it. */
async function answerOf(discord: StandIn): Promise<string> {
  const user = discord.user({ name: 'Ada', locale: 'de' });
  const options = { question: 'Wann hat die Bücherei sonntags offen?' };
  const exchange = await discord.slash({ user, dm: true, command: 'ask', options });
  return (await exchange.reply()).text;
}

async function stop({ child, ended }: Running, signal: 'SIGTERM' | 'SIGKILL') {
  child.kill(signal);
  return ended;
}

describe('two bots on one data folder', () => {
  it('do not write at once: the second says so and ends, until the first has stopped or was killed', async () => {
    const env = {
      CORPUS_FOLDER: await corpusFolder({ 'buecherei.md': LIBRARY }),
      DATA_FOLDER: await temporaryFolder(),
    };
    const first = await startBot(env);
    await first.ready();
    expect(await answerOf(first.discord)).toContain('[1]');

    const second = await (await startBot(env)).bot.ended;
    expect(second.status).toBe(1);
    expect(second.stderr).toBe(
      `${join(env.DATA_FOLDER, 'answers.jsonl')} is being written by another process.\n` +
        'Stop the other bot that runs on this folder, or give each bot a DATA_FOLDER of its own.\n',
    );
    expect(second.stdout).not.toMatch(TRACE);

    const [embedded, asked] = [
      await runCommand({ script: 'src/run-embed.ts', args: ['--force'], env }),
      await runCommand({ script: 'src/run-ask.ts', args: ['Wann hat die Bücherei sonntags offen?'], env }),
    ];
    expect([embedded.status, asked.status]).toEqual([0, 0]);

    await stop(first.bot, 'SIGKILL');
    const third = await startBot(env);
    await third.ready();
    expect(await answerOf(third.discord)).toContain('[1]');
    const written = await readFile(join(env.DATA_FOLDER, 'answers.jsonl'), 'utf8');
    expect(written.match(/"op":"put"/g)).toHaveLength(2);
    expect(await stop(third.bot, 'SIGTERM')).toMatchObject({ status: 0, stderr: '' });
    expect((await readdir(env.DATA_FOLDER)).filter((name) => name.includes('.lock-'))).toEqual([]);
  });
});
