import type { BuildProgress, BuildSummary } from '../indexing/build-summary.ts';
import type { Sight } from '../places/sight.ts';
import type { Admission } from './admission.ts';
import type { AnswerStore } from './answers/answer-store.ts';
import type { FeedbackStore } from './answers/feedback-store.ts';
import type { UserKey } from './answers/user-key.ts';
import type { Observer } from '../metrics/observer.ts';
import type { Log } from '../serving/log.ts';
import type { LastLanguages } from './messages/last-languages.ts';
import type { Outbox } from './connection/outbox.ts';
import type { Withdrawals } from './removals/withdrawals.ts';
import type { ShardMessages } from './sharding/shard-messages.ts';
import type { Threads } from './threads/threads.ts';
import type { DiscordSettings } from './settings.ts';

/**
 * Builds the index anew in a process of its own and puts it in service; the old one serves until then. The signal
 * aborts when the bot stops: the build may be given up, and then rejects.
 */
export type BuildIndex = (
  onProgress: (progress: Pick<BuildProgress, 'done' | 'total'>) => void,
  signal: AbortSignal,
) => Promise<Pick<BuildSummary, 'articles' | 'sentences' | 'seconds'>>;

/** What every handler may use. */
export interface BotContext {
  /** What is seen where, and so what answers there: who replies to somebody asks their conversation for it. */
  readonly sight: Pick<Sight, 'rules' | 'answererAt' | 'hides' | 'seesAll' | 'isAlike'>;
  readonly settings: DiscordSettings;
  readonly store: AnswerStore;
  readonly feedback: FeedbackStore;
  /** Stands for users in what the stores keep. */
  readonly userKey: UserKey;
  readonly admission: Admission;
  readonly outbox: Outbox;
  readonly languages: LastLanguages;
  /** Watches the questions that wait for an answer. */
  readonly withdrawals: Withdrawals;
  readonly buildIndex: BuildIndex;
  /** Undefined where the settings want none. */
  readonly threads: Threads | undefined;
  /** The bot's shards, where each is a process of its own; undefined where this process is the whole bot. */
  readonly shardMessages?: ShardMessages | undefined;
  /** Aborts when the bot stops. */
  readonly stopping: AbortSignal;
  readonly log: Log;
  /** Hears what the bot does, where someone wants to know. */
  readonly observer?: Observer | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
