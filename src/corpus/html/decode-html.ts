import { isUtf8 } from 'node:buffer';
import { ArticleFault } from '../corpus-fault.ts';
import { firstLineNotUtf8 } from '../decode-text.ts';

/** Where a page says its encoding, as browsers look for it. In bytes. */
const HEAD_LENGTH = 1024;

/** `<meta charset="…">`, `<meta content="text/html; charset=…">`, `<?xml version="1.0" encoding="…"?>`. */
const DECLARED = [
  /<meta[^>]{0,200}?\bcharset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/iu,
  /^\s*<\?xml[^>]{0,100}?\bencoding\s{0,9}=\s{0,9}["']([\w:.-]{1,40})/iu,
];

/** What the encodings are that a page cannot have who says so in ASCII. */
const NOT_ASCII = /^utf-?16/iu;

/** What browsers take for the encoding of a page that names none. */
const UNNAMED = 'windows-1252';

/**
 * Decodes a page: by its byte order mark, by what it says of its encoding, as UTF-8 where it is that, else as Western European.
 * Line ends become `\n`.
 * @throws ArticleFault where the page is empty, no text, or not in the encoding that it names
 */
export function decodeHtml(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes);
  const isWide = encoding.startsWith('utf-16');
  if (!isWide && bytes.includes(0)) throw new ArticleFault({ kind: 'zero-bytes' });
  if (encoding === 'utf-8' && !isUtf8(bytes)) {
    throw new ArticleFault({ kind: 'not-utf-8', line: firstLineNotUtf8(bytes) });
  }
  const text = new TextDecoder(encoding).decode(bytes).replaceAll(/\r\n?/g, '\n');
  if (text.trim() === '') throw new ArticleFault({ kind: 'empty' });
  return text;
}

/** The name of the encoding as the decoder has it. */
function encodingOf(bytes: Uint8Array): string {
  const [first, second, third] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  const head = Buffer.from(bytes.subarray(0, HEAD_LENGTH)).toString('latin1');
  const labels = DECLARED.flatMap((form) => form.exec(head)?.[1] ?? []);
  for (const label of labels) {
    const named = NOT_ASCII.test(label) ? 'utf-8' : nameOf(label);
    if (named !== undefined) return named;
  }
  return isUtf8(bytes) ? 'utf-8' : UNNAMED;
}

/** Undefined where no encoding is called so. */
function nameOf(label: string): string | undefined {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return undefined;
  }
}
