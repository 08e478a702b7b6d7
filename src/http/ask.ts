import type { FastifyRequest } from 'fastify';
import { isSearched, type Answer } from '../answering/answer.ts';
import type { Given, Inquiry } from '../library/evidence.ts';
import { RequestError } from '../library/request-error.ts';
import type { ObservedFace } from '../metrics/observer.ts';
import type { TurnTimes } from './admission.ts';
import type { HttpContext } from './http-context.ts';
import { spokenLanguage } from './negotiation.ts';
import { Problem } from './problem.ts';
import { ClientGone } from './withdrawal.ts';

/** Where a question came in, for the log. */
type Via = 'http' | 'http-chat' | 'page';

const FACES: Readonly<Record<Via, ObservedFace>> = { http: 'http', 'http-chat': 'chat', page: 'page' };

/**
 * Asks in the request's turn, as every door over HTTP does, and writes the line of the log. Where neither the inquiry nor the
 * question tells a language, beleg speaks the one that who asks reads best.
 * @throws Problem where there is no turn, RequestError where there is no such article
 */
export async function askInTurn(
  context: HttpContext,
  request: FastifyRequest,
  { via, ...inquiry }: Inquiry & { readonly via: Via },
): Promise<Given> {
  const { evidence, admission, log, settings, observer, now } = context;
  const [face, { question: typed }, askedAt] = [FACES[via], inquiry, now()];
  const otherwise = spokenLanguage(request, settings.defaultLanguage);
  const asked = admission.inTurn(request, () => evidence.ask({ otherwise, ...inquiry }));
  const { value: given, ...times } = await asked.catch((fault: unknown) => {
    if (fault === request.withdrawn.reason)
      log.info({ via, because: whyWithdrawn(fault) }, 'a question was withdrawn before it had its answer');
    const refused = refusalOf(fault);
    const came = fault instanceof ClientGone ? 'withdrawn' : 'failed';
    if (refused === undefined) observer?.question({ face, question: typed, came, totalMs: now() - askedAt });
    else observer?.refusal(face, refused);
    throw fault;
  });
  observer?.stage('waiting', times.waitedMs);
  observer?.question({ face, question: typed, came: given.answer, totalMs: now() - askedAt });
  const question = settings.logQuestions ? { question: typed } : {};
  log.info({ via, ...outcomeFields(given.answer, times), ...question }, 'question answered');
  return given;
}

/** Why a question got no turn, or nothing that was asked of; undefined of one that was tried and failed. */
function refusalOf(fault: unknown): string | undefined {
  if (fault instanceof RequestError) return fault.kind;
  if (!(fault instanceof Problem)) return undefined;
  const { kind } = fault;
  return kind === 'busy' ? kind : kind === 'too-many-requests' ? 'rate-limited' : undefined;
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
