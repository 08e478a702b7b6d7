import { type Client, type ClientOptions, Events } from 'discord.js';
import type { BelegError } from '../errors.ts';
import { Admission } from './admission.ts';
import { SWEEP_EVERY_MS } from './answers/retention.ts';
import type { BotContext } from './bot-context.ts';
import { registerCommands, removeStrayCommands } from './commands/register-commands.ts';
import { Attempts } from './connection/attempts.ts';
import {
  createClient,
  intentOptions,
  logConnection,
  logOut,
  restOptions,
} from './connection/create-client.ts';
import { type DiscordClock, hearTime } from './connection/discord-clock.ts';
import { DRAIN_MS, RecentIds, RunningWork } from './connection/incoming-work.ts';
import { logIn } from './connection/login.ts';
import { observeClient, stateOf, unreadyOf } from './connection/observe-client.ts';
import { pacedGateway } from './connection/paced-gateway.ts';
import { BOT_PATIENCE, type Patience } from './connection/patience.ts';
import { createReadiness, readyFile, type ReadySign } from './connection/readiness.ts';
import { createInteractionHandler } from './handle-interaction.ts';
import { LastLanguages } from './messages/last-languages.ts';
import { listenToMessages } from './messages/listen-to-messages.ts';
import { Outbox } from './connection/outbox.ts';
import { QuestionQueue } from '../serving/question-queue.ts';
import { listenToRemovals } from './removals/listen-to-removals.ts';
import { Withdrawals } from './removals/withdrawals.ts';
import { Threads } from './threads/threads.ts';

type MadeHere = 'admission' | 'outbox' | 'languages' | 'withdrawals' | 'threads' | 'now' | 'stopping';

interface BotOptions extends Omit<BotContext, MadeHere> {
  /** Overrides of the client's options. */
  readonly clientOptions?: Partial<ClientOptions> | undefined;
  /** Where questions of other faces wait too. @default one of its own */
  readonly queue?: QuestionQueue | undefined;
  /** Told when Discord will not let the bot in again; it does not come back by itself. */
  readonly onFatal?: ((fault: BelegError) => void) | undefined;
  /** Shows whether it is ready. @default the file in the data folder */
  readonly readySign?: ReadySign | undefined;
  /** Whether it registers the commands, which one of several processes of a bot does. @default true */
  readonly registers?: boolean | undefined;
  /** @default of a bot */
  readonly patience?: Patience | undefined;
  /** Set by Discord's answers. The stores go by it too. */
  readonly clock: DiscordClock;
}

/** The bot as a process runs it. */
export interface Bot {
  /**
   * Logs in, registers the commands and becomes ready, however long Discord cannot be reached; resolves too when it is stopped
   * before. Throws a BelegError where Discord refuses.
   */
  readonly start: () => Promise<void>;
  /**
   * Refuses new questions, lets running ones finish for at most eight seconds, closes the stores and logs out. May be
   * called at any time and more than once.
   */
  readonly stop: () => Promise<void>;
  /** Why it answers nothing at this moment; undefined while it is connected. */
  readonly unready: () => ReturnType<typeof unreadyOf>;
}

