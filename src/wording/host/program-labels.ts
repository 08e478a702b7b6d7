import type { Omission } from '../../corpus/article.ts';
import type { BuildSummary } from '../../indexing/build-summary.ts';
import type { CalibrationLabels } from './calibration-labels.ts';

/** The headings that commander writes into a help. */
export type HelpHeading = 'Usage:' | 'Arguments:' | 'Options:';

/** What the programs say while all is well. */
export interface ProgramLabels {
  /** A build that is older than the sources beside it: the folders of both. */
  readonly staleBuild: (build: string, sources: string) => string;
  readonly downloading: (file: string) => string;
  readonly embedding: string;
  readonly buildingNow: string;
  /** So many files of the corpus are not in the index that is up to date. */
  readonly leftOutOfIndex: (files: number) => string;
  readonly otherCalibration: (embedder: string) => string;
  readonly calibrating: CalibrationLabels;
  readonly build: BuildLabels;
  readonly omissions: OmissionLabels;
  /** Where a server listens, and what to do next. */
  readonly serving: (facts: ServingFacts) => string;
  readonly site: SiteLabels;
  readonly help: HelpLabels;
  readonly setup: (facts: SetupFacts) => string;
}

interface BuildLabels {
  readonly upToDate: (summary: BuildSummary) => string;
  readonly built: (summary: BuildSummary) => string;
  /** So many places of the files are not among the sentences. */
  readonly places: (count: number) => string;
  /** Above the files that are no articles, and above those with something to know of. */
  readonly leftOut: (files: number) => string;
  readonly withWarnings: (files: number) => string;
}

export interface SiteLabels {
  /** What was written where, and what to set so that citations lead there. */
  readonly written: (facts: WrittenSiteFacts) => string;
  /** Where it is served. */
  readonly serving: (address: string) => string;
}

export interface WrittenSiteFacts {
  readonly folder: string;
  readonly articles: number;
  /** Where it will be published; undefined where no setting says so. */
  readonly site: string | undefined;
}

export interface OmissionLabels {
  readonly nothing: string;
  /** What is left out on purpose, because it is no sentence; and `text`, which should have been read. */
  readonly names: Readonly<Record<Omission['what'], string>>;
  /** One of them with how it begins. */
  readonly quoted: (name: string, beginning: string) => string;
  /** So many places of a kind that are not named one by one. */
  readonly further: (name: string, count: number) => string;
  /** The page of a file. */
  readonly page: (page: number) => string;
}

/** What the help of a program says. */
interface HelpLabels {
  readonly headings: Readonly<Record<HelpHeading, string>>;
  readonly option: string;
  /** Its closing says where the settings are and which other commands there are. */
  readonly start: { readonly description: string; readonly lang: string; readonly closing: string };
  readonly embed: { readonly description: string; readonly force: string; readonly explain: string };
  readonly calibrate: {
    readonly description: string;
    readonly corpus: string;
    readonly reset: string;
    /** Without an option it is for who works on beleg. */
    readonly closing: string;
  };
  readonly setup: { readonly description: string };
  readonly serve: Readonly<Record<'description' | 'host' | 'port' | 'discord', string>>;
  readonly site: Readonly<Record<'description' | 'out' | 'findable' | 'serve' | 'port' | 'closing', string>>;
  /** Its closing says what calls it. */
  readonly mcp: { readonly description: string; readonly closing: string };
}

/** What whoever has started a server is told of it. */
export interface ServingFacts {
  /** As `http://127.0.0.1:8787`. */
  readonly address: string;
  /** A command that asks it something. */
  readonly call: string;
}

/** What a first login tells about the bot. */
export interface SetupFacts {
  readonly botName: string;
  readonly applicationId: string;
  /** The address under which an administrator adds the bot to a server. */
  readonly invitation: string;
  readonly guildNames: readonly string[];
  /** Whether anyone may invite it, not only its owner. */
  readonly botPublic: boolean;
  /** Whether the bot is to answer in threads, and whether the portal lets it read every message, as it takes there. */
  readonly threads: boolean;
  readonly mayReadAll: boolean;
  /** Whether an invitation needs a further step that the link does not have. */
  readonly requiresCodeGrant: boolean;
  /** Where Discord sends commands instead of to the gateway. */
  readonly interactionsEndpoint: string | undefined;
  /** What was registered and removed. */
  readonly changes: readonly SetupChange[];
}

/** What was written in one place. */
export interface SetupChange {
  readonly kind: 'registered' | 'removed';
  /** Undefined: globally. */
  readonly guildId: string | undefined;
  /** How many commands were registered, or were there and are there no more. */
  readonly commands: number;
}
