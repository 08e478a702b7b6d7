import { EventEmitter, once } from 'node:events';
import { type AnswerStore, memoryAnswerStore } from '../../../src/discord/answers/answer-store.ts';
import type { SeenMessage } from '../../../stand-in/seen-message.ts';

export interface WatchedStore extends AnswerStore {
  /**
   * Resolves once the bot knows that it sent this message. The stand-in's users are quicker than a network: they could
   * reply before Discord's answer has reached the bot.
   */
  readonly knows: (message: SeenMessage) => Promise<SeenMessage>;
  /** Resolves once this is so. */
  readonly until: (isSo: () => boolean) => Promise<void>;
}

/** A store in memory that tells when it changed. */
export function watchedStore(): WatchedStore {
  const store = memoryAnswerStore({ now: Date.now });
  const changes = new EventEmitter();
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await once(changes, 'change');
  };
  return {
    ...store,
    change: async (id, change) => {
      await store.change(id, change);
      changes.emit('change');
    },
    drop: async (ids) => {
      await store.drop(ids);
      changes.emit('change');
    },
    knows: async (message) => {
      await until(() => store.byMessage(message.id) !== undefined);
      return message;
    },
    until,
  };
}
