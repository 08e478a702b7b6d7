import { crc32, inflateRawSync } from 'node:zlib';
import { ArticleFault } from '../corpus-fault.ts';

/**
 * A ZIP archive, as office documents and e-books are. It is read here and by no library, since what comes from outside must
 * be bounded before it is unpacked, and checked by its sums after it: a damaged chapter must not be quoted.
 */

/** Text that is unpacked of one file in all: three thick books with their markup. In bytes. */
const MOST_UNPACKED = 60_000_000;
/** The thickest books have some thousand chapters and pictures. */
const MOST_ENTRIES = 20_000;
/** Markup of texts and tables is packed to a fortieth at the best; what DEFLATE can pack to a thousandth says nothing. */
const MOST_RATIO = 200;
/** Smaller ones are harmless whatever they are packed to. In bytes. */
const SMALL_ENTRY = 1_000_000;

/** The parts of the format (APPNOTE 6.3, 4.3): what each begins with, and its length without names. */
const LOCAL = { signature: 0x04034b50, length: 30 } as const;
const CENTRAL = { signature: 0x02014b50, length: 46 } as const;
const END = { signature: 0x06054b50, length: 22 } as const;
const LONGEST_COMMENT = 65_535;

const STORED = 0;
const DEFLATED = 8;
const IS_ENCRYPTED = 1;

/** How the files begin that office programs write with a password, or wrote before there were archives. */
const COMPOUND_FILE = 0xe11ab1a1e011cfd0n;

export interface Archive {
  /** In the archive's own order. */
  readonly names: readonly string[];
  /**
   * The bytes of an entry; undefined where there is none of that name.
   * @throws ArticleFault where it is damaged, encrypted or too large.
   */
  readonly read: (name: string) => Uint8Array | undefined;
}

interface Entry {
  readonly flags: number;
  readonly method: number;
  readonly sum: number;
  readonly packed: number;
  readonly unpacked: number;
  /** Where its local head begins. */
  readonly at: number;
}

/**
 * Opens an archive; nothing of it is unpacked yet, and nothing ever reaches the disk.
 * @throws ArticleFault where it is none, is damaged or has too many entries.
 */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = directoryOf(view, bytes);
  let left = MOST_UNPACKED;
  return {
    names: [...entries.keys()],
    read: (name) => {
      const entry = entries.get(name);
      if (entry === undefined) return undefined;
      if (isTooLarge(entry, left)) throw new ArticleFault({ kind: 'unpacks-too-large', most: MOST_UNPACKED });
      left -= entry.unpacked;
      return unpack(entry, view, bytes);
    },
  };
}

function isTooLarge({ packed, unpacked }: Entry, left: number): boolean {
  return unpacked > left || (unpacked > SMALL_ENTRY && unpacked > packed * MOST_RATIO);
}

function directoryOf(view: DataView, bytes: Uint8Array): ReadonlyMap<string, Entry> {
  if (bytes.length === 0) throw new ArticleFault({ kind: 'empty' });
  if (bytes.length >= 8 && view.getBigUint64(0, true) === COMPOUND_FILE) {
    throw new ArticleFault({ kind: 'compound-file' });
  }
  if (bytes.length < 4 || view.getUint32(0, true) !== LOCAL.signature) {
    throw new ArticleFault({ kind: 'no-archive' });
  }
  const end = endOf(view);
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw new ArticleFault({ kind: 'unpacks-too-large', most: MOST_UNPACKED });
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  for (let read = 0; read < count; read++) {
    checkPart(view, at, CENTRAL);
    const nameLength = view.getUint16(at + 28, true);
    const name = nameOf(bytes.subarray(at + CENTRAL.length, at + CENTRAL.length + nameLength));
    const entry: Entry = {
      flags: view.getUint16(at + 8, true),
      method: view.getUint16(at + 10, true),
      sum: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      unpacked: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    };
    // What stands first is what other programs show, too.
    if (!entries.has(name)) entries.set(name, entry);
    at += CENTRAL.length + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Some programs part folders as Windows does. */
function nameOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll('\\', '/');
}

/** Where the end of the directory begins: the last part of the file, behind which only a comment may stand. */
function endOf(view: DataView): number {
  const last = view.byteLength - END.length;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
    if (view.getUint32(at, true) === END.signature) return at;
  }
  throw new ArticleFault({ kind: 'damaged' });
}

function checkPart(view: DataView, at: number, { signature, length }: typeof LOCAL | typeof CENTRAL): void {
  if (at + length > view.byteLength || view.getUint32(at, true) !== signature) {
    throw new ArticleFault({ kind: 'damaged' });
  }
}

function unpack(entry: Entry, view: DataView, bytes: Uint8Array): Uint8Array {
  const { flags, method, at, packed, unpacked, sum } = entry;
  if ((flags & IS_ENCRYPTED) !== 0) throw new ArticleFault({ kind: 'encrypted' });
  checkPart(view, at, LOCAL);
  const start = at + LOCAL.length + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  const content = inflated(method, bytes.subarray(start, start + packed), unpacked);
  if (content.length !== unpacked || crc32(content) !== sum) throw new ArticleFault({ kind: 'damaged' });
  return content;
}

function inflated(method: number, content: Uint8Array, unpacked: number): Uint8Array {
  if (method === STORED) return content;
  if (method !== DEFLATED) throw new ArticleFault({ kind: 'damaged' });
  try {
    // Whatever the entry says of its size, no more than that is unpacked.
    return inflateRawSync(content, { maxOutputLength: Math.max(1, unpacked) });
  } catch (cause) {
    throw new ArticleFault({ kind: 'damaged' }, { cause });
  }
}
