import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { HandledVotes } from '../../src/questions/handled-votes.ts';
import { proposalsOf, type VotedAnswer } from '../../src/questions/proposals.ts';

const PASSAGE = { articleId: 'a', revision: '1', ordinal: 0 };

const voted = (answerId: string, question: string, given: Partial<VotedAnswer> = {}): VotedAnswer => ({
  answerId,
  question,
  isAnswered: true,
  passages: [PASSAGE],
  helpful: 1,
  unhelpful: 0,
  ...given,
});

async function newPath(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'beleg-handled-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'data/handled-votes.json');
}

describe('proposals', () => {
  it.each(['', ' \u200B ', '?', 'w'.repeat(1001)])(
    'leave out what can be no question, of a file that a person edited: %j',
    (question) => {
      const votes = [voted('1', question), voted('2', 'Wer?')];
      const proposed = proposalsOf(votes, { handled: new Set(), known: [] });
      expect(proposed.map((one) => one.question)).toEqual(['Wer?']);
    },
  );

  it('hold each question once, as it was answered last, with all votes on its answers', () => {
    const later = { ...PASSAGE, ordinal: 4 };
    const votes = [
      voted('1', 'Wann ist offen?'),
      voted('2', 'Wer?', { isAnswered: false }),
      voted('3', 'wann  ist offen', { passages: [later], helpful: 0, unhelpful: 2 }),
    ];
    expect(proposalsOf(votes, { handled: new Set(), known: [] })).toEqual([
      {
        question: 'wann  ist offen',
        answerIds: ['1', '3'],
        isAnswered: true,
        passages: [later],
        helpful: 1,
        unhelpful: 2,
      },
      {
        question: 'Wer?',
        answerIds: ['2'],
        isAnswered: false,
        passages: [PASSAGE],
        helpful: 1,
        unhelpful: 0,
      },
    ]);
  });

  it('leave out what was handled and what is an own question already', () => {
    const votes = [voted('1', 'Wann?'), voted('2', 'Wer?'), voted('3', 'Wo?')];
    const proposals = proposalsOf(votes, { handled: new Set(['1']), known: ['wer ?'] });
    expect(proposals.map(({ question }) => question)).toEqual(['Wo?']);
  });
});

describe('handled votes', () => {
  it('are remembered by the ids of their answers alone, as long as the votes are kept', async () => {
    const path = await newPath();
    const votes = [voted('1', 'Wann?'), voted('2', 'Wer?'), voted('3', 'Wo?')];
    const first = await HandledVotes.open(path, votes);
    await first.add(['1']);
    await first.add(['2']);
    expect(await readFile(path, 'utf8')).toBe('{"answerIds":["1","2"]}\n');
    const second = await HandledVotes.open(path, votes.slice(1));
    expect([...second.ids]).toEqual(['2']);
    await second.add(['3']);
    expect(await readFile(path, 'utf8')).toBe('{"answerIds":["2","3"]}\n');
  });

  it('are none where their file is broken', async () => {
    const path = await newPath();
    const votes = [voted('1', 'Wann?')];
    await (await HandledVotes.open(path, votes)).add(['1']);
    await writeFile(path, '{"answerIds":');
    expect([...(await HandledVotes.open(path, votes)).ids]).toEqual([]);
  });
});
