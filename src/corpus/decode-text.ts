import { isUtf8 } from 'node:buffer';
import { ArticleFault } from './corpus-fault.ts';

/**
 * Decodes a text file: UTF-8 with or without a byte order mark; line ends become `\n`.
 * @throws ArticleFault when the file is empty or is not UTF-8.
 */
export function decodeText(bytes: Uint8Array): string {
  if (hasUtf16Mark(bytes)) {
    throw new ArticleFault({ kind: 'utf-16' });
  }
  if (bytes.includes(0)) {
    throw new ArticleFault({ kind: 'zero-bytes' });
  }
  if (!isUtf8(bytes)) {
    throw new ArticleFault({ kind: 'not-utf-8', line: firstLineNotUtf8(bytes) });
  }
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n');
  if (text.trim() === '') throw new ArticleFault({ kind: 'empty' });
  return text;
}

function hasUtf16Mark([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** A line end is never part of a longer UTF-8 sequence, so every line can be judged by itself. */
export function firstLineNotUtf8(bytes: Uint8Array): number {
  const lineEnd = 0x0a;
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(lineEnd, start);
    if (end === -1 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
    line += 1;
  }
}
