import { type Answer, citationsOf, isSearched, shownOf } from '../../answering/answer.ts';
import { askServing } from '../../answering/standing.ts';
import { type Audience, audienceOf } from '../audience.ts';
import type { BotContext } from '../bot-context.ts';
import { isRefused, isUnanswerable } from '../connection/request-faults.ts';
import type { Conversation } from '../conversation.ts';
import type { QueueTurn } from '../../serving/question-queue.ts';
import { renderNotice } from '../rendering/render-notice.ts';
import { type FollowedAnswer, followedHere, turnBefore } from './followed-answer.ts';
import { forgetAnswers } from './forget-answers.ts';
import { keep, keepSent, newAnswerId } from './keep-answer.ts';
import { answerMessage, unsearchedMessage } from './quoting-messages.ts';
import { toStoredPassage } from './restore-answer.ts';
import { Withdrawn } from '../removals/withdrawals.ts';
import type { ComingAnswer } from './answer-store.ts';
import type { StoredAnswer } from './stored-answer.ts';

/** A question as it comes, before it is admitted. */
interface AskedQuestion {
  readonly question: string;
  /** The answer that this question follows up. */
  readonly previous: StoredAnswer | undefined;
  /** The only article to search. */
  readonly articleId: string | undefined;
  /** The user wants nobody else to see the answer. */
  readonly wantsPrivacy: boolean;
  /** What is no question after all gets no answer: it was said among people, and not to the bot. */
  readonly isOverheard?: boolean;
  /** Where it came from, for the log. */
  readonly via: 'ask' | 'further' | 'message';
}

/** Admits a question or refuses it, acknowledges it, asks when its turn comes, keeps the answer and sends it. */
export async function answerQuestion(conversation: Conversation, asked: AskedQuestion): Promise<void> {
  const { bot, asker } = conversation;
  const admission = await bot.admission.question(asked.question, asker);
  if (admission.kind === 'refused') {
    const { refusal } = admission;
    // Among people who talk to each other nobody is told that they may not ask.
    if (asked.isOverheard === true && refusal.kind === 'role-needed') return;
    return conversation.refuse(refusal);
  }
  const { turn } = admission;
  const observe = observerOf(bot, asked);
  const followed = followedHere(conversation, asked.previous);
  const { withdrawn, end } = bot.withdrawals.watch(conversation.place, conversation.edited);
  const id = newAnswerId();
  const coming = { id, ownerHash: bot.userKey.owner(asker.userId, id) };
  const arrived = bot.store.announce(coming);
  try {
    const audience = audienceOf(conversation, asked.wantsPrivacy);
    await conversation.acknowledge(audience);
    const found = await ask(conversation, asked, { turn, withdrawn, followed });
    const answeredAt = bot.now();
    await send(conversation, { asked, ...found, coming, audience, withdrawn, followed });
    bot.observer?.stage('sending', bot.now() - answeredAt);
    observe(found.answer);
  } catch (fault) {
    const isWithdrawn = withdrawn.reason instanceof Withdrawn;
    observe(isWithdrawn || isUnanswerable(fault) ? 'withdrawn' : 'failed');
    // Whatever fails by then, Discord's refusals above all, fails because nobody waits any more.
    if (!(withdrawn.reason instanceof Withdrawn)) throw fault;
    const { because } = withdrawn.reason;
    bot.log.info({ via: asked.via, because }, 'a question was withdrawn before it had its answer');
  } finally {
    end();
    arrived();
    turn.release();
  }
}

/** Tells whoever observes the bot what came of a question that is admitted now. */
function observerOf(bot: BotContext, { question }: AskedQuestion) {
  const admittedAt = bot.now();
  return (came: Answer | 'failed' | 'withdrawn'): void =>
    bot.observer?.question({ face: 'discord', question, came, totalMs: bot.now() - admittedAt });
}

