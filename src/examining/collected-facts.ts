/** What of this machine, its folders and its connections was looked at. Sizes are in megabytes of a million bytes. */
export type CollectedFacts =
  MachineFacts | NativeFacts | SettingsFacts | FolderFacts | IndexDatabaseFacts | RunningFacts | DiscordFacts;

export type MachineFacts =
  /** Versions as node writes them, without the v; the least one that beleg takes. */
  | { readonly kind: 'node'; readonly version: string; readonly least: string }
  | {
      readonly kind: 'platform';
      readonly platform: string;
      readonly architecture: string;
      /** Undefined where Linux has another C library, such as musl, and beside Linux. */
      readonly glibc: string | undefined;
    }
  | {
      readonly kind: 'processor';
      /** So many computations at once, fractions where a container gets no more. */
      readonly cores: number;
      /** What makes int8 products fast; undefined where the system does not tell. */
      readonly avx2: boolean | undefined;
      readonly vnni: boolean | undefined;
    }
  | {
      readonly kind: 'memory';
      readonly total: number;
      readonly available: number;
      /** What a container may take; undefined without a limit. */
      readonly limit: number | undefined;
      readonly needed: number;
    }
  /** ISO 8601. */
  | { readonly kind: 'clock'; readonly now: string }
  /** What of beleg's files was written last, at the path, cannot have been later than now. */
  | { readonly kind: 'clock-behind'; readonly now: string; readonly newest: string; readonly path: string }
  /** So many seconds the clock was set by while this ran. */
  | { readonly kind: 'clock-jumps'; readonly seconds: number };

/** Why a library does not load, or that it does. */
export type NativeEnd =
  | { readonly how: 'loaded' }
  /** It is not installed, or not for this platform. */
  | { readonly how: 'missing' }
  /** It is there without its machine code. */
  | { readonly how: 'not-built' }
  /** Made for another platform or version of Node, or cut off: as the system says. */
  | { readonly how: 'foreign'; readonly said: string }
  /** The system lacks what it needs, or has it too old. */
  | { readonly how: 'needs-library'; readonly said: string }
  /** The processor does not know one of its instructions. */
  | { readonly how: 'unknown-instruction' }
  | { readonly how: 'killed'; readonly signal: string }
  | { readonly how: 'failed'; readonly said: string };

export interface NativeFacts {
  readonly kind: 'native';
  readonly module: string;
  readonly version: string | undefined;
  readonly end: NativeEnd;
  /** Programs that building it takes and that are not found; empty where it is not built here. */
  readonly missingTools: readonly string[];
}

export type SettingsFacts =
  /** Where they stand; undefined where there is no file. */
  | { readonly kind: 'settings'; readonly path: string | undefined; readonly set: number }
  /** Names that nothing reads, and what each may be meant for. */
  | {
      readonly kind: 'variables';
      readonly strangers: readonly { readonly name: string; readonly meant: string | undefined }[];
    }
  | { readonly kind: 'token'; readonly form: 'none' | 'plausible' | 'no-id' | 'broken' }
  | { readonly kind: 'build'; readonly built: 'none' | 'current' | 'stale'; readonly folder: string };

export type FolderFacts =
  | {
      readonly kind: 'corpus';
      readonly folder: string;
      readonly files: number;
      readonly closed: readonly string[];
    }
  /** The file of who may see and ask what, where; so many of its folders hold no article. */
  | { readonly kind: 'places'; readonly path: string; readonly empty: readonly string[] }
  | {
      readonly kind: 'data';
      readonly folder: string;
      /** `new` is one that the first start will make; one that is closed may not be written, one that is unreadable not even read. */
      readonly how: 'writable' | 'new' | 'no-folder' | 'closed' | 'unreadable' | 'read-only';
      /** What refuses it. */
      readonly path: string;
    }
  /** Users by their numbers. */
  | {
      readonly kind: 'owners';
      readonly folder: string;
      readonly user: number;
      readonly owner: number;
      /** What of the folder this user may not read or write, and what others own. */
      readonly closed: readonly string[];
      readonly foreign: readonly string[];
    }
  /** Files with secrets that others may read. */
  | { readonly kind: 'secrets'; readonly files: number; readonly open: readonly string[] }
  | {
      readonly kind: 'space';
      readonly folder: string;
      readonly free: number;
      readonly needed: number;
      /** No file more can be made, however much is free. */
      readonly noFileMore: boolean;
    }
  | { readonly kind: 'unwritable-folder'; readonly folder: string };

/** Where the index is, when it is in no folder: with the versions of the server and of the extension that compares vectors. */
export interface IndexDatabaseFacts {
  readonly kind: 'database';
  /** Without user and password. */
  readonly place: string;
  readonly server: string;
  readonly extension: string;
  readonly isBuilt: boolean;
}

export type RunningFacts =
  /** Who runs, by its number as it sees itself where that is known. */
  { readonly kind: 'running'; readonly isRunning: boolean; readonly process: number | undefined };

export type DiscordFacts =
  | {
      readonly kind: 'discord-reached';
      readonly address: string;
      readonly name: string;
      readonly loginsLeft: number;
    }
  /** The portal does not let the bot read every message, as it does with threads. */
  | { readonly kind: 'discord-no-intent' }
  | { readonly kind: 'discord-no-token' }
  | { readonly kind: 'discord-refuses'; readonly address: string }
  /** By a code of the network, or what was answered. */
  | { readonly kind: 'discord-unreachable'; readonly address: string; readonly said: string }
  /** Seconds that this machine's clock is ahead of Discord's. */
  | { readonly kind: 'discord-clock'; readonly ahead: number };
