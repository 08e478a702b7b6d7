import type { HeadMistake } from './file-facts.ts';

/** What a parser stumbles over, and the line of the head, from 1. */
export interface Mistake {
  readonly mistake: HeadMistake;
  readonly line: number;
}

/** What a parser says, whose messages speak of its grammar and not to whoever wrote the file. */
interface Complaint {
  readonly code?: string;
  readonly message: string;
  readonly line: number;
}

const YAML_MISTAKES: Readonly<Record<string, HeadMistake>> = {
  MULTILINE_IMPLICIT_KEY: 'no-key',
  BAD_SCALAR_START: 'reserved-mark',
  BAD_DQ_ESCAPE: 'backslash',
  TAB_AS_INDENT: 'tab',
};

/** Parts of messages that tell apart what has one code. */
const YAML_MESSAGES: readonly (readonly [part: string, mistake: HeadMistake])[] = [
  ['Missing closing', 'open-quote'],
  ['keys need to be followed by', 'no-key'],
  ['Unexpected scalar at node end', 'behind-quote'],
  ['must be sufficiently indented and end with', 'open-bracket'],
  ['Missing , ', 'open-bracket'],
];

const TAB_INDENT = /^ *\t/;

const TOML_MESSAGES: readonly (readonly [part: string, mistake: HeadMistake])[] = [
  ['invalid value', 'no-quotes'],
  ['unfinished string', 'open-quote'],
  ['followed by an end-of-line', 'behind-quote'],
  ['redefine', 'key-twice'],
  ['in key', 'no-key'],
  ['end of key', 'no-key'],
  ['escape', 'backslash'],
  ['unfinished array', 'open-bracket'],
  ['unfinished table', 'open-bracket'],
];

/** What is wrong with the lines of a head in YAML. */
export function yamlMistake({ code = '', message, line }: Complaint, lines: readonly string[]): Mistake {
  if (code === 'BLOCK_AS_IMPLICIT_KEY') return keyInValue(lines, line);
  // The parser speaks of a tab as of an indentation in some places alone.
  if (TAB_INDENT.test(lines[line - 1] ?? '')) return { mistake: 'tab', line };
  const mistake = YAML_MISTAKES[code] ?? byMessage(YAML_MESSAGES, message);
  if (mistake === 'open-quote') return { mistake, line: openedAt(lines, line) };
  const isIndented = code === 'BAD_INDENT' && mistake === 'unreadable';
  return { mistake: isIndented ? 'indentation' : mistake, line };
}

/** What is wrong with a head in TOML. */
export function tomlMistake({ message, line }: Complaint): Mistake {
  return { mistake: byMessage(TOML_MESSAGES, message), line };
}

/** A line of JSON without its comma and the blanks around: with a key, or with what opens or closes a value of several lines. */
const JSON_LINE =
  /^(?:"(?:[^"\\]|\\.)*"\s*:\s*(?:"(?:[^"\\]|\\.)*"|[-+.\deE]+|true|false|null|[[{].*)|[\]}"].*|)$/;

/** What is wrong with the lines of a head in JSON. Node's parser says where by a position, and that not always. */
export function jsonMistake(message: string, lines: readonly string[]): Mistake {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  const strange = lines.findIndex((line) => !isJsonLine(line)) + 1;
  if (strange > 0) return { mistake: 'unreadable', line: strange };
  // The brace before the first line is not the file's own.
  const before = lines.join('\n').slice(0, Math.max(0, Number(position ?? Infinity) - 1));
  const line = before.split('\n').length;
  return { mistake: before.trimEnd().endsWith(',') ? 'last-comma' : 'unreadable', line };
}

function isJsonLine(line: string): boolean {
  return JSON_LINE.test(line.trim().replace(/,$/u, '').trimEnd());
}

function byMessage(
  known: readonly (readonly [part: string, mistake: HeadMistake])[],
  message: string,
): HeadMistake {
  return known.find(([part]) => message.includes(part))?.[1] ?? 'unreadable';
}

/** A key where a value is expected: behind another in its line, or below it and indented. */
function keyInValue(lines: readonly string[], line: number): Mistake {
  const colons = lines[line - 1]?.match(/:(?=[ \t]|$)/g)?.length ?? 0;
  const isIndented = colons < 2 && /^[ \t]/.test(lines[line] ?? '');
  return isIndented ? { mistake: 'indentation', line: line + 1 } : { mistake: 'colon-in-value', line };
}

/** The line that has the quotation mark: a parser notices only further down that none closes it. */
function openedAt(lines: readonly string[], noticed: number): number {
  const at = lines.slice(0, noticed).findLastIndex(leavesOpen);
  return at === -1 ? noticed : at + 1;
}

/** Whether a value begins with a quotation mark that does not stand in the line once more. */
function leavesOpen(line: string): boolean {
  const [begin = '', mark] = /^[^:=]*[:=][ \t]*(["'])/.exec(line) ?? [];
  return mark !== undefined && !line.slice(begin.length).includes(mark);
}

/**
 * What may be open at once of brackets, and the marks of lists or blanks that a line may begin with. The parser of YAML calls
 * itself for each, and where the stack ends while it compiles a regular expression, the process ends too: no fault to catch.
 */
const MOST_NESTED = 100;
const NESTED_LINE = new RegExp(`^[-?: \\t]{${MOST_NESTED}}`, 'm');

/** Whether a text of YAML is nested deeper than its parser should be given. */
export function isDeeplyNested(text: string): boolean {
  let open = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    open = Math.max(0, open + (bracket === '[' || bracket === '{' ? 1 : -1));
    if (open > MOST_NESTED) return true;
  }
  return NESTED_LINE.test(text);
}
