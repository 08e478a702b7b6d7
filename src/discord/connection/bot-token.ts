import type { Expectation } from '../../wording/host/host-facts.ts';

/**
 * A bot's token: the bot's id, a moment and a signature, each in base64url, joined by dots; digits begin with one of three letters
 * there. Without upper bounds, a long text would take its square in time.
 */
const TOKEN = /[MNO][\w-]{19,39}\.[\w-]{5,20}\.[\w-]{20,80}/;

/** Whether a bot's token stands anywhere in a text. */
export function holdsBotToken(text: string): boolean {
  return TOKEN.test(text);
}

/** A text in which each bot's token is replaced by what it is. */
export function withoutBotTokens(text: string): string {
  return text.replaceAll(new RegExp(TOKEN, 'g'), ':bot-token');
}

/** Each way in which a token is copied wrongly, and what is expected in its place; the first that fits is told. */
const MISTAKES: readonly (readonly [pattern: RegExp, expected: Expectation])[] = [
  [/[\r\n]/, 'token-in-one-line'],
  [/^Bot\b/i, 'token-without-bot'],
  [/["'`“”„‘’«»]/, 'token-without-quotes'],
  [/…|\.\.\./, 'whole-token'],
  [/[<>{}[\]$]/, 'no-placeholder'],
  [/\s/, 'token-without-blank'],
  [/[^\w.-]/, 'no-strange-character'],
];

/** What is expected of a token and is not so, without a word of what it says; undefined where it has a token's form. */
export function mistakeInBotToken(token: string): Expectation | undefined {
  const [, expected] = MISTAKES.find(([pattern]) => pattern.test(token)) ?? [];
  if (expected !== undefined) return expected;
  const parts = token.split('.');
  return parts.length === 3 && !parts.includes('') ? undefined : 'three-parts';
}
