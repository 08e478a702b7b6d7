import { EventEmitter, once } from 'node:events';
import { type AnswerStore, memoryAnswerStore } from '../../../src/discord/answers/answer-store.ts';
import type { SeenMessage } from '../../../stand-in/seen-message.ts';

export interface WatchedStore extends AnswerStore {
  /**
   * Resolves once the bot knows that it sent this message. The stand-in's users are quicker than a network: they could
   * reply before Discord's answer has reached the bot.
   */
  readonly knows: (message: SeenMessage) => Promise<SeenMessage>;
}

/** A store in memory that tells when it changed. */
export function watchedStore(): WatchedStore {
  const store = memoryAnswerStore({ now: Date.now });
  const changes = new EventEmitter();
  return {
    ...store,
    change: async (id, change) => {
      await store.change(id, change);
      changes.emit('change');
    },
    knows: async (message) => {
      while (store.byMessage(message.id) === undefined) await once(changes, 'change');
      return message;
    },
  };
}
