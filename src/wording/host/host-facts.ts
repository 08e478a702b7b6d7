import type { OllamaFacts } from '../../reading/ollama/ollama-fault.ts';
import type { IndexUnavailable } from '../../search-index/index-store.ts';

/** What is expected of a setting that says something else. */
export const EXPECTATIONS = [
  'no-blanks',
  'flag',
  'watch',
  'id',
  'ids',
  'address',
  'site-address',
  'hub-address',
  'server-address',
  'database-address',
  'language-model',
  'own-model',
  'count',
  'processes',
  'port',
  'host',
  'api-token',
  'origins',
  'networks',
  'language',
  'log-level',
  'no-token-here',
  'token-in-one-line',
  'token-without-bot',
  'token-without-quotes',
  'whole-token',
  'no-placeholder',
  'token-without-blank',
  'no-strange-character',
  'three-parts',
] as const;

export type Expectation = (typeof EXPECTATIONS)[number];

/** A setting that is wrong, and what it says where that may be shown. */
export interface WrongSetting {
  readonly name: string;
  readonly expected: Expectation;
  readonly found: { readonly kind: 'shown'; readonly value: string } | { readonly kind: 'hidden' | 'secret' };
}

/** What it means that Discord closes a connection. */
export type CloseMeaning =
  | 'session-ended'
  | 'server-leaves'
  | 'broken-off'
  | 'unknown-error'
  | 'unknown-operation'
  | 'unreadable'
  | 'not-logged-in'
  | 'token-refused'
  | 'logged-in-twice'
  | 'session-invalid'
  | 'not-resumed'
  | 'too-much'
  | 'timed-out'
  | 'shard-refused'
  | 'too-many-servers'
  | 'old-version'
  | 'intents-unknown'
  | 'intent-not-allowed'
  | 'to-resume'
  | 'undocumented';

export interface Close {
  readonly code: number;
  readonly meaning: CloseMeaning;
}

/** What goes wrong where the program meets the person who hosts it: settings, arguments, output, Discord. */
export type HostFacts =
  | { readonly kind: 'wrong-settings'; readonly settings: readonly WrongSetting[] }
  | { readonly kind: 'half-set'; readonly set: string; readonly missing: string }
  | { readonly kind: 'no-token' }
  /** Of the file with the settings. */
  | {
      readonly kind: 'env-no-text' | 'env-folder' | 'env-closed' | 'env-link-to-nothing';
      readonly path: string;
    }
  | { readonly kind: 'env-stray-line'; readonly path: string; readonly line: number }
  | { readonly kind: 'env-unreadable'; readonly path: string; readonly code: string }
  | { readonly kind: 'env-namesake'; readonly path: string; readonly namesake: string }
  | { readonly kind: 'no-index'; readonly why: IndexUnavailable }
  /** Output, by the code of the system. */
  | { readonly kind: 'unwritable'; readonly code: string }
  /** A line of a file of the data folder, and what is lost with it. */
  | {
      readonly kind: 'unreadable-line';
      readonly path: string;
      readonly line: number;
      readonly lost: 'votes' | 'buttons';
    }
  | { readonly kind: 'discord-unreachable' | 'discord-refuses-token' | 'discord-allows-no-login' }
  | { readonly kind: 'discord-refuses-intents'; readonly threads: boolean }
  | { readonly kind: 'discord-closes'; readonly close: Close; readonly forGood: boolean }
  /** Nothing came of a login in time; `close` is how Discord ended the last connection, if it did. */
  | { readonly kind: 'discord-late'; readonly close: Close | undefined }
  | { readonly kind: 'discord-takes-no-commands'; readonly guildId: string; readonly setting: string }
  /** Counting verdicts, after so many questions: the last ones of them got none in a row, this one for that reason. */
  | {
      readonly kind: 'sample-broken-off';
      readonly asked: number;
      readonly inARow: number;
      readonly why: OllamaFacts;
    }
  | HttpFacts
  | SiteFacts
  | RollbackFacts
  | ForgettingFacts
  | UsageFacts;

