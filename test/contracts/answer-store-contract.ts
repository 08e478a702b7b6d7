import { describe, expect, it } from 'vitest';
import type { AnswerStore, AnswerStoreOptions } from '../../src/discord/answers/answer-store.ts';
import { storedAnswer } from '../builders/answers.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What every answer store does. `open` gives a fresh store. */
export function answerStoreContract(open: (options: AnswerStoreOptions) => Promise<AnswerStore>): void {
  describe('as an answer store', () => {
    it('reads an answer at once, before it is kept', async () => {
      const store = await open({ now: () => 0 });
      const kept = store.put(storedAnswer());
      expect(store.get('answer-00001')).toEqual(storedAnswer());
      await kept;
      await store.close();
    });

    it('knows no answer that was never put', async () => {
      const store = await open({ now: () => 0 });
      await store.change('answer-00001', { shared: true });
      expect(store.get('answer-00001')).toBeUndefined();
      await store.close();
    });

    it('never keeps an announced answer that was dropped before it came', async () => {
      const store = await open({ now: () => 0 });
      const { id, ownerHash } = storedAnswer();
      const arrived = store.announce({ id, ownerHash });
      expect(store.coming()).toEqual([{ id, ownerHash }]);
      await store.drop([id]);
      await store.put(storedAnswer());
      await store.change(id, { messageId: '5001' });
      expect([store.get(id), store.byMessage('5001')]).toEqual([undefined, undefined]);
      arrived();
      expect(store.coming()).toEqual([]);
      // Another that is announced and not dropped is.
      store.announce({ id, ownerHash })();
      await store.put(storedAnswer());
      expect(store.get(id)).toEqual(storedAnswer());
      await store.close();
    });

    it('finds an answer by the message it was sent as', async () => {
      const store = await open({ now: () => 0 });
      await store.put(storedAnswer());
      expect(store.byMessage('5001')).toBeUndefined();
      await store.change('answer-00001', { messageId: '5001' });
      expect(store.byMessage('5001')?.question).toBe('Wann hat die Bücherei sonntags offen?');
      await store.close();
    });

    it('changes what is said to have changed and nothing else', async () => {
      const store = await open({ now: () => 0 });
      await store.put(storedAnswer());
      const changed = store.change('answer-00001', { shared: true });
      expect(store.get('answer-00001')).toEqual(storedAnswer({ shared: true }));
      await changed;
      await store.change('answer-00001', { shared: false });
      expect(store.get('answer-00001')).toEqual(storedAnswer());
      await store.close();
    });

    it('forgets an answer after thirty days, to the millisecond', async () => {
      let now = 0;
      const store = await open({ now: () => now });
      await store.put(storedAnswer({ messageId: '5001' }));
      now = 30 * DAY_MS;
      expect(store.byMessage('5001')).toBeDefined();
      now += 1;
      expect(store.get('answer-00001')).toBeUndefined();
      expect(store.byMessage('5001')).toBeUndefined();
      await store.sweep();
      now = 0;
      expect(store.get('answer-00001')).toBeUndefined();
      await store.close();
    });

    it('drops the oldest answer and its message beyond its limit', async () => {
      const store = await open({ now: () => 0, limit: 2 });
      await store.put(storedAnswer({ id: 'a', messageId: '1' }));
      await store.put(storedAnswer({ id: 'b' }));
      await store.change('a', { shared: true });
      await store.put(storedAnswer({ id: 'c' }));
      expect(['a', 'b', 'c'].map((id) => store.get(id)?.id)).toEqual([undefined, 'b', 'c']);
      expect(store.byMessage('1')).toBeUndefined();
      await store.close();
    });

    it('finds and drops the answers that are meant, at once, and their messages', async () => {
      const store = await open({ now: () => 0 });
      for (const id of ['a', 'b', 'c']) {
        await store.put(storedAnswer({ id, messageId: `of-${id}`, guildId: id === 'c' ? '2' : '1' }));
      }
      expect(store.where(({ guildId }) => guildId === '1').map(({ id }) => id)).toEqual(['a', 'b']);
      const dropped = store.drop(['a', 'b', 'unknown']);
      expect(['a', 'b', 'c'].map((id) => store.get(id)?.id)).toEqual([undefined, undefined, 'c']);
      expect(store.byMessage('of-a')).toBeUndefined();
      await dropped;
      await store.change('a', { shared: true });
      expect(store.where(() => true).map(({ id }) => id)).toEqual(['c']);
      await store.close();
    });

    it('finds by its message the answer that took the place of another, which may be dropped', async () => {
      const store = await open({ now: () => 0 });
      await store.put(storedAnswer({ id: 'first', messageId: '5001' }));
      await store.put(storedAnswer({ id: 'second', messageId: '5001' }));
      await store.drop(['first']);
      expect(store.byMessage('5001')?.id).toBe('second');
      await store.close();
    });
  });
}
