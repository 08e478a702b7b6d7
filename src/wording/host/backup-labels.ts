import type { BackupManifest } from '../../upkeep/backup-manifest.ts';
import type { Migration } from '../../upkeep/migrate-data.ts';

/** What is said of backups, of restoring one, and of data of an older version. */
export interface BackupLabels {
  /** Data of an older version were changed, or wait for it. */
  readonly migrated: (migration: Omit<Migration, 'waits'>) => string;
  readonly backup: {
    readonly help: Readonly<
      Record<
        'description' | 'out' | 'overwrite' | 'keep' | 'settings' | 'cache' | 'models' | 'json' | 'closing',
        string
      >
    >;
    /** In front of the bar, which counts megabytes. */
    readonly progress: string;
    readonly written: (facts: WrittenFacts) => string;
    /** So many things that are no files of a host, with the first of them. */
    readonly leftOut: (count: number, first: string) => string;
    /** Who reads the file reads the token. */
    readonly holdsSecrets: string;
    readonly removed: (paths: readonly string[]) => string;
  };
  readonly restore: {
    readonly help: Readonly<
      Record<'description' | 'file' | 'check' | 'list' | 'settings' | 'yes' | 'closing', string>
    >;
    readonly checking: string;
    readonly restoring: string;
    /** A backup is whole. */
    readonly whole: (facts: HeldFacts) => string;
    readonly question: (facts: HeldFacts & RestoreFolders) => string;
    readonly unchanged: string;
    readonly done: (facts: RestoreFolders & AsideFacts) => string;
    /** One that was broken off before is finished now. */
    readonly finished: (aside: readonly string[]) => string;
    /** It holds settings that nobody asked to be restored. */
    readonly settingsLeft: string;
  };
}

export interface WrittenFacts {
  readonly path: string;
  readonly files: number;
  /** Of the file. */
  readonly bytes: number;
  readonly seconds: number;
  readonly hasIndex: boolean;
}

/** What a backup says of itself. */
export interface HeldFacts extends Pick<BackupManifest, 'writtenBy' | 'dataVersion' | 'created' | 'holds'> {
  readonly path: string;
  readonly files: number;
  /** Of all files together. */
  readonly bytes: number;
}

export interface RestoreFolders {
  readonly corpusFolder: string;
  readonly dataFolder: string;
}

export interface AsideFacts {
  readonly aside: readonly string[];
  readonly beside: readonly string[];
}
