import { dirname, resolve } from 'node:path';
import { readCall, runScript, SETTINGS_FILE, settingsFromEnvironment } from './run-script.ts';
import { saysYes } from './terminal/agreement.ts';
import { usageOf } from './terminal/calls/command-line.ts';
import { languageOf } from './terminal/locale-language.ts';
import { createProgress } from './terminal/progress.ts';
import type { BackupManifest } from './upkeep/backup-manifest.ts';
import { backupPath, backupsIn } from './upkeep/kept-backups.ts';
import { readBackup } from './upkeep/read-backup.ts';
import { finishBrokenOff, restoreBackup } from './upkeep/restore-backup.ts';
import type { HeldFacts } from './wording/host/backup-labels.ts';
import { HostFault } from './wording/host/host-fault.ts';
import { HOST_LABELS } from './wording/host/host-words.ts';

const language = languageOf(process.env);
const { restore: labels } = HOST_LABELS[language].backups;
const { help } = labels;
const PROGRAM = {
  command: 'npm run restore --',
  usage: '[--check | --list | --yes] [--with-settings] <file>',
  description: help.description,
  argument: { name: '[file]', description: help.file },
  options: [
    { flags: '--check', description: help.check },
    { flags: '--list', description: help.list },
    { flags: '--with-settings', description: help.settings },
    { flags: '--yes', description: help.yes },
  ],
  closing: help.closing,
};
const MEGABYTE = 1e6;

/** `npm run restore`: checks a backup, and puts it in the place of articles and data. */
await runScript(language, async () => {
  const call = readCall(language, PROGRAM);
  if (call === undefined) return 0;
  const { options, args } = call;
  const [given, second] = args;
  const usage = usageOf(PROGRAM);
  if (second !== undefined) throw new HostFault({ kind: 'second-argument', argument: second, usage });
  const { corpusFolder, dataFolder, placesFile } = settingsFromEnvironment();
  if (given === undefined) return finish(dataFolder, usage);
  const path = resolve(given);
  const isCheck = options['check'] === true || options['list'] === true;
  const manifest = await checked(path);
  print(labels.whole(heldBy(path, manifest)));
  if (options['list'] === true) for (const file of manifest.files) print(`  ${file.bytes}\t${file.path}`);
  if (isCheck) return 0;
  const folders = { corpusFolder, dataFolder };
  const asked = { input: process.stdin, output: process.stdout, language };
  if (
    options['yes'] !== true &&
    !(await saysYes(labels.question({ ...heldBy(path, manifest), ...folders }), asked))
  ) {
    print(labels.unchanged);
    return 1;
  }
  const withSettings = options['withSettings'] === true;
  const progress = progressOf(labels.restoring);
  const { aside, beside } = await restoreBackup({
    ...folders,
    path,
    files: {
      ...(withSettings && { settings: SETTINGS_FILE }),
      ...(placesFile !== undefined && { places: resolve(placesFile) }),
    },
    onProgress: progress.update,
  }).finally(progress.finish);
  print(labels.done({ ...folders, aside, beside }));
  if (manifest.holds.settings && !withSettings) print(labels.settingsLeft);
  return 0;
});

async function finish(dataFolder: string, usage: string): Promise<number> {
  const aside = await finishBrokenOff(dataFolder);
  if (aside !== undefined) {
    print(labels.finished(aside));
    return 0;
  }
  const folder = dirname(await backupPath(undefined, { dataFolder, moment: new Date() }));
  const [newest] = await backupsIn(folder);
  throw new HostFault({ kind: 'missing-backup', newest, usage });
}

async function checked(path: string): Promise<BackupManifest> {
  const progress = progressOf(labels.checking);
  return readBackup(path, { onProgress: progress.update }).finally(progress.finish);
}

function progressOf(label: string): {
  readonly update: (done: number, total: number) => void;
  readonly finish: () => void;
} {
  const { update, finish: end } = createProgress({ stream: process.stderr, label });
  return {
    update: (done, total) => {
      if (process.stderr.isTTY) update(Math.round(done / MEGABYTE), Math.round(total / MEGABYTE));
    },
    finish: end,
  };
}

function heldBy(path: string, { files, ...facts }: BackupManifest): HeldFacts {
  return { ...facts, path, files: files.length, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
