import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { SeenMessage } from '../../stand-in/seen-message.ts';
import type { LocalUser } from '../../stand-in/users.ts';
import { startBenchedBot } from './benched-bot.ts';
import { print, type DiscordBench } from './discord-bench.ts';
import { percentile } from './figures.ts';
import { runCommand } from './processes.ts';

const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
/** Fewer than may wait: none is refused. */
const USERS = 5;
const BACKUPS = 4;
/** Answers before each backup, to compare with: what else the machine does changes in minutes. */
const ALONE = 60;
/** What the backup's own part of the two cores may cost: it compresses. */
const SLOWER_AT_MOST = 3;

interface Answered {
  readonly user: LocalUser;
  readonly message: SeenMessage;
}

interface BackupBench extends DiscordBench {
  readonly settings: Readonly<Record<string, string>>;
  /** Where backups and what is restored of them go. */
  readonly folder: string;
}

const told = z.object({ bytes: z.int(), files: z.int(), seconds: z.number() });
const verified = z.object({ ok: z.boolean() });

/**
 * Backs a bot up that is asked without a pause, once of them while an index is built; then restores each backup to new folders, has all of it
 * verified, and lets a bot on it answer the buttons of an answer that was given before.
 */
export async function measureBackups(bench: BackupBench): Promise<void> {
  const { bot, discord, folder, check } = bench;
  const enough = new AbortController();
  const during = { beside: false };
  const asking = Array.from({ length: USERS }, (_, n) => askOn(bench, n, { signal: enough.signal, during }));
  const users = () => asking.flatMap(({ users: one }) => one);
  const answeredBefore: (Answered | undefined)[] = [];
  const made: string[] = [];
  for (let n = 0; n < BACKUPS; n += 1) {
    const enoughAlone = users().length + ALONE;
    await discord.until('answers to compare with', () => (users().length >= enoughAlone ? true : undefined));
    answeredBefore.push(users().findLast(({ message }) => hasContext(message)));
    during.beside = true;
    made.push(await backUp(bench, n));
    during.beside = false;
  }
  enough.abort();
  await Promise.all(asking.map(({ ended }) => ended));
  const waits = (beside: boolean) => users().flatMap((one) => (one.beside === beside ? [one.ms] : []));
  print(`      answered in ms, p50: alone ${median(waits(false))}, beside backups ${median(waits(true))}`);
  const ratio = percentile(waits(true), 50) / percentile(waits(false), 50);
  check('how many times as long an answer takes beside backups', ratio, SLOWER_AT_MOST);
  await bot.stop();
  for (const [n, path] of made.entries()) {
    const found = await restored(bench, {
      path,
      folder: join(folder, `restored-${n}`),
      answered: answeredBefore[n],
    });
    check(`of backup ${n + 1}, what could not be restored, verified or answered`, found ? 0 : 1, 0);
  }
}

interface Timed extends Answered {
  readonly ms: number;
  /** Whether a backup was made when it was asked. */
  readonly beside: boolean;
}

/** A user who asks again as soon as they are answered. */
function askOn(
  { discord, questions }: DiscordBench,
  n: number,
  { signal, during }: { readonly signal: AbortSignal; readonly during: { readonly beside: boolean } },
): { readonly users: Timed[]; readonly ended: Promise<void> } {
  const users: Timed[] = [];
  const user = discord.user({ name: `Asking ${n}` });
  const ask = async (): Promise<void> => {
    for (let asked = n; !signal.aborted; asked += USERS) {
      const began = performance.now();
      const { beside } = during;
      const question = questions[asked % questions.length] ?? 'Worum geht es?';
      const exchange = await discord.slash({ user, command: 'ask', options: { question } });
      const message = await exchange.reply();
      users.push({ user, message, ms: performance.now() - began, beside });
    }
  };
  return { users, ended: ask() };
}

/** The last of them while another index is built and put in the place of the one that is being backed up. */
async function backUp({ settings, folder }: BackupBench, n: number): Promise<string> {
  const path = join(folder, `backup-${n}.tar.gz`);
  const run = (script: string, ...args: readonly string[]) =>
    runCommand(
      [process.execPath, '--import', './src/system/run-source.js', `src/run-${script}.ts`, ...args],
      { project: PROJECT, env: settings },
    );
  const building = n === BACKUPS - 1 ? run('embed', '--force') : undefined;
  const { seconds: whole, printed } = await run('backup', '--json', '--out', path);
  const { bytes, files, seconds } = told.parse(JSON.parse(printed));
  const answers = (await readFile(join(settings['DATA_FOLDER'] ?? '', 'answers.jsonl'), 'utf8')).split(
    '\n',
  ).length;
  print(
    `      backup ${n + 1}: ${files} files, ${(bytes / 1e6).toFixed(2)} MB in ${seconds.toFixed(2)} s (with the start of its process ${whole.toFixed(1)}), beside ${answers} lines of answers${building === undefined ? '' : ' and a build'}`,
  );
  await building;
  return path;
}

interface Restored {
  readonly path: string;
  readonly folder: string;
  readonly answered: Answered | undefined;
}

/** Whether a bot on what is restored shows the context of an answer that was given before. */
async function restored(
  { discord, settings }: BackupBench,
  { path, folder, answered }: Restored,
): Promise<boolean> {
  if (answered === undefined) return false;
  const env = { ...settings, CORPUS_FOLDER: join(folder, 'corpus'), DATA_FOLDER: join(folder, 'data') };
  const run = (script: string, ...args: readonly string[]) =>
    runCommand(
      [process.execPath, '--import', './src/system/run-source.js', `src/run-${script}.ts`, ...args],
      { project: PROJECT, env },
    );
  const { seconds } = await run('restore', '--yes', path);
  const { ok } = verified.parse(JSON.parse((await run('verify', '--json')).printed));
  const bot = startBenchedBot([join(PROJECT, 'src/main.ts')], env);
  try {
    await discord.until('the restored bot', () => (discord.gateway.connected ? true : undefined));
    const { user, message } = answered;
    const label = message.buttons.find((button) => /^Kontext 1$|^Context 1$/.test(button.label))?.label ?? '';
    const shown = await (await discord.button({ user, message, button: label })).reply();
    print(
      `      restored in ${seconds.toFixed(1)} s, verified: ${ok}; ${label}: ${shown.text.split('\n')[0]}`,
    );
    return ok && !/veraltet|outdated/i.test(shown.text);
  } finally {
    await bot.stop();
  }
}

function hasContext(message: SeenMessage): boolean {
  return message.buttons.some((button) => /^Kontext 1$|^Context 1$/.test(button.label));
}

function median(values: readonly number[]): string {
  return percentile(values, 50).toFixed(0);
}
