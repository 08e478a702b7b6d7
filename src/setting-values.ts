import { isIP } from 'node:net';
import { z } from 'zod';
import { mistakeInBotToken } from './discord/connection/bot-token.ts';
import { LABEL_LANGUAGES } from './language/label-language.ts';
import { isHubAddress } from './models/hub.ts';
import { isModelName, isOfCloud, isServerAddress, languageModelIn } from './reading/ollama/ollama-names.ts';
import { isDatabaseAddress } from './search-index/postgres/database-address.ts';
import type { Expectation } from './wording/host/host-facts.ts';
import { parsedUrl } from './system/web-address.ts';

/* What may stand in a setting, by kind; each gives as its message what was expected where something else stands there. */

/** The message of a fault. */
function told(expected: Expectation): { readonly error: Expectation } {
  return { error: expected };
}

const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal'] as const;
/** What may stand in `Authorization: Bearer` (RFC 6750, section 2.1), and too much to be guessed. */
const API_TOKEN = /^[\w.~+/-]{16,512}=*$/;
/** A name of a host; whether there is one of that name is found out when it is looked up. */
const HOST_NAME = /^[a-z\d-]+(?:\.[a-z\d-]+)*\.?$/i;
const MOST_PORT = 65_535;
const SNOWFLAKE = /^\d{17,20}$/;

export const text = z.string().trim().min(1, told('no-blanks'));
export const botToken = text.refine((token) => mistakeInBotToken(token) === undefined, {
  error: ({ input }) => mistakeInBotToken(String(input)),
});
export const flag = z
  .enum(['true', 'false', '1', '0'], told('flag'))
  .transform((value) => value === 'true' || value === '1');
/** A flag, or the word for looking where the system tells of nothing. */
export const watch = z
  .enum(['true', 'false', '1', '0', 'poll'], told('watch'))
  .transform((value) => (value === 'poll' ? value : value === 'true' || value === '1'));
export const snowflake = z.string().regex(SNOWFLAKE, told('id'));
const list = z.string().transform((given) => given.split(/[\s,]+/).filter((one) => one !== ''));
export const snowflakes = list.refine((ids) => ids.every((id) => SNOWFLAKE.test(id)), told('ids'));
export const address = z.url({ protocol: /^https?$/, ...told('address') });
export const hubAddress = z.string().refine(isHubAddress, told('hub-address'));
export const siteAddress = z.string().refine(isPlain, told('site-address')).transform(asFolder);
export const databaseUrl = text.refine(isDatabaseAddress, told('database-address'));
export const serverAddress = z.string().refine(isServerAddress, told('server-address'));
export const reader = text
  .refine((given) => isModelName(languageModelIn(given) ?? 'x'), told('language-model'))
  .refine((given) => !isOfCloud(languageModelIn(given) ?? ''), told('own-model'));
export const count = z.coerce.number(told('count')).int(told('count')).min(1, told('count'));
/** Beyond these one machine is no place for them. */
const MOST_PROCESSES = 64;
export const shardProcesses = z.union(
  [z.literal('auto'), z.coerce.number().int().min(1).max(MOST_PROCESSES)],
  told('processes'),
);
export const port = z.coerce
  .number(told('port'))
  .int(told('port'))
  .min(0, told('port'))
  .max(MOST_PORT, told('port'));
export const host = text
  .transform((given) => given.replace(/^\[(.*)\]$/, '$1'))
  .refine((given) => isIP(given) !== 0 || HOST_NAME.test(given), told('host'));
export const apiToken = text.regex(API_TOKEN, told('api-token'));
/** As a browser sends them in Origin. */
export const origins = list
  .refine((given) => given.every(isOrigin), told('origins'))
  .transform((given) => given.map((origin) => new URL(origin).origin));
export const networks = list.refine((given) => given.every(isNetwork), told('networks'));
export const language = z.enum(LABEL_LANGUAGES, told('language'));
export const logLevel = z.enum(LOG_LEVELS, told('log-level'));

/** Whether a web address can have the name of a file put behind it, and may be shown to everyone. */
function isPlain(given: string): boolean {
  const url = parsedUrl(given);
  if (url === undefined) return false;
  const { protocol, username, password } = url;
  return /^https?:$/.test(protocol) && !/[?#]/.test(given) && username + password === '';
}

/** The address of a folder, which ends with a slash, in its ASCII form. */
function asFolder(given: string): string {
  const { href } = new URL(given);
  return href.endsWith('/') ? href : `${href}/`;
}

function isOrigin(given: string): boolean {
  const url = parsedUrl(given);
  if (url === undefined) return false;
  const { protocol, hostname, origin, href } = url;
  // A URL takes names with marks that mean something in a policy: `;` ends a directive, `*` is every site.
  const isName = HOST_NAME.test(hostname) || isIP(hostname.replace(/^\[(.*)\]$/, '$1')) !== 0;
  return /^https?:$/.test(protocol) && isName && href === `${origin}/`;
}

/** An address, or one with how many of its bits are the network's. */
function isNetwork(given: string): boolean {
  const [ip = '', bits, ...rest] = given.split('/');
  const most = { 4: 32, 6: 128 }[isIP(ip)] ?? -1;
  return (
    rest.length === 0 && most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  );
}
