/** What the chat can be told beside questions. */
export const COMMANDS = ['articles', 'context', 'more', 'new', 'help', 'quit'] as const;

/** A command by its full name, without the colon. */
export type CommandName = (typeof COMMANDS)[number];

const ALIASES: ReadonlyMap<string, CommandName> = new Map([
  ...COMMANDS.map((name) => [name, name] as const),
  ['q', 'quit'],
  ['exit', 'quit'],
]);

/** A line as the chat reads it. */
export type ChatLine =
  | { readonly kind: 'blank' }
  | { readonly kind: 'question'; readonly question: string }
  | { readonly kind: 'command'; readonly name: CommandName; readonly argument: string }
  | { readonly kind: 'unknown-command'; readonly name: string };

/** A colon and a word: what else begins with a colon, `:-)` say, is left to the answerer. */
const COMMAND = /^:(?<name>\p{L}*)(?:\s+(?<argument>.*))?$/su;

/** What a line asks of the chat: a question, unless it begins with a colon and a word. */
export function parseChatLine(line: string): ChatLine {
  const text = line.trim();
  if (text === '') return { kind: 'blank' };
  const { name, argument = '' } = COMMAND.exec(text)?.groups ?? {};
  if (name === undefined) return { kind: 'question', question: text };
  const command = ALIASES.get(name.toLowerCase());
  if (command === undefined) return { kind: 'unknown-command', name };
  return { kind: 'command', name: command, argument: argument.trim() };
}

/** What Tab makes of a line, as readline wants it: the commands that begin so, and the part they replace. */
export function completeCommand(line: string): [hits: string[], replaced: string] {
  if (!line.startsWith(':')) return [[], line];
  return [
    COMMANDS.map((name) => `:${name}`).filter((command) => command.startsWith(line.toLowerCase())),
    line,
  ];
}
