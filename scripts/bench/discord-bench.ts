import type { StandIn } from '../../stand-in/stand-in.ts';
import type { LocalUser } from '../../stand-in/users.ts';
import type { BenchedBot } from './benched-bot.ts';

/** How many questions a measurement takes the acknowledgements of. */
export const MEASURED = 200;

/** Often enough that a process that does not come to it shows. */
export const HEARTBEAT_MS = 2_000;

/** The bot on the stand-in, and what its measurements share. */
export interface DiscordBench {
  readonly discord: StandIn;
  readonly bot: BenchedBot;
  readonly questions: readonly string[];
  readonly corpusFolder: string;
  /** Holds a value against its bound and prints both. */
  readonly check: (label: string, value: number, most: number) => void;
}

/** Asks, waits for the answer, and returns the milliseconds to the acknowledgement. */
export async function answerOf(
  { discord, questions }: DiscordBench,
  user: LocalUser,
  n: number,
): Promise<number> {
  const question = questions[n % questions.length] ?? 'Worum geht es?';
  const exchange = await discord.slash({ user, command: 'ask', options: { question } });
  const { afterMs } = await exchange.acknowledgement();
  await exchange.reply();
  return afterMs;
}

/** As it is printed. */
export function secondsSince(startedAt: number): string {
  return ((Date.now() - startedAt) / 1_000).toFixed(1);
}

/** On a line of its own. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
