import { execFile } from 'node:child_process';
import { appendFile, copyFile, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { memoryAnswerStore } from '../../../src/discord/answers/answer-store.ts';
import { openJsonlAnswerStore } from '../../../src/discord/answers/jsonl-answer-store.ts';
import { BelegError } from '../../../src/errors.ts';
import { storedAnswer, USER_KEY } from '../../builders/answers.ts';
import { answerStoreContract } from '../../contracts/answer-store-contract.ts';
import { asOrdinaryUser } from '../../helpers/ordinary-user.ts';

const folder = await mkdtemp(join(tmpdir(), 'beleg-answers-'));
afterAll(() => rm(folder, { recursive: true }));

type Options = Omit<Parameters<typeof openJsonlAnswerStore>[0], 'userKey'>;
const openAnswers = (options: Options) => openJsonlAnswerStore({ ...options, userKey: async () => USER_KEY });

let files = 0;
const newPath = (): string => join(folder, `answers-${(files += 1)}.jsonl`);
const lineCount = async (path: string): Promise<number> =>
  (await readFile(path, 'utf8')).split('\n').length - 1;
const now = (): number => 0;
const DAY_MS = 24 * 60 * 60 * 1_000;

describe('memoryAnswerStore', () => {
  answerStoreContract(async (options) => memoryAnswerStore(options));
});

describe('openJsonlAnswerStore', () => {
  answerStoreContract((options) => openAnswers({ ...options, path: newPath() }));

  it('takes what gave way to newer answers from the disk with whatever is dropped', async () => {
    const path = newPath();
    const store = await openAnswers({ path, now, limit: 1 });
    await store.put(storedAnswer({ id: 'old', question: 'Wer war das?' }));
    await store.put(storedAnswer({ id: 'new' }));
    expect(await readFile(path, 'utf8')).toContain('Wer war das?');
    await store.drop([]);
    await store.close();
    const left = await readFile(path, 'utf8');
    expect([left.includes('Wer war das?'), left.includes('"new"')]).toEqual([false, true]);
  });

  it('holds answers and their changes after it is opened again', async () => {
    const path = newPath();
    const first = await openAnswers({ path, now });
    await first.put(storedAnswer());
    await first.change('answer-00001', { messageId: '5001', shared: true });
    await first.close();

    const second = await openAnswers({ path, now });
    expect(second.byMessage('5001')).toEqual(storedAnswer({ messageId: '5001', shared: true }));
    await second.close();
  });

  it('has an answer on disk when put settles, for a process that is killed next', async () => {
    const [path, asKilled] = [newPath(), newPath()];
    const store = await openAnswers({ path, now });
    await store.put(storedAnswer());
    await copyFile(path, asKilled);
    await store.close();

    const second = await openAnswers({ path: asKilled, now });
    expect(second.get('answer-00001')).toEqual(storedAnswer());
    await second.close();
  });

  it('lets nobody else write its file until it is closed', async () => {
    const path = newPath();
    const store = await openAnswers({ path, now });
    await expect(openAnswers({ path, now })).rejects.toMatchObject({ facts: { kind: 'in-use', path } });
    await store.close();
    await (await openAnswers({ path, now })).close();
  });

  it('cuts off a line that was half written and goes on after it', async () => {
    const path = newPath();
    const first = await openAnswers({ path, now });
    await first.put(storedAnswer({ id: 'whole' }));
    await first.close();
    await appendFile(path, '{"op":"put","answer":{"id":"half');

    const second = await openAnswers({ path, now });
    await second.put(storedAnswer({ id: 'next' }));
    await second.close();
    const third = await openAnswers({ path, now });
    expect(['whole', 'half', 'next'].map((id) => third.get(id)?.id)).toEqual(['whole', undefined, 'next']);
    await third.close();
  });

  it('rewrites the lines of older versions when it is opened: hashes in place of user ids, no earlier question', async () => {
    const path = newPath();
    const [owner, understoodWith] = ['100200300400500600', 'Wer ist krank?'];
    const { ownerHash: _hash, ...rest } = storedAnswer();
    const answers = [
      { ...rest, owner, understoodWith },
      { ...rest, id: 'answer-00002', owner, outcome: { kind: 'not-in-corpus', missing: 'money' } },
    ];
    const lines = [
      ...answers.map((answer) => ({ op: 'put', answer })),
      { op: 'change', id: 'answer-00001', change: { messageId: '5001' } },
    ];
    await writeFile(path, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));

    const store = await openAnswers({ path, now });
    const first = storedAnswer({ ownerHash: USER_KEY.owner(owner, 'answer-00001'), messageId: '5001' });
    expect(store.byMessage('5001')).toEqual(first);
    expect(store.get('answer-00002')).toMatchObject({
      ownerHash: USER_KEY.owner(owner, 'answer-00002'),
      outcome: { kind: 'not-in-corpus' },
    });
    const written = await readFile(path, 'utf8');
    expect(written).not.toMatch(/100200300400500600|Wer ist krank|missing/);
    await store.close();

    const again = await openAnswers({ path, now });
    expect(again.get('answer-00001')).toEqual(first);
    expect(await readFile(path, 'utf8')).toBe(written);
    await again.close();
  });

  it('names the file and the line that it cannot read', async () => {
    const path = newPath();
    await writeFile(path, '{"op":"forget"}\n');
    const opening = openAnswers({ path, now });
    await expect(opening).rejects.toThrow(BelegError);
    await expect(opening).rejects.toThrow(/answers-\d+\.jsonl: line 1 /);
  });

  it('rewrites a file that has grown beyond its answers, and loses none', async () => {
    const path = newPath();
    const store = await openAnswers({ path, now, slackLines: 10 });
    await store.put(storedAnswer());
    for (let turn = 0; turn < 50; turn += 1) await store.change('answer-00001', { shared: turn % 2 === 0 });
    await store.put(storedAnswer({ id: 'answer-00002' }));
    await store.close();
    expect(await lineCount(path)).toBeLessThanOrEqual(15);

    const reopened = await openAnswers({ path, now });
    expect(reopened.get('answer-00001')).toEqual(storedAnswer({ shared: false }));
    expect(reopened.get('answer-00002')?.id).toBe('answer-00002');
    await reopened.close();
  });

  it('removes nothing for its age when it is opened, whatever the clock says', async () => {
    const path = newPath();
    const first = await openAnswers({ path, now: () => 100 * DAY_MS });
    await first.put(storedAnswer({ askedAt: 100 * DAY_MS }));
    await first.close();
    for (const days of [140, 9_999, 0, 101]) {
      const store = await openAnswers({ path, now: () => days * DAY_MS });
      expect(store.get('answer-00001') === undefined, `on day ${days}`).toBe(days > 130);
      await store.close();
    }
    expect(await readFile(path, 'utf8')).toContain('answer-00001');
  });

  it('leaves nothing on the disk that would be too old before the next sweep, nor what it dropped', async () => {
    const path = newPath();
    let today = 1;
    const store = await openAnswers({ path, now: () => today * DAY_MS, limit: 2 });
    await store.put(storedAnswer({ id: 'dropped', question: 'One too many?' }));
    await store.put(storedAnswer({ question: 'What did I ask?' }));
    await store.put(storedAnswer({ id: 'answer-00002', question: 'And later?', askedAt: DAY_MS }));
    await store.sweep();
    expect(await readFile(path, 'utf8')).not.toContain('One too many?');
    expect(await readFile(path, 'utf8')).toContain('What did I ask?');
    today = 29.5;
    await store.sweep();
    expect(await readFile(path, 'utf8')).not.toContain('What did I ask?');
    expect(await readFile(path, 'utf8')).toContain('And later?');
    await store.close();
  });

  it('keeps what is dated to the future for thirty days from the sweep that sees it', async () => {
    const path = newPath();
    let today = 0;
    const store = await openAnswers({ path, now: () => today * DAY_MS });
    await store.put(storedAnswer({ askedAt: 40_000 * DAY_MS }));
    await store.sweep();
    await store.close();
    today = 28;
    const later = await openAnswers({ path, now: () => today * DAY_MS });
    await later.sweep();
    expect(later.get('answer-00001')?.askedAt).toBe(0);
    today = 30;
    await later.sweep();
    expect(await readFile(path, 'utf8')).toBe('');
    await later.close();
  });

  it('leaves nothing of what it drops on the disk, nor comes back with it', async () => {
    const path = newPath();
    const store = await openAnswers({ path, now });
    const written = [
      store.put(storedAnswer({ id: 'one', question: 'What goes?' })),
      store.drop(['one']),
      // Asked for while the file is about to be rewritten.
      store.put(storedAnswer({ id: 'two', question: 'What goes too?' })),
      store.put(storedAnswer({ id: 'three', question: 'What stays?', channelId: '7' })),
      store.drop(['two']),
    ];
    await Promise.all(written);
    const content = await readFile(path, 'utf8');
    expect(content).not.toContain('What goes');
    await store.close();
    const again = await openAnswers({ path, now });
    expect(again.where(() => true)).toEqual([
      storedAnswer({ id: 'three', question: 'What stays?', channelId: '7' }),
    ]);
    await again.close();
  });

  it('takes what it dropped from the disk later where it could not at once', async () => {
    const closed = await mkdtemp(join(folder, 'closed-'));
    const path = join(closed, 'answers.jsonl');
    const store = await openAnswers({ path, now });
    await store.put(storedAnswer({ question: 'What goes?' }));
    // In the way of the file that is to replace it.
    const inTheWay = `${path}.new`;
    await mkdir(inTheWay);
    await expect(store.drop(['answer-00001'])).rejects.toThrow();
    expect(store.get('answer-00001')).toBeUndefined();
    await rm(inTheWay, { recursive: true });
    await store.sweep();
    expect(await readFile(path, 'utf8')).toBe('');
    await store.close();
  });

  it.each(['folder', 'pipe'])('says what lies in the place of its file: a %s', async (kind) => {
    const path = newPath();
    if (kind === 'folder') await mkdir(path);
    else await promisify(execFile)('mkfifo', [path]);
    await expect(openAnswers({ path, now })).rejects.toMatchObject({ facts: { kind: 'not-a-file', path } });
  });

  it('says that it may not write the folder', async () => {
    const closed = join(folder, 'closed');
    await mkdir(closed, { mode: 0o555 });
    asOrdinaryUser();
    await expect(openAnswers({ path: join(closed, 'answers.jsonl'), now })).rejects.toMatchObject({
      facts: { kind: 'no-permission' },
    });
  });

  it('lets only its owner read what people asked', async () => {
    const path = newPath();
    const store = await openAnswers({ path, now });
    await store.close();
    expect((await stat(path)).mode & 0o077).toBe(0);
  });
});
