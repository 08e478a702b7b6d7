import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openFeedbackStore } from '../../../src/discord/answers/feedback-store.ts';
import { KEY_BYTES, UserKey } from '../../../src/discord/answers/user-key.ts';
import type { Vote } from '../../../src/discord/answers/vote-book.ts';
import { USER_KEY } from '../../builders/answers.ts';

const root = await mkdtemp(join(tmpdir(), 'beleg-feedback-'));
afterAll(() => rm(root, { recursive: true }));

const DAY_MS = 24 * 60 * 60 * 1_000;
const MARCH = Date.UTC(2026, 2, 10);

let files = 0;
const newPath = (): string => join(root, `feedback-${(files += 1)}.jsonl`);

type Options = Omit<Parameters<typeof openFeedbackStore>[0], 'userKey' | 'now'>;
const openVotes = (options: Options & { now?: () => number; key?: UserKey }) =>
  openFeedbackStore({ now: () => MARCH, userKey: async () => options.key ?? USER_KEY, ...options });

const vote = (given: Partial<Vote> = {}): Vote => ({
  answerId: 'answer-00001',
  question: 'When is it open?',
  citations: [{ articleId: 'library', revision: '0a1b2c3d', ordinal: 2, highlights: [] }],
  band: 'good',
  verdict: 'helpful',
  voter: 'ada',
  at: MARCH,
  ...given,
});

const hasAsked = ({ answerId, asker }: Pick<Vote, 'answerId' | 'asker'>): boolean =>
  asker === USER_KEY.owner('7', answerId);

const linesOf = async (path: string): Promise<readonly Record<string, unknown>[]> =>
  (await readFile(path, 'utf8'))
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));

