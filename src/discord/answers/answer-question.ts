import { citedWordsOf, type Answer, type Answerer, type PreviousTurn } from '../../answering/answer.ts';
import type { BotContext } from '../bot-context.ts';
import type { Conversation, Place } from '../conversation.ts';
import type { QueuePlace } from '../question-queue.ts';
import type { AnswerButtons } from '../rendering/button-rows.ts';
import { renderAnswer } from '../rendering/render-answer.ts';
import { renderUnaskable } from '../rendering/render-notice.ts';
import { keep, keepChange, newAnswerId } from './keep-answer.ts';
import { restorePassages, toStoredPassage } from './restore-answer.ts';
import type { StoredAnswer } from './stored-answer.ts';

/** A question as it comes, before it is admitted. */
export interface AskedQuestion {
  readonly question: string;
  /** The answer that this question follows up: its question is carried over, nothing before it. */
  readonly previous: StoredAnswer | undefined;
  /** The only article to search. */
  readonly articleId: string | undefined;
  /** The user wants nobody else to see the answer. */
  readonly wantsPrivacy: boolean;
  /** Where it came from, for the log. */
  readonly via: 'ask' | 'further' | 'message';
}

/** Admits a question or refuses it, acknowledges it, asks when its turn comes, keeps the answer and sends it. */
export async function answerQuestion(conversation: Conversation, asked: AskedQuestion): Promise<void> {
  const { bot, asker } = conversation;
  const admission = await bot.admission.question(asked.question, asker);
  if (admission.kind === 'refused') return conversation.refuse(admission.refusal);
  try {
    const buttons = buttonsFor(conversation.place, asked.wantsPrivacy);
    await conversation.acknowledge({ onlyUser: buttons !== 'public' });
    const answer = await ask(bot, asked, admission.place);
    await send(conversation, { asked, answer, buttons });
  } finally {
    admission.place.release();
  }
}

async function ask(bot: BotContext, asked: AskedQuestion, place: QueuePlace): Promise<Answer> {
  const { question, previous, articleId } = asked;
  const queuedAt = bot.now();
  let startedAt = queuedAt;
  const answer = await place.run(() => {
    startedAt = bot.now();
    return bot.answerer().ask({
      question,
      articleId,
      previous: previous && previousTurn(previous, bot.answerer()),
    });
  });
  logAnswer(bot, asked, { answer, waitedMs: startedAt - queuedAt, askedMs: bot.now() - startedAt });
  return answer;
}

/** The turn that is followed up; what it cited counts only as long as the articles stand as they did. */
function previousTurn({ question, outcome, passages }: StoredAnswer, answerer: Answerer): PreviousTurn {
  const cited = outcome.kind === 'answered' ? restorePassages(passages, answerer) : undefined;
  return { question, cited: citedWordsOf(cited ?? []) };
}

interface Reply {
  readonly asked: AskedQuestion;
  readonly answer: Answer;
  readonly buttons: AnswerButtons;
}

/** Sends an answer; once it is sent, replies to its message are follow-ups. */
async function send(conversation: Conversation, { asked, answer, buttons }: Reply): Promise<void> {
  const { bot, asker, language } = conversation;
  if (answer.kind === 'unaskable') {
    await conversation.answer(renderUnaskable({ language, reason: answer.reason }));
    return;
  }
  const shown = answer.kind === 'answered' ? answer.citations : answer.nearest;
  const stored: StoredAnswer = {
    id: newAnswerId(),
    owner: asker.userId,
    question: answer.question,
    understoodWith: answer.understoodWith,
    language,
    articleId: asked.articleId,
    outcome: answer.kind === 'answered' ? { kind: 'answered', band: answer.band } : { kind: 'not-in-corpus' },
    passages: shown.map(toStoredPassage),
    more: answer.more.map(toStoredPassage),
    private: buttons !== 'public',
    shared: false,
    askedAt: bot.now(),
  };
  await keep(bot, stored);
  const { id: messageId } = await conversation.answer(
    renderAnswer({
      answer,
      answerId: stored.id,
      language,
      articleCount: bot.answerer().articles().length,
      buttons,
    }),
  );
  void keepChange(bot, stored.id, { messageId });
}

/**
 * Who sees an answer: only its user, where that was wanted or answers are not public. It may be shared where answers may
 * be public; in direct messages there is nobody to share it with.
 */
function buttonsFor(place: Place, wantsPrivacy: boolean): AnswerButtons {
  if (!wantsPrivacy && place !== 'unlisted') return 'public';
  return place === 'listed' ? 'private-shareable' : 'private';
}

/** Who asked is not logged, and what was asked only where the operator wants it. */
function logAnswer(
  { log, settings }: BotContext,
  { via, question, previous }: AskedQuestion,
  { answer, ...times }: { answer: Answer; waitedMs: number; askedMs: number },
): void {
  log.info(
    {
      via,
      outcome: answer.kind,
      ...(answer.kind === 'answered' && { band: answer.band, citations: answer.citations.length }),
      followUp: previous !== undefined,
      ...times,
      ...(settings.logQuestions && { question }),
    },
    'question answered',
  );
}
