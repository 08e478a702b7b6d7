import { mediaTypeOf } from './file-ending.ts';

const CHARSET = /;\s*charset\s*=\s*"?([\w.:+-]+)/iu;
/** By it a file says of itself that it is UTF-8, over whatever else it says. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * A text that a server says is in another encoding than UTF-8, as a file that needs no server to say so; any other file as it is. The
 * server's word goes before what a page says of itself.
 */
export function inUtf8(bytes: Uint8Array, type: string): Uint8Array {
  const charset = CHARSET.exec(type)?.[1]?.toLowerCase();
  const media = mediaTypeOf(type);
  if (charset === undefined || charset === 'utf-8' || charset === 'utf8') return bytes;
  if (!media.startsWith('text/') && media !== 'application/xhtml+xml') return bytes;
  try {
    return Buffer.from(BYTE_ORDER_MARK + new TextDecoder(charset).decode(bytes));
  } catch {
    return bytes; // nobody knows that encoding
  }
}

/** How much of a page is looked at: those that say that they are not free do so in their head, or near it. */
const LOOKED_AT = 1_000_000;
/** How deep what a page says of itself is gone into. */
const DEEPEST = 8;

/**
 * Whether a page says of itself that it is not for everybody to read: then what was served may be no more than its beginning. It says so
 * in JSON-LD (`isAccessibleForFree`), as search engines ask for, or in `article:content_tier`.
 */
export function isBehindPaywall(bytes: Uint8Array): boolean {
  const page = Buffer.from(bytes.subarray(0, LOOKED_AT)).toString('utf8');
  return tierOf(page) || linkedData(page).some((data) => saysNotFree(data, DEEPEST));
}

/** Around the name of what it says, the tag of a page that says it. In characters. */
const TAG_LENGTH = 300;

function tierOf(page: string): boolean {
  const at = page.indexOf('article:content_tier');
  if (at === -1) return false;
  const begins = page.lastIndexOf('<', at);
  const ends = page.indexOf('>', at);
  const tag = page.slice(
    Math.max(begins, at - TAG_LENGTH),
    Math.min(ends === -1 ? page.length : ends, at + TAG_LENGTH),
  );
  return /\bcontent\s*=\s*["']?(?:locked|metered)\b/iu.test(tag);
}

function linkedData(page: string): unknown[] {
  return page
    .split(/<script\b/iu)
    .slice(1)
    .flatMap((script) => {
      const head = script.slice(0, script.indexOf('>') + 1);
      if (!head.includes('application/ld+json')) return [];
      const end = script.search(/<\/script/iu);
      return parsed(script.slice(head.length, end === -1 ? undefined : end));
    });
}

function parsed(json: string): unknown[] {
  try {
    const data: unknown = JSON.parse(json);
    return [data];
  } catch {
    return [];
  }
}

function saysNotFree(data: unknown, depth: number): boolean {
  if (typeof data !== 'object' || data === null || depth === 0) return false;
  return Object.entries(data).some(([key, value]: [string, unknown]) =>
    key === 'isAccessibleForFree'
      ? value === false || (typeof value === 'string' && /(?:^|\/)false$/iu.test(value))
      : saysNotFree(value, depth - 1),
  );
}
