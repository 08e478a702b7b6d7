import { z } from 'zod';

/** The media type of a problem document (RFC 9457, section 6.1). */
export const PROBLEM_TYPE = 'application/problem+json';

/** What can be wrong with a request or with the moment: the status and what is said of each kind in general. */
const PROBLEMS = {
  'malformed-request': [400, 'The request cannot be read'],
  'malformed-body': [400, 'The body cannot be read'],
  'wrong-parameters': [400, 'The address holds what it should not'],
  unauthorized: [401, 'A token is needed'],
  'not-opened': [403, 'The page is not opened, but loaded as something else'],
  'not-found': [404, 'There is nothing at this address'],
  'unknown-article': [404, 'There is no such article'],
  'unknown-sentence': [404, 'There is no such sentence'],
  'unknown-model': [404, 'There is no such model'],
  'method-not-allowed': [405, 'This address does not take this method'],
  'request-late': [408, 'The request did not arrive in time'],
  'body-too-large': [413, 'The body is too large'],
  'address-too-long': [414, 'The address is too long'],
  'unsupported-media-type': [415, 'The body is of a type that is not taken here'],
  'wrong-host': [421, 'The request is meant for another host'],
  'wrong-body': [422, 'The body is not what it should be'],
  'too-many-requests': [429, 'Too much was asked in a short time'],
  'headers-too-large': [431, 'The headers are too large'],
  fault: [500, 'Something went wrong inside beleg'],
  busy: [503, 'Too many questions are waiting'],
  stopping: [503, 'The server is stopping'],
  'articles-changed': [503, 'The articles changed in the meantime'],
  'took-too-long': [503, 'The answer took too long'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

export type ProblemKind = keyof typeof PROBLEMS;
export type ProblemStatus = (typeof PROBLEMS)[ProblemKind][0];

/** What a status may mean, for the description of the API. */
export function meaningOf(status: ProblemStatus): string {
  const titles = Object.values(PROBLEMS).flatMap(([of, title]) => (of === status ? [title] : []));
  return `${titles.join('. Or: ')}.`;
}

/** What is wrong at one place of a request. */
const placeErrorSchema = z.strictObject({
  pointer: z.string().optional().describe('Where in the body: a JSON pointer as the fragment of an address.'),
  parameter: z.string().optional().describe('Which parameter of the address.'),
  detail: z.string(),
});

/** A problem document as RFC 9457 says, with what to do about it. */
export const problemSchema = z
  .strictObject({
    type: z.string().describe('Which kind of problem: `urn:beleg:problem:` and its name.'),
    title: z.string().describe('The kind in words, the same every time.'),
    status: z.int().min(400).max(599),
    detail: z.string().describe('What is wrong this time.'),
    remedy: z.string().optional().describe('What to do about it.'),
    errors: z.array(placeErrorSchema).optional().describe('Each place that is wrong.'),
    reference: z.string().optional().describe('Stands in the log of the server, beside what went wrong.'),
  })
  .describe('A problem document (RFC 9457).');

type ProblemJson = z.infer<typeof problemSchema>;

interface ProblemFacts {
  readonly detail: string;
  readonly remedy?: string | undefined;
  readonly errors?: ProblemJson['errors'];
  readonly reference?: string | undefined;
  /** The status where it is another than that of the kind. */
  readonly status?: number | undefined;
  /** Seconds until it may be otherwise (RFC 9110, section 10.2.3). */
  readonly retryAfter?: number | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly cause?: unknown;
}

/** Thrown by whatever handles a request: it is answered with this problem, and nothing of it is logged. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly kind: ProblemKind;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly json: ProblemJson;

  constructor(kind: ProblemKind, facts: ProblemFacts) {
    super(facts.detail, { cause: facts.cause });
    const [usual, title] = PROBLEMS[kind];
    const { detail, remedy, errors, reference, status = usual, retryAfter, headers } = facts;
    this.kind = kind;
    this.status = status;
    this.headers = { ...headers, ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) };
    this.json = {
      type: `urn:beleg:problem:${kind}`,
      title,
      status,
      detail,
      ...(remedy !== undefined && { remedy }),
      ...(errors !== undefined && { errors }),
      ...(reference !== undefined && { reference }),
    };
  }
}
