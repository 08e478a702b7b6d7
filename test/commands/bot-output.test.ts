import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, existsSync, openSync, readSync, writeSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { startStandIn } from '../../stand-in/start-stand-in.ts';
import type { StandIn } from '../../stand-in/stand-in.ts';
import { PROJECT } from '../helpers/source-files.ts';
import { indexedFolders } from './indexed-folders.ts';
import { runCommand, temporaryFolder } from './run-command.ts';

const SECRET = 'Geheimnis7Q';
const QUESTION = `Wann hat die Bücherei sonntags geöffnet, ${SECRET}?`;

const folders = indexedFolders();

interface BotProcess {
  readonly discord: StandIn;
  readonly child: ChildProcess;
  /** All that it wrote so far, to a pipe. */
  readonly written: () => string;
  /** Asks as someone who never asked before, and waits for the answer. */
  readonly ask: () => Promise<void>;
  /** Stops it as an operator would; its exit status. */
  readonly stop: () => Promise<number | null>;
}

/** The bot in a process of its own, on a Discord of its own. */
async function startBot({
  stdout = 'pipe',
  env = {},
}: {
  stdout?: number | 'pipe';
  env?: Readonly<Record<string, string>>;
}): Promise<BotProcess> {
  const discord = await startStandIn({ patienceMs: 60_000 });
  const child = spawn(process.execPath, ['--import', './src/system/run-source.js', 'src/main.ts'], {
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
    stdio: ['ignore', stdout, 'pipe'],
  });
  const chunks: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => chunks.push(String(chunk)));
  const exited = once(child, 'exit');
  onTestFinished(async () => {
    child.kill('SIGKILL');
    await exited;
    await discord.close();
  });
  const ask = async (): Promise<void> => {
    const user = discord.user({ name: 'Ada', locale: 'de' });
    const exchange = await discord.slash({ user, command: 'ask', options: { question: QUESTION } });
    const { text } = await exchange.reply();
    if (!text.includes('10 bis 16 Uhr')) throw new Error(`It answers: ${text}`);
  };
  const stop = async (): Promise<number | null> => {
    child.kill('SIGTERM');
    await exited;
    return child.exitCode;
  };
  return { discord, child, written: () => chunks.join(''), ask, stop };
}

/** A pipe that is full, and from which nobody reads. */
function fullPipe(path: string): { readonly writing: number; readonly read: () => string } {
  execFileSync('mkfifo', [path]);
  const reading = openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
  try {
    for (;;) writeSync(reading, 'x'.repeat(4096));
  } catch {
    // It is full.
  }
  const writing = openSync(path, constants.O_WRONLY);
  onTestFinished(() => [reading, writing].forEach((file) => closeSync(file)));
  const buffer = Buffer.alloc(1_000_000);
  return { writing, read: () => buffer.toString('utf8', 0, readSync(reading, buffer)) };
}

describe('a bot whose log', () => {
  it.runIf(existsSync('/dev/full'))('goes to a full disk answers all the same', async () => {
    const full = openSync('/dev/full', 'a');
    const bot = await startBot({ stdout: full });
    closeSync(full);
    await bot.ask();
    await bot.ask();
    expect(await bot.stop()).toBe(0);
    expect(bot.written()).toBe('');
  });

  it('is read by nobody any more answers all the same', async () => {
    const bot = await startBot({ env: { LOG_LEVEL: 'trace' } });
    bot.child.stdout?.destroy();
    await bot.ask();
    await bot.ask();
    expect(await bot.stop()).toBe(0);
    expect(bot.written()).toBe('');
  });

  it.skipIf(process.platform === 'win32')('stands still in a full pipe answers all the same', async () => {
    const { writing, read } = fullPipe(join(await temporaryFolder(), 'pipe'));
    const bot = await startBot({ stdout: writing });
    await bot.ask();
    await bot.ask();
    let text = '';
    await vi.waitFor(() => {
      text += read();
      expect(text.match(/question answered/g)).toHaveLength(2);
    }, 10_000);
    expect(await bot.stop()).toBe(0);
  });

  it('tells all that it can holds no question and no token, and outlives what nobody handles', async () => {
    const preloaded = join(await temporaryFolder(), 'preloaded.mjs');
    await writeFile(
      preloaded,
      `process.on('SIGUSR2', () => Promise.reject(Object.assign(new Error('forgotten'), { q: '${SECRET}' })));
      process.on('SIGURG', () => { throw new Error('out of hand'); });`,
    );
    const env = { LOG_LEVEL: 'trace', DEBUG: 'beleg', NODE_OPTIONS: `--import=${preloaded}` };
    const { discord, child, ask, written } = await startBot({ env });
    const toldOf = (words: string) => vi.waitFor(() => expect(written()).toContain(words), 20_000);
    await ask();
    discord.faults.plan('edit reply', { kind: 'status', status: 400, quotes: true });
    await expect(ask()).rejects.toThrow();
    await toldOf('a request failed');
    for (const count of [1, 2]) {
      child.kill('SIGUSR2');
      await toldOf(`"count":${count},"msg":"a rejection was handled by nobody"`);
    }
    await ask();
    child.kill('SIGURG');
    await once(child, 'close');
    expect(child.exitCode).toBe(1);
    expect(written()).toContain('"message":"out of hand"');
    expect(written()).toContain('an exception was caught by nobody, the process ends');
    expect(written()).toContain('sentences read');
    for (const secret of [SECRET, discord.token, 'interaction-token-'])
      expect(written()).not.toContain(secret);
  });
});

describe('a bot whose data folder', () => {
  const DISCORD_TOKEN = 'a.b.c';

  it('is a file is told so', async () => {
    const env = { ...folders, DISCORD_TOKEN, DATA_FOLDER: join(folders.CORPUS_FOLDER, 'buecherei.md') };
    const { status, stderr } = await runCommand({ script: 'src/main.ts', env });
    expect(status).toBe(1);
    expect(stderr).toBe(
      `The data folder ${env.DATA_FOLDER} is not a folder.\nLet DATA_FOLDER name a folder, or a path where one can be made.\n`,
    );
  });

  it('holds a folder in the place of a file is told so', async () => {
    const DATA_FOLDER = await temporaryFolder();
    const path = join(DATA_FOLDER, 'answers.jsonl');
    await mkdir(path);
    const env = { ...folders, DISCORD_TOKEN, DATA_FOLDER };
    const { status, stderr } = await runCommand({ script: 'src/main.ts', env });
    expect(status).toBe(1);
    expect(stderr).toMatch(/answers\.jsonl should be a file, and is something else\.\nMove it away/);
  });
});
