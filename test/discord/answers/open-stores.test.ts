import { mkdir, mkdtemp, readFile, rm, rmdir, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStores } from '../../../src/discord/answers/open-stores.ts';
import { storedAnswer } from '../../builders/answers.ts';
import { recordingLog } from '../bot/start-bot.ts';

const root = await mkdtemp(join(tmpdir(), 'beleg-stores-'));
afterAll(() => rm(root, { recursive: true }));

const NOW = 1_000;
const ADA = '100200300400500600';
const open = (dataFolder: string, log = recordingLog().log) =>
  openStores({ dataFolder, now: () => NOW, log });

async function close({ store, feedback }: Awaited<ReturnType<typeof open>>): Promise<void> {
  await store.close();
  await feedback.close();
}

describe('openStores', () => {
  it('makes a folder that is missing, and knows who asked and who voted after a restart', async () => {
    const dataFolder = join(root, 'a', 'new');
    const first = await open(dataFolder);
    await first.store.put(storedAnswer({ ownerHash: first.userKey.owner(ADA, 'answer-00001') }));
    await close(first);
    const { userKey, ...stores } = await open(dataFolder);
    expect(stores.store.get('answer-00001')?.ownerHash).toBe(userKey.owner(ADA, 'answer-00001'));
    expect(userKey.voter(ADA)).toBe(first.userKey.voter(ADA));
    await close({ userKey, ...stores });
  });

  it('touches nothing of a bot that runs, not even a key that broke meanwhile', async () => {
    const dataFolder = await mkdtemp(join(root, 's'));
    const first = await open(dataFolder);
    await truncate(join(dataFolder, 'feedback.key'));
    const path = join(dataFolder, 'answers.jsonl');
    await expect(open(dataFolder)).rejects.toMatchObject({ facts: { kind: 'in-use', path } });
    expect(await readFile(join(dataFolder, 'feedback.key'))).toHaveLength(0);
    await close(first);
  });

  it('opens all or nothing', async () => {
    const dataFolder = await mkdtemp(join(root, 's'));
    const inPlaceOfVotes = join(dataFolder, 'feedback.jsonl');
    await mkdir(inPlaceOfVotes);
    await expect(open(dataFolder)).rejects.toMatchObject({ facts: { path: inPlaceOfVotes } });
    await rmdir(inPlaceOfVotes);
    await close(await open(dataFolder));
  });

  it('brings what an older version left to what is promised, in one start', async () => {
    const dataFolder = await mkdtemp(join(root, 's'));
    const { ownerHash: _hash, ...rest } = storedAnswer({ private: true, question: 'Wer ist krank?' });
    const { id: answerId, question, passages: citations } = rest;
    const vote = { answerId, question, citations, band: 'good', verdict: 'helpful', voter: '0a', at: NOW };
    const put = { op: 'put', answer: { ...rest, owner: ADA } };
    await writeFile(join(dataFolder, 'answers.jsonl'), `${JSON.stringify(put)}\n`);
    await writeFile(join(dataFolder, 'feedback.jsonl'), `${JSON.stringify(vote)}\n`);
    await writeFile(join(dataFolder, 'feedback.key'), '');
    const { log, entries } = recordingLog();
    const stores = await open(dataFolder, log);
    expect(stores.store.get(answerId)?.ownerHash).toBe(stores.userKey.owner(ADA, answerId));
    const [answers, votes] = await Promise.all(
      ['answers.jsonl', 'feedback.jsonl'].map((name) => readFile(join(dataFolder, name), 'utf8')),
    );
    expect(answers).not.toContain(ADA);
    expect(votes).toContain(answerId);
    expect(votes).not.toMatch(/krank|library|"0a"/);
    expect(entries).toHaveLength(1);
    await close(stores);
  });
});
