import { Fault } from '../errors.ts';

/** Why a file is not the backup that it should be. */
export type BackupProblem = 'missing' | 'foreign' | 'cut-off' | 'damaged';

/** Another version than this program knows, of data or of a backup. */
export interface OtherVersion {
  readonly found: number;
  readonly known: number;
  /** The program that wrote it. */
  readonly writtenBy: string;
}

export type UpkeepFacts =
  | ({ readonly kind: 'newer-data'; readonly folder: string } & OtherVersion)
  /** The file that says of which version a data folder is. */
  | { readonly kind: 'broken-data-version'; readonly path: string }
  | { readonly kind: 'unfinished-restore'; readonly folder: string }
  | { readonly kind: 'backup-exists'; readonly path: string }
  /** By the code of the system. */
  | { readonly kind: 'backup-unwritable'; readonly path: string; readonly code: string }
  /** It was another one each time it was read. */
  | { readonly kind: 'restless-file'; readonly path: string }
  | { readonly kind: 'unreadable-file'; readonly path: string; readonly code: string }
  | { readonly kind: 'nothing-to-back-up'; readonly folders: readonly string[] }
  | {
      readonly kind: 'no-backup';
      readonly path: string;
      readonly why: BackupProblem;
      /** What of it is wrong, where that has a name. */
      readonly at?: string | undefined;
    }
  | ({ readonly kind: 'newer-backup'; readonly path: string } & OtherVersion)
  /** Bytes. */
  | { readonly kind: 'no-room'; readonly folder: string; readonly needed: number; readonly free: number };

/** What keeps the folders of a host from being used, backed up or restored. */
export class UpkeepFault extends Fault<UpkeepFacts> {
  override readonly name = 'UpkeepFault';

  constructor(facts: UpkeepFacts, options?: ErrorOptions) {
    super(inWords(facts), facts, options);
  }
}

function inWords(facts: UpkeepFacts): string {
  switch (facts.kind) {
    case 'newer-data':
      return `The data folder ${facts.folder} is of version ${facts.found}, and ${facts.known} is known.`;
    case 'newer-backup':
      return `The backup ${facts.path} is of version ${facts.found}, and ${facts.known} is known.`;
    case 'no-backup':
      return `${facts.path} is no whole backup: ${facts.why}${facts.at === undefined ? '' : ` (${facts.at})`}.`;
    case 'unfinished-restore':
      return `A restore of ${facts.folder} was broken off.`;
    case 'nothing-to-back-up':
      return `There is nothing to back up in ${facts.folders.join(' and ')}.`;
    case 'no-room':
      return `${facts.folder} has ${facts.free} bytes free, and ${facts.needed} are needed.`;
    case 'backup-unwritable':
    case 'unreadable-file':
      return `${facts.kind} ${facts.path}: ${facts.code}`;
    case 'broken-data-version':
    case 'backup-exists':
    case 'restless-file':
      return `${facts.kind} ${facts.path}`;
  }
}
