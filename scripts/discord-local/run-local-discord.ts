import { fileURLToPath } from 'node:url';
import chalk from 'chalk';
import { ApplicationCommandType } from 'discord.js';
import { closestWord } from '../../src/terminal/closest-word.ts';
import { readableLines } from '../../src/terminal/log-line.ts';
import { startBotProcess, type BotProcess } from '../../stand-in/console/bot-process.ts';
import { LocalConsole } from '../../stand-in/console/local-console.ts';
import { Transcript } from '../../stand-in/console/transcript.ts';
import type { StandIn } from '../../stand-in/stand-in.ts';
import { startStandIn } from '../../stand-in/start-stand-in.ts';
import type { LocalUser } from '../../stand-in/users.ts';
import { openLocalTerminal, type LocalTerminal } from './local-terminal.ts';

/** The first start of the bot builds its index. */
const READY_WITHIN_MS = 120_000;
const DATA_FOLDER = fileURLToPath(new URL('../../data/discord-local', import.meta.url));

interface Conversation {
  readonly standIn: StandIn;
  readonly bot: BotProcess;
  readonly users: readonly [LocalUser, ...LocalUser[]];
  readonly terminal: LocalTerminal;
}

/**
 * Starts a Discord on this machine and the bot of a file on it, and converses until the input or the bot ends, or somebody leaves.
 * @returns the exit status: 1 where the bot ended by itself, or asked for what Discord would refuse
 */
export async function runLocalDiscord(botFile: string): Promise<number> {
  const standIn = await startStandIn({ messageContent: true });
  const anna = standIn.user({ name: 'anna', locale: 'de' });
  const operator = standIn.user({ name: 'operator', locale: 'de', administrator: true });
  const bot = startBotProcess(botFile, {
    // What is tried here is kept apart from the answers and votes of the real bot.
    DATA_FOLDER,
    ...process.env,
    DISCORD_TOKEN: standIn.token,
    DISCORD_API: standIn.api,
    OPERATOR_IDS: operator.id,
    OPERATOR_GUILD_ID: standIn.guild.id,
  });
  const terminal = openLocalTerminal();
  process.stdout.write(chalk.dim(`A local Discord runs at ${standIn.api}; starting the bot …\n`));
  const failed = failure(bot);
  const ready = await Promise.race([botIsReady(standIn), failed, terminal.leaving]);
  if (ready === true) {
    process.stdout.write(
      `beleg is online. ${chalk.bold('/ask …')} asks it, ${chalk.bold('help')} lists the rest.\n`,
    );
  }
  const conversation: Conversation = { standIn, bot, users: [anna, operator], terminal };
  const complaint =
    ready === true ? await Promise.race([converse(conversation), failed, terminal.leaving]) : ready;
  if (complaint !== undefined) process.stderr.write(`${chalk.red(complaint)}\n`);
  terminal.close();
  await bot.stop();
  await standIn.close();
  return complaint === undefined && standIn.violations.length === 0 ? 0 : 1;
}

async function converse({ standIn, bot, users, terminal }: Conversation): Promise<void> {
  const { isTerminal, columns, write, ask } = terminal;
  const readableEntry = readableLines(process.stdout, process.env);
  const transcript = new Transcript({ standIn, chalk, columns, write });
  const local = new LocalConsole({
    standIn,
    transcript,
    users,
    write,
    ask,
    logs: () => (isTerminal ? bot.lines.map((line) => readableLine(line, readableEntry)) : bot.lines),
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

/** A line of the bot's log as a terminal of its own shows it. */
function readableLine(line: string, readableEntry: (entry: string) => string): string {
  try {
    return readableEntry(line).trimEnd();
  } catch {
    return line; // It is none: the bot writes progress too, and what it dies of.
  }
}

async function botIsReady(standIn: StandIn): Promise<true> {
  const commands = (): number => standIn.commands(ApplicationCommandType.ChatInput, standIn.guild.id).length;
  return await standIn.until('the bot to log in', () => (commands() > 0 ? true : undefined), READY_WITHIN_MS);
}

/** Resolves with the complaint of a bot that ends by itself. */
async function failure({ exited, lines: output }: BotProcess): Promise<string> {
  const code = await exited;
  return `The bot has ended with exit code ${code}.\n${output.slice(-20).join('\n')}`;
}
