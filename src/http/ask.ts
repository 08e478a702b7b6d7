import type { FastifyRequest } from 'fastify';
import { isSearched, type Answer } from '../answering/answer.ts';
import type { Given, Inquiry } from '../library/evidence.ts';
import type { TurnTimes } from './admission.ts';
import type { HttpContext } from './http-context.ts';
import { spokenLanguage } from './negotiation.ts';
import { ClientGone } from './withdrawal.ts';

/** Where a question came in, for the log. */
type Via = 'http' | 'http-chat' | 'page';

/**
 * Asks in the request's turn, as every door over HTTP does, and writes the line of the log. Where neither the inquiry nor the
 * question tells a language, beleg speaks the one that who asks reads best.
 * @throws Problem where there is no turn, RequestError where there is no such article
 */
export async function askInTurn(
  { evidence, admission, log, settings }: HttpContext,
  request: FastifyRequest,
  { via, ...inquiry }: Inquiry & { readonly via: Via },
): Promise<Given> {
  const otherwise = spokenLanguage(request, settings.defaultLanguage);
  const asked = admission.inTurn(request, () => evidence.ask({ otherwise, ...inquiry }));
  const { value: given, ...times } = await asked.catch((fault: unknown) => {
    if (fault === request.withdrawn.reason)
      log.info({ via, because: whyWithdrawn(fault) }, 'a question was withdrawn before it had its answer');
    throw fault;
  });
  const question = settings.logQuestions ? { question: inquiry.question } : {};
  log.info({ via, ...outcomeFields(given.answer, times), ...question }, 'question answered');
  return given;
}

function whyWithdrawn(reason: unknown): 'client-gone' | 'took-too-long' {
  return reason instanceof ClientGone ? 'client-gone' : 'took-too-long';
}

/** Who asked is not logged. */
function outcomeFields(answer: Answer, times: TurnTimes): object {
  return {
    outcome: answer.kind,
    ...(answer.kind === 'answered' && { band: answer.band, citations: answer.citations.length }),
    followUp: isSearched(answer) && answer.understoodWith !== undefined,
    ...times,
  };
}
