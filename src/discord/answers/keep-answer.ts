import { randomBytes } from 'node:crypto';
import type { Message } from 'discord.js';
import type { BotContext } from '../bot-context.ts';
import { placeIn } from '../removals/removal.ts';
import { forgetAnswers } from './forget-answers.ts';
import type { StoredAnswer, StoredAnswerChange } from './stored-answer.ts';

/** Base64url turns nine bytes into the twelve characters that fit a button. */
const ANSWER_ID_BYTES = 9;

/** A new identity for an answer: unguessable, and short enough for a button. */
export function newAnswerId(): string {
  return randomBytes(ANSWER_ID_BYTES).toString('base64url');
}

/** Keeps an answer before it is sent. A full disk costs the buttons after a restart, not the answer. */
export async function keep({ store, log }: BotContext, stored: StoredAnswer): Promise<void> {
  try {
    await store.put(stored);
  } catch (fault) {
    log.error({ err: fault, answerId: stored.id }, 'an answer could not be stored');
  }
}

/** Notes as which message an answer was sent; one that was deleted before the bot knew is forgotten. */
export async function keepSent(bot: BotContext, id: string, message: Message): Promise<void> {
  await keepChange(bot, { id, messageId: message.id, ...placeIn(message) });
  if (bot.withdrawals.hasDeleted(message.id)) await forgetAnswers(bot, [id]);
}

/** Notes what changed about an answer; in effect at once. */
export async function keepChange(
  { store, log }: BotContext,
  { id, ...change }: StoredAnswerChange & { readonly id: string },
): Promise<void> {
  try {
    await store.change(id, change);
  } catch (fault) {
    log.error({ err: fault, answerId: id }, 'a change of an answer could not be stored');
  }
}
