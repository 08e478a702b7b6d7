import type { Config } from './config.ts';
import type { CorpusChanges, CorpusState } from './corpus/corpus-state.ts';
import { buildInChild, type BuildInChildOptions } from './indexing/build-in-child.ts';
import type { BuildProgress, BuildSummary } from './indexing/build-summary.ts';
import { followCorpus } from './indexing/follow-corpus.ts';
import { logBuilt, newWarnings } from './run-start-log.ts';
import type { Log } from './serving/log.ts';
import { moduleBeside } from './system/child-process.ts';
import { LOG_LANGUAGE, worded } from './wording/fault-words.ts';

/** What builds in a process of its own while faces answer. */
const RUN_BUILD = moduleBeside(import.meta.url, 'run-build');

/** Builds the index in a process of its own and takes it up. */
export type Build = (
  request: Pick<BuildInChildOptions, 'onProgress' | 'signal' | 'keepRollback'>,
) => Promise<BuildSummary>;

interface BuilderParts {
  readonly takeUp: () => Promise<void>;
  readonly log: Log;
}

/** The one that builds for a process: who asks for a build while one is under way gets the next. */
export function indexBuilder({ takeUp, log }: BuilderParts): Build {
  const warn = newWarnings(log);
  let last: Promise<unknown> = Promise.resolve();
  const build: Build = async (request) => {
    const summary = await buildInChild({ script: RUN_BUILD, ...request });
    warn(summary);
    await takeUp();
    return summary;
  };
  return (request) => {
    const building = last.then(() => build(request));
    last = building.catch(() => undefined);
    return building;
  };
}

interface WatchParts {
  readonly build: Build;
  /** The corpus as it was before the index was opened: what has changed since may not be in it. Undefined where an older one serves. */
  readonly before: CorpusState | undefined;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** Brings the index up to the corpus whenever that changes, where the settings want it. */
export function watchCorpus(
  { corpusFolder: folder, watch }: Config,
  { build, before, log, signal }: WatchParts,
): void {
  if (watch === false) return;
  const looking = watch === 'poll';
  log.info({ folder, how: looking ? 'by looking' : 'by what the system tells' }, 'the corpus is watched');
  void followCorpus({
    folder,
    indexed: before,
    looking,
    signal,
    build: async () => {
      const onProgress = (progress: BuildProgress) => log.debug(progress, 'the index is being built');
      const summary = await build({ onProgress, signal, keepRollback: true });
      if (summary.unchanged) log.info({}, 'the index in use holds the corpus as it is');
      else logBuilt(summary, log);
    },
    onChanged: (changes) => {
      if (changes === undefined)
        log.info({}, 'the index in use is not of the corpus as it is, and is brought up to it');
      else log.info(fieldsOf(changes), 'the corpus has changed, the index is brought up to it');
    },
    onFailed: (fault) =>
      log.error(told(fault), 'the index could not be brought up to the corpus, the one before it serves on'),
    onClosed: (fault) => log.error(told(fault), 'the corpus cannot be read, the index serves on as it is'),
    onReadable: () => log.info({ folder }, 'the corpus can be read again'),
    onDeaf: (code) =>
      log.warn(
        { code, remedy: DEAF_REMEDIES[code] },
        'the system tells of no more changes in the corpus; it is looked for them every few seconds instead',
      ),
  });
}

/** Builds anew what is damaged, while an older index serves; what keeps it from that is told, and the next start tries again. */
export function mendIndex({ build, log, signal }: Mending): void {
  build({ onProgress: () => undefined, signal }).catch((fault: unknown) => {
    if (signal.aborted) return;
    const remedy = worded(fault, LOG_LANGUAGE)?.remedy;
    log.error({ err: fault, remedy }, 'the index could not be built anew, an older one serves on');
  });
}

interface Mending {
  readonly build: Build;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** By the code of the system. */
const DEAF_REMEDIES: Readonly<Record<string, string>> = {
  ENOSPC:
    'It watches as many files as it may. Allow more (sysctl fs.inotify.max_user_watches=524288) and start again, or set WATCH=poll.',
  EMFILE:
    'It has as many watchers as it may. Allow more (sysctl fs.inotify.max_user_instances=512, ulimit -n) and start again, or set WATCH=poll.',
};

function told(fault: unknown): object {
  const { message: reason, remedy } = worded(fault, LOG_LANGUAGE) ?? {};
  return reason === undefined ? { err: fault } : { reason, remedy };
}

/** So many files are named of a change. */
const NAMED_FILES = 12;

function fieldsOf({ added, changed, removed, renamed }: CorpusChanges): object {
  const names = [...added, ...changed, ...removed, ...renamed.map(({ from, to }) => `${from} -> ${to}`)];
  const files = names.length > NAMED_FILES ? [...names.slice(0, NAMED_FILES), '…'] : names;
  return {
    added: added.length,
    changed: changed.length,
    removed: removed.length,
    renamed: renamed.length,
    files,
  };
}
