import type { FastifyError, FastifyRequest, FastifySchemaValidationError } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import { RequestError, type RequestProblem } from '../library/request-error.ts';
import { Problem, type ProblemKind } from './problem.ts';

/** What of a request a wrong schema was found in. */
const BODY = 'body';
const ASK_AGAIN_SECONDS = 1;

/**
 * The problem that a fault is to whoever sent the request.
 * @returns undefined for what is no mistake of theirs nor of the moment: a fault of beleg's
 */
export function problemOf(fault: unknown, request: FastifyRequest): Problem | undefined {
  if (fault instanceof Problem) return fault;
  if (fault instanceof RequestError) return problemOfRequest(fault, request);
  if (hasZodFastifySchemaValidationErrors(fault)) return wrongPart(fault);
  if (!(fault instanceof Error)) return undefined;
  const code = codeOf(fault);
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge(fault, request);
  const known = FRAMEWORK_PROBLEMS[code ?? ''];
  return known && new Problem(known.kind, { ...known, cause: fault });
}

/** Some routes take more than others. */
function tooLarge(cause: Error, { routeOptions }: FastifyRequest): Problem {
  return new Problem('body-too-large', {
    detail: `The body is larger than ${routeOptions.bodyLimit / 1024} kB.`,
    remedy: 'Send less, or in parts.',
    cause,
  });
}

const KINDS: Readonly<Record<RequestProblem, ProblemKind>> = {
  'unknown-article': 'unknown-article',
  'unknown-sentence': 'unknown-sentence',
  'articles-changed': 'articles-changed',
};

/** What a body names wrongly is a mistake in the body; what an address names and there is not is nowhere. */
function problemOfRequest(fault: RequestError, { body }: FastifyRequest): Problem {
  const { kind, message: detail, remedy } = fault;
  const inBody = body !== undefined && kind === 'unknown-article';
  return new Problem(KINDS[kind], {
    detail,
    remedy,
    cause: fault,
    ...(inBody && { status: 422, errors: [{ pointer: '#/article', detail }] }),
    ...(kind === 'articles-changed' && { retryAfter: ASK_AGAIN_SECONDS }),
  });
}

type WrongPart = Pick<FastifyError, 'validation' | 'validationContext'>;

function wrongPart({ validation = [], validationContext }: WrongPart): Problem {
  const inBody = validationContext === BODY;
  const [kind, part] = inBody
    ? (['wrong-body', 'body'] as const)
    : (['wrong-parameters', 'address'] as const);
  return new Problem(kind, {
    detail: `Some of the ${part} is not what it should be; errors says what.`,
    remedy: '/openapi.json describes what is taken.',
    errors: firstOfEach(validation.flatMap(placesOf)).map(({ path, detail }) =>
      inBody ? { pointer: `#${path}`, detail } : { parameter: path.slice(1), detail },
    ),
  });
}

interface WrongPlace {
  readonly path: string;
  readonly detail: string;
}

/** What is told of each place, of as many as are shown. */
function firstOfEach(wrong: readonly WrongPlace[]): readonly WrongPlace[] {
  const places = new Map<string, WrongPlace>();
  for (const place of wrong) {
    if (places.size === ERRORS_SHOWN) break;
    if (!places.has(place.path)) places.set(place.path, place);
  }
  return [...places.values()];
}

/** What is wrong with a value, and where, as a path of names; fields that are not known are each at a place of their own. */
function placesOf({
  keyword,
  instancePath,
  message = '',
  params,
}: FastifySchemaValidationError): readonly WrongPlace[] {
  const path = instancePath === '/' ? '' : instancePath;
  const { keys } = params;
  if (keyword !== 'unrecognized_keys' || !Array.isArray(keys)) return [{ path, detail: message }];
  return keys
    .slice(0, ERRORS_SHOWN)
    .map((key) => ({ path: `${path}/${pointed(String(key))}`, detail: 'Nothing of this name is taken.' }));
}

const ERRORS_SHOWN = 20;
const KEY_CHARACTERS = 80;

/** A name in a JSON pointer that is the fragment of an address (RFC 6901, section 6). */
function pointed(name: string): string {
  return encodeURIComponent(
    name.slice(0, KEY_CHARACTERS).toWellFormed().replaceAll('~', '~0').replaceAll('/', '~1'),
  );
}

interface KnownProblem {
  readonly kind: ProblemKind;
  readonly detail: string;
  readonly remedy?: string;
}

const TOO_LONG_PART: KnownProblem = {
  kind: 'address-too-long',
  detail: 'A part of the address is too long.',
};

/** What Fastify refuses by itself, by its codes; its own words quote the request. */
const FRAMEWORK_PROBLEMS: Readonly<Record<string, KnownProblem>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    kind: 'unsupported-media-type',
    detail: 'The body is of another type than application/json.',
    remedy: 'Send JSON, with the header "Content-Type: application/json".',
  },
  FST_ERR_ROUTE_MISSING_CONTENT_TYPE: {
    kind: 'unsupported-media-type',
    detail: 'The method asks for a body, and no header says of what type it is.',
  },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: {
    kind: 'malformed-body',
    detail: 'The body is not as long as its Content-Length says.',
  },
  FST_ERR_BAD_URL: {
    kind: 'malformed-request',
    detail: 'The address holds a percent sign that begins no encoded byte, or bytes that are no UTF-8.',
  },
  FST_ERR_MAX_PARAM_LENGTH: TOO_LONG_PART,
};

function codeOf(fault: Error): string | undefined {
  const code: unknown = Reflect.get(fault, 'code');
  return typeof code === 'string' ? code : undefined;
}
