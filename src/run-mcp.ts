import { openConfigured, type Beleg } from './beleg.ts';
import { readConfig, type Config } from './config.ts';
import type { BuildProgress } from './indexing/build-summary.ts';
import { createEvidence, type Evidence } from './library/evidence.ts';
import { createMcpServer } from './mcp/create-mcp-server.ts';
import { Opening } from './mcp/opening.ts';
import { protocolOutput, serveStdio } from './mcp/serve-stdio.ts';
import {
  bringDataUp,
  configFromEnvironment,
  endSoon,
  readOptions,
  runScript,
  versionOfBeleg,
  warnOfStaleBuild,
} from './run-script.ts';
import { abortedBy, endInTime, onceSignalled, outliveFaults } from './run-process.ts';
import { indexTaker, watchIndex } from './run-service.ts';
import { logMigration, logStart } from './run-start-log.ts';
import { openPlaces, sightOf } from './run-seen.ts';
import { createLog, type Log } from './serving/log.ts';
import { QuestionQueue } from './serving/question-queue.ts';
import { languageOf } from './terminal/locale-language.ts';
import { readableLines } from './terminal/log-line.ts';
import { readingTrace } from './terminal/reading-trace.ts';
import { LOG_LANGUAGE, worded } from './wording/fault-words.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = languageOf(process.env);

/**
 * `npm run --silent mcp`: serves one client of the Model Context Protocol over standard input and output, until it goes. The
 * connection stands at once, and models and index are opened meanwhile: what keeps them from it is told to whoever calls.
 */
await runScript(language, async () => {
  const { description, closing } = HOST_LABELS[language].programs.help.mcp;
  const program = { command: 'npm run --silent mcp', description, closing, options: [] };
  if (readOptions(language, program) === undefined) return 0;
  const output = protocolOutput(process.stdout, process.stderr);
  await warnOfStaleBuild(language);
  const { logLevel, logQuestions, waiting } = configIfRight() ?? readConfig({});
  const render = process.stderr.isTTY ? readableLines(process.stderr, process.env) : undefined;
  const log = createLog({ level: logLevel, stream: process.stderr, render });
  outliveFaults(log);
  const stopped = onceSignalled(log);
  const articles = openInBackground({ log, stopped, onOthers: () => mcp.articlesChanged() });
  const mcp = createMcpServer({
    opened: (signal) => articles.opening.opened(signal),
    queue: new QuestionQueue(waiting),
    log,
    logQuestions,
    version: await versionOfBeleg(),
  });
  articles.opening.begin().catch((fault: unknown) => {
    log.error({ err: fault, remedy: worded(fault, LOG_LANGUAGE)?.remedy }, 'the articles cannot be asked');
  });
  const onEnding = () => endInTime(log);
  await serveStdio(mcp, { input: process.stdin, output, stopped, onEnding, log });
  articles.close();
  endSoon();
  return 0;
});

interface BackgroundOptions {
  readonly log: Log;
  readonly stopped: Promise<void>;
  /** Hears that other articles serve, the first ones too. */
  readonly onOthers: () => void;
}

/** The articles, opened as soon as they can be; each index that is built beside this process is taken up. */
function openInBackground({ log, stopped, onOthers }: BackgroundOptions): {
  readonly opening: Opening<Evidence>;
  readonly close: () => void;
} {
  let progress: BuildProgress | undefined;
  let beleg: Beleg | undefined;
  let following: AbortController | undefined;
  const open = async (): Promise<Evidence> => {
    const config = configFromEnvironment();
    logMigration(await bringDataUp(config), log);
    // The attempt before this one failed, and its rules are followed no longer.
    following?.abort();
    following = abortedBy(stopped);
    const { signal } = following;
    const rules = await openPlaces(config, { log, signal, onChanged: onOthers });
    const opened = await openConfigured(config, {
      ...logStart(log),
      onBuildProgress: (now) => {
        progress = now;
      },
      onRead: readingTrace(process.env, process.stderr),
    });
    beleg = opened;
    const take = indexTaker(opened, log);
    const takeUp = () => take().then(onOthers);
    watchIndex(opened, { takeUp, log, signal });
    // Whoever asked for them in vain until now may ask again.
    onOthers();
    const sight = sightOf(opened, rules);
    return createEvidence({
      answerer: () => sight.answererAt('programs'),
      checker: () => sight.checkerAt('programs'),
      defaultLanguage: config.defaultLanguage,
    });
  };
  const howFar = () => progress && `${progress.done} of ${progress.total} sentences of the index are built`;
  return { opening: new Opening({ open, howFar }), close: () => beleg?.close() };
}

/** Undefined where settings are wrong: whoever calls is told so, and until then the defaults do. */
function configIfRight(): Config | undefined {
  try {
    return configFromEnvironment();
  } catch {
    return undefined;
  }
}
