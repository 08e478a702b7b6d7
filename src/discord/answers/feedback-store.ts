import { JsonlFile } from './jsonl-file.ts';
import type { UserKey } from './user-key.ts';
import { type Vote, VoteBook, type VoteLine, voteLineSchema, type VotingUser } from './vote-book.ts';

/** Where votes go. */
export interface FeedbackStore {
  /** Settles when the vote is kept, in place of the voter's last one about that answer. */
  readonly record: (vote: Vote) => Promise<void>;
  /** Shrinks the votes on these answers to counts; settles when nothing else of them is on the disk. */
  readonly forget: (answerIds: readonly string[]) => Promise<void>;
  /** How many votes this voter has. */
  readonly votesOf: (voter: string) => number;
  /**
   * Removes a user's votes, and shrinks to counts those of others that hold this user's questions; settles when the disk holds
   * nothing else of either. How many votes of the user's there were.
   */
  readonly forgetUser: (user: VotingUser) => Promise<number>;
  /** Shrinks to counts what would be too old before the next sweep. Trusts `now`: only for when it is sure. */
  readonly sweep: () => Promise<void>;
  /** Settles when all is kept. Nothing may be called afterwards. */
  readonly close: () => Promise<void>;
}

interface FeedbackStoreOptions {
  readonly path: string;
  /** Asked for once the file is this process's own. */
  readonly userKey: () => Promise<UserKey>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How many votes are kept. @default KEPT_AT_MOST */
  readonly limit?: number | undefined;
  /** See `JsonlFileOptions`. */
  readonly slackLines?: number | undefined;
}

/**
 * Keeps votes in a file of one JSON line each, older ones as counts. Lines of an older version are rewritten without their
 * question: whether it was private cannot be told any more.
 * @throws BelegError where the file holds a line that this version cannot read, FileFault where it cannot be opened
 */
export async function openFeedbackStore(options: FeedbackStoreOptions): Promise<FeedbackStore> {
  const { file, lines } = await JsonlFile.open({
    ...options,
    schema: voteLineSchema,
    lost: 'votes',
  });
  const book = new VoteBook(options);
  const compact = (): Promise<void> => file.replace(() => book.lines());
  try {
    const key = await options.userKey();
    for (const line of lines) read(line, { book, key });
    if (key.replacesBroken || lines.some(({ op }) => op === undefined)) await compact();
  } catch (fault) {
    await file.close();
    throw fault;
  }
  return {
    record: async (vote) => {
      book.add(vote);
      await file.append({ op: 'vote', ...vote });
      if (file.isSlack(book.size)) await compact();
    },
    forget: async (answerIds) => {
      if (book.shrink(answerIds)) await compact();
    },
    votesOf: (voter) => book.votesOf(voter),
    forgetUser: async (user) => {
      const { removed, shrunk } = book.forgetUser(user);
      // What gave way, or could not be removed before, may still stand in the file.
      if (removed + shrunk > 0 || file.isBehind(book.size)) await compact();
      return removed;
    },
    sweep: async () => {
      if (book.sweep(options.now()) || file.isBehind(book.size)) await compact();
    },
    close: () => file.close(),
  };
}

function read(line: VoteLine, { book, key }: { readonly book: VoteBook; readonly key: UserKey }): void {
  if (line.op === 'count') {
    const { op: _op, ...count } = line;
    book.addCount(count);
    return;
  }
  const { op: _op, ...vote } = line;
  // A hash under a key that was broken may be one under no key, which trying all ids would reverse.
  book.add(key.replacesBroken ? { ...vote, voter: key.voter(vote.voter) } : vote);
}
