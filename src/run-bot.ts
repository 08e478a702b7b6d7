import { openBeleg, type Beleg, type StartEvents } from './beleg.ts';
import type { Config } from './config.ts';
import type { CorpusProblem } from './corpus/corpus-fault.ts';
import type { BuildIndex } from './discord/bot-context.ts';
import { createBot } from './discord/create-bot.ts';
import { openStores, type Stores } from './discord/answers/open-stores.ts';
import { discordErrorRecord } from './discord/connection/error-record.ts';
import { DiscordClock } from './discord/connection/discord-clock.ts';
import { createLog, type Log } from './serving/log.ts';
import type { DiscordSettings } from './discord/settings.ts';
import { buildInChild } from './indexing/build-in-child.ts';
import type { BuildSummary } from './indexing/build-summary.ts';
import { questionsOf } from './reading/own-calibration.ts';
import { watchGeneration } from './search-index/watch-generation.ts';
import { moduleBeside } from './system/child-process.ts';
import { readableLines } from './terminal/log-line.ts';
import { readingTrace } from './terminal/reading-trace.ts';
import { endSoon } from './run-script.ts';
import { LOG_LANGUAGE, worded, wordedProblem } from './wording/fault-words.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

/** What builds in a process of its own while the bot answers. */
const RUN_BUILD = moduleBeside(import.meta.url, 'run-build');

/** Containers are killed ten seconds after they are asked to stop: what has not ended by then ends here, with a line in the log. */
const STOP_WITHIN_MS = 9_500;
/** npm sends on to the bot what a terminal or a supervisor already sent to both: no second wish. */
const ECHO_MS = 500;
/** Whoever signals twice does not wait for the answers under way: no success. */
const QUICK_EXIT = 1;
const BROKEN_EXIT = 1;

/**
 * Runs the bot until SIGTERM or SIGINT; a second signal ends the process at once.
 * @returns the exit status
 * @throws HostFault or Fault where the bot cannot start, HostFault where Discord closes the connection for good
 */
export async function runBot(config: Config, settings: DiscordSettings): Promise<number> {
  // A person reads lines, what collects logs reads JSON.
  const render = process.stdout.isTTY ? readableLines(process.stdout, process.env) : undefined;
  const log = createLog({
    level: config.logLevel,
    stream: process.stdout,
    render,
    errorRecord: discordErrorRecord,
  });
  outliveFaults(log);
  const stopped = onceSignalled(log);
  const clock = new DiscordClock();
  // First, so that a second bot on this folder learns of it before it has built an index.
  const stores = await openStores({ dataFolder: config.dataFolder, now: clock.now, log });
  // What a first build has embedded so far is cached: the next start goes on from there.
  const beleg = await Promise.race([
    openBeleg(config, { ...logStart(log), onRead: readingTrace(process.env, process.stderr) }),
    stopped,
  ]).catch(async (fault: unknown) => {
    await closeStores(stores);
    throw fault;
  });
  if (beleg === undefined) {
    await closeStores(stores);
    process.exit(0);
  }
  const takeUp = indexTaker(beleg, log);
  watchIndex(beleg, { takeUp, log, stopped });
  const status = new Promise<number>((resolve, reject) => {
    const bot = createBot({
      answerer: beleg.answerer,
      settings,
      ...stores,
      clock,
      buildIndex: indexBuilder(takeUp, log),
      log,
      onFatal: (fault) => fail(fault),
    });
    const fail = (fault: unknown): void => {
      // Why it stops matters more than what goes wrong while it does.
      const failed = () => reject(fault);
      endInTime(log);
      bot.stop().then(failed, failed);
    };
    stopped.then(() => bot.stop()).then(() => resolve(0), reject);
    bot.start().catch(fail);
  });
  return status.finally(() => {
    beleg.close();
    endSoon();
  });
}

async function closeStores({ store, feedback }: Stores): Promise<void> {
  await Promise.allSettled([store.close(), feedback.close()]);
}

/**
 * A rejection that nobody handles is one request's that went wrong: it is logged and counted, and ends nothing. An exception
 * that nobody catches may have left anything half done: the process ends with it, for its supervisor to start it anew.
 */
function outliveFaults(log: Log): void {
  let rejections = 0;
  process.on('unhandledRejection', (fault) => {
    log.error({ err: fault, count: ++rejections }, 'a rejection was handled by nobody');
  });
  process.on('uncaughtException', (fault) => {
    log.error({ err: fault }, 'an exception was caught by nobody, the bot ends');
    process.exit(BROKEN_EXIT);
  });
}

/** Ends a process that has not stopped in time by itself, whatever it waits for. */
function endInTime(log: Log): void {
  setTimeout(() => {
    log.error({}, 'the bot did not stop in time and ends');
    process.exit(BROKEN_EXIT);
  }, STOP_WITHIN_MS).unref();
}

