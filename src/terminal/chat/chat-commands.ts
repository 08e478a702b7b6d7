import type { LabelLanguage } from '../../language/label-language.ts';
import { closestWord } from '../closest-word.ts';

/** What the chat can be told beside questions. */
export const COMMANDS = ['articles', 'article', 'context', 'more', 'new', 'help', 'quit'] as const;

/** A command by its full name, without the colon. */
export type CommandName = (typeof COMMANDS)[number];

/** What else a command is called; every name works whatever the language of the labels. */
const OTHER_NAMES: Readonly<
  Record<LabelLanguage, Readonly<Partial<Record<CommandName, readonly string[]>>>>
> = {
  de: {
    articles: ['artikelliste'],
    article: ['artikel'],
    context: ['kontext'],
    more: ['mehr'],
    new: ['neu'],
    help: ['hilfe'],
    quit: ['beenden'],
  },
  en: { quit: ['q', 'exit'] },
  fr: {
    context: ['contexte'],
    more: ['suite'],
    new: ['nouveau'],
    help: ['aide'],
    quit: ['quitter'],
  },
  it: {
    articles: ['articoli'],
    article: ['articolo'],
    context: ['contesto'],
    more: ['altro'],
    new: ['nuova'],
    help: ['aiuto'],
    quit: ['esci'],
  },
};

const BY_NAME: ReadonlyMap<string, CommandName> = new Map(
  COMMANDS.flatMap((command) =>
    [command, ...Object.values(OTHER_NAMES).flatMap((names) => names[command] ?? [])].map(
      (name) => [name, command] as const,
    ),
  ),
);

/** A line as the chat reads it. */
export type ChatLine =
  | { readonly kind: 'blank' }
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'command'; readonly name: CommandName; readonly argument: string }
  /** No command as it was typed, and no question either; `meant` is the command that comes nearest. */
  | { readonly kind: 'unknown-command'; readonly typed: string; readonly meant: CommandName | undefined };

/**
 * A colon and a word, or a slash as in other chats: what else begins with one of them, `:-)` or `/etc/hosts` say, is left to the
 * answerer.
 */
const COMMAND = /^(?<mark>[:/])(?<name>\p{L}*)(?:\s+(?<argument>.*))?$/su;

/** What a line asks of the chat: a question, unless it begins as a command does or is nothing but a word for leaving. */
export function parseChatLine(line: string): ChatLine {
  const text = line.trim();
  if (text === '') return { kind: 'blank' };
  const { mark = '', name, argument = '' } = COMMAND.exec(text)?.groups ?? {};
  if (name === undefined) {
    const isLeaving = BY_NAME.get(text.toLowerCase()) === 'quit';
    return isLeaving
      ? { kind: 'unknown-command', typed: text, meant: 'quit' }
      : { kind: 'question', question: text };
  }
  const command = BY_NAME.get(name.toLowerCase());
  if (command !== undefined) return { kind: 'command', name: command, argument: argument.trim() };
  const meant = BY_NAME.get(closestWord(name, [...BY_NAME.keys()]) ?? '');
  return { kind: 'unknown-command', typed: `${mark}${name}`, meant };
}

/** What Tab makes of a line, as readline wants it: the commands that begin so, and the part they replace. */
export function completeCommand(line: string): [hits: string[], replaced: string] {
  const mark = line.slice(0, 1);
  if (mark !== ':' && mark !== '/') return [[], line];
  const begun = (name: string): boolean => name.startsWith(line.slice(1).toLowerCase());
  const listed = COMMANDS.filter(begun);
  const hits = listed.length === 0 ? [...BY_NAME.keys()].filter(begun) : listed;
  return [hits.map((name) => mark + name), line];
}
