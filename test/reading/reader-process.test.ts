import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import { ModelFault } from '../../src/models/model-fault.ts';
import { findModelFiles } from '../../src/models/model-files.ts';
import { LISTWISE_FORM } from '../../src/reading/listwise-model.ts';
import { loadReaderModel } from '../../src/reading/load-reader-model.ts';
import { ReaderProcess } from '../../src/reading/reader-process.ts';
import { ReadingFault } from '../../src/reading/reading-fault.ts';
import { READER_ROLE } from '../../src/reading/reader-kind.ts';
import { EMBEDDED_MODEL } from '../helpers/embedded-model.ts';
import { EMBEDDED_READER, readerFiles } from '../helpers/embedded-reader.ts';
import { RUN_SOURCE } from '../helpers/source-files.ts';
import { isRunning, readerHere, readersHere } from './reader-processes.ts';

/** A question without a word, with one sentence of one token and with two. */
const INPUT = {
  input_ids: [0, 2, 2, 10, 2],
  attention_mask: [1, 1, 1, 1, 1],
  token_type_ids: [0, 0, 0, 1, 1],
  sentence_ids: [0, 0, 0, 1, 0],
};
const TWO = {
  input_ids: [0, 2, 2, 10, 2, 10, 2],
  attention_mask: [1, 1, 1, 1, 1, 1, 1],
  token_type_ids: [0, 0, 0, 1, 1, 1, 1],
  sentence_ids: [0, 0, 0, 1, 0, 2, 0],
};

const newReader = async () => new ReaderProcess(await readerFiles(), LISTWISE_FORM);

/** Milliseconds until a process has surely ended; a few as a rule. */
const PATIENCE = { timeout: 20_000 };

afterEach(async () => {
  for (const pid of readersHere()) process.kill(pid, 'SIGKILL');
  await expect.poll(readersHere, PATIENCE).toEqual([]);
});

async function startReader() {
  const reader = await newReader();
  await reader.start();
  return { reader, pid: readerHere() };
}

async function factsOf(failing: Promise<unknown>): Promise<unknown> {
  const fault: unknown = await failing.catch((reason: unknown) => reason);
  if (fault instanceof ModelFault || fault instanceof ReadingFault) return fault.facts;
  throw new Error('Expected a typed fault', { cause: fault });
}

const KILLED = { kind: 'process-ended', how: { kind: 'signal', signal: 'SIGKILL' } };

describe('the process that reads', () => {
  it('gives a logit a sentence, one for none and two a token, to each question its own', async () => {
    const { reader } = await startReader();
    const [one, two, again] = await Promise.all([INPUT, TWO, INPUT].map((feeds) => reader.run(feeds)));
    expect([one?.answers.length, one?.starts.length, one?.ends.length]).toEqual([1, 5, 5]);
    expect([two?.answers.length, two?.starts.length, two?.ends.length]).toEqual([2, 7, 7]);
    expect(Number.isFinite(one?.none[0])).toBe(true);
    expect(again).toEqual(one);
  });

  it('goes on after an input that the model cannot take', async () => {
    const { reader, pid } = await startReader();
    const foreign = { ...INPUT, input_ids: [0, 2, 2, 10_000_000, 2] };
    await expect(reader.run(foreign)).rejects.toThrow('The reader failed');
    expect((await reader.run(INPUT)).answers).toHaveLength(1);
    expect(readerHere()).toBe(pid);
  });

  it('has ended once it was closed, tells who waited, and starts anew for the next input', async () => {
    const { reader, pid } = await startReader();
    const waiting = factsOf(reader.run(INPUT));
    await reader.close();
    expect(isRunning(pid)).toBe(false);
    expect(await waiting).toEqual(KILLED);
    await reader.close();
    expect(readersHere()).toEqual([]);
    expect((await reader.run(INPUT)).answers).toHaveLength(1);
  });

  it('is ended where the rest of a load fails', async () => {
    const { reader, pid } = await startReader();
    await expect(reader.orClose(Promise.reject(new Error('no tokenizer')))).rejects.toThrow('no tokenizer');
    expect(isRunning(pid)).toBe(false);
  });

  it('is not ended by the signals that its parent gets too', async () => {
    const { reader, pid } = await startReader();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.kill(pid, signal);
    expect((await reader.run(INPUT)).answers).toHaveLength(1);
    expect(readerHere()).toBe(pid);
  });
});

