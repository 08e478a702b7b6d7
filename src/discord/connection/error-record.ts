import { DiscordAPIError } from 'discord.js';
import {
  errorRecord,
  plainWordsOf,
  SIDE_BY_SIDE,
  type ErrorKnowledge,
  type ErrorRecord,
} from '../../serving/error-record.ts';
import { withoutBotTokens } from './bot-token.ts';
import { isPassing, isUnanswerable } from './request-faults.ts';
import { parsedUrl } from '../../system/web-address.ts';

const OF_DISCORD: ErrorKnowledge = {
  wordsOf: (fault) => (fault instanceof DiscordAPIError ? discordWords(fault) : plainWordsOf(fault)),
  cleaned: withoutTokens,
  isOutside: (fault) => isPassing(fault) || isUnanswerable(fault),
  routeOf,
};

/**
 * An error as the log may hold it. Discord's errors carry the request with the question in it and an address with the
 * interaction's token, which would let anyone answer in the bot's name.
 */
export function discordErrorRecord(fault: unknown): ErrorRecord {
  return errorRecord(fault, OF_DISCORD);
}

/** Of the fields that Discord refused their places and codes: its sentences about them may quote what stood there. */
function discordWords({ rawError }: DiscordAPIError): string {
  if (!('code' in rawError)) return 'Discord refused the request';
  const fields = [...refusedFields(rawError.errors, '')].slice(0, SIDE_BY_SIDE);
  return [rawError.message, ...fields].join('\n');
}

function* refusedFields(errors: unknown, place: string): Generator<string> {
  if (typeof errors !== 'object' || errors === null) return;
  for (const [name, value] of Object.entries(errors)) {
    if (name === '_errors') yield* codesOf(value).map((code) => `${place}: ${code}`);
    else yield* refusedFields(value, place === '' ? name : `${place}.${name}`);
  }
}

function codesOf(errors: unknown): string[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((error: { readonly code?: unknown }) => String(error?.code));
}

/** As Discord documents it: `/webhooks/:id/:token/messages/@original`. */
function routeOf(url: string): string {
  const path = parsedUrl(url)?.pathname ?? '';
  const below = path.replace(/^\/api(?:\/v\d+)?(?=\/)/, '').replaceAll('%40', '@');
  return withoutTokens(below).replaceAll(/\d{15,}/g, ':id');
}

/** What begins like this, in base64 or in an address, lets its holder speak for the bot. */
function withoutTokens(text: string): string {
  return withoutBotTokens(text)
    .replaceAll(/\/(webhooks|interactions)\/\d+\/[^/\s?#"']+/g, '/$1/:id/:token')
    .replaceAll(/aW50ZXJhY3Rpb246[\w+/=-]*/g, ':token');
}
