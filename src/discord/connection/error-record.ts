import { DiscordAPIError } from 'discord.js';
import { withoutBotTokens } from './bot-token.ts';
import { isPassing, isUnanswerable } from './request-faults.ts';

/** What the log says of an error. */
export interface ErrorRecord {
  readonly type: string;
  readonly message: string;
  /** Where it was made: the lines of its trace, which hold no text of anyone. None of what the network or Discord's server does. */
  readonly stack?: string;
  readonly code?: string | number;
  readonly status?: number;
  readonly method?: string;
  /** The path of the request that failed, without ids and tokens. */
  readonly route?: string;
  readonly cause?: ErrorRecord;
  readonly errors?: readonly ErrorRecord[];
}

/** Causes of causes that are told. */
const DEPTH = 4;
/** Errors of one that holds several, and fields that Discord refuses in one request. */
const SIDE_BY_SIDE = 8;
const MESSAGE_CHARACTERS = 1_000;
const STACK_LINES = 20;

/**
 * An error as the log may hold it. Discord's errors carry the request with the question in it and an address with the
 * interaction's token, which would let anyone answer in the bot's name; so what is kept is named here, and all else left out.
 */
export function errorRecord(fault: unknown, depth: number = DEPTH): ErrorRecord {
  if (!(fault instanceof Error)) return { type: typeof fault, message: plainWords(fault) };
  const [code, status, method, url] = ['code', 'status', 'method', 'url'].map((name): unknown =>
    Reflect.get(fault, name),
  );
  const { stack, cause } = fault;
  const errors = fault instanceof AggregateError ? fault.errors.slice(0, SIDE_BY_SIDE) : [];
  return {
    type: fault.constructor.name,
    message: cleaned(wordsOf(fault)),
    ...(stack !== undefined && !isOutside(fault) && { stack: framesOf(stack, fault.message) }),
    ...((typeof code === 'string' || typeof code === 'number') && { code }),
    ...(typeof status === 'number' && { status }),
    ...(typeof method === 'string' && { method }),
    ...(typeof url === 'string' && { route: routeOf(url) }),
    ...(depth > 0 && cause !== undefined && { cause: errorRecord(cause, depth - 1) }),
    ...(depth > 0 && errors.length > 0 && { errors: errors.map((one) => errorRecord(one, depth - 1)) }),
  };
}

/** Nothing in the code is to blame for it. */
function isOutside(fault: Error): boolean {
  return isPassing(fault) || isUnanswerable(fault);
}

function wordsOf(fault: Error): string {
  if (fault instanceof DiscordAPIError) return discordWords(fault);
  // What is parsed here is what Discord sent, and the engine quotes it.
  return fault instanceof SyntaxError ? 'a text could not be parsed' : fault.message;
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

/** A thrown value that is no error: a text, such as the trace of another process, or nothing that is told. */
function plainWords(thrown: unknown): string {
  return typeof thrown === 'string' ? cleaned(thrown) : 'no error was thrown, but something else';
}

function framesOf(stack: string, message: string): string {
  const below = stack.slice(stack.indexOf(message) + message.length);
  const frames = below.split('\n').filter((line) => /^\s+at /.test(line));
  return cleaned(frames.slice(0, STACK_LINES).join('\n'), Infinity);
}

/** As Discord documents it: `/webhooks/:id/:token/messages/@original`. */
function routeOf(url: string): string {
  const path = URL.canParse(url) ? new URL(url).pathname : '';
  const below = path.replace(/^\/api(?:\/v\d+)?(?=\/)/, '').replaceAll('%40', '@');
  return withoutTokens(below).replaceAll(/\d{15,}/g, ':id');
}

function cleaned(text: string, most: number = MESSAGE_CHARACTERS): string {
  const clean = withoutTokens(text);
  return clean.length > most ? `${clean.slice(0, most)}…` : clean;
}

/** What begins like this, in base64 or in an address, lets its holder speak for the bot. */
function withoutTokens(text: string): string {
  return withoutBotTokens(text)
    .replaceAll(/\/(webhooks|interactions)\/\d+\/[^/\s?#"']+/g, '/$1/:id/:token')
    .replaceAll(/aW50ZXJhY3Rpb246[\w+/=-]*/g, ':token');
}
