import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStores, type Stores } from '../../../src/discord/answers/open-stores.ts';
import type { Vote } from '../../../src/discord/answers/vote-book.ts';
import { storedAnswer } from '../../builders/answers.ts';
import { recordingLog } from '../bot/start-bot.ts';

export const NOW = Date.UTC(2026, 2, 10);
export const [ADA, BOB, CID] = ['100000000000000001', '100000000000000002', '100000000000000003'] as const;

export async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-forget-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

export const opened = (folder: string, shard = 0): Promise<Stores> =>
  openStores({ dataFolder: folder, shard, now: () => NOW, log: recordingLog().log });

export const closed = ({ store, feedback }: Stores) => Promise.all([store.close(), feedback.close()]);

function asked({ store, userKey }: Stores, user: string, id: string): Promise<void> {
  const question = `Was fragt ${user}?`;
  return store.put(storedAnswer({ id, question, askedAt: NOW, ownerHash: userKey.owner(user, id) }));
}

const vote = ({ userKey }: Stores, voter: string, answerId: string, owner: string): Vote => ({
  answerId,
  question: `Was fragt ${owner}?`,
  citations: [],
  asker: userKey.owner(owner, answerId),
  band: 'good',
  verdict: 'helpful',
  voter: userKey.voter(voter),
  at: NOW,
});

/** Two answers of Ada's, one of Bob's, and a vote of each on one of the other's. */
export async function fill(stores: Stores): Promise<void> {
  await asked(stores, ADA, 'a1');
  await asked(stores, ADA, 'a2');
  await asked(stores, BOB, 'b1');
  await stores.feedback.record(vote(stores, ADA, 'b1', BOB));
  await stores.feedback.record(vote(stores, BOB, 'a1', ADA));
  // The answer to it has given way.
  await stores.feedback.record(vote(stores, BOB, 'a0', ADA));
}
