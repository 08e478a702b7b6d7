import { parse as parseToml, TomlError } from 'smol-toml';
import { isAlias, isMap, isScalar, LineCounter, parseDocument, type Document, type Scalar } from 'yaml';
import { messageOf } from '../errors.ts';
import { plainText } from '../language/visible-text.ts';
import { headKey, typedEntry, type Head } from './find-head.ts';
import { shownValue, type FileFacts, type HeadComplaint } from './file-facts.ts';
import { jsonMistake, tomlMistake, yamlMistake, type Mistake } from './head-mistakes.ts';

/** What a head says under a key that is read. */
export interface HeadEntry {
  readonly key: string;
  /** Empty where nothing stands behind the key; undefined for a list and all else that is not one text. */
  readonly value: string | undefined;
  /** The line of the file, from 1. */
  readonly line: number;
}

export interface HeadEntries {
  readonly entries: readonly HeadEntry[];
  readonly warnings: readonly FileFacts[];
}

/** Why a head cannot be parsed as a whole. */
interface Complaint {
  readonly complaint: HeadComplaint;
}

/** Code units. A head of a few lines has 1 kB, and what a parser takes seconds for is larger than this. */
const LENGTH_LIMIT = 16_000;

/**
 * Brackets in a head. The parser of YAML calls itself once for each that is open, and where the stack ends while it compiles a regular
 * expression, the process ends too: no fault to catch.
 */
const BRACKET_LIMIT = 100;

/** What YAML knows as a value that is none. */
const NULL = /^(?:~|null|Null|NULL)$/;

export function parseHead(head: Head): HeadEntries | Complaint {
  const text = head.lines.join('\n');
  if (text.length > LENGTH_LIMIT) return { complaint: { kind: 'large', most: LENGTH_LIMIT } };
  if (text.split(/[[{]/, BRACKET_LIMIT + 1).length > BRACKET_LIMIT) {
    return { complaint: { kind: 'brackets', most: BRACKET_LIMIT } };
  }
  if (head.syntax === 'YAML') return parseYaml(text, head);
  const isToml = head.syntax === 'TOML';
  try {
    const values: unknown = isToml ? parseToml(text) : JSON.parse(`{${text}}`);
    return { entries: entriesOf(values, head), warnings: [] };
  } catch (fault) {
    const mistake =
      fault instanceof TomlError ? tomlMistake(fault) : jsonMistake(messageOf(fault), head.lines);
    return complaintOf(mistake, head.firstLine);
  }
}

function complaintOf({ mistake, line }: Mistake, firstLine: number): Complaint {
  return { complaint: { kind: 'mistake', mistake, line: firstLine - 1 + line } };
}

/** Neither parser says where a value stood, nor does TOML's keep the text of a date: 2024-02-30 would become March. */
function entriesOf(values: unknown, { lines, firstLine, keys }: Head): HeadEntry[] {
  return Object.entries(values ?? {}).flatMap(([name, value]: [string, unknown]) => {
    const key = headKey(name, keys);
    if (key === undefined) return [];
    // Below a line in brackets stand the keys of something else.
    const own = lines.slice(0, lines.findIndex((line) => line.startsWith('[')) >>> 0);
    const at = own.findLastIndex((line) => typedEntry(line.trimStart(), keys)?.key === key);
    const typed = typedEntry(lines[at]?.trimStart() ?? '', keys)?.typed ?? '';
    return [{ key, value: textOf(value, typed), line: firstLine + Math.max(at, 0) }];
  });
}

function textOf(value: unknown, typed: string): string | undefined {
  if (typeof value === 'string') return value;
  if (value === null) return '';
  if (value instanceof Date) return /^[^#,]*/.exec(typed)?.[0].trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined;
}

function parseYaml(text: string, { firstLine, keys }: Head): HeadEntries | Complaint {
  const lineCounter = new LineCounter();
  // The failsafe schema leaves every value a string: a title 2024, a date and `no` stay what the author typed.
  const document = parseDocument(text, {
    schema: 'failsafe',
    prettyErrors: false,
    uniqueKeys: false,
    lineCounter,
  });
  const [error] = document.errors;
  if (error !== undefined) {
    const { code, message, pos } = error;
    const { line } = lineCounter.linePos(pos[0]);
    return complaintOf(yamlMistake({ code, message, line }, text.split('\n')), firstLine);
  }
  if (!isMap(document.contents)) return { complaint: { kind: 'no-keys' } };
  const warnings: FileFacts[] = [];
  const entries = document.contents.items.flatMap(({ key: node, value }): HeadEntry[] => {
    const key = isScalar(node) ? headKey(String(node.value), keys) : undefined;
    if (key === undefined || !isScalar(node)) return [];
    const line = firstLine - 1 + lineCounter.linePos(node.range?.[0] ?? 0).line;
    const scalar = scalarOf(value, document);
    if (scalar !== undefined) warnings.push(...cutOff(scalar, text, key, line));
    return [{ key, value: scalar === undefined ? undefined : valueOf(scalar), line }];
  });
  return { entries, warnings };
}

/** Only the one alias that is asked for is resolved: aliases of aliases could grow without end. */
function scalarOf(node: unknown, document: Document): Scalar | undefined {
  const target = isAlias(node) ? node.resolve(document) : node;
  return isScalar(target) ? target : undefined;
}

function valueOf({ value, type }: Scalar): string {
  const text = typeof value === 'string' ? value : '';
  return type === 'PLAIN' && NULL.test(text) ? '' : text;
}

/**
 * The author of `title: Platz 1 #heute` hardly meant a comment. In a language, an address or a date, where the rest is checked
 * and a # would be wrong, it is one.
 */
function cutOff({ type, range }: Scalar, yaml: string, key: string, line: number): FileFacts[] {
  if ((key !== 'title' && key !== 'publisher') || type !== 'PLAIN' || !range) return [];
  const [start, end] = range;
  const [comment = ''] = yaml.slice(end).split('\n', 1);
  if (!comment.trimStart().startsWith('#')) return [];
  const whole = plainText(yaml.slice(start, end) + comment);
  return [{ kind: 'cut-off', key, line, comment: shownValue(comment), whole }];
}
