import { rm } from 'node:fs/promises';
import { ShardClientUtil } from 'discord.js';
import type { z } from 'zod';
import type { Log } from '../../serving/log.ts';
import { dataFolderFault } from '../../system/file-fault.ts';
import { AnswerMap } from './answer-store.ts';
import { JsonlFile, type JsonlFileOptions } from './jsonl-file.ts';
import { openStores, userKeyIn } from './open-stores.ts';
import { shardsStored, storeFiles } from './store-files.ts';
import { answerLineSchema, type StoredAnswer, toStoredAnswer } from './stored-answer.ts';
import type { UserKey } from './user-key.ts';
import { VoteBook, type VoteLine, voteLineSchema } from './vote-book.ts';

interface AllotOptions {
  readonly dataFolder: string;
  /** How many shards keep their answers apart from now on. */
  readonly shards: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: Log;
}

type AnswerLine = z.infer<typeof answerLineSchema>;

/** A file of a shard with what it holds and what it is to hold. */
interface Allotted<Line> {
  readonly shard: number;
  readonly file: JsonlFile<Line>;
  readonly held: readonly Line[];
  readonly wanted: readonly Line[];
}

/**
 * Puts each answer, with the votes on it, into the file of the shard that its guild's events come to: that changes with the
 * number of shards, and the buttons of old answers go on. For before any shard opens its stores.
 * @throws FileFault where another bot writes them or they cannot be opened, HostFault where a line cannot be read
 */
export async function allotStores({ dataFolder, shards, now, log }: AllotOptions): Promise<void> {
  const opened: { readonly close: () => Promise<void> }[] = [];
  try {
    const stored = await shardsStored(dataFolder);
    if (shards === 1 && stored.every((shard) => shard === 0)) return;
    const all = [...new Set([...stored, ...Array.from({ length: shards }, (_, shard) => shard)])];
    const { key, write } = userKeyIn(dataFolder, log);
    // Whoever opens the stores brings them to today's form.
    for (const shard of all) {
      const { store, feedback } = await openStores({ dataFolder, shard, now, log, userKey: key });
      await Promise.all([store.close(), feedback.close()]);
    }
    await write();
    const open = async <Line>(shard: number, options: JsonlFileOptions<Line>) => {
      const { file, lines } = await JsonlFile.open(options);
      opened.push(file);
      return { shard, file, held: lines };
    };
    const answers = [];
    const votes = [];
    for (const shard of all) {
      const paths = storeFiles(dataFolder, shard);
      answers.push(await open(shard, { path: paths.answers, schema: answerLineSchema, lost: 'buttons' }));
      votes.push(await open(shard, { path: paths.feedback, schema: voteLineSchema, lost: 'votes' }));
    }
    const kept = await allotAnswers(answers, shards, await key());
    const moved = (await rewrite(kept.files)) + (await rewrite(allotVotes(votes, shards, kept.shardOf)));
    await Promise.all(opened.splice(0).map((file) => file.close()));
    for (const shard of all.filter((one) => one >= shards)) {
      for (const path of Object.values(storeFiles(dataFolder, shard))) await rm(path, { force: true });
    }
    if (moved > 0)
      log.info({ shards, lines: moved }, 'answers and votes were brought to the shards of their servers');
  } catch (fault) {
    await Promise.allSettled(opened.map((file) => file.close()));
    throw dataFolderFault(fault, dataFolder);
  }
}

type Opened<Line> = Omit<Allotted<Line>, 'wanted'>;

/** Answers by shard, the oldest first. What stands in direct messages, and what nobody knows the place of, is the first one's. */
async function allotAnswers(files: readonly Opened<AnswerLine>[], shards: number, key: UserKey) {
  const shardOf = ({ guildId }: StoredAnswer): number =>
    guildId === undefined ? 0 : ShardClientUtil.shardIdForGuildId(guildId, shards);
  const byId = new Map<string, StoredAnswer>();
  const held = files.map(({ held: lines }) => answersIn(lines, key));
  // An answer is in two files where it was being brought from one to the other when the process ended.
  for (const answer of held.flat())
    byId.set(answer.id, { ...answer, shared: answer.shared || byId.get(answer.id)?.shared === true });
  const answers = [...byId.values()].toSorted((one, other) => one.askedAt - other.askedAt);
  return {
    shardOf: (id: string): number | undefined => {
      const answer = byId.get(id);
      return answer && shardOf(answer);
    },
    files: files.map((file, at) => ({
      ...file,
      held: (held[at] ?? []).map(put),
      wanted: answers.filter((answer) => shardOf(answer) === file.shard).map(put),
    })),
  };
}

function put(answer: StoredAnswer): AnswerLine {
  return { op: 'put', answer };
}

function answersIn(lines: readonly AnswerLine[], key: UserKey): readonly StoredAnswer[] {
  const answers = new AnswerMap({ now: () => 0, limit: Infinity });
  for (const line of lines) {
    if (line.op === 'change') answers.change(line.id, line.change);
    else answers.put(toStoredAnswer(line.answer, key));
  }
  return answers.values();
}

/** Votes beside the answers that they are on; those on answers that are gone, and what is left of votes as numbers, where they are. */
function allotVotes(
  files: readonly Opened<VoteLine>[],
  shards: number,
  shardOf: (answerId: string) => number | undefined,
): readonly Allotted<VoteLine>[] {
  const books = new Map(files.map(({ shard }) => [shard, new VoteBook({ limit: Infinity })]));
  const held = files.map(({ held: lines }) => bookOf(lines).lines());
  for (const [at, { shard: before }] of files.entries()) {
    const stays = before < shards ? before : 0;
    for (const line of held[at] ?? []) {
      if (line.op === 'count') books.get(stays)?.addCount(line);
      else if (line.op === 'vote') books.get(shardOf(line.answerId) ?? stays)?.add(line);
    }
  }
  return files.map((file, at) => ({
    ...file,
    held: held[at] ?? [],
    wanted: books.get(file.shard)?.lines() ?? [],
  }));
}

function bookOf(lines: readonly VoteLine[]): VoteBook {
  const book = new VoteBook({ limit: Infinity });
  for (const { op: _op, ...line } of lines) {
    if ('votes' in line) book.addCount(line);
    else book.add(line);
  }
  return book;
}

/**
 * Gives each file what it is to hold: first what comes to it, then without what goes from it. Cut off in between, a line is in
 * two files, and never in none.
 * @returns how many lines came to a file
 */
async function rewrite<Line>(files: readonly Allotted<Line>[]): Promise<number> {
  const changed = files.flatMap(({ file, held, wanted }) => {
    const before = new Set(held.map((line) => JSON.stringify(line)));
    const coming = wanted.filter((line) => !before.has(JSON.stringify(line)));
    return coming.length === 0 && held.length === wanted.length ? [] : [{ file, held, wanted, coming }];
  });
  for (const { file, held, coming } of changed) await file.replace(() => [...held, ...coming]);
  for (const { file, wanted } of changed) await file.replace(() => wanted);
  return changed.reduce((sum, { coming }) => sum + coming.length, 0);
}