describe('a process that is killed', () => {
  it('over questions costs those and no other', async () => {
    const { reader, pid } = await startReader();
    const before = await reader.run(INPUT);
    // Stopped, it cannot have read them before it is killed.
    process.kill(pid, 'SIGSTOP');
    const asked = [reader.run(INPUT), reader.run(TWO)].map(factsOf);
    await nextTurn();
    process.kill(pid, 'SIGKILL');
    expect(await Promise.all(asked)).toEqual([KILLED, KILLED]);
    expect(await reader.run(INPUT)).toEqual(before);
    expect(readerHere()).not.toBe(pid);
  });

  it('while nothing is asked costs one question at most', async () => {
    const { reader, pid } = await startReader();
    const before = await reader.run(INPUT);
    process.kill(pid, 'SIGKILL');
    await reader.run(INPUT).catch((fault: unknown) => expect(fault).toBeInstanceOf(ReadingFault));
    expect(await reader.run(INPUT)).toEqual(before);
  });

  it('before it was ready is a fault, and the next start starts another', async () => {
    const reader = await newReader();
    const starting = factsOf(reader.start());
    process.kill(readerHere(), 'SIGKILL');
    expect(await starting).toEqual(KILLED);
    await reader.start();
    expect(isRunning(readerHere())).toBe(true);
  });
});

/** A reader’s folder whose weights the test replaces. */
async function readerFolder(from = EMBEDDED_READER): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'beleg-reader-'));
  onTestFinished(() => rm(parent, { recursive: true, force: true }));
  const folder = join(parent, 'a-reader');
  await cp(from, folder, { recursive: true });
  await rm(join(folder, 'checksums.json'), { force: true });
  return folder;
}

const WEIGHTS = 'onnx/model_quantized.onnx';

describe('weights', () => {
  it.each([
    ['that are no model', (path: string) => writeFile(path, 'no model')],
    ['that are empty', (path: string) => writeFile(path, '')],
    ['that are cut off', (path: string) => truncate(path, 1_000_000)],
  ])('%s are a fault that names their folder', async (_, spoil) => {
    const folder = await readerFolder();
    await spoil(join(folder, WEIGHTS));
    const facts = await factsOf(loadReaderModel(await findModelFiles(folder, READER_ROLE)));
    expect(facts).toMatchObject({ kind: 'unusable', role: 'reader', folder });
    await expect.poll(readersHere, PATIENCE).toEqual([]);
  });

  it('of an embedder are a fault that says what they lack', async () => {
    const folder = await readerFolder(EMBEDDED_MODEL);
    await cp(join(EMBEDDED_READER, 'beleg.json'), join(folder, 'beleg.json'));
    const facts = await factsOf(loadReaderModel(await findModelFiles(folder, READER_ROLE)));
    expect(facts).toMatchObject({
      folder,
      why: 'it has no token_type_ids, sentence_ids, answers, none, starts, ends',
    });
  });
});

describe('a tokenizer', () => {
  it.each([
    ['that is broken', 'tokenizer.json', '{'],
    ['without a limit', 'tokenizer_config.json', '{"tokenizer_class": "XLMRobertaTokenizer"}'],
  ])('%s is a fault that names its folder', async (_, file, content) => {
    const folder = await readerFolder();
    await writeFile(join(folder, file), content);
    const facts = await factsOf(loadReaderModel(await findModelFiles(folder, READER_ROLE)));
    expect(facts).toMatchObject({ kind: 'unusable', role: 'reader', folder });
  });
});

/** Starts reader-parent.ts; what it says and how it ends. */
function startParent(what: 'end' | 'stay' | 'ask' | 'load') {
  const script = fileURLToPath(new URL('./reader-parent.ts', import.meta.url));
  const parent = spawn(process.execPath, [...RUN_SOURCE, script, what], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => {
    parent.kill('SIGKILL');
  });
  return { parent, said: text(parent.stdout), ended: once(parent, 'exit') };
}

describe('a parent', () => {
  it('is not kept alive by the process that reads for it, which ends with it', async () => {
    const { said, ended } = startParent('end');
    expect(await ended).toEqual([0, null]);
    const reader = Number(await said);
    expect(reader).toBeGreaterThan(0);
    await expect.poll(() => isRunning(reader), PATIENCE).toBe(false);
  });

  it('that is killed takes the process that reads for it along', async () => {
    const { parent, ended } = startParent('stay');
    const [chunk]: unknown[] = await once(parent.stdout, 'data');
    const reader = Number(String(chunk));
    expect(isRunning(reader)).toBe(true);
    parent.kill('SIGKILL');
    await ended;
    await expect.poll(() => isRunning(reader), PATIENCE).toBe(false);
  });

  it.each(['ask', 'load'] as const)(
    'with nothing else to do hears that its reader was killed (%s)',
    async (what) => {
      const { said, ended } = startParent(what);
      expect(await said).toContain('ended early (SIGKILL)');
      expect(await ended).toEqual([0, null]);
    },
  );
});
