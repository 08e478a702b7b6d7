import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { type Feedback, openFeedbackStore } from '../../../src/discord/answers/feedback-store.ts';

const root = await mkdtemp(join(tmpdir(), 'beleg-feedback-'));
afterAll(() => rm(root, { recursive: true }));

const vote = {
  answerId: 'answer-00001',
  question: 'When is it open?',
  citations: [{ articleId: 'library', revision: '0a1b2c3d', ordinal: 2, highlights: [] }],
  band: 'good',
  verdict: 'helpful',
  at: 1,
} as const;

const votesIn = async (folder: string): Promise<readonly Feedback[]> =>
  (await readFile(join(folder, 'feedback.jsonl'), 'utf8'))
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('openFeedbackStore', () => {
  it('keeps every vote in order, and knows a voter again across restarts', async () => {
    const folder = await mkdtemp(join(root, 'f'));
    const first = await openFeedbackStore(folder);
    await first.record({ ...vote, userId: '1001' });
    await first.record({ ...vote, userId: '1002' });
    await first.close();
    const second = await openFeedbackStore(folder);
    await second.record({ ...vote, userId: '1001', verdict: 'not-helpful' });
    await second.record({ ...vote, userId: '1001', answerId: 'answer-00002' });
    await second.close();

    const votes = await votesIn(folder);
    expect(votes.map(({ answerId, verdict }) => [answerId, verdict])).toEqual([
      ['answer-00001', 'helpful'],
      ['answer-00001', 'helpful'],
      ['answer-00001', 'not-helpful'],
      ['answer-00002', 'helpful'],
    ]);
    const voters = votes.map(({ voter }) => voter);
    expect(voters.map((voter) => voters.indexOf(voter))).toEqual([0, 1, 0, 0]);
  });

  it('never writes the id of who voted, and hashes it under a key of its own', async () => {
    const folders = await Promise.all([mkdtemp(join(root, 'f')), mkdtemp(join(root, 'f'))]);
    const voters: string[] = [];
    for (const folder of folders) {
      const store = await openFeedbackStore(folder);
      await store.record({ ...vote, userId: '100200300400500600' });
      await store.close();
      expect(await readFile(join(folder, 'feedback.jsonl'), 'utf8')).not.toContain('100200300400500600');
      voters.push(...(await votesIn(folder)).map(({ voter }) => voter));
    }
    expect(new Set(voters).size).toBe(2);
  });
});
