import { EventEmitter, once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import type { ClientOptions } from 'discord.js';
import { expect, onTestFinished } from 'vitest';
import type { Answerer } from '../../../src/answering/answer.ts';
import { type AnswerStore, memoryAnswerStore } from '../../../src/discord/answers/answer-store.ts';
import type { BuildIndex } from '../../../src/discord/bot-context.ts';
import { type Bot, createBot } from '../../../src/discord/create-bot.ts';
import { openFeedbackStore } from '../../../src/discord/answers/feedback-store.ts';
import type { UserKey } from '../../../src/discord/answers/user-key.ts';
import { DiscordClock } from '../../../src/discord/connection/discord-clock.ts';
import type { Patience } from '../../../src/discord/connection/patience.ts';
import { discordErrorRecord } from '../../../src/discord/connection/error-record.ts';
import type { Observer } from '../../../src/metrics/observer.ts';
import { createLog, type Log } from '../../../src/serving/log.ts';
import { DEFAULT_LIMITS, type DiscordSettings } from '../../../src/discord/settings.ts';
import type { Sight } from '../../../src/places/sight.ts';
import type { BelegError } from '../../../src/errors.ts';
import type { StandIn } from '../../../stand-in/stand-in.ts';
import { seeingAll } from '../../builders/sights.ts';
import { fakeAnswerer, USER_KEY } from '../../builders/answers.ts';
import { startStandIn } from '../../../stand-in/start-stand-in.ts';

export interface LogEntry {
  readonly level: 'debug' | 'info' | 'warn' | 'error';
  readonly message: string;
  readonly fields: object;
}

/** A stream that keeps its lines. */
export function keptLines() {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  return { lines, stream };
}

/** A logger that keeps what it is told, and the lines that the bot's own would write of it. */
export function recordingLog() {
  const { lines, stream } = keptLines();
  const real = createLog({ level: 'trace', stream, errorRecord: discordErrorRecord });
  const entries: LogEntry[] = [];
  const news = new EventEmitter();
  const write =
    (level: LogEntry['level']) =>
    (fields: object, message: string): void => {
      entries.push({ level, message, fields });
      real[level](fields, message);
      news.emit('entry');
    };
  const log: Log = { debug: write('debug'), info: write('info'), warn: write('warn'), error: write('error') };
  /** Resolves with the first entry of this message, once there is one. */
  const logged = async (message: string): Promise<LogEntry> => {
    for (;;) {
      const entry = entries.find((one) => one.message === message);
      if (entry !== undefined) return entry;
      await once(news, 'entry');
    }
  };
  return { log, entries, lines, logged };
}

export interface StartOptions {
  readonly discord: StandIn;
  readonly answerer?: Answerer | (() => Answerer);
  /** What is seen where, in place of an answerer for everywhere. */
  readonly sight?: Sight;
  readonly settings?: Partial<DiscordSettings>;
  readonly store?: AnswerStore;
  readonly buildIndex?: BuildIndex;
  readonly clock?: DiscordClock;
  readonly clientOptions?: Partial<ClientOptions>;
  readonly patience?: Patience;
  readonly observer?: Observer;
}

export interface RunningBot {
  readonly bot: Bot;
  readonly entries: readonly LogEntry[];
  /** The lines of its log, of every level. */
  readonly lines: readonly string[];
  readonly logged: (message: string) => Promise<LogEntry>;
  readonly dataFolder: string;
  readonly fatal: readonly BelegError[];
}

/**
 * A fresh Discord that ends with the test. Whatever it would have refused by then fails the test, but for the
 * `violations` expected, by Discord's codes.
 */
export async function openDiscord(
  options: Parameters<typeof startStandIn>[0] = {},
  { violations = [] }: { violations?: readonly number[] } = {},
): Promise<StandIn> {
  const discord = await startStandIn(options);
  onTestFinished(async () => {
    await discord.close();
    expect(discord.violations.map(({ code }) => code)).toEqual(violations);
    expect(discord.unknownRoutes).toEqual([]);
    expect(discord.unacknowledged).toEqual([]);
    expect(discord.thinking).toEqual([]);
  });
  return discord;
}

const openUserKey = async (): Promise<UserKey> => USER_KEY;

/** The bot, not yet logged in, with the real discord.js client; stops with the test. */
export async function makeBot(options: StartOptions): Promise<RunningBot> {
  const { discord, answerer = fakeAnswerer() } = options;
  const dataFolder = await mkdtemp(join(tmpdir(), 'beleg-bot-'));
  const { log, entries, lines, logged } = recordingLog();
  const fatal: BelegError[] = [];
  const { clock = new DiscordClock() } = options;
  const path = join(dataFolder, 'feedback.jsonl');
  const feedback = await openFeedbackStore({ path, userKey: openUserKey, now: clock.now });
  const bot = createBot({
    sight: options.sight ?? seeingAll(typeof answerer === 'function' ? answerer : () => answerer),
    settings: {
      token: discord.token,
      apiUrl: discord.api,
      defaultLanguage: 'de',
      operatorIds: [],
      operatorGuildId: undefined,
      devGuildId: undefined,
      publicChannelIds: [],
      threads: false,
      logQuestions: false,
      languageModel: 'none',
      asksDatabaseElsewhere: false,
      dataFolder,
      limits: DEFAULT_LIMITS,
      ...options.settings,
    },
    store: options.store ?? memoryAnswerStore({ now: clock.now }),
    feedback,
    userKey: USER_KEY,
    clock,
    buildIndex: options.buildIndex ?? (async () => ({ articles: 1, sentences: 8, seconds: 2 })),
    log,
    onFatal: (fault) => fatal.push(fault),
    clientOptions: options.clientOptions,
    patience: options.patience,
    observer: options.observer,
  });
  onTestFinished(async () => {
    await bot.stop();
    await rm(dataFolder, { recursive: true });
    // Whoever holds one of these speaks for the bot.
    for (const token of [discord.token, 'interaction-token-']) expect(lines.join('')).not.toContain(token);
  });
  return { bot, entries, lines, logged, dataFolder, fatal };
}

/** The bot, ready. */
export async function startBot(options: StartOptions): Promise<RunningBot> {
  const running = await makeBot(options);
  await running.bot.start();
  return running;
}
