import type { LabelLanguage } from '../language/label-language.ts';

/** How much may be asked and pressed. */
export interface DiscordLimits {
  /** Questions of one user in a minute. */
  readonly questionsPerUser: number;
  /** Questions of one guild in a minute, all its users together. */
  readonly questionsPerGuild: number;
  /** Button presses of one user in a minute. */
  readonly buttonsPerUser: number;
  /** Questions that may wait while one is answered. */
  readonly waiting: number;
}

/** Generous for people, tight for scripts: a person who reads the answers asks about one question in ten seconds. */
export const DEFAULT_LIMITS: DiscordLimits = {
  questionsPerUser: 6,
  questionsPerGuild: 60,
  buttonsPerUser: 20,
  waiting: 20,
};

/** Where a language model reads the questions, seen from the bot's machine; with none, nothing leaves that. */
export type LanguageModelPlace = 'none' | 'here' | 'elsewhere';

/** All that an operator decides about the bot in Discord. Ids are Discord's snowflakes. */
export interface DiscordSettings {
  readonly token: string;
  /** Discord's REST API without the version, for a stand-in; undefined for Discord itself. */
  readonly apiUrl: string | undefined;
  /** Spoken in direct messages and to people whose language beleg does not speak. */
  readonly defaultLanguage: LabelLanguage;
  /** The users who may rebuild the index. */
  readonly operatorIds: readonly string[];
  /** Where `/reindex` is registered; undefined: nowhere. */
  readonly operatorGuildId: string | undefined;
  /** Registers the commands in this guild alone, at once: for development. */
  readonly devGuildId: string | undefined;
  /** Where answers are public, their threads included; empty: everywhere. */
  readonly publicChannelIds: readonly string[];
  /** A mention in a channel is answered in a thread of its own, which takes an intent that Discord gives on request only. */
  readonly threads: boolean;
  /** Writes questions to the log. Off, the log holds none. */
  readonly logQuestions: boolean;
  readonly languageModel: LanguageModelPlace;
  /** The index lies in a database on another machine, which gets the vector and the stems of each question. */
  readonly asksDatabaseElsewhere: boolean;
  /** Holds the readiness file and, where they are files, answers and feedback. */
  readonly dataFolder: string;
  readonly limits: DiscordLimits;
}
