import { appendFile, readFile, stat, writeFile } from 'node:fs/promises';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { memoryAnswerStore } from '../../../src/discord/answers/answer-store.ts';
import { openJsonlAnswerStore } from '../../../src/discord/answers/jsonl-answer-store.ts';
import { BelegError } from '../../../src/errors.ts';
import { storedAnswer } from '../../builders/answers.ts';
import { answerStoreContract } from '../../contracts/answer-store-contract.ts';

const folder = await mkdtemp(join(tmpdir(), 'beleg-answers-'));
afterAll(() => rm(folder, { recursive: true }));

let files = 0;
const newPath = (): string => join(folder, `answers-${(files += 1)}.jsonl`);
const lineCount = async (path: string): Promise<number> =>
  (await readFile(path, 'utf8')).split('\n').length - 1;
const now = (): number => 0;

describe('memoryAnswerStore', () => {
  answerStoreContract(async (options) => memoryAnswerStore(options));
});

describe('openJsonlAnswerStore', () => {
  answerStoreContract((options) => openJsonlAnswerStore({ ...options, path: newPath() }));

  it('holds answers and their changes after it is opened again', async () => {
    const path = newPath();
    const first = await openJsonlAnswerStore({ path, now });
    await first.put(storedAnswer());
    await first.change('answer-00001', { messageId: '5001', shared: true });
    await first.close();

    const second = await openJsonlAnswerStore({ path, now });
    expect(second.byMessage('5001')).toEqual(storedAnswer({ messageId: '5001', shared: true }));
    await second.close();
  });

  it('has an answer on disk when put settles, for a process that is killed next', async () => {
    const path = newPath();
    const killed = await openJsonlAnswerStore({ path, now });
    await killed.put(storedAnswer());

    const second = await openJsonlAnswerStore({ path, now });
    expect(second.get('answer-00001')).toEqual(storedAnswer());
    await Promise.all([killed.close(), second.close()]);
  });

  it('cuts off a line that was half written and goes on after it', async () => {
    const path = newPath();
    const first = await openJsonlAnswerStore({ path, now });
    await first.put(storedAnswer({ id: 'whole' }));
    await first.close();
    await appendFile(path, '{"op":"put","answer":{"id":"half');

    const second = await openJsonlAnswerStore({ path, now });
    await second.put(storedAnswer({ id: 'next' }));
    await second.close();
    const third = await openJsonlAnswerStore({ path, now });
    expect(['whole', 'half', 'next'].map((id) => third.get(id)?.id)).toEqual(['whole', undefined, 'next']);
    await third.close();
  });

  it('reads a refusal of the version that said what was missing', async () => {
    const path = newPath();
    const answer = { ...storedAnswer(), outcome: { kind: 'not-in-corpus', missing: 'money' } };
    await writeFile(path, `${JSON.stringify({ op: 'put', answer })}\n`);
    const store = await openJsonlAnswerStore({ path, now });
    expect(store.get('answer-00001')).toEqual(storedAnswer({ outcome: { kind: 'not-in-corpus' } }));
    await store.close();
  });

  it('names the file and the line that it cannot read', async () => {
    const path = newPath();
    await writeFile(path, '{"op":"forget"}\n');
    const opening = openJsonlAnswerStore({ path, now });
    await expect(opening).rejects.toThrow(BelegError);
    await expect(opening).rejects.toThrow(/answers-\d+\.jsonl: line 1 /);
  });

  it('rewrites a file that has grown beyond its answers, and loses none', async () => {
    const path = newPath();
    const store = await openJsonlAnswerStore({ path, now, slackLines: 10 });
    await store.put(storedAnswer());
    for (let turn = 0; turn < 50; turn += 1) await store.change('answer-00001', { shared: turn % 2 === 0 });
    await store.put(storedAnswer({ id: 'answer-00002' }));
    await store.close();
    expect(await lineCount(path)).toBeLessThanOrEqual(15);

    const reopened = await openJsonlAnswerStore({ path, now });
    expect(reopened.get('answer-00001')).toEqual(storedAnswer({ shared: false }));
    expect(reopened.get('answer-00002')?.id).toBe('answer-00002');
    await reopened.close();
  });

  it('removes what is too old from the disk when it is opened', async () => {
    const path = newPath();
    const first = await openJsonlAnswerStore({ path, now });
    await first.put(storedAnswer({ question: 'What did I ask?' }));
    await first.close();
    const later = await openJsonlAnswerStore({ path, now: () => 31 * 24 * 60 * 60 * 1000 });
    await later.close();
    expect(await readFile(path, 'utf8')).not.toContain('What did I ask?');
  });

  it('lets only its owner read what people asked', async () => {
    const path = newPath();
    const store = await openJsonlAnswerStore({ path, now });
    await store.close();
    expect((await stat(path)).mode & 0o077).toBe(0);
  });
});
