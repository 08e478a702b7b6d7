import { expect, it } from 'vitest';
import { renewedAnswerer } from '../../src/answering/renewed-answerer.ts';
import { DatabaseFault, type DatabaseFacts } from '../../src/search-index/postgres/database-fault.ts';
import { answered, fakeAnswerer } from '../builders/answers.ts';

const place = 'postgres://db.example/beleg';
const GONE: DatabaseFacts = { kind: 'gone', place, generation: 'old' };
const DOWN: DatabaseFacts = { kind: 'unreachable', place, code: 'ECONNREFUSED' };

function failing(facts: DatabaseFacts) {
  return fakeAnswerer(() => {
    throw new DatabaseFault(facts);
  });
}

it('asks once more of the index in the store where its own is no more', async () => {
  const expected = answered({ question: 'Wann?' });
  const renewed = renewedAnswerer(failing(GONE), async () => fakeAnswerer(() => expected));
  expect(await renewed.ask({ question: 'Wann?' })).toBe(expected);
});

it('asks no third time, and only once where anything else went wrong', async () => {
  const own = failing(DOWN);
  let renewals = 0;
  const renew = async () => {
    renewals++;
    return failing(GONE);
  };
  await expect(renewedAnswerer(own, renew).ask({ question: 'Wann?' })).rejects.toThrow('cannot be reached');
  expect([own.asked.length, renewals]).toEqual([1, 0]);
  await expect(renewedAnswerer(failing(GONE), renew).ask({ question: 'Wann?' })).rejects.toThrow(
    'is no more',
  );
  expect(renewals).toBe(1);
});
