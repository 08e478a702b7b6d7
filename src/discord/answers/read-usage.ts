import { questionLanguage } from '../../answering/question-language.ts';
import type { Asked, KeptUsage, UsageVote } from '../../usage/usage.ts';
import { AnswerMap } from './answer-store.ts';
import { readJsonlFile } from './jsonl-file.ts';
import { isOld, KEPT_AT_MOST } from './retention.ts';
import { shardsStored, storeFiles } from './store-files.ts';
import { answerLineSchema, type StoredAnswer } from './stored-answer.ts';
import { sinceOf, VoteBook, voteLineSchema } from './vote-book.ts';

/**
 * Reads what is stored of questions and votes in a data folder without locking or changing anything: a bot that runs on it goes
 * on. What is older than it may be kept counts as gone.
 * @throws FileFault or HostFault as `readJsonlFile` does
 */
export async function readUsage(dataFolder: string, now: number): Promise<KeptUsage> {
  const kept = await Promise.all(
    (await shardsStored(dataFolder)).map(async (shard) => {
      const { answers, feedback } = storeFiles(dataFolder, shard);
      return { answers: await readAnswers(answers, now), votes: await readVoteTimes(feedback, now) };
    }),
  );
  const answers = kept.flatMap((one) => one.answers);
  return {
    asked: answers.filter((answer) => !isCopy(answer)).map(toAsked),
    votes: kept.flatMap(({ votes }) => votes),
    shared: answers.filter(isCopy).map(({ askedAt }) => askedAt),
    isFull: kept.some((one) => one.answers.length >= KEPT_AT_MOST),
  };
}

/** The public copy of a private answer that was shared: an answer of its own, and no further question. */
function isCopy({ shared, private: isPrivate }: StoredAnswer): boolean {
  return shared && !isPrivate;
}

async function readAnswers(path: string, now: number): Promise<readonly StoredAnswer[]> {
  const lines = await readJsonlFile({ path, schema: answerLineSchema, lost: 'buttons' });
  const answers = new AnswerMap({ now: () => now });
  for (const line of lines) {
    if (line.op === 'change') answers.change(line.id, line.change);
    // Whose it is does not matter here, and of an older version's the key would have to tell it.
    else answers.put('owner' in line.answer ? { ...line.answer, ownerHash: '' } : line.answer);
  }
  return answers.values().filter(({ askedAt }) => !isOld(askedAt, now));
}

async function readVoteTimes(path: string, now: number): Promise<readonly UsageVote[]> {
  const lines = await readJsonlFile({ path, schema: voteLineSchema, lost: 'votes' });
  const book = new VoteBook();
  for (const line of lines) {
    if (line.op === 'count') continue;
    const { op: _op, ...vote } = line;
    if (!isOld(sinceOf(vote), now)) book.add(vote);
  }
  return book
    .lines()
    .flatMap((line) => (line.op === 'vote' ? [{ isHelpful: line.verdict === 'helpful', at: line.at }] : []));
}

function toAsked(answer: StoredAnswer): Asked {
  const { question, language, outcome, passages, guildId, askedAt, tookMs } = answer;
  return {
    question,
    language: questionLanguage(question) ?? language,
    outcome: outcome.kind === 'answered' ? outcome.band : 'none',
    articles: outcome.kind === 'answered' ? passages.map(({ articleId }) => articleId) : [],
    isSeen: !answer.private && guildId !== undefined,
    at: askedAt,
    tookMs,
  };
}
