import { randomBytes } from 'node:crypto';
import { citedWordsOf, type Answer, type Answerer, type PreviousTurn } from '../../answering/answer.ts';
import type { Language } from '../../language/language.ts';
import type { BotContext } from '../bot-context.ts';
import type { QueuePlace } from '../question-queue.ts';
import type { AnswerButtons } from '../rendering/buttons.ts';
import type { MessagePayload } from '../rendering/message-payload.ts';
import { renderAnswer } from '../rendering/render-answer.ts';
import { renderUnaskable } from '../rendering/render-notice.ts';
import { restorePassages, toStoredPassage } from './restore-answer.ts';
import type { StoredAnswer, StoredAnswerChange } from './stored-answer.ts';

/** Base64url turns nine bytes into the twelve characters that fit a button. */
const ANSWER_ID_BYTES = 9;

/** A question that was admitted, and how its answer is to be shown. */
export interface AdmittedQuestion {
  readonly question: string;
  readonly userId: string;
  readonly language: Language;
  /** The answer that this question follows up: its question is carried over, nothing before it. */
  readonly previous: StoredAnswer | undefined;
  readonly articleId: string | undefined;
  readonly private: boolean;
  readonly buttons: AnswerButtons;
  /** Where it came from, for the log. */
  readonly via: 'ask' | 'further' | 'message';
}

export interface Reply {
  readonly payload: MessagePayload;
  /** To be called once the message is sent: replies to it are follow-ups. */
  readonly sentAs: (messageId: string) => void;
}

/** Asks when the question's turn comes, keeps the answer for its buttons, and renders it. */
export async function answerQuestion(
  context: BotContext,
  admitted: AdmittedQuestion,
  place: QueuePlace,
): Promise<Reply> {
  const { question, language, previous, articleId } = admitted;
  const queuedAt = context.now();
  let startedAt = queuedAt;
  const answer = await place.run(() => {
    startedAt = context.now();
    return context.answerer().ask({
      question,
      articleId,
      previous: previous && previousTurn(previous, context.answerer()),
    });
  });
  logAnswer(context, admitted, {
    answer,
    waitedMs: startedAt - queuedAt,
    askedMs: context.now() - startedAt,
  });
  if (answer.kind === 'unaskable') {
    return { payload: renderUnaskable({ language, reason: answer.reason }), sentAs: () => undefined };
  }
  const stored = toStoredAnswer(answer, admitted, context.now());
  await keep(context, stored);
  const payload = renderAnswer({
    answer,
    answerId: stored.id,
    language,
    articleCount: context.answerer().articles().length,
    buttons: admitted.buttons,
  });
  return { payload, sentAs: (messageId) => void keepChange(context, stored.id, { messageId }) };
}

/** The turn that is followed up; what it cited counts only as long as the articles stand as they did. */
function previousTurn({ question, outcome, passages }: StoredAnswer, answerer: Answerer): PreviousTurn {
  const cited = outcome.kind === 'answered' ? restorePassages(passages, answerer) : undefined;
  return { question, cited: citedWordsOf(cited ?? []) };
}

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

/** Notes what changed about an answer; in effect at once. */
export async function keepChange(
  { store, log }: BotContext,
  answerId: string,
  change: StoredAnswerChange,
): Promise<void> {
  try {
    await store.change(answerId, change);
  } catch (fault) {
    log.error({ err: fault, answerId }, 'a change of an answer could not be stored');
  }
}

function toStoredAnswer(
  answer: Exclude<Answer, { kind: 'unaskable' }>,
  admitted: AdmittedQuestion,
  askedAt: number,
): StoredAnswer {
  const shown = answer.kind === 'answered' ? answer.citations : answer.nearest;
  return {
    id: newAnswerId(),
    owner: admitted.userId,
    question: answer.question,
    understoodWith: answer.understoodWith,
    language: admitted.language,
    articleId: admitted.articleId,
    outcome: answer.kind === 'answered' ? { kind: 'answered', band: answer.band } : { kind: 'not-in-corpus' },
    passages: shown.map(toStoredPassage),
    more: answer.more.map(toStoredPassage),
    private: admitted.private,
    shared: false,
    askedAt,
  };
}

/** Who asked is not logged, and what was asked only where the operator wants it. */
function logAnswer(
  { log, settings }: BotContext,
  { via, question, previous }: AdmittedQuestion,
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
