import { HTTPError } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { neverArrived, UndeliveredError } from '../../../src/discord/connection/request-faults.ts';
import { Outbox } from '../../../src/discord/connection/outbox.ts';
import { gate } from '../bot/gate.ts';
import { recordingLog } from '../bot/start-bot.ts';

const outage = (): Error => new HTTPError(502, 'Bad Gateway', 'POST', 'https://discord.com/api', {});
const refused = (): Error => Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });

const failing = (): Promise<never> => Promise.reject(outage());

/** An outbox whose clock goes on by a second at each look. */
function outboxOf() {
  const { log, entries } = recordingLog();
  let seconds = 0;
  const outbox = new Outbox({ now: () => 1_000 * (seconds += 1), log, firstPauseMs: 1 });
  return { outbox, entries };
}

/** Fails so often, then arrives. */
function arrivingAfter(failures: number, fault: () => Error = outage) {
  let attempts = 0;
  return async (): Promise<number> => {
    attempts += 1;
    if (attempts <= failures) throw fault();
    return attempts;
  };
}

describe('Outbox', () => {
  it.each([0, 1, 6])('sends what failed %i times', async (failures) => {
    const { outbox } = outboxOf();
    const sent = await outbox.send({ attempt: arrivingAfter(failures), until: Infinity });
    expect(sent).toBe(failures + 1);
  });

  it('gives up when it can arrive no longer, and names what failed last', async () => {
    const { outbox } = outboxOf();
    const lost = outbox.send({ attempt: failing, until: 5_000 });
    await expect(lost).rejects.toThrow(UndeliveredError);
    await expect(lost).rejects.toMatchObject({ cause: { status: 502 } });
  });

  it('passes on at once what will not pass', async () => {
    const { outbox, entries } = outboxOf();
    const attempt = arrivingAfter(1, () => new Error('Invalid Form Body'));
    await expect(outbox.send({ attempt, until: Infinity })).rejects.toThrow('Invalid Form Body');
    expect(entries).toEqual([]);
  });

  it('repeats what must not arrive twice only where it never arrived', async () => {
    const { outbox } = outboxOf();
    const until = Infinity;
    const unconnected = { attempt: arrivingAfter(3, refused), until, again: neverArrived };
    expect(await outbox.send(unconnected)).toBe(4);
    await expect(outbox.send({ ...unconnected, attempt: arrivingAfter(1) })).rejects.toThrow('Bad Gateway');
  });

  it('keeps the order of a place, and lets no other wait', async () => {
    const { outbox } = outboxOf();
    const { opened, open } = gate();
    const sent: string[] = [];
    const parcel = (name: string, place: string | undefined, before?: Promise<void>) =>
      outbox.send({
        place,
        until: Infinity,
        attempt: async () => {
          await before;
          sent.push(name);
        },
      });
    const first = [parcel('first', 'here', opened), parcel('second', 'here'), parcel('third', 'here')];
    await Promise.all([parcel('elsewhere', 'there'), parcel('nowhere', undefined)]);
    open();
    await Promise.all(first);
    expect(sent).toEqual(['elsewhere', 'nowhere', 'first', 'second', 'third']);
  });

  it('goes on in a place after a parcel that was lost', async () => {
    const { outbox } = outboxOf();
    const lost = outbox.send({ attempt: failing, until: 0, place: 'here' });
    const next = outbox.send({ attempt: async () => 'sent', until: Infinity, place: 'here' });
    await expect(lost).rejects.toThrow(UndeliveredError);
    expect(await next).toBe('sent');
  });

  it('logs an outage once, however much waits for its end', async () => {
    const { outbox, entries } = outboxOf();
    const all = [2, 4, 6].map((failures) =>
      outbox.send({ attempt: arrivingAfter(failures), until: Infinity }),
    );
    await Promise.all(all);
    expect(entries.map(({ message }) => message)).toEqual([
      'Discord takes no messages: they are kept and sent again',
      'no more messages are kept',
    ]);
    expect(entries[1]?.fields).toMatchObject({ sent: 3, lost: 0 });
  });

  it('lets many wait without a warning of Node’s', async () => {
    const { outbox } = outboxOf();
    const warnings: string[] = [];
    const hear = ({ name }: Error): unknown => warnings.push(name);
    process.on('warning', hear);
    const attempts = Array.from({ length: 20 }, () => arrivingAfter(2));
    await Promise.all(attempts.map((attempt) => outbox.send({ attempt, until: Infinity })));
    process.off('warning', hear);
    expect(warnings).toEqual([]);
  });

  it('gives up what waits when it is closed', async () => {
    const { outbox } = outboxOf();
    const waiting = outbox.send({ attempt: failing, until: Infinity });
    outbox.close();
    await expect(waiting).rejects.toThrow(UndeliveredError);
  });
});
