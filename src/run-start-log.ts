import type { StartEvents } from './beleg.ts';
import type { CorpusProblem } from './corpus/corpus-fault.ts';
import type { BuildSummary } from './indexing/build-summary.ts';
import { questionsOf } from './reading/own-calibration.ts';
import type { Log } from './serving/log.ts';
import type { Migration } from './upkeep/migrate-data.ts';
import { LOG_LANGUAGE, worded, wordedOfStore, wordedProblem } from './wording/fault-words.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const JUDGE_NEWS = {
  asked: 'questions and the sentences found for them go to a language model',
  unsure: 'its answers count as unsure; npm run calibrate -- --sample 200 counts how often they are right',
  'judges-again': 'the language model judges again',
} as const;

/** What becomes of a start, in the log. */
export function logStart(log: Log): StartEvents {
  return {
    onDownload: ({ file, done, total }) => {
      if (done === total) log.info({ file, bytes: total }, 'a file of the model was downloaded');
    },
    onBuild: (why) => {
      const { problem: reason } = HOST_LABELS[LOG_LANGUAGE].host({ kind: 'no-index', why });
      log.info({ reason }, 'the index is being built');
    },
    onWaiting: (builder) =>
      log.info({ process: builder }, 'another process builds the index: waiting for it'),
    onRollback: ({ chosen }, { created, generation }) =>
      log.warn(
        { generation, created, chosen },
        'a rollback is in force: the articles are answered from as they were, until one changes or npm run embed is run',
      ),
    onUnbuilt: (fault, { created, generation }) => {
      const { problem: reason, remedy } = wordedOfStore(fault, LOG_LANGUAGE);
      log.error({ reason, remedy, generation, created }, 'the index could not be built, an older one serves');
    },
    onDamaged: (why, { created, generation }) => {
      const { problem: reason } = HOST_LABELS[LOG_LANGUAGE].host({ kind: 'no-index', why });
      log.error(
        { reason, generation, created },
        'the index is damaged: an older one serves while it is built anew',
      );
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
    onLeftOut: ({ length: files }) =>
      log.warn({ files }, 'files of the corpus are left out; npm run embed says why'),
    onBuildProgress: (progress) => log.debug(progress, 'the index is being built'),
    onBuilt: (summary) => {
      logBuilt(summary, log);
      newWarnings(log)(summary);
    },
  };
}

/** What a start did with the data of an older version, or could not do yet; nothing of a folder that had none. */
export function logMigration(migration: Migration | undefined, log: Log): void {
  if (migration === undefined) return;
  const { from, to, changed, copies, waits } = migration;
  if (changed.length > 0) log.info({ from, to, changed, copies }, 'data of an older version were migrated');
  if (waits === undefined) return;
  const remedy = worded(waits, LOG_LANGUAGE)?.remedy;
  log.warn({ from, err: waits, remedy }, 'the data cannot be migrated now, and are at the next start');
}

/** What a build made. */
export function logBuilt(
  { articles, sentences, newSentences, leftOut, seconds }: BuildSummary,
  log: Log,
): void {
  log.info({ articles, sentences, newSentences, leftOut, seconds }, 'the index was built');
}

/** Warns of what of the corpus is not in an index as it is in the files, and of nothing that was warned of with the one before. */
export function newWarnings(log: Log): (summary: BuildSummary) => void {
  let before: ReadonlySet<string> = new Set();
  return ({ problems, warnings }) => {
    const lines = [
      ...problems.map((problem) => ['a file of the corpus was left out', fileFields(problem)] as const),
      ...warnings.map((one) => ['a file of the corpus was read with a warning', fileFields(one)] as const),
    ].map(([message, fields]) => ({ message, fields, key: JSON.stringify([message, fields]) }));
    for (const { message, fields, key } of lines) if (!before.has(key)) log.warn(fields, message);
    before = new Set(lines.map(({ key }) => key));
  };
}

/** In English, as the rest of the log. */
function fileFields(said: CorpusProblem): object {
  const { problem: reason, remedy } = wordedProblem(said, LOG_LANGUAGE);
  return { path: said.path, reason, remedy };
}
