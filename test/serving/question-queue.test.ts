import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { gate } from '../discord/bot/gate.ts';
import { QuestionQueue, type QueueTurn } from '../../src/serving/question-queue.ts';

function placesOf(queue: QuestionQueue, count: number): readonly QueueTurn[] {
  return Array.from({ length: count }, () => {
    const place = queue.reserve();
    if (place === undefined) throw new Error('no place was free');
    return place;
  });
}

describe('QuestionQueue', () => {
  it('runs one task at a time, in the order of their turns', async () => {
    const queue = new QuestionQueue(20);
    const events: string[] = [];
    const task = (name: string) => async (): Promise<void> => {
      events.push(`${name} starts`);
      await Promise.resolve();
      events.push(`${name} ends`);
    };
    const [first, second] = placesOf(queue, 2);
    await Promise.all([second?.run(task('b')), first?.run(task('a'))]);
    expect(events).toEqual(['b starts', 'b ends', 'a starts', 'a ends']);
  });

  it('has room for one running and as many waiting as it was told', () => {
    const queue = new QuestionQueue(2);
    expect([queue.taken, queue.capacity]).toEqual([0, 3]);
    const [first] = placesOf(queue, 3);
    expect(queue.reserve()).toBeUndefined();
    expect(queue.taken).toBe(3);
    first?.release();
    expect(queue.taken).toBe(2);
  });

  it('leaves places to others where it is asked to', () => {
    const queue = new QuestionQueue(2);
    expect(queue.reserve({ leaving: 2 })).toBeDefined();
    expect(queue.reserve({ leaving: 2 })).toBeUndefined();
    placesOf(queue, 2);
  });

  it('gives a place free again once, after its task or unused', async () => {
    const queue = new QuestionQueue(1);
    const [first, second] = placesOf(queue, 2);
    await first?.run(async () => undefined);
    first?.release();
    second?.release();
    second?.release();
    placesOf(queue, 2);
    expect(queue.reserve()).toBeUndefined();
  });

  it('goes on after a task that failed, and tells only its own caller', async () => {
    const queue = new QuestionQueue(1);
    const [first, second] = placesOf(queue, 2);
    const failing = first?.run(async () => {
      throw new Error('the index is gone');
    });
    const working = second?.run(async () => 'answered');
    await expect(failing).rejects.toThrow('the index is gone');
    await expect(working).resolves.toBe('answered');
  });

  it('lets the event loop breathe between two tasks, so that acknowledgements leave', async () => {
    const queue = new QuestionQueue(20);
    let acknowledged = 0;
    const seen: number[] = [];
    const runs = placesOf(queue, 3).map((place) =>
      place.run(async () => {
        seen.push(acknowledged);
        setImmediate(() => (acknowledged += 1));
      }),
    );
    await Promise.all(runs);
    expect(seen).toEqual([0, 1, 2]);
  });

  it('gives up a turn that is withdrawn while it waits, at once, and never runs its task', async () => {
    const queue = new QuestionQueue(1);
    const [first, second] = placesOf(queue, 2);
    const { opened, open } = gate();
    const running = first?.run(() => opened);
    const withdrawal = new AbortController();
    const ran: string[] = [];
    const waiting = second?.run(async () => ran.push('withdrawn'), withdrawal.signal);
    withdrawal.abort(new Error('nobody waits'));
    await expect(waiting).rejects.toThrow('nobody waits');
    const [third] = placesOf(queue, 1);
    const next = third?.run(async () => ran.push('next'));
    open();
    await Promise.all([running, next]);
    expect(ran).toEqual(['next']);
  });

  it('finishes the task that runs when it is withdrawn, and holds its place until then', async () => {
    const queue = new QuestionQueue(0);
    const [turn] = placesOf(queue, 1);
    const { opened, open } = gate();
    const withdrawal = new AbortController();
    const running = turn?.run(() => {
      withdrawal.abort();
      return opened.then(() => 'done');
    }, withdrawal.signal);
    await once(withdrawal.signal, 'abort');
    expect(queue.reserve()).toBeUndefined();
    open();
    await expect(running).resolves.toBe('done');
    placesOf(queue, 1);
  });
});
