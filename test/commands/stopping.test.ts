import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { StandIn } from '../../stand-in/stand-in.ts';
import { startStandIn } from '../../stand-in/start-stand-in.ts';
import { PROJECT } from '../helpers/source-files.ts';
import { MUSEUM } from './articles.ts';
import { indexedFolders } from './indexed-folders.ts';
import { temporaryFolder, TRACE } from './run-command.ts';

const NODE = [process.execPath, '--import', './src/system/run-source.js'] as const;
const BOT = [...NODE, 'src/main.ts'] as const;
const SETUP = [...NODE, 'src/run-setup.ts'] as const;
const NPM_START = ['npm', 'start', '--silent'] as const;

const folders = indexedFolders();

/** A Discord that ends with the test; to be closed before, it may be closed twice. */
async function openDiscord(): Promise<StandIn> {
  const discord = await startStandIn({ patienceMs: 60_000 });
  onTestFinished(() => discord.close());
  return discord;
}

interface Started {
  readonly child: ChildProcess;
  /** Resolves once it has written these words. */
  readonly wrote: (words: string) => Promise<void>;
  readonly written: () => string;
  /** Its exit status, or the signal that ended it, once it is gone and with it whoever writes where it does. */
  readonly ended: Promise<number | NodeJS.Signals>;
  /** Signals it; where it leads a group of its own, all of that. */
  readonly signal: (signal: NodeJS.Signals, whom?: 'group') => void;
}

function start(
  command: readonly string[],
  discord: StandIn,
  env: Readonly<Record<string, string>> = {},
): Started {
  const [file = '', ...args] = command;
  const child = spawn(file, args, {
    cwd: PROJECT,
    env: {
      PATH: process.env['PATH'],
      HOME: tmpdir(),
      LANG: 'en_GB.UTF-8',
      ...folders,
      DISCORD_TOKEN: discord.token,
      DISCORD_API: discord.api,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let text = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (chunk: string) => {
      text += chunk;
      for (const listener of listeners) listener();
    });
  }
  const closed = once(child, 'close');
  const signal = (name: NodeJS.Signals, whom?: 'group'): void => {
    if (child.pid !== undefined) process.kill(whom === 'group' ? -child.pid : child.pid, name);
  };
  onTestFinished(async () => {
    if (child.exitCode === null && child.signalCode === null) signal('SIGKILL', 'group');
    await closed;
  });
  const wrote = (words: string): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (!text.includes(words)) return;
        listeners.delete(look);
        resolve();
      };
      listeners.add(look);
      look();
    });
  const ended = closed.then(() => child.signalCode ?? child.exitCode ?? -1);
  return { child, wrote, written: () => text, ended, signal };
}

function count(text: string, words: string): number {
  return text.split(words).length - 1;
}

