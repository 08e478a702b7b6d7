import type { VotedAnswer } from '../../questions/proposals.ts';
import { readJsonlFile } from './jsonl-file.ts';
import { isOld } from './retention.ts';
import { shardsStored, storeFiles } from './store-files.ts';
import { answerLineSchema } from './stored-answer.ts';
import { sinceOf, VoteBook, voteLineSchema } from './vote-book.ts';

/** What people voted, as far as a host may see it. */
interface ReadVotes {
  /** By the first vote on each, oldest first. */
  readonly answers: readonly VotedAnswer[];
  /** Answers whose question only their asker has seen: it is not kept. */
  readonly unseen: number;
  /** Answers to follow-ups, whose words lean on the question before. */
  readonly followUps: number;
}

/**
 * Reads the votes of a data folder without locking or changing anything: a bot that runs on it goes on. What is older than it may
 * be kept counts as gone, although a bot that is off has not swept it yet.
 * @throws FileFault or HostFault as `readJsonlFile` does
 */
export async function readVotes(dataFolder: string, now: number): Promise<ReadVotes> {
  const files = (await shardsStored(dataFolder)).map((shard) => storeFiles(dataFolder, shard));
  const book = new VoteBook();
  const leaning = new Set<string>();
  for (const { feedback, answers: answersPath } of files) {
    for (const line of await readJsonlFile({ path: feedback, schema: voteLineSchema, lost: 'votes' })) {
      if (line.op === 'count') continue;
      const { op: _op, ...vote } = line;
      if (!isOld(sinceOf(vote), now)) book.add(vote);
    }
    for (const id of await followUps(answersPath)) leaning.add(id);
  }
  const answers = new Map<string, VotedAnswer>();
  const [unseen, leaned] = [new Set<string>(), new Set<string>()];
  for (const line of book.lines()) {
    if (line.op !== 'vote') continue;
    const { answerId, question, citations = [], band, verdict } = line;
    if (question === undefined) unseen.add(answerId);
    else if (leaning.has(answerId)) leaned.add(answerId);
    else {
      const { helpful = 0, unhelpful = 0 } = answers.get(answerId) ?? {};
      answers.set(answerId, {
        answerId,
        question,
        isAnswered: band !== 'none',
        passages: citations.map(({ articleId, revision, ordinal }) => ({ articleId, revision, ordinal })),
        helpful: helpful + (verdict === 'helpful' ? 1 : 0),
        unhelpful: unhelpful + (verdict === 'helpful' ? 0 : 1),
      });
    }
  }
  return { answers: [...answers.values()], unseen: unseen.size, followUps: leaned.size };
}

/** The ids of the answers whose questions were read together with the one before. */
async function followUps(path: string): Promise<ReadonlySet<string>> {
  const lines = await readJsonlFile({ path, schema: answerLineSchema, lost: 'buttons' });
  return new Set(
    lines.flatMap((line) =>
      line.op === 'put' && 'readWith' in line.answer && line.answer.readWith !== undefined
        ? [line.answer.id]
        : [],
    ),
  );
}
