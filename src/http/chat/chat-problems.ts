import { z } from 'zod';
import { sendProblem, toldProblem } from '../answer-problems.ts';
import type { HttpApp } from '../http-context.ts';
import type { Log } from '../../serving/log.ts';
import { problemSchema, type Problem, type ProblemKind } from '../problem.ts';

/** A problem document that OpenAI's clients read, too: they look for `error` (https://platform.openai.com/docs/guides/error-codes). */
export const chatProblemSchema = problemSchema
  .extend({
    error: z.strictObject({
      message: z.string(),
      type: z.enum(['invalid_request_error', 'rate_limit_error', 'server_error']),
      param: z.string().nullable(),
      code: z.string(),
    }),
  })
  .meta({
    id: 'ChatProblem',
    description: 'A problem document (RFC 9457) that clients of OpenAI read as an error, too.',
  });

type ChatProblem = z.infer<typeof chatProblemSchema>;

/** The codes that these clients know, by kind. */
const CODES: Readonly<Partial<Record<ProblemKind, string>>> = {
  'unknown-model': 'model_not_found',
  unauthorized: 'invalid_api_key',
  'too-many-requests': 'rate_limit_exceeded',
};

/** Answers all that goes wrong below so that clients of OpenAI understand it. */
export function answerChatProblems(app: HttpApp, log: Log): void {
  app.setErrorHandler((fault, request, reply) => {
    const problem = toldProblem(fault, request, log);
    if (problem === undefined) return reply.hijack();
    const json = chatProblem(problem);
    return sendProblem({ status: json.status, headers: problem.headers, json }, reply);
  });
}

function chatProblem({ kind, status, json }: Problem): ChatProblem {
  const [first] = json.errors ?? [];
  return {
    ...json,
    // Their form has no 422.
    status: status === 422 ? 400 : status,
    error: {
      // These clients show nothing but this.
      message: [first?.detail ?? json.detail, json.remedy].filter((part) => part !== undefined).join(' '),
      type: typeOf(status),
      param: first?.parameter ?? paramOf(first?.pointer ?? ''),
      code: CODES[kind] ?? kind,
    },
  };
}

function typeOf(status: number): ChatProblem['error']['type'] {
  if (status === 429) return 'rate_limit_error';
  return status < 500 ? 'invalid_request_error' : 'server_error';
}

/** `#/messages/1/content` as they write it: `messages[1].content`. */
function paramOf(pointer: string): string | null {
  const path = pointer
    .replace(/^#\/?/, '')
    .replaceAll(/\/(\d+)(?=\/|$)/g, '[$1]')
    .replaceAll('/', '.');
  return path === '' ? null : path;
}
