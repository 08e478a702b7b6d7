/** What a person at the console wants done. */
export type ConsoleLine =
  | { readonly kind: 'slash'; readonly command: string; readonly text: string }
  | { readonly kind: 'complete'; readonly command: string; readonly option: string; readonly typed: string }
  | { readonly kind: 'mention' | 'dm' | 'say' | 'edit'; readonly text: string }
  | { readonly kind: 'click'; readonly button: number }
  | { readonly kind: 'reply'; readonly message: number; readonly text: string }
  | { readonly kind: 'check'; readonly message: number }
  | { readonly kind: 'delete'; readonly message: number | undefined }
  | { readonly kind: 'check text'; readonly text: string }
  | { readonly kind: 'as'; readonly name: string; readonly locale: string | undefined }
  | { readonly kind: 'locale'; readonly locale: string }
  | { readonly kind: 'in'; readonly place: Place }
  | { readonly kind: 'drop' | 'invalidate' | 'logs' | 'help' | 'quit' | 'nothing' }
  | { readonly kind: 'unknown word'; readonly word: string }
  | { readonly kind: 'unknown'; readonly problem: string };

/** Where slash commands and messages go. */
export type Place = 'channel' | 'thread' | 'dm';

type Reader = (rest: string) => ConsoleLine;

const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['dm', (text) => withText(text, 'dm')],
  ['say', (text) => withText(text, 'say')],
  ['edit', (text) => withText(text, 'edit')],
  ['delete', readDelete],
  ['click', readClick],
  ['press', readClick],
  ['reply', readReply],
  ['check', (rest) => (isNumber(rest) ? { kind: 'check', message: Number(rest) } : readCheckText(rest))],
  ['complete', readComplete],
  ['as', readUser],
  ['locale', (locale) => (locale === '' ? unknown('locale fr, for example') : { kind: 'locale', locale })],
  ['in', readPlace],
  ['drop', () => ({ kind: 'drop' })],
  ['invalidate', () => ({ kind: 'invalidate' })],
  ['logs', () => ({ kind: 'logs' })],
  ['help', () => ({ kind: 'help' })],
  ['quit', () => ({ kind: 'quit' })],
  ['exit', () => ({ kind: 'quit' })],
]);

/** The words that a line of the console may begin with. */
export const CONSOLE_WORDS: readonly string[] = [...readers.keys()];

/** Reads one line of the console; `bot` is the name that the bot is mentioned by. */
export function parseLine(line: string, bot: string): ConsoleLine {
  const [, word = '', rest = ''] = /^\s*(\S*)\s*(.*?)\s*$/su.exec(line) ?? [];
  if (word === '') return { kind: 'nothing' };
  if (word.startsWith('/') && word.length > 1) return { kind: 'slash', command: word.slice(1), text: rest };
  if (word.toLowerCase() === `@${bot.toLowerCase()}`) return { kind: 'mention', text: rest };
  const read = readers.get(word.toLowerCase());
  return read === undefined ? { kind: 'unknown word', word } : read(rest);
}

function readClick(rest: string): ConsoleLine {
  return isNumber(rest)
    ? { kind: 'click', button: Number(rest) }
    : unknown('click 2, with the number of a button');
}

function readDelete(rest: string): ConsoleLine {
  if (rest === '') return { kind: 'delete', message: undefined };
  return isNumber(rest) ? { kind: 'delete', message: Number(rest) } : unknown('delete, or delete 3');
}

function readReply(rest: string): ConsoleLine {
  const [, message, text] = /^(\d+)\s+(.+)$/su.exec(rest) ?? [];
  if (message === undefined || text === undefined)
    return unknown('reply 1 some text, with the number of a message');
  return { kind: 'reply', message: Number(message), text };
}

function readCheckText(text: string): ConsoleLine {
  return text === '' ? unknown('check some text, or check 3') : { kind: 'check text', text };
}

function readComplete(rest: string): ConsoleLine {
  const [, command, option, typed = ''] = /^\/?(\S+)\s+(\S+)\s*(.*)$/su.exec(rest) ?? [];
  if (command === undefined || option === undefined) return unknown('complete ask article some text');
  return { kind: 'complete', command, option, typed };
}

function readUser(rest: string): ConsoleLine {
  const [name = '', locale] = rest.split(/\s+/u);
  return name === '' ? unknown('as anna, or as anna fr') : { kind: 'as', name, locale };
}

function readPlace(rest: string): ConsoleLine {
  if (rest === 'channel' || rest === 'thread' || rest === 'dm') return { kind: 'in', place: rest };
  return unknown('in channel, in thread or in dm');
}

function withText(text: string, kind: 'dm' | 'say' | 'edit'): ConsoleLine {
  return text === '' ? unknown(`${kind} some text`) : { kind, text };
}

function unknown(problem: string): ConsoleLine {
  return { kind: 'unknown', problem };
}

function isNumber(text: string): boolean {
  return /^\d+$/u.test(text);
}
