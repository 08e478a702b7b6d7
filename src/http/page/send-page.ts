import type { FastifyReply } from 'fastify';
import type { LabelLanguage } from '../../language/label-language.ts';

interface SentPage {
  readonly html: string;
  readonly language: LabelLanguage;
  /** The sites that may frame it; none may where there are none. */
  readonly framedBy: readonly string[];
}

/** Nothing but the own style sheet and icon is loaded, no script runs, and forms lead nowhere else. */
const POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
];

/** The policy of a page that only these sites may frame. */
export function pagePolicy(framedBy: readonly string[]): string {
  const ancestors = framedBy.length === 0 ? "'none'" : framedBy.join(' ');
  return [...POLICY, `frame-ancestors ${ancestors}`].join('; ');
}

/** Sends a page that is made for who asked: in their language, and kept by nobody in between. */
export function sendPage(reply: FastifyReply, { html, language, framedBy }: SentPage): FastifyReply {
  const before = reply.getHeader('vary');
  // What says less than the policy would forbid the frames that this allows.
  if (framedBy.length > 0) void reply.removeHeader('x-frame-options');
  return reply
    .headers({
      'content-security-policy': pagePolicy(framedBy),
      'content-language': language,
      'cache-control': 'no-store',
      vary: [before, 'Accept', 'Accept-Language'].filter((name) => name !== undefined).join(', '),
    })
    .type('text/html; charset=utf-8')
    .send(html);
}

const DAY_SECONDS = 24 * 60 * 60;

/** Of a file that may change: everyone may keep it for a day. */
export const KEPT_A_DAY = { 'cache-control': `public, max-age=${DAY_SECONDS}` } as const;
/** Of a file whose address changes with it: everyone may keep it for a year, the longest that is common. */
export const KEPT_FOR_EVER = {
  'cache-control': `public, max-age=${365 * DAY_SECONDS}, immutable`,
} as const;