describe('openFeedbackStore', () => {
  it('keeps the last vote of each voter about each answer, across restarts', async () => {
    const path = newPath();
    const first = await openVotes({ path });
    await first.record(vote());
    await first.record(vote({ voter: 'bob' }));
    await first.close();
    const second = await openVotes({ path });
    await second.record(vote({ verdict: 'not-helpful' }));
    await second.record(vote({ answerId: 'answer-00002' }));
    await second.sweep();
    await second.close();
    const kept = (await linesOf(path)).map(({ answerId, voter, verdict }) => [answerId, voter, verdict]);
    expect(kept).toEqual([
      ['answer-00001', 'bob', 'helpful'],
      ['answer-00001', 'ada', 'not-helpful'],
      ['answer-00002', 'ada', 'helpful'],
    ]);
  });

  it('shrinks votes to the counts of their month before they are thirty days old, and to the same after a restart', async () => {
    const path = newPath();
    const first = await openVotes({ path });
    await first.record(vote());
    await first.record(vote({ voter: 'bob' }));
    await first.record(vote({ voter: 'cid', verdict: 'not-helpful', at: MARCH + 2 * DAY_MS }));
    await first.close();
    const counted = [{ op: 'count', month: '2026-03', band: 'good', verdict: 'helpful', votes: 2 }];
    for (const days of [29.5, 30]) {
      const store = await openVotes({ path, now: () => MARCH + days * DAY_MS });
      await store.sweep();
      expect(await linesOf(path)).toMatchObject([...counted, { voter: 'cid' }]);
      await store.close();
    }
    const last = await openVotes({ path, now: () => MARCH + 60 * DAY_MS });
    await last.sweep();
    await last.close();
    expect(await linesOf(path)).toEqual([...counted, { ...counted[0], verdict: 'not-helpful', votes: 1 }]);
  });

  it('forgets the votes of a user without a count, and the questions of that user in those of others', async () => {
    const path = newPath();
    const store = await openVotes({ path });
    const asked = USER_KEY.owner('7', 'answer-00001');
    await store.record(vote({ voter: 'ada' }));
    await store.record(vote({ voter: 'bob', asker: asked }));
    await store.record(vote({ answerId: 'answer-00002', voter: 'bob' }));
    expect([store.votesOf('ada'), store.votesOf('bob'), store.votesOf('cid')]).toEqual([1, 2, 0]);
    expect(await store.forgetUser({ voter: 'ada', hasAsked })).toBe(1);
    await store.close();
    expect(await linesOf(path)).toEqual([
      { op: 'count', month: '2026-03', band: 'good', verdict: 'helpful', votes: 1 },
      expect.objectContaining({ op: 'vote', answerId: 'answer-00002', voter: 'bob' }),
    ]);
  });

  it('keeps a question no longer than its answer, however late the vote on it was', async () => {
    const path = newPath();
    const store = await openVotes({ path, now: () => MARCH + DAY_MS });
    await store.record(vote({ askedAt: MARCH - 29 * DAY_MS }));
    await store.record(vote({ voter: 'bob', askedAt: MARCH }));
    await store.sweep();
    await store.close();
    expect((await linesOf(path)).map(({ op, voter }) => [op, voter])).toEqual([
      ['count', undefined],
      ['vote', 'bob'],
    ]);
  });

  it('keeps of the votes on a forgotten answer their number alone, and the others', async () => {
    const path = newPath();
    const store = await openVotes({ path });
    await store.record(vote());
    await store.record(vote({ voter: 'bob' }));
    await store.record(vote({ answerId: 'answer-00002', question: 'And later?' }));
    await store.forget(['answer-00001', 'unknown']);
    expect(await linesOf(path)).toMatchObject([
      { op: 'count', month: '2026-03', verdict: 'helpful', votes: 2 },
      { op: 'vote', question: 'And later?' },
    ]);
    await store.close();
  });

  it('shrinks nothing for its age when it is opened, whatever the clock says', async () => {
    const path = newPath();
    const first = await openVotes({ path });
    await first.record(vote());
    await first.close();
    const written = await readFile(path, 'utf8');
    for (const now of [0, MARCH + 40 * DAY_MS]) await (await openVotes({ path, now: () => now })).close();
    expect(await readFile(path, 'utf8')).toBe(written);
  });

  it('counts a vote that is dated to the future from the sweep that sees it', async () => {
    const path = newPath();
    let now = MARCH;
    const store = await openVotes({ path, now: () => now });
    await store.record(vote({ at: MARCH + 4_000 * DAY_MS }));
    await store.sweep();
    expect(await linesOf(path)).toMatchObject([{ op: 'vote', at: MARCH }]);
    now = MARCH + 30 * DAY_MS;
    await store.sweep();
    expect(await linesOf(path)).toMatchObject([{ op: 'count', month: '2026-03', votes: 1 }]);
    await store.close();
  });

  it('holds no more votes than its limit, and a file that stays short, however often somebody votes', async () => {
    const path = newPath();
    const store = await openVotes({ path, limit: 3, slackLines: 10 });
    for (let i = 0; i < 100; i += 1) await store.record(vote({ answerId: `answer-${i % 5}` }));
    expect((await linesOf(path)).length).toBeLessThanOrEqual(2 * 4 + 10);
    await store.sweep();
    const lines = await linesOf(path);
    expect(lines.filter(({ op }) => op === 'vote')).toHaveLength(3);
    expect(lines.filter(({ op }) => op === 'count')).toHaveLength(1);
    await store.close();
  });

  it('rewrites the lines of the older version when it is opened: whether a question was private is not known', async () => {
    const path = newPath();
    await writeFile(path, `${JSON.stringify(vote({ question: 'Wer ist krank?' }))}\n`);
    const store = await openVotes({ path });
    const { question: _question, citations: _citations, ...rest } = vote();
    expect(await linesOf(path)).toEqual([{ op: 'vote', ...rest }]);
    await store.record(vote({ verdict: 'not-helpful' }));
    await store.sweep();
    expect(await linesOf(path)).toMatchObject([{ verdict: 'not-helpful', question: 'When is it open?' }]);
    await store.close();
  });

  it('hashes anew what was hashed under a broken key, which may have been none', async () => {
    const path = newPath();
    const none = new UserKey(new Uint8Array());
    const first = await openVotes({ path, key: none });
    await first.record(vote({ voter: none.voter('100200300400500600') }));
    await first.close();
    const key = new UserKey(new Uint8Array(KEY_BYTES).fill(7), { replacesBroken: true });
    await (await openVotes({ path, key })).close();
    expect(await readFile(path, 'utf8')).not.toContain(none.voter('100200300400500600'));
    expect(await linesOf(path)).toMatchObject([{ question: 'When is it open?' }]);
  });

  it('names the file and the line that it cannot read, and lets go of the file', async () => {
    const path = newPath();
    await writeFile(path, `${JSON.stringify(vote())}\n{"op":"vote"}\n`);
    await expect(openVotes({ path })).rejects.toThrow(`${path}: line 2 `);
    await writeFile(path, '');
    await (await openVotes({ path })).close();
  });
});
