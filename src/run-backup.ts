import { constants, setPriority } from 'node:os';
import { dirname, resolve } from 'node:path';
import {
  readOptions,
  runScript,
  SETTINGS_FILE,
  settingsFromEnvironment,
  versionOfBeleg,
} from './run-script.ts';
import { languageOf } from './terminal/locale-language.ts';
import { createProgress } from './terminal/progress.ts';
import { backupPath, keepNewest } from './upkeep/kept-backups.ts';
import { writeBackup } from './upkeep/write-backup.ts';
import { HostFault } from './wording/host/host-fault.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = languageOf(process.env);
const { backup: labels } = HOST_LABELS[language].backups;
const { help } = labels;
const USAGE =
  '[--out <file>] [--overwrite] [--keep <n>] [--with-settings] [--with-cache] [--with-models] [--json]';
const COMMAND = 'npm run backup --';
/** Of what `--json` prints: another number where a field goes or means something else. */
const JSON_VERSION = 1;
const MEGABYTE = 1e6;

/** `npm run backup`: puts all that a host keeps into one file, beside a running bot too. */
await runScript(language, async () => {
  const options = readOptions(language, {
    command: COMMAND,
    usage: USAGE,
    description: help.description,
    options: [
      { flags: '--out <file>', description: help.out },
      { flags: '--overwrite', description: help.overwrite },
      { flags: '--keep <n>', description: help.keep },
      { flags: '--with-settings', description: help.settings },
      { flags: '--with-cache', description: help.cache },
      { flags: '--with-models', description: help.models },
      { flags: '--json', description: help.json },
    ],
    closing: help.closing,
  });
  if (options === undefined) return 0;
  // A bot beside it answers first.
  setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const kept = keptCount(options['keep']);
  const { corpusFolder, dataFolder, indexUrl, placesFile } = settingsFromEnvironment();
  const named = typeof options['out'] === 'string' ? options['out'] : undefined;
  const path = await backupPath(named, { dataFolder, moment: new Date() });
  const isJson = options['json'] === true;
  const progress = createProgress({ stream: process.stderr, label: labels.progress });
  const began = performance.now();
  const written = await writeBackup({
    corpusFolder,
    dataFolder,
    files: {
      ...(options['withSettings'] === true && { settings: SETTINGS_FILE }),
      ...(placesFile !== undefined && { places: resolve(placesFile) }),
    },
    index: indexUrl === undefined,
    cache: options['withCache'] === true,
    models: options['withModels'] === true,
    path,
    overwrite: options['overwrite'] === true,
    program: await versionOfBeleg(),
    onProgress: (done, total) => {
      // Where it takes no time, a bar would only flicker.
      if (process.stderr.isTTY && !isJson)
        progress.update(Math.round(done / MEGABYTE), Math.round(total / MEGABYTE));
    },
  }).finally(progress.finish);
  const removed = kept === undefined ? [] : await keepNewest(dirname(path), kept);
  const { bytes, hasIndex, leftOut, manifest } = written;
  const { files, holds, created, dataVersion } = manifest;
  const seconds = (performance.now() - began) / 1000;
  const lines = isJson
    ? [
        JSON.stringify(
          {
            version: JSON_VERSION,
            path,
            created,
            seconds,
            bytes,
            files: files.length,
            dataVersion,
            hasIndex,
            holds,
            leftOut,
            removed,
          },
          null,
          2,
        ),
      ]
    : [
        labels.written({ path, files: files.length, bytes, seconds, hasIndex }),
        ...(leftOut.length > 0 ? [labels.leftOut(leftOut.length, leftOut[0] ?? '')] : []),
        ...(files.some((file) => file.path.startsWith('settings/')) ? [labels.holdsSecrets] : []),
        ...(removed.length > 0 ? [labels.removed(removed)] : []),
      ];
  process.stdout.write(lines.map((line) => `${line}\n`).join(''));
  return 0;
});

function keptCount(given: string | true | undefined): number | undefined {
  if (typeof given !== 'string') return undefined;
  if (!/^[1-9]\d{0,5}$/.test(given))
    throw new HostFault({ kind: 'kept-count', given, usage: `${COMMAND} ${USAGE}` });
  return Number(given);
}
