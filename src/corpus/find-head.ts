export type HeadSyntax = 'YAML' | 'TOML' | 'JSON';

/** The lines at the top of a file that say something of its article. */
export interface Head {
  readonly syntax: HeadSyntax;
  /** Without the lines that open and close it. */
  readonly lines: readonly string[];
  /** The line of the file, from 1, that is the first of `lines`. */
  readonly firstLine: number;
  /** Whether a line says where it ends; else it is as much as looks like keys. */
  readonly isClosed: boolean;
  /** The line of the file, from 1, at which the article's text begins. */
  readonly bodyLine: number;
  /** Those that are read; of a front matter `HEAD_KEYS`. */
  readonly keys: readonly string[];
}

interface Fence {
  readonly syntax: HeadSyntax;
  readonly opening: string;
  readonly closings: readonly string[];
}

const FENCES: readonly Fence[] = [
  { syntax: 'YAML', opening: '---', closings: ['---', '...'] },
  { syntax: 'TOML', opening: '+++', closings: ['+++'] },
  { syntax: 'JSON', opening: '{', closings: ['}'] },
];

/** The keys that are read of a front matter. */
const HEAD_KEYS: readonly string[] = ['title', 'publisher', 'language', 'lang', 'source', 'date'];

/** A line with a key that is read of a front matter. */
const KNOWN_KEY = new RegExp(`^["']?(?:${HEAD_KEYS.join('|')})["']?[ \\t]*[:=]`, 'i');

/** A line with a key of one word: prose seldom has a colon behind its first word. */
const KEY = /^["']?[\p{L}_][\p{L}\p{N}_.-]*["']?[ \t]*(?::(?:[ \t]|$)|=)/u;

/** A key as programs write it. A sentence begins with a capital. */
const SMALL_KEY = /^\p{Ll}[\p{L}\p{N}_.-]*[ \t]*(?::(?:[ \t]|$)|=)/u;

/** A line with a key whose value is on the lines below it, and such a line. */
const KEY_ABOVE_VALUE = /[:=][ \t]*(?:[|>][-+]?)?$/;
const PART_OF_VALUE = /^(?:[ \t]+|- )\S/;

/** A line at the margin, other than a comment, an item or the end of a list. */
const AT_MARGIN = /^[^ \t#\-\]}]/;

/** In YAML, each line at the margin has a key. */
const COLON = /:(?:[ \t]|$)/;

/** The key of these that is read by this name; people write it large and small. */
export function headKey(name: string, keys: readonly string[]): string | undefined {
  return keys.find((key) => key === name.toLowerCase());
}

/** A line with a key. The groups: the key, and what stands behind it. */
const TYPED = /^["']?([a-z\d]+)["']?[ \t]*[:=][ \t]*(.*)$/is;

/** The key of these that is read of a line, and what stands behind it as it was typed. */
export function typedEntry(
  line: string,
  keys: readonly string[],
): { readonly key: string; readonly typed: string } | undefined {
  const [, name = '', typed = ''] = TYPED.exec(line) ?? [];
  const key = headKey(name, keys);
  return key === undefined ? undefined : { key, typed };
}

/** Finds the head of a file. A line `---` at the top that begins none is a rule of Markdown: then there is no head. */
export function findHead(lines: readonly string[]): Head | undefined {
  const at = lines.findIndex((line) => !isEmpty(line));
  const fence = FENCES.find(({ opening }) => opening === lines[at]?.trimEnd());
  if (fence === undefined) return undefined;
  const below = lines.slice(at + 1);
  const length = below.findIndex((line) => fence.closings.includes(line.trimEnd()));
  const closed = below.slice(0, Math.max(length, 0));
  const isClosed = length !== -1 && !(fence.syntax === 'YAML' && holdsProse(closed));
  const isHead = isClosed ? beginsWithKeys(closed, fence.syntax) : fence.syntax !== 'JSON';
  const head = isClosed ? closed : keysAtTop(below);
  if (!isHead || head.length === 0) return undefined;
  const firstLine = at + 2;
  const bodyLine = firstLine + head.length + (isClosed ? 1 : 0);
  return { syntax: fence.syntax, lines: head, firstLine, isClosed, bodyLine, keys: HEAD_KEYS };
}

function isEmpty(line: string): boolean {
  return line.trim() === '';
}

/** Whether the closing line is a rule further down, and the head, never closed, ended before this prose. */
function holdsProse(head: readonly string[]): boolean {
  const emptyLine = head.findIndex(isEmpty);
  return (
    emptyLine !== -1 && head.slice(emptyLine + 1).some((line) => AT_MARGIN.test(line) && !COLON.test(line))
  );
}

function beginsWithKeys(head: readonly string[], syntax: HeadSyntax): boolean {
  const paragraph = upToEmptyLine(head.slice(head.findIndex((line) => !isEmpty(line)))).map((line) =>
    syntax === 'JSON' ? line.trimStart() : line,
  );
  const [first = ''] = paragraph;
  return (
    // A sentence has a capital before its colon.
    (syntax === 'YAML' ? SMALL_KEY : KEY).test(first) ||
    (syntax === 'TOML' && first.startsWith('[')) ||
    paragraph.some((line) => KNOWN_KEY.test(line))
  );
}

/**
 * The lines right below the opening that look like keys. None where all of them could be prose ("Note: he left."): without a closing
 * line, that is more likely.
 */
function keysAtTop(below: readonly string[]): readonly string[] {
  const keys: string[] = [];
  let isValueBelow = false;
  for (const line of below) {
    const isKey = KEY.test(line);
    if (!isKey && !(isValueBelow && PART_OF_VALUE.test(line))) break;
    if (isKey) isValueBelow = KEY_ABOVE_VALUE.test(line);
    keys.push(line);
  }
  const isHead =
    keys.some((line) => KNOWN_KEY.test(line)) ||
    keys.every((line) => SMALL_KEY.test(line) || PART_OF_VALUE.test(line));
  return isHead ? keys : [];
}

function upToEmptyLine(lines: readonly string[]): readonly string[] {
  const end = lines.findIndex(isEmpty);
  return end === -1 ? lines : lines.slice(0, end);
}
