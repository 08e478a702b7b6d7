import { z } from 'zod';
import { mistakeInBotToken } from './discord/connection/bot-token.ts';
import { LABEL_LANGUAGES } from './language/label-language.ts';
import { isHubAddress } from './models/hub.ts';
import { isModelName, isOfCloud, isServerAddress, languageModelIn } from './reading/ollama/ollama-names.ts';
import type { Expectation } from './wording/host/host-facts.ts';

/* What may stand in a setting, by kind; each gives as its message what was expected where something else stands there. */

/** The message of a fault. */
function told(expected: Expectation): { readonly error: Expectation } {
  return { error: expected };
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
const SNOWFLAKE = /^\d{17,20}$/;

export const text = z.string().trim().min(1, told('no-blanks'));
export const botToken = text.refine((token) => mistakeInBotToken(token) === undefined, {
  error: ({ input }) => mistakeInBotToken(String(input)),
});
export const flag = z
  .enum(['true', 'false', '1', '0'], told('flag'))
  .transform((value) => value === 'true' || value === '1');
export const snowflake = z.string().regex(SNOWFLAKE, told('id'));
export const snowflakes = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((id) => id !== ''))
  .refine((ids) => ids.every((id) => SNOWFLAKE.test(id)), told('ids'));
export const address = z.url({ protocol: /^https?$/, ...told('address') });
export const hubAddress = z.string().refine(isHubAddress, told('hub-address'));
export const serverAddress = z.string().refine(isServerAddress, told('server-address'));
export const reader = text
  .refine((given) => isModelName(languageModelIn(given) ?? 'x'), told('language-model'))
  .refine((given) => !isOfCloud(languageModelIn(given) ?? ''), told('own-model'));
export const count = z.coerce.number(told('count')).int(told('count')).min(1, told('count'));
export const language = z.enum(LABEL_LANGUAGES, told('language'));
export const logLevel = z.enum(LOG_LEVELS, told('log-level'));
