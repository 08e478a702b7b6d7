// The whole bot without an account: a Discord on this machine, and a console in which a person types as its users.
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { fileURLToPath } from 'node:url';
import chalk from 'chalk';
import { ApplicationCommandType } from 'discord.js';
import { LineQueue } from '../src/terminal/chat/line-queue.ts';
import { closestWord } from '../src/terminal/closest-word.ts';
import { readableLines } from '../src/terminal/log-line.ts';
import { startBotProcess, type BotProcess } from '../stand-in/console/bot-process.ts';
import { LocalConsole } from '../stand-in/console/local-console.ts';
import { Transcript } from '../stand-in/console/transcript.ts';
import { startStandIn } from '../stand-in/start-stand-in.ts';

const projectPath = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** The first start of the bot builds its index. */
const READY_WITHIN_MS = 120_000;
const PIPED_COLUMNS = 100;
const isTerminal = process.stdin.isTTY && process.stdout.isTTY;

const { values: options } = parseArgs({
  // Another file than the bot's own, to try a change or the console itself.
  options: { bot: { type: 'string', default: projectPath('src/main.ts') } },
});

const standIn = await startStandIn({ messageContent: true });
const anna = standIn.user({ name: 'anna', locale: 'de' });
const operator = standIn.user({ name: 'operator', locale: 'de', administrator: true });
const bot = startBotProcess(options.bot, {
  // What is tried here is kept apart from the answers and votes of the real bot.
  DATA_FOLDER: projectPath('data/discord-local'),
  ...process.env,
  DISCORD_TOKEN: standIn.token,
  DISCORD_API: standIn.api,
  OPERATOR_IDS: operator.id,
  OPERATOR_GUILD_ID: standIn.guild.id,
});

const readline = createInterface({ input: process.stdin, output: process.stdout, terminal: isTerminal });
const lines = new LineQueue(readline);
let isOpen = true;
readline.once('close', () => {
  isOpen = false;
});
/** Whoever leaves waits for nothing that is under way. */
const leaving = new Promise<void>((resolve) => {
  const leave = (): void => resolve();
  readline.on('SIGINT', leave);
  process.once('SIGTERM', leave);
});

/** To prompt would open the input again, which then holds the process. */
function prompt({ keepsLine }: { readonly keepsLine: boolean }): void {
  if (isOpen) readline.prompt(keepsLine);
}

/** Writes above the line that is being typed. */
function write(text: string): void {
  if (isTerminal) process.stdout.write('\r\u001B[K');
  process.stdout.write(`${text}\n`);
  if (isTerminal) prompt({ keepsLine: true });
}

async function ask(question: string): Promise<string | undefined> {
  readline.setPrompt(question);
  prompt({ keepsLine: false });
  const line = await lines.next();
  if (!isTerminal && line !== undefined) process.stdout.write(`${line}\n`);
  return line;
}

const columns = (): number =>
  isTerminal && process.stdout.columns > 0 ? process.stdout.columns : PIPED_COLUMNS;

const readableEntry = readableLines(process.stdout, process.env);

/** A line of the bot's log as a terminal of its own shows it. */
function readableLine(line: string): string {
  try {
    return readableEntry(line).trimEnd();
  } catch {
    return line; // It is none: the bot writes progress too, and what it dies of.
  }
}

async function converse(): Promise<void> {
  const transcript = new Transcript({ standIn, chalk, columns, write });
  const local = new LocalConsole({
    standIn,
    transcript,
    users: [anna, operator],
    write,
    ask,
    logs: () => (isTerminal ? bot.lines.map(readableLine) : bot.lines),
    closest: closestWord,
  });
  const stopWatching = standIn.onChange(() => {
    transcript.update();
  });
  for (;;) {
    const line = await ask(local.prompt);
    if (line === undefined || !(await local.perform(line))) break;
  }
  stopWatching();
}

async function botIsReady(): Promise<true> {
  const commands = (): number => standIn.commands(ApplicationCommandType.ChatInput, standIn.guild.id).length;
  return await standIn.until('the bot to log in', () => (commands() > 0 ? true : undefined), READY_WITHIN_MS);
}

/** Resolves with the complaint of a bot that ends by itself. */
async function failure({ exited, lines: output }: BotProcess): Promise<string> {
  const code = await exited;
  return `The bot has ended with exit code ${code}.\n${output.slice(-20).join('\n')}`;
}

process.stdout.write(chalk.dim(`A local Discord runs at ${standIn.api}; starting the bot …\n`));
const failed = failure(bot);
const ready = await Promise.race([botIsReady(), failed, leaving]);
if (ready === true) {
  process.stdout.write(
    `beleg is online. ${chalk.bold('/ask …')} asks it, ${chalk.bold('help')} lists the rest.\n`,
  );
}
const complaint = ready === true ? await Promise.race([converse(), failed, leaving]) : ready;
if (complaint !== undefined) {
  process.exitCode = 1;
  process.stderr.write(`${chalk.red(complaint)}\n`);
}
readline.close();
await bot.stop();
await standIn.close();
if (standIn.violations.length > 0) process.exitCode = 1;