/** Why there is no server over HTTP. */
export type HttpFacts =
  | { readonly kind: 'http-needs-token' | 'http-no-such-host'; readonly host: string }
  | { readonly kind: 'http-port-in-use'; readonly host: string; readonly port: number }
  | { readonly kind: 'http-port-closed'; readonly port: number }
  | MetricsFacts;

/** Why metrics are not served. */
type MetricsFacts =
  | { readonly kind: 'metrics-port-in-use'; readonly host: string; readonly port: number }
  | { readonly kind: 'metrics-port-closed'; readonly port: number }
  | { readonly kind: 'metrics-no-such-host'; readonly host: string };

/** Why no site of the articles can be written to a folder. */
export type SiteFacts =
  /** It holds this, which was not written with a site. */
  | { readonly kind: 'site-folder-taken'; readonly folder: string; readonly found: string }
  | { readonly kind: 'site-no-folder' | 'site-among-articles'; readonly folder: string }
  /** By the code of the system. */
  | { readonly kind: 'site-unwritable'; readonly folder: string; readonly code: string };

/** Why no other index comes into use. */
export type RollbackFacts =
  /** None of that side is kept that could be used; whether there is one on the other. */
  | { readonly kind: 'nowhere-to-roll'; readonly isForward: boolean; readonly hasOther: boolean }
  | { readonly kind: 'index-moved' };

/** Why nothing can be said to be forgotten of a user. */
export type ForgettingFacts = { readonly kind: 'forgetting' } & (
  | {
      readonly why:
        /** The bot that writes the files has not heeded the request. */
        | 'unheeded'
        /** It could not take all of it from the disk. */
        | 'still-there'
        /** Nobody can be asked whether it is meant. */
        | 'nobody-asked'
        | 'given-up';
    }
  /** Whose what is can no longer be told: the file that is no key. */
  | { readonly why: 'no-key'; readonly path: string }
);

/** How a command was called that does not understand it. */
export type UsageFacts = { readonly usage: string } & (
  | { readonly kind: 'unknown-option'; readonly option: string; readonly meant: string | undefined }
  | { readonly kind: 'missing-value'; readonly option: string }
  /** Nobody can tell which article is meant. */
  | { readonly kind: 'missing-argument' }
  /** One is taken, and this is one too many. */
  | { readonly kind: 'second-argument'; readonly argument: string }
  | { readonly kind: 'unexpected-argument'; readonly argument: string }
  /** Options of which one alone can stand. */
  | { readonly kind: 'exclusive-options'; readonly options: readonly string[] }
  | { readonly kind: 'unknown-language'; readonly given: string }
  /** What should be the id of a user. */
  | { readonly kind: 'no-user-id'; readonly given: string | undefined }
  /** Of how many days, at most. */
  | { readonly kind: 'days'; readonly given: string; readonly most: number }
  /** How many questions are to be sampled, at least and at most. */
  | { readonly kind: 'sample-size'; readonly given: string; readonly least: number; readonly most: number }
  /** Nobody can tell which backup is meant; the newest, where there is one. */
  | { readonly kind: 'missing-backup'; readonly newest: string | undefined }
  /** How many backups are kept. */
  | { readonly kind: 'kept-count'; readonly given: string }
  /** Verdicts are counted of a language model alone, and it has nothing else that could be fitted. */
  | { readonly kind: 'nothing-to-sample' | 'only-sampled' }
);

/** The settings that the words name. */
export const SETTING_OF = {
  corpus: 'CORPUS_FOLDER',
  data: 'DATA_FOLDER',
  database: 'INDEX_URL',
  site: 'SITE_URL',
  embedder: 'MODEL',
  reader: 'READER',
  ollama: 'OLLAMA_URL',
  ollamaSeconds: 'OLLAMA_SECONDS',
  downloads: 'ALLOW_DOWNLOAD',
  token: 'DISCORD_TOKEN',
  threads: 'THREADS',
  devGuild: 'DEV_GUILD_ID',
  shardProcesses: 'SHARD_PROCESSES',
  httpHost: 'HTTP_HOST',
  httpPort: 'HTTP_PORT',
  apiToken: 'API_TOKEN',
  metricsHost: 'METRICS_HOST',
  metricsPort: 'METRICS_PORT',
} as const;
