import { buildConfiguredIndex } from './beleg.ts';
import { reportToParent } from './indexing/build-in-child.ts';
import { configFromEnvironment } from './run-script.ts';
import { wordedInEach } from './wording/fault-words.ts';

/* The process that a bot starts to build the index while it answers; see `buildInChild`. */
await reportToParent(
  ({ onProgress, keepRollback }) =>
    buildConfiguredIndex(configFromEnvironment(), {
      onBuildProgress: onProgress,
      onDownload: () => undefined,
      keepRollback,
    }),
  wordedInEach,
);
