import { createHash } from 'node:crypto';

/** The sha256 of bytes, or of a text's UTF-8, as 64 hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** One hash for a list of texts; moving a border between two texts changes it. */
export function sha256OfTexts(texts: readonly string[]): string {
  return sha256(texts.map((text) => sha256(text)).join('\n'));
}