/** The bot, not yet logged in. It owns the stores that it is given: `stop` closes them. */
export function createBot(options: BotOptions): Bot {
  const { settings, log, clientOptions, onFatal, clock, observer, registers = true } = options;
  const abandon = new AbortController();
  const context = contextOf(options, abandon.signal);
  const attempts = new Attempts({
    patience: options.patience ?? BOT_PATIENCE,
    log,
    threads: settings.threads,
    onClosed: observer?.disconnection,
  });
  const over = AbortSignal.any([abandon.signal, attempts.hopeless]);
  const work = new RunningWork();
  const readiness = createReadiness(options.readySign ?? readyFile({ dataFolder: settings.dataFolder, log }));
  let client: Client | undefined;
  let stopping: Promise<void> | undefined;
  observer?.discord(() => stateOf(client, context.outbox));

  /** A client that failed to log in cannot try again: each attempt has one of its own. */
  const connect = (): Promise<Client<true>> => {
    const ws = { ...clientOptions?.ws, ...pacedGateway(attempts, over) };
    const intents = intentOptions(settings);
    client = createClient({ ...restOptions(settings.apiUrl), ...intents, ...clientOptions, ws });
    logConnection(client, log);
    if (observer !== undefined) observeClient(client, observer);
    hearTime(client, { clock, log });
    listen({ client, context, work });
    listenToMessages({ client, context, work });
    listenToRemovals({ client, context, work });
    readiness.follow(client);
    return logIn(client, settings.token, over);
  };

  const start = async (): Promise<void> => {
    const connected = await attempts.persist(connect, abandon.signal);
    if (connected === undefined) return;
    attempts.hopeless.addEventListener('abort', () => onFatal?.(attempts.hopeless.reason));
    if (registers) await attempts.persist(() => register(connected, context), abandon.signal);
    if (stopping !== undefined) return;
    sweepRegularly(context, clock);
    await readiness.start();
    log.info({ guilds: connected.guilds.cache.size, user: connected.user.tag }, 'ready');
    void removeStrays(connected, context);
  };

  const stop = async (): Promise<void> => {
    context.admission.drain();
    abandon.abort();
    await readiness.stop();
    const givenUp = await work.settle(DRAIN_MS);
    context.outbox.close();
    if (givenUp > 0) log.warn({ givenUp }, 'requests were given up');
    await closeStores(context);
    if (client !== undefined) await logOut(client);
    log.info({}, 'stopped');
  };

  return { start, stop: () => (stopping ??= stop()), unready: () => unreadyOf(client) };
}

function contextOf(options: BotOptions, stopping: AbortSignal): BotContext {
  const { settings, log, clock, queue = new QuestionQueue(settings.limits.waiting) } = options;
  const { now } = clock;
  const threads = settings.threads ? new Threads(log) : undefined;
  const rules = () => options.sight.rules;
  const admission = new Admission({ limits: settings.limits, rules, queue, now });
  const [outbox, withdrawals] = [new Outbox({ now, log }), new Withdrawals()];
  const languages = new LastLanguages();
  return { ...options, admission, outbox, languages, withdrawals, threads, now, stopping };
}

/** Handles each interaction once: after a resume Discord may deliver one again. */
function listen({ client, context, work }: { client: Client; context: BotContext; work: RunningWork }): void {
  const seen = new RecentIds();
  const handleInteraction = createInteractionHandler(context);
  client.on(Events.InteractionCreate, (interaction) => {
    if (seen.add(interaction.id)) work.track(handleInteraction(interaction));
  });
}

async function register(client: Client<true>, { settings, log }: BotContext): Promise<void> {
  const changes = await registerCommands(client.application.commands, settings);
  for (const { kind, ...change } of changes) log.info(change, `commands ${kind}`);
}

/** Nobody waits for it. Never rejects: what is left is looked at again by the next start. */
async function removeStrays(
  client: Client<true>,
  { settings, log, stopping: signal }: BotContext,
): Promise<void> {
  const guildIds = client.guilds.cache.keys();
  try {
    const strays = removeStrayCommands(client.application.commands, { guildIds, settings, signal });
    for await (const { kind, ...change } of strays) log.info(change, `commands ${kind}`);
  } catch (fault) {
    if (!signal.aborted) log.warn({ err: fault }, 'commands that no setting asks for may be left in servers');
  }
}

/** Forgets old answers and votes now and once a day until the bot stops. */
function sweepRegularly(context: BotContext, clock: DiscordClock): void {
  const sweepIfSure = (): void => {
    if (clock.isSure) void sweep(context);
    else context.log.warn({}, 'Discord has told no time: old answers and votes stay for now');
  };
  sweepIfSure();
  const timer = setInterval(sweepIfSure, SWEEP_EVERY_MS);
  timer.unref();
  context.stopping.addEventListener('abort', () => clearInterval(timer), { once: true });
}

async function sweep({ store, feedback, log }: BotContext): Promise<void> {
  for (const outcome of await Promise.allSettled([store.sweep(), feedback.sweep()])) {
    if (outcome.status === 'rejected') log.error({ err: outcome.reason }, 'what is old could not be removed');
  }
}

/** The bot goes all the same: what cannot be written now is lost, and said so. */
async function closeStores({ store, feedback, log }: BotContext): Promise<void> {
  for (const outcome of await Promise.allSettled([store.close(), feedback.close()])) {
    if (outcome.status === 'rejected') log.error({ err: outcome.reason }, 'a store could not be closed');
  }
}
