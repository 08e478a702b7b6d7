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
  const place = placeOfFault(text);
  return new Problem('malformed-body', {
    detail:
      text.trim() === ''
        ? 'The body is empty.'
        : `The body is no JSON that is taken here${place === undefined ? '' : `: see its character ${place}`}.`,
    remedy: 'Send an object of JSON, as /openapi.json describes it.',
  });
}

/** Where the engine stumbled; it quotes what stands there, which is not told. */
function placeOfFault(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (fault) {
    return /position (\d+)/.exec(String(fault))?.[1];
  }
}
