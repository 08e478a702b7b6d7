import { questionLanguage } from '../../answering/question-language.ts';
import type { LabelLanguage } from '../../language/label-language.ts';
import { wordsOf } from '../../language/words.ts';
import { parseMarkup, type Piece } from './markup.ts';

/** What is mentioned by an id, as far as it is known and may be named. */
export type Mentioned = Extract<Piece, { readonly id: string }>;

/** What the ids in a message stand for. */
export interface Names {
  /** As it is displayed, without its sign; undefined where nothing may be said. */
  readonly of: (mentioned: Mentioned) => string | undefined;
  /** Whether it is the bot, or the role that Discord gave it: to mention either calls it and says nothing. */
  readonly isBot: (mentioned: Mentioned) => boolean;
}

/** How markup is read. */
export interface Reading {
  readonly names: Names;
  /** For dates, where the words around them tell none. */
  readonly language: LabelLanguage;
}

/**
 * The question in a text with Discord's markup, on one line: what a person sees, without whom it is addressed to. What it
 * quotes of others is left out, unless nothing else is asked.
 */
export function questionText(markup: string, reading: Reading): string {
  const pieces = parseMarkup(markup);
  const own = seen(
    pieces.filter(({ quoted }) => !quoted),
    reading,
  );
  const question = wordsOf(own).length > 0 ? own : seen(pieces, reading);
  return question.replaceAll(/\s+/g, ' ');
}

/** A text with Discord's markup as a person sees it, line by line, without whom it is addressed to. */
export function seenText(markup: string, reading: Reading): string {
  return seen(parseMarkup(markup), reading);
}

function seen(pieces: readonly Piece[], { names, language }: Reading): string {
  const words = (piece: Piece): string | undefined => wordsFor(piece, names);
  const text = withoutAddressees(pieces, words);
  if (!pieces.some(({ kind }) => kind === 'date')) return text;
  const dates = dateFormat(questionLanguage(text) ?? language);
  return withoutAddressees(pieces, (piece) =>
    piece.kind === 'date' ? dates.format(piece.at) : words(piece),
  );
}

/** Undefined for what says nothing. */
function wordsFor(piece: Piece, names: Names): string | undefined {
  if (piece.kind === 'text') return piece.text;
  return 'id' in piece && !names.isBot(piece) ? names.of(piece) : undefined;
}

/** Without the time of day: Discord shows each person that of their own place, which it does not tell. */
function dateFormat(language: LabelLanguage): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
}

const SEPARATORS = /^[\s,;:–—-]*$/;
/** What parts a call from what is said to those called. */
const AFTER_CALL = /^(?:[,;:]|[!.–—-](?=\s))/;

/** Who is mentioned before all words or after them is called, and not spoken of. */
function withoutAddressees(pieces: readonly Piece[], words: (piece: Piece) => string | undefined): string {
  const first = pieces.findIndex((piece) => speaks(piece) && !SEPARATORS.test(textOf(piece)));
  const last = pieces.findLastIndex((piece) => speaks(piece) && textOf(piece).trim() !== '');
  if (first === -1) return '';
  const text = joined(pieces.slice(first, last + 1).map(words));
  const heard = pieces.slice(0, first).some(calls) ? text.replace(AFTER_CALL, '') : text;
  return (pieces.slice(last + 1).some(calls) ? withoutComma(heard) : heard).trim();
}

function calls({ kind }: Piece): boolean {
  return kind === 'user' || kind === 'role' || kind === 'everyone';
}

function speaks(piece: Piece): boolean {
  return !calls(piece) && piece.kind !== 'wordless';
}

/** What stands for itself if it is not text. */
function textOf(piece: Piece): string {
  return piece.kind === 'text' ? piece.text : piece.kind;
}

/** Joins what is said as if nothing had stood where nothing is said. */
function joined(words: readonly (string | undefined)[]): string {
  let text = '';
  let isGap = false;
  for (const word of words) {
    if (word === undefined) isGap = true;
    else {
      text = isGap ? bridged(text, word) : text + word;
      isGap = false;
    }
  }
  return text.trim();
}

function bridged(before: string, after: string): string {
  if (/^[\s,;.!?…)]/.test(after)) {
    const ended = before.trimEnd();
    return (/^\s*[,;.!?…]/.test(after) ? withoutComma(ended) : ended) + after;
  }
  return /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(after)
    ? `${before} ${after}`
    : before + after;
}

function withoutComma(text: string): string {
  return text.trimEnd().replace(/[,;:]$/, '');
}
