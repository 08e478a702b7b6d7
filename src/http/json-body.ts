import type { FastifyBodyParser } from 'fastify';
import type { HttpApp } from './http-context.ts';
import { Problem } from './problem.ts';

/** Each value is held against a schema, and each that is wrong is a mistake to be told of: a conversation has some thousand. */
const MOST_VALUES = 10_000;

/**
 * Takes bodies of JSON in UTF-8 (RFC 8259, section 8.1) and none of another type, nor what is not wholly of that encoding or holds
 * more values than anybody sends.
 */
export function takeJsonBodies(app: HttpApp): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  const parseBytes: FastifyBodyParser<Buffer> = (request, bytes, done) => {
    const text = decoded(bytes);
    void parse(request, text, (fault, body) => {
      if (fault !== null) done(unparsable(text));
      else if (holdsMoreValues(body)) done(tooManyValues());
      else done(null, body);
    });
  };
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, parseBytes);
}

/** Without the mark that a Windows editor puts before a text. */
function decoded(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new Problem('malformed-body', {
      detail: 'The body holds bytes that are no UTF-8.',
      remedy: 'Send JSON in UTF-8.',
      cause,
    });
  }
}

function unparsable(text: string): Problem {
  return new Problem('malformed-body', {
    detail:
      text.trim() === '' ? 'The body is empty.' : 'The body is no JSON, or holds a name that is not taken.',
    remedy: 'Send an object of JSON, as /openapi.json describes it.',
  });
}

/** Whether a value of JSON holds more values than are taken, however deep they lie. */
function holdsMoreValues(body: unknown): boolean {
  const found: unknown[] = [body];
  for (let at = 0; at < found.length && found.length <= MOST_VALUES; at++) {
    const value = found[at];
    const held: readonly unknown[] = typeof value === 'object' && value !== null ? Object.values(value) : [];
    // One by one: a list may hold more than a call may have arguments.
    for (const one of held) found.push(one);
  }
  return found.length > MOST_VALUES;
}

function tooManyValues(): Problem {
  return new Problem('body-too-large', {
    detail: `The body holds more than ${MOST_VALUES} values.`,
    remedy: 'Send fewer at once.',
  });
}
