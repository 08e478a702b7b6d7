import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Handlers, ProcessCalls } from '../../src/system/process-calls.ts';

const sent = (message: object): unknown => JSON.parse(JSON.stringify(message));

/** Both ends of a channel that takes JSON. */
function connected(handlers: Handlers) {
  const there: ProcessCalls = new ProcessCalls({ send: (message) => here.receive(sent(message)), handlers });
  const here: ProcessCalls = new ProcessCalls({
    send: (message) => there.receive(sent(message)),
    handlers: { name: () => 'here' },
  });
  return { here, there };
}

const text = { schema: z.string() };

describe('calls between two processes', () => {
  it('give back what was done, with its progress, each to whoever called', async () => {
    const { here, there } = connected({
      twice: async (word, progress) => {
        progress(1);
        await Promise.resolve();
        progress(2);
        return `${String(word)}${String(word)}`;
      },
    });
    const progress: unknown[] = [];
    const onProgress = (news: unknown) => void progress.push(news);
    const calls = [here.call('twice', 'a', { ...text, onProgress }), here.call('twice', 'b', text)];
    expect(await Promise.all([...calls, there.call('name', undefined, text)])).toEqual(['aa', 'bb', 'here']);
    expect(progress).toEqual([1, 2]);
  });

  it('fail with the message of what was thrown, for a name that nobody answers to, and by another form', async () => {
    const { here } = connected({
      break: () => {
        throw new Error('it broke');
      },
      number: () => 1,
    });
    await expect(here.call('break', undefined, text)).rejects.toThrow('it broke');
    await expect(here.call('nothing', undefined, text)).rejects.toThrow('nobody answers to nothing');
    await expect(here.call('number', undefined, text)).rejects.toThrow(z.ZodError);
  });

  it('are given up by a signal, which hears nothing of those that have ended', async () => {
    const { here } = connected({ wait: () => new Promise(() => undefined), name: () => 'there' });
    const giving = new AbortController();
    const { signal } = giving;
    expect(await here.call('name', undefined, { ...text, signal })).toBe('there');
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    const waiting = here.call('wait', undefined, { ...text, signal });
    giving.abort(new Error('nobody waits'));
    await expect(waiting).rejects.toThrow('nobody waits');
    await expect(here.call('name', undefined, { ...text, signal })).rejects.toThrow('nobody waits');
  });

  it('end with the other process, those under way and those to come', async () => {
    const { here } = connected({ wait: () => new Promise(() => undefined) });
    const waiting = here.call('wait', undefined, text);
    here.end(new Error('it is gone'));
    await expect(waiting).rejects.toThrow('it is gone');
    await expect(here.call('wait', undefined, text)).rejects.toThrow('it is gone');
  });

  it('leave alone what is none of them', () => {
    const { here } = connected({});
    for (const message of [undefined, 'ready', { _ready: true }, { beleg: 'done', id: 'x' }])
      expect(here.receive(message)).toBeUndefined();
  });
});
