import { EventEmitter, once } from 'node:events';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchGeneration } from '../../src/search-index/watch-generation.ts';

/** A store that says which generation waits, and what happened to it so far. */
function watched({ pauseMs = 0 }: { readonly pauseMs?: number } = {}) {
  const store: {
    waits: string | undefined;
    pointer: Error | undefined;
    damaged: ReadonlySet<string>;
    replacedBy: string | undefined;
  } = { waits: undefined, pointer: undefined, damaged: new Set(), replacedBy: undefined };
  const events: string[] = [];
  const news = new EventEmitter();
  let looks = 0;
  const happen = (event: string): void => {
    events.push(event);
    news.emit('news');
  };
  const stopping = new AbortController();
  onTestFinished(() => stopping.abort());
  const ended = watchGeneration({
    waiting: async () => {
      looks += 1;
      news.emit('news');
      if (store.pointer !== undefined) throw store.pointer;
      return store.waits;
    },
    takeUp: async () => {
      const generation = store.waits ?? 'none';
      if (!store.damaged.has(generation)) {
        store.waits = undefined;
        return happen(`took up ${generation}`);
      }
      events.push(`tried ${generation}`);
      if (store.replacedBy !== undefined) store.waits = store.replacedBy;
      throw new Error(`${generation} is damaged`);
    },
    onFault: (fault) => happen(fault instanceof Error ? `said ${fault.message}` : 'said something'),
    signal: stopping.signal,
    everyMs: 1,
    pauseMs,
  });
  const until = async (isSo: () => boolean): Promise<void> => {
    while (!isSo()) await once(news, 'news');
  };
  const count = (event: string): number => events.filter((one) => one === event).length;
  const looked = async (times: number): Promise<void> => {
    const target = looks + times;
    await until(() => looks >= target);
  };
  return { store, events, count, until, looked, stopping, ended };
}

describe('watching for a new generation', () => {
  it('takes up each as it comes', async () => {
    const { store, events, until } = watched();
    store.waits = 'A';
    await until(() => events.length === 1);
    store.waits = 'B';
    await until(() => events.length === 2);
    expect(events).toEqual(['took up A', 'took up B']);
  });

  it('says once what cannot be taken up, tries it again, and takes it up once its files are whole', async () => {
    const { store, events, count, until } = watched();
    store.damaged = new Set(['A']);
    store.waits = 'A';
    await until(() => count('tried A') >= 3);
    store.damaged = new Set();
    await until(() => events.includes('took up A'));
    expect(count('said A is damaged')).toBe(1);
  });

  it('leaves what failed alone for a while, but not the next one', async () => {
    const { store, events, count, until, looked } = watched({ pauseMs: 3_600_000 });
    store.damaged = new Set(['A']);
    store.waits = 'A';
    await until(() => count('said A is damaged') === 1);
    await looked(10);
    store.waits = 'B';
    await until(() => events.includes('took up B'));
    expect(events).toEqual(['tried A', 'said A is damaged', 'took up B']);
  });

  it('says nothing of one that was replaced, and its files removed, while it was read', async () => {
    const { store, events, until } = watched();
    store.damaged = new Set(['A']);
    store.replacedBy = 'B';
    store.waits = 'A';
    await until(() => events.includes('took up B'));
    expect(events).toEqual(['tried A', 'took up B']);
  });

  it('says once each time that the folder cannot be read, and goes on', async () => {
    const { store, events, until, looked } = watched();
    for (const time of [1, 2]) {
      store.pointer = new Error('the folder is away');
      await looked(5);
      store.pointer = undefined;
      store.waits = `${time}`;
      await until(() => events.includes(`took up ${time}`));
    }
    const said = 'said the folder is away';
    expect(events).toEqual([said, 'took up 1', said, 'took up 2']);
  });

  it('ends with the signal', async () => {
    const { store, events, stopping, ended } = watched();
    stopping.abort();
    await ended;
    store.waits = 'A';
    expect(events).toEqual([]);
  });
});
