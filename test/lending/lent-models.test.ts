import { describe, expect, it } from 'vitest';
import { lendModels } from '../../src/lending/lend-models.ts';
import { borrowModels } from '../../src/lending/lent-models.ts';
import type { Reader } from '../../src/reading/reading.ts';
import type { Match } from '../../src/retrieval/retrieve.ts';
import { ProcessCalls, type Handlers } from '../../src/system/process-calls.ts';
import { match } from '../builders/readings.ts';
import { failingReader, wordReader } from '../builders/word-reader.ts';
import { readerContract } from '../contracts/reader-contract.ts';
import { FakeEmbedder } from '../helpers/fake-embedder.ts';

const THRESHOLDS = { good: 0.7, refuse: 0.3, further: 0.5 };
const IDENTITY = { name: 'reader', fingerprint: 'f' };
const CELLS = [{ start: 0, end: 3, head: undefined }];

const asJson = (message: object): unknown => JSON.parse(JSON.stringify(message));

/** The calling end of a channel that takes JSON, as one between processes does. */
function callsTo(handlers: Handlers): ProcessCalls {
  const there: ProcessCalls = new ProcessCalls({
    handlers,
    send: (message) => here.receive(asJson(message)),
  });
  const here = new ProcessCalls({ handlers: {}, send: (message) => there.receive(asJson(message)) });
  return here;
}

const lending = (reader: Reader, embedder = new FakeEmbedder()) =>
  borrowModels(callsTo(lendModels({ embedder, reader, identity: IDENTITY, thresholds: THRESHOLDS })));

describe('a reader that another process lends', () => {
  readerContract({
    reader: async () => (await lending(wordReader())).reader,
    failingOnce: async () => (await lending(failingReader())).reader,
  });

  it('reads what it would read there, of each sentence all that a reader goes by', async () => {
    const matches = [
      match({ text: 'Am Montag tagt der Rat.', heading: 'Sitzungen', lead: 'Er tagt:' }),
      match({ text: 'Rat', ordinal: 1, cells: CELLS }),
      match({ text: 'Es regnet.', ordinal: 2 }),
    ];
    const given: Match[] = [];
    const read: Reader['read'] = (question, found) => {
      given.push(...found);
      return wordReader().read(question, found);
    };
    const { reader } = await lending({ read });
    const reading = await reader.read('Wann tagt der Rat?', matches);
    expect(given).toEqual(matches);
    expect(reading).toEqual(await wordReader().read('Wann tagt der Rat?', matches));
    expect(reading.candidates[0]?.match).toBe(matches[0]);
  });
});

describe('an embedder that another process lends', () => {
  it('gives the same vectors, to the last bit, by the same model', async () => {
    const there = new FakeEmbedder();
    const { embedder, thresholds } = await lending(wordReader(), there);
    expect(embedder.model).toEqual(there.model);
    expect(thresholds).toEqual(THRESHOLDS);
    expect(await embedder.embedQuery('Wann?')).toEqual(await there.embedQuery('Wann?'));
    expect(await embedder.pieces('Bücherei')).toBe(1);
  });

  it('says so where the other process is gone, to who waits and to who asks later', async () => {
    const calls = callsTo({ models: () => new Promise(() => undefined) });
    const waiting = borrowModels(calls);
    calls.end(new Error('the other process ended'));
    await expect(waiting).rejects.toThrow('the other process ended');
    await expect(borrowModels(calls)).rejects.toThrow('the other process ended');
  });
});
