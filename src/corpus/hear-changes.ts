import { watch, type FSWatcher } from 'chokidar';
import { messageOf } from '../errors.ts';
import { systemCode } from '../system/file-fault.ts';

export interface Ears {
  /** Hears that something has changed below the folder. What it was, whoever hears it looks for. */
  readonly onChange: () => void;
  /** The folder itself went: nothing more is told, also of one that comes in its place. */
  readonly onGone: () => void;
  /** Hears why the system tells of nothing any more, by its code: ENOSPC where it watches as much as it may. Told once. */
  readonly onDeaf: (code: string) => void;
}

/** Has the system tell of changes in a folder and those below it, until it is closed. */
export function hearChanges(
  place: string,
  { onChange, onGone, onDeaf }: Ears,
): { readonly close: () => Promise<void> } {
  const watcher: FSWatcher = watch(place, {
    // Links are no part of a corpus.
    followSymlinks: false,
    // A folder that may not be read is among what a build warns of.
    ignorePermissionErrors: true,
    // It delays what it tells, to spare others a look; here a look comes later anyway.
    atomic: false,
  });
  let isOver = false;
  const close = (): Promise<void> => {
    isOver = true;
    return watcher.close();
  };
  watcher.on('all', onChange);
  watcher.on('unlinkDir', (path) => {
    if (path !== place || isOver) return;
    void close();
    onGone();
  });
  // What changed while the watches were being set, none of them told.
  watcher.on('ready', onChange);
  watcher.on('error', (fault) => {
    if (isOver) return;
    void close();
    onDeaf(systemCode(fault) ?? messageOf(fault));
  });
  return { close };
}