/** Resolves at the first signal. */
function onceSignalled(log: Log): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined;
    const onSignal = (signal: NodeJS.Signals) => {
      const now = performance.now();
      if (first !== undefined && now - first < ECHO_MS) return;
      log.info({ signal }, 'stopping');
      if (first !== undefined) process.exit(QUICK_EXIT);
      first = now;
      endInTime(log);
      resolve();
    };
    process.on('SIGTERM', onSignal);
    process.on('SIGINT', onSignal);
  });
}

/** Takes up an index that was built, by this bot or beside it, and says what is in it. */
function indexTaker(beleg: Beleg, log: Log): () => Promise<void> {
  return async () => {
    const taken = await beleg.takeUp();
    if (taken === undefined) return;
    const { kind: _kind, ...facts } = taken;
    log.info(facts, 'a new index serves');
  };
}

interface IndexWatch {
  readonly takeUp: () => Promise<void>;
  readonly log: Log;
  readonly stopped: Promise<void>;
}

/** Takes up what is built beside the bot, by npm run embed or by another process, until the bot stops. */
function watchIndex({ waiting }: Beleg, { takeUp, log, stopped }: IndexWatch): void {
  const stopping = new AbortController();
  void stopped.then(() => stopping.abort());
  const onFault = (fault: unknown): void => {
    const remedy = worded(fault, LOG_LANGUAGE)?.remedy;
    log.error({ err: fault, remedy }, 'a new index could not be taken up, the one before it serves on');
  };
  void watchGeneration({ waiting, takeUp, onFault, signal: stopping.signal });
}

function indexBuilder(takeUp: () => Promise<void>, log: Log): BuildIndex {
  return async (onProgress, signal) => {
    const summary = await buildInChild({
      script: RUN_BUILD,
      signal,
      onProgress: ({ phase, done, total }) => {
        if (phase === 'embedding') onProgress({ done, total });
      },
    });
    warnOfFiles(summary, log);
    await takeUp();
    return summary;
  };
}

function warnOfFiles({ problems, warnings }: BuildSummary, log: Log): void {
  for (const problem of problems) log.warn(fileFields(problem), 'a file of the corpus was left out');
  for (const warning of warnings)
    log.warn(fileFields(warning), 'a file of the corpus was read with a warning');
}

/** In English, as the rest of the log. */
function fileFields(said: CorpusProblem): object {
  const { problem: reason, remedy } = wordedProblem(said, LOG_LANGUAGE);
  return { path: said.path, reason, remedy };
}

const JUDGE_NEWS = {
  asked: 'questions and the sentences found for them go to a language model',
  unsure: 'its answers count as unsure; npm run calibrate -- --sample 200 counts how often they are right',
  'judges-again': 'the language model judges again',
} as const;

function logStart(log: Log): StartEvents {
  return {
    onDownload: ({ file, done, total }) => {
      if (done === total) log.info({ file, bytes: total }, 'a file of the model was downloaded');
    },
    onBuild: (why) => {
      const { problem: reason } = HOST_LABELS[LOG_LANGUAGE].host({ kind: 'no-index', why });
      log.info({ reason }, 'the index is being built');
    },
    onJudge: (news) => {
      if (news.kind === 'stood-in') {
        const { problem: reason, remedy } = HOST_LABELS[LOG_LANGUAGE].judge.fault(news.why);
        log.warn(
          { reason, remedy },
          'the language model does not judge, the reader that comes with beleg stands in',
        );
      } else {
        const { kind, ...facts } = news;
        log.info(facts, JUDGE_NEWS[kind]);
      }
    },
    onOtherCalibration: (embedder) =>
      log.warn(
        { embedder },
        'the confidence was calibrated with another embedding model; npm run calibrate fits it to the one in use',
      ),
    onOwnCalibration: (found) => {
      const { path } = found;
      if (found.kind === 'holds')
        log.info(
          { path, questions: questionsOf(found.calibration) },
          'the calibration of the host’s own holds',
        );
      else
        log.warn(
          { path, differs: found.differs },
          'the calibration of the host’s own was fitted with something else, the delivered one holds; npm run calibrate -- --corpus fits it anew, --reset removes it',
        );
    },
    onLeftOut: (files) => log.warn({ files }, 'files of the corpus are left out; npm run embed says why'),
    onBuildProgress: (progress) => log.debug(progress, 'the index is being built'),
    onBuilt: (summary) => {
      const { articles, sentences, newSentences, leftOut, seconds } = summary;
      log.info({ articles, sentences, newSentences, leftOut, seconds }, 'the index was built');
      warnOfFiles(summary, log);
    },
  };
}
