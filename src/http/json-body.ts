import type { FastifyBodyParser } from 'fastify';
import type { HttpApp } from './http-context.ts';
import { Problem } from './problem.ts';

/** Takes bodies of JSON in UTF-8 (RFC 8259, section 8.1) and none of another type, nor what is not wholly of that encoding. */
export function takeJsonBodies(app: HttpApp): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  const parseBytes: FastifyBodyParser<Buffer> = (request, bytes, done) => {
    const text = decoded(bytes);
    void parse(request, text, (fault, body) => done(fault === null ? null : unparsable(text), body));
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