interface Waiting {
  readonly turn: QueueTurn;
  readonly followed: FollowedAnswer | undefined;
  readonly withdrawn: AbortSignal;
}

interface Found {
  readonly answer: Answer;
  readonly tookMs: number;
}

async function ask(conversation: Conversation, asked: AskedQuestion, waiting: Waiting): Promise<Found> {
  const { bot } = conversation;
  const { question, articleId } = asked;
  const { turn, withdrawn, followed } = waiting;
  const queuedAt = bot.now();
  let startedAt = queuedAt;
  const answer = await turn.run(() => {
    startedAt = bot.now();
    return askServing(
      () => conversation.answerer(),
      (answerer) =>
        answerer.ask({ question, articleId, previous: followed && turnBefore(followed, answerer) }),
    );
  }, withdrawn);
  withdrawn.throwIfAborted();
  const answeredAt = bot.now();
  logAnswer(bot, asked, { answer, waitedMs: startedAt - queuedAt, askedMs: answeredAt - startedAt });
  return { answer, tookMs: answeredAt - queuedAt };
}

interface Reply extends Found {
  /** As it was announced when it was asked for. */
  readonly coming: ComingAnswer;
  readonly asked: AskedQuestion;
  readonly audience: Audience;
  readonly withdrawn: AbortSignal;
  readonly followed: FollowedAnswer | undefined;
}

/** Sends an answer; once it is sent, replies to its message are follow-ups. */
async function send(
  conversation: Conversation,
  { asked, answer, tookMs, coming, audience, withdrawn, followed }: Reply,
): Promise<void> {
  const { bot, language } = conversation;
  if (!isSearched(answer)) {
    if (asked.isOverheard === true && answer.kind !== 'overview') return;
    await conversation.answer(() => {
      withdrawn.throwIfAborted();
      return unsearchedMessage(conversation, { answer, language });
    });
    return;
  }
  const { id } = coming;
  const readWith = answer.understoodWith === undefined ? undefined : followed?.first;
  // It goes with its place from now on, though it may be minutes until it is known to have been sent.
  const { messageId: _question, ...place } = conversation.place;
  const stored: StoredAnswer = {
    ...coming,
    question: answer.question,
    readWith: readWith?.id,
    language,
    articleId: asked.articleId ?? readWith?.articleId,
    outcome: answer.kind === 'answered' ? { kind: 'answered', band: answer.band } : { kind: 'not-in-corpus' },
    passages: shownOf(answer).map(toStoredPassage),
    more: answer.more.map(toStoredPassage),
    rest: answer.kind === 'answered' ? answer.rest : 0,
    private: audience !== 'all',
    shared: false,
    ...place,
    askedAt: bot.now(),
    tookMs,
  };
  await keep(bot, stored);
  let quotes = false;
  try {
    const message = await conversation.answer(() => {
      withdrawn.throwIfAborted();
      const quoting = answerMessage(conversation, { answer, answerId: id, language, audience });
      quotes = quoting !== undefined;
      return quoting ?? renderNotice({ language, text: ({ notice }) => notice.changedMeanwhile });
    });
    if (quotes) void keepSent(bot, id, message);
  } catch (fault) {
    if (withdrawn.aborted || isRefused(fault)) await forgetAnswers(bot, [id]);
    throw fault;
  }
}

/** Who asked is not logged, and what was asked only where the operator wants it. */
function logAnswer(
  { log, settings, observer }: BotContext,
  { via, question }: AskedQuestion,
  { answer, ...times }: { answer: Answer; waitedMs: number; askedMs: number },
): void {
  observer?.stage('waiting', times.waitedMs);
  log.info(
    {
      via,
      outcome: answer.kind,
      ...(answer.kind === 'answered' && { band: answer.band, citations: citationsOf(answer).length }),
      followUp: isSearched(answer) && answer.understoodWith !== undefined,
      ...times,
      ...(settings.logQuestions && { question }),
    },
    'question answered',
  );
}
