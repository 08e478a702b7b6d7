import type { FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { LABEL_LANGUAGES, type LabelLanguage } from '../language/label-language.ts';
import { PROBLEM_TYPE } from './problem.ts';

/* What who asks takes best of the forms that an answer can have (RFC 9110, section 12.5). */

/** The language that they read best of those that beleg speaks; the default where they name none. */
export function spokenLanguage(
  { headers }: Pick<FastifyRequest, 'headers'>,
  byDefault: LabelLanguage,
): LabelLanguage {
  // The first is taken where all are alike.
  const spoken = [byDefault, ...LABEL_LANGUAGES.filter((language) => language !== byDefault)];
  const best = new Negotiator({ headers }).language(spoken);
  return spoken.find((language) => language === best) ?? byDefault;
}

const PAGE = 'text/html';
const DOCUMENTS = [PROBLEM_TYPE, 'application/json'];

/**
 * Whether a page rather than a problem document says what is wrong. Who does not say is at the address of a page taken for a
 * person, and where there is nothing for a program.
 */
export function wantsPage({ headers, is404 }: Pick<FastifyRequest, 'headers' | 'is404'>): boolean {
  const forms = is404 ? [...DOCUMENTS, PAGE] : [PAGE, ...DOCUMENTS];
  const best = new Negotiator({ headers }).mediaType(forms) ?? forms[0];
  return best === PAGE;
}
