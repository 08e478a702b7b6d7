import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openFeedbackStore } from '../../../src/discord/answers/feedback-store.ts';
import { openJsonlAnswerStore } from '../../../src/discord/answers/jsonl-answer-store.ts';
import { readVotes } from '../../../src/discord/answers/read-votes.ts';
import type { Vote } from '../../../src/discord/answers/vote-book.ts';
import { storedAnswer, USER_KEY } from '../../builders/answers.ts';

const NOW = Date.UTC(2026, 2, 10);
const DAY_MS = 24 * 60 * 60 * 1_000;
const PLACE = { articleId: 'library', revision: '0a1b2c3d', ordinal: 2 };

async function dataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-votes-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

const vote = (given: Partial<Vote> = {}): Vote => ({
  answerId: 'a1',
  question: 'When is it open?',
  citations: [{ ...PLACE, highlights: [{ start: 0, end: 3 }] }],
  band: 'good',
  verdict: 'helpful',
  voter: 'ada',
  at: NOW,
  ...given,
});

const opened = { now: () => NOW, userKey: async () => USER_KEY };

/** The stores of a bot that runs on the folder. */
async function running(folder: string, votes: readonly Vote[]) {
  const feedback = await openFeedbackStore({ ...opened, path: join(folder, 'feedback.jsonl') });
  for (const one of votes) await feedback.record(one);
  onTestFinished(() => feedback.close());
  return feedback;
}

describe('the votes that a host reads', () => {
  it('are those of a bot that runs, by answer, the last of each voter', async () => {
    const folder = await dataFolder();
    await running(folder, [
      vote(),
      vote({ voter: 'bob', verdict: 'not-helpful' }),
      vote({ voter: 'cid' }),
      vote({ voter: 'cid', verdict: 'not-helpful' }),
      vote({ answerId: 'a2', question: 'Who?', band: 'none', citations: [] }),
    ]);
    const before = await readdir(folder);
    expect(await readVotes(folder, NOW)).toEqual({
      answers: [
        {
          answerId: 'a1',
          question: 'When is it open?',
          isAnswered: true,
          passages: [PLACE],
          helpful: 1,
          unhelpful: 2,
        },
        { answerId: 'a2', question: 'Who?', isAnswered: false, passages: [], helpful: 1, unhelpful: 0 },
      ],
      unseen: 0,
      followUps: 0,
    });
    expect(await readdir(folder)).toEqual(before);
  });

  it('leave out a line that is being written, and change nothing of it', async () => {
    const folder = await dataFolder();
    await running(folder, [vote()]);
    const path = join(folder, 'feedback.jsonl');
    await appendFile(path, '{"op":"vote","answ');
    expect((await readVotes(folder, NOW)).answers).toHaveLength(1);
    expect(await readFile(path, 'utf8')).toMatch(/"answ$/);
  });

  it('count what only its asker has seen, and what leans on the question before', async () => {
    const folder = await dataFolder();
    const { question: _question, citations: _citations, ...unseen } = vote({ answerId: 'a3' });
    await running(folder, [vote(), vote({ answerId: 'a2', question: 'And who?' }), unseen]);
    const answers = await openJsonlAnswerStore({ ...opened, path: join(folder, 'answers.jsonl') });
    onTestFinished(() => answers.close());
    await answers.put(storedAnswer({ id: 'a1' }));
    await answers.put(storedAnswer({ id: 'a2', readWith: 'a1' }));
    const votes = await readVotes(folder, NOW);
    expect(votes).toMatchObject({ unseen: 1, followUps: 1 });
    expect(votes.answers.map(({ answerId }) => answerId)).toEqual(['a1']);
  });

  it('are gone after their days, though no bot has swept them', async () => {
    const folder = await dataFolder();
    await running(folder, [vote({ at: NOW - 31 * DAY_MS }), vote({ answerId: 'a2', at: NOW - 29 * DAY_MS })]);
    const { answers } = await readVotes(folder, NOW);
    expect(answers.map(({ answerId }) => answerId)).toEqual(['a2']);
  });

  it('are none where there is no file, and name a line that cannot be read', async () => {
    const folder = await dataFolder();
    expect(await readVotes(folder, NOW)).toEqual({ answers: [], unseen: 0, followUps: 0 });
    await writeFile(join(folder, 'feedback.jsonl'), 'no vote\n');
    await expect(readVotes(folder, NOW)).rejects.toMatchObject({
      facts: { kind: 'unreadable-line', line: 1, lost: 'votes' },
    });
  });
});
