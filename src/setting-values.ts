import { z } from 'zod';
import { mistakeInBotToken } from './discord/connection/bot-token.ts';
import { LANGUAGES } from './language/language.ts';
import { isHubAddress } from './models/hub.ts';

/* What may stand in a setting, by kind; each says what was expected where something else stands there. */

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
const SNOWFLAKE = /^\d{17,20}$/;

export const text = z.string().trim().min(1, 'something other than blanks');
export const botToken = text.refine((token) => mistakeInBotToken(token) === undefined, {
  error: ({ input }) => mistakeInBotToken(String(input)),
});
export const flag = z
  .enum(['true', 'false', '1', '0'], { error: 'true or false' })
  .transform((value) => value === 'true' || value === '1');
export const snowflake = z.string().regex(SNOWFLAKE, { error: 'an id of 17 to 20 digits' });
export const snowflakes = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((id) => id !== ''))
  .refine((ids) => ids.every((id) => SNOWFLAKE.test(id)), {
    error: 'ids of 17 to 20 digits, separated by commas',
  });
export const address = z.url({
  protocol: /^https?$/,
  error: 'an address that begins with http:// or https://',
});
export const hubAddress = z.string().refine(isHubAddress, {
  error:
    'an address that begins with https:// (http:// on this machine alone), without a password or a query',
});
const COUNT = 'a whole number from 1';
export const count = z.coerce.number({ error: COUNT }).int(COUNT).min(1, COUNT);
export const language = z.enum(LANGUAGES, { error: `one of ${LANGUAGES.join(', ')}` });
export const logLevel = z.enum(LOG_LEVELS, { error: `one of ${LOG_LEVELS.join(', ')}` });
