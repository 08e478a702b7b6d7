import { typedEntry, type Head } from './find-head.ts';
import type { FileFacts, HeadComplaint } from './file-facts.ts';
import { parseHead, type HeadEntries, type HeadEntry } from './parse-head.ts';

/** Reads a head: as a whole where it is valid, else line by line, with a warning that says what is wrong with it. */
export function readHead(head: Head): HeadEntries {
  const open = head.isClosed ? [] : [notClosed(head)];
  const parsed = parseHead(head);
  const { entries, warnings } = 'complaint' in parsed ? readLineByLine(head, parsed.complaint) : parsed;
  return { entries, warnings: [...open, ...warnings] };
}

function notClosed({ syntax, lines, firstLine }: Head): FileFacts {
  const fence = syntax === 'TOML' ? '+++' : '---';
  return { kind: 'head-not-closed', fence, first: firstLine - 1, last: firstLine + lines.length - 1 };
}

function readLineByLine(head: Head, complaint: HeadComplaint): HeadEntries {
  const read = valuesAlone(head).map((one) => {
    const parsed = parseHead(one);
    return 'complaint' in parsed ? { entries: asTyped(one), warnings: [] } : parsed;
  });
  const warning = { kind: 'head-broken', syntax: head.syntax, complaint } as const;
  return {
    entries: read.flatMap(({ entries }) => entries),
    warnings: [warning, ...read.flatMap(({ warnings }) => warnings)],
  };
}

/**
 * Each line with a key that is read, together with the indented lines below it, as a head of its own. Of a key that stands often,
 * the first one counts, and the second tells that it does.
 */
function valuesAlone(head: Head): Head[] {
  const lines = head.syntax === 'JSON' ? head.lines.map((line) => line.trim().replace(/,$/, '')) : head.lines;
  const table = head.syntax === 'TOML' ? lines.findIndex((line) => line.startsWith('[')) : -1;
  const top = table === -1 ? lines : lines.slice(0, table);
  const keys = top.map((line) => typedEntry(line, head.keys)?.key);
  return head.keys.flatMap((key) =>
    keys
      .flatMap((found, at) => (found === key ? [at] : []))
      .slice(0, 2)
      .map((at) => {
        const end = top.findIndex((line, below) => below > at && !/^[ \t]/.test(line));
        const value = top.slice(at, end === -1 ? undefined : end);
        return { ...head, lines: value, firstLine: head.firstLine + at };
      }),
  );
}

function asTyped({ lines: [line = ''], firstLine, keys }: Head): HeadEntry[] {
  const entry = typedEntry(line, keys);
  return entry === undefined
    ? []
    : [{ key: entry.key, value: withoutQuotes(entry.typed.trim()), line: firstLine }];
}

/** Without the quotation marks around it, also where the closing one was forgotten; those inside stay. */
function withoutQuotes(value: string): string {
  const [mark = ''] = value;
  if (mark !== '"' && mark !== "'") return value;
  const [, inner = '', ...rest] = value.split(mark);
  return rest.join(mark) === '' ? inner : value;
}
