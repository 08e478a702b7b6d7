import { appendFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStores } from '../../../src/discord/answers/open-stores.ts';
import { readUsage } from '../../../src/discord/answers/read-usage.ts';
import type { StoredAnswer } from '../../../src/discord/answers/stored-answer.ts';
import { storedAnswer } from '../../builders/answers.ts';
import { recordingLog } from '../bot/start-bot.ts';

const NOW = Date.UTC(2026, 2, 10);
const DAY_MS = 24 * 60 * 60 * 1_000;

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-usage-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

/** The stores of a bot that runs on the folder until the test ends. */
async function running(folder: string, answers: readonly Partial<StoredAnswer>[], shard = 0) {
  const stores = await openStores({ dataFolder: folder, shard, now: () => NOW, log: recordingLog().log });
  onTestFinished(async () => {
    await stores.store.close();
    await stores.feedback.close();
  });
  for (const [at, given] of answers.entries())
    await stores.store.put(storedAnswer({ id: `${shard}-${at}`, askedAt: NOW, guildId: '1', ...given }));
  return stores;
}

describe('what is stored of questions', () => {
  it('is read beside a bot that runs, of all shards, with a last line that is cut off', async () => {
    const folder = await dataFolder();
    const stores = await running(folder, [
      { question: 'Quand ouvre la bibliothèque ?', tookMs: 40 },
      { outcome: { kind: 'not-in-corpus' }, private: true },
      { guildId: undefined },
    ]);
    await running(folder, [{}], 1);
    const vote = { answerId: '0-0', band: 'good', verdict: 'helpful', at: NOW } as const;
    await stores.feedback.record({ ...vote, voter: 'ada' });
    await stores.feedback.record({ ...vote, voter: 'bob', verdict: 'not-helpful' });
    await appendFile(join(folder, 'answers.jsonl'), '{"op":"put","ans');
    const before = await readdir(folder);
    const { asked, votes, shared, isFull } = await readUsage(folder, NOW);
    expect(
      asked.map(({ language, outcome, articles, isSeen, tookMs }) => [
        language,
        outcome,
        articles,
        isSeen,
        tookMs,
      ]),
    ).toEqual([
      ['fr', 'good', ['library'], true, 40],
      ['de', 'none', [], false, undefined],
      ['de', 'good', ['library'], false, undefined],
      ['de', 'good', ['library'], true, undefined],
    ]);
    expect(votes.map(({ isHelpful }) => isHelpful)).toEqual([true, false]);
    expect([shared, isFull]).toEqual([[], false]);
    expect(await readdir(folder)).toEqual(before);
  });

  it('counts what was shared once, and nothing that is older than it may be', async () => {
    const folder = await dataFolder();
    await running(folder, [
      { private: true, shared: true },
      { private: false, shared: true },
      { askedAt: NOW - 31 * DAY_MS },
    ]);
    const { asked, shared } = await readUsage(folder, NOW);
    expect([asked.length, shared]).toEqual([1, [NOW]]);
  });

  it('is read of an older version’s lines too', async () => {
    const folder = await dataFolder();
    const { ownerHash: _hash, ...answer } = storedAnswer({ askedAt: NOW });
    const line = JSON.stringify({ op: 'put', answer: { ...answer, owner: '1001' } });
    await writeFile(join(folder, 'answers.jsonl'), `${line}\n`);
    expect((await readUsage(folder, NOW)).asked).toHaveLength(1);
  });

  it('is nothing where there is no folder', async () => {
    const { asked, votes } = await readUsage(join(await dataFolder(), 'none'), NOW);
    expect([asked, votes]).toEqual([[], []]);
  });

  it('is full where as much is stored as may be', async () => {
    const folder = await dataFolder();
    const lines = Array.from({ length: 5_000 }, (_, at) =>
      JSON.stringify({ op: 'put', answer: storedAnswer({ id: String(at), askedAt: NOW }) }),
    );
    await writeFile(join(folder, 'answers.jsonl'), `${lines.join('\n')}\n`);
    expect((await readUsage(folder, NOW)).isFull).toBe(true);
  });
});
