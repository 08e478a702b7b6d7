import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { LABEL_LANGUAGES } from '../../language/label-language.ts';
import type { PageContext } from '../../pages/addresses.ts';
import type { HttpContext } from '../http-context.ts';
import { spokenLanguage } from '../negotiation.ts';
import { EMBED_PATH, pageAddresses } from './page-addresses.ts';

/** A field that was left empty says nothing. */
const field = z
  .string()
  .optional()
  .transform((text) => (text === '' ? undefined : text));

/** The fields of the form, as its address holds them. What others hang on an address, as campaigns do, is left alone. */
export const pageQuery = z.object({
  question: z.string().optional(),
  article: field,
  language: z.enum(LABEL_LANGUAGES).optional(),
  earlier: field,
});

/** The same of an address that may hold anything: what is not understood is not there. */
const anyQuery = z.object({
  question: z.string().optional().catch(undefined),
  article: field.catch(undefined),
  language: z.enum(LABEL_LANGUAGES).optional().catch(undefined),
  earlier: field.catch(undefined),
});

/** What an address asks for, as far as it can be understood. */
export function askedIn({ query }: FastifyRequest): z.infer<typeof anyQuery> {
  return anyQuery.parse(query ?? {});
}

/** Whether an address names a language that beleg does not speak. */
export function namesUnknownLanguage({ query }: FastifyRequest): boolean {
  const { success, data } = z.object({ language: z.string() }).safeParse(query);
  return success && !pageQuery.shape.language.safeParse(data.language).success;
}

/** What the pages that answer a request are told: the language that the address names, else one that the browser asks for. */
export function pageContext(
  request: FastifyRequest,
  { settings }: Pick<HttpContext, 'settings'>,
): PageContext {
  const isEmbedded = request.routeOptions.url === EMBED_PATH;
  return {
    language: askedIn(request).language ?? spokenLanguage(request, settings.defaultLanguage),
    addresses: pageAddresses(isEmbedded),
    isEmbedded,
  };
}
