import type { Answer } from '../answering/answer.ts';

/** By which door something came. */
export type ObservedFace = 'discord' | 'http' | 'chat' | 'page';

/** The parts of a question's way that are measured. `sending` is known of Discord alone. */
export type ObservedStage = 'waiting' | 'searching' | 'reading' | 'composing' | 'sending';

/** A question that was admitted, and what came of it. */
interface ObservedQuestion {
  readonly face: ObservedFace;
  /** Only its language is told from it; no metric holds a word of it. */
  readonly question: string;
  /** `withdrawn`: nobody waited any more for an answer. */
  readonly came: Answer | 'failed' | 'withdrawn';
  /** From when it was admitted to when its answer was there, or had been sent, in milliseconds. */
  readonly totalMs: number;
}

/** What became of a build of the index. */
export interface ObservedBuild {
  readonly outcome: 'built' | 'unchanged' | 'failed';
  readonly seconds: number;
}

/** How it stands with Discord at a moment. */
export interface DiscordState {
  readonly isConnected: boolean;
  /** From a heartbeat to its answer, in milliseconds; undefined before the first. */
  readonly heartbeatMs: number | undefined;
  readonly guilds: number;
  /** Messages that wait while Discord takes nothing. */
  readonly kept: number;
}

/**
 * What hears of what a service does, without who did it. Who is observed calls it where there is one: without, nothing is
 * measured and nothing takes time.
 */
export interface Observer {
  readonly question: (observed: ObservedQuestion) => void;
  readonly stage: (stage: ObservedStage, ms: number) => void;
  /** @param reason one of a few words of the code's own */
  readonly refusal: (face: ObservedFace, reason: string) => void;
  readonly build: (build: ObservedBuild) => void;
  /** @param action one of a few words of the code's own */
  readonly press: (action: string) => void;
  readonly vote: (verdict: 'helpful' | 'not-helpful') => void;
  readonly share: () => void;
  /** Asked whenever metrics are read. */
  readonly discord: (state: () => DiscordState) => void;
  readonly connection: (how: 'opened' | 'resumed') => void;
  /** @param code of the gateway */
  readonly disconnection: (code: number) => void;
  /** @param status of an answer of Discord's over HTTP */
  readonly discordAnswer: (status: number) => void;
}
