import { type Client, type Message, MessageReferenceType } from 'discord.js';
import { handsOn } from '../../answering/carried-turn.ts';
import type { StoredAnswer } from '../answers/stored-answer.ts';
import type { BotContext } from '../bot-context.ts';
import { isInOwnThread } from '../threads/threads.ts';

/** For so long a question in direct messages goes on from the one before it. `/help` says so. */
export const FOLLOWED_MS = 30 * 60 * 1_000;

/** Of what was answered before, so many answers are looked at: each takes a moment, and anybody may have asked thousands. */
const MOST_BEFORE = 20;

interface Posted {
  readonly bot: Pick<BotContext, 'store'>;
  readonly message: Message;
}

/** A message that is forwarded refers to another one, too. */
export function isReply({ reference }: Message): boolean {
  return reference !== null && reference.type !== MessageReferenceType.Forward;
}

/** The answer that the message replies to. */
export function repliedTo({ bot, message }: Posted): StoredAnswer | undefined {
  const messageId = isReply(message) ? message.reference?.messageId : undefined;
  return messageId === undefined ? undefined : bot.store.byMessage(messageId);
}

/** The last answer that all could read in a thread of the bot's: a private one names a question that nobody else has seen. */
export function lastInOwnThread(posted: Posted, client: Client<true>): StoredAnswer | undefined {
  if (!isInOwnThread(posted.message, client)) return undefined;
  return lastAbove(posted, ({ private: isPrivate }) => !isPrivate);
}

/** The last answer in direct messages, where it is no older than what they are taken to be about. */
export function lastInDirectMessages(posted: Posted): StoredAnswer | undefined {
  const { channel, createdTimestamp } = posted.message;
  if (!channel.isDMBased()) return undefined;
  return lastAbove(posted, ({ askedAt }) => askedAt >= createdTimestamp - FOLLOWED_MS);
}

/**
 * The last of the answers meant that stood above a message when it was posted, and so not its own where it is edited: the
 * last that hands on to what follows, where one does.
 */
function lastAbove(
  { bot: { store }, message }: Posted,
  isMeant: (answer: StoredAnswer) => boolean,
): StoredAnswer | undefined {
  const isAbove = ({ channelId, messageId = message.id }: StoredAnswer): boolean =>
    channelId === message.channelId && BigInt(messageId) < BigInt(message.id);
  const above = store.where((answer) => isAbove(answer) && isMeant(answer));
  const last =
    above
      .slice(-MOST_BEFORE)
      .findLast(({ question, readWith, outcome }) =>
        handsOn({ question, isJoined: readWith !== undefined, isAnswered: outcome.kind === 'answered' }),
      ) ?? above.at(-1);
  return last && store.get(last.id);
}
