import { isUtf8 } from 'node:buffer';
import { ArticleFault } from './corpus-fault.ts';

/**
 * Decodes a text file: UTF-8 with or without a byte order mark; line ends become `\n`.
 * @throws ArticleFault when the file is empty or is not UTF-8.
 */
export function decodeText(bytes: Uint8Array): string {
  if (hasUtf16Mark(bytes)) {
    throw new ArticleFault('It is encoded in UTF-16, not in UTF-8.', saveAsUtf8('UTF-16'));
  }
  if (bytes.includes(0)) {
    throw new ArticleFault(
      'It contains zero bytes: it is encoded in UTF-16 or UTF-32, or is no text file at all.',
      saveAsUtf8('UTF-16LE'),
    );
  }
  if (!isUtf8(bytes)) {
    throw new ArticleFault(
      `It is not encoded in UTF-8: the first wrong byte is in line ${firstLineNotUtf8(bytes)}.`,
      saveAsUtf8('WINDOWS-1252'),
    );
  }
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n');
  if (text.trim() === '') throw new ArticleFault('It is empty.', 'Write the article into it, or delete it.');
  return text;
}

function hasUtf16Mark([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

/** A line end is never part of a longer UTF-8 sequence, so every line can be judged by itself. */
function firstLineNotUtf8(bytes: Uint8Array): number {
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

function saveAsUtf8(likely: string): string {
  return `Save it as UTF-8 in your editor, or convert it: iconv -f ${likely} -t UTF-8 old.txt > new.txt`;
}