describe('SIGTERM ends the bot with status 0', () => {
  it('while it reconnects to a Discord that is gone', async () => {
    const discord = await openDiscord();
    const bot = start(BOT, discord);
    await bot.wrote('"msg":"ready"');
    await discord.close();
    await bot.wrote('connection lost, reconnecting');
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(bot.written()).toMatch(/"code":1006,"meaning":"[^"]+","msg":"connection lost/);
    expect(bot.written().trimEnd()).toMatch(/"msg":"stopped"\}$/);
  });

  it('while Discord cannot be reached from the start, which it says once', async () => {
    const discord = await openDiscord();
    await discord.close();
    const bot = start(BOT, discord, { LOG_LEVEL: 'debug' });
    // The third pause is long enough to be met.
    await bot.wrote('"failures":3,');
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(count(bot.written(), 'Discord is unreachable: the bot tries again')).toBe(1);
    expect(bot.written()).not.toMatch(TRACE);
  });

  it('while the first login is under way', async () => {
    const discord = await openDiscord();
    discord.gateway.refuse({ at: 'login', by: 'silence' });
    const bot = start(BOT, discord);
    await discord.until('an identify', () => (discord.gateway.attempts.identifies > 0 ? true : undefined));
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
  });

  it('while a request waits for a rate limit of an hour', async () => {
    const discord = await openDiscord();
    discord.faults.plan('set commands', { kind: 'rate limit', retryAfterSeconds: 3_600 });
    const bot = start(BOT, discord);
    await discord.until('the refused request', () => discord.requests.find(({ status }) => status === 429));
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
  });

  it('while it embeds what has changed, having taken up by itself what had changed before', async () => {
    const parent = await temporaryFolder();
    const [corpus, data] = [join(parent, 'corpus'), join(parent, 'data')];
    await cp(folders.CORPUS_FOLDER, corpus, { recursive: true });
    await cp(folders.DATA_FOLDER, data, { recursive: true });
    const env = { CORPUS_FOLDER: corpus, DATA_FOLDER: data, WATCH: 'true' };
    const bot = start(BOT, await openDiscord(), env);
    await bot.wrote('the corpus is watched');
    await rename(join(corpus, 'buecherei.md'), join(corpus, 'library.md'));
    await bot.wrote('"files":["buecherei.md -> library.md"]');
    await bot.wrote(
      '"articles":1,"sentences":4,"added":1,"changed":0,"withdrawn":1,"msg":"a new index serves"',
    );
    await rm(join(corpus, 'library.md'));
    await bot.wrote('holds no article');
    await writeFile(join(corpus, 'museum.md'), MUSEUM);
    await bot.wrote('"files":["museum.md","library.md"]');
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(count(bot.written(), 'a new index serves')).toBe(1);
    expect(bot.written()).not.toContain('could not be brought up');
  });

  it('while the gateway turns it away over and over', async () => {
    const discord = await openDiscord();
    discord.gateway.refuse({ at: 'connection', by: 4002 });
    const bot = start(BOT, discord, { LOG_LEVEL: 'debug' });
    await bot.wrote('"failures":3,');
    bot.signal('SIGTERM');
    expect(await bot.ended).toBe(0);
    expect(count(bot.written(), '"code":4002')).toBe(1);
  });

  it.each([
    ['sent to npm', undefined],
    ['sent to npm and all that it started', 'group'],
  ] as const)('%s', async (_, whom) => {
    const discord = await openDiscord();
    const npm = start(NPM_START, discord);
    await npm.wrote('"msg":"ready"');
    npm.signal('SIGTERM', whom);
    expect(await npm.ended).toBe(0);
    expect(count(npm.written(), '"msg":"stopping"')).toBe(1);
    expect(npm.written()).toContain('"msg":"stopped"');
    expect(discord.gateway.connected).toBe(false);
  });
});

it('SIGTERM to npm reaches every command, since npm signals the shell that it starts, which the command replaces', async () => {
  const { scripts } = JSON.parse(await readFile(join(PROJECT, 'package.json'), 'utf8'));
  const commands = Object.values<string>(scripts).filter((script) => /\bnode\b/.test(script));
  expect(commands.length).toBeGreaterThan(5);
  for (const command of commands) expect(command).toMatch(/^exec node /);
});

describe('the first run', () => {
  it('ends with the code and what it means where the gateway turns it away over and over', async () => {
    const discord = await openDiscord();
    discord.gateway.refuse({ at: 'connection', by: 4002 });
    const setup = start(SETUP, discord);
    expect(await setup.ended).toBe(1);
    expect(setup.written()).toMatch(
      /^Discord closes the connection again and again \(code 4002: Discord could not read what the bot sent\)\.\nUpdate beleg/,
    );
    expect(discord.gateway.attempts.connections).toBe(3);
  });

  it('ends where Discord cannot be reached', async () => {
    const discord = await openDiscord();
    await discord.close();
    const setup = start(SETUP, discord);
    expect(await setup.ended).toBe(1);
    expect(setup.written()).toBe(
      'Discord is unreachable.\nCheck network and proxy, and status.discord.com; npm run doctor -- --online says more.\n',
    );
  });

  it('ends at Ctrl+C while it waits for Discord', async () => {
    const discord = await openDiscord();
    discord.gateway.refuse({ at: 'login', by: 'invalid session' });
    const setup = start(SETUP, discord);
    await discord.until('an identify', () => (discord.gateway.attempts.identifies > 0 ? true : undefined));
    setup.signal('SIGINT', 'group');
    expect(await setup.ended).toBe('SIGINT');
  });
});
