/** The endings of articles' files by the media types that servers name. */
const ENDINGS: Readonly<Record<string, string>> = {
  'text/html': '.html',
  'application/xhtml+xml': '.html',
  'text/plain': '.txt',
  'text/markdown': '.md',
  'text/x-markdown': '.md',
  'application/pdf': '.pdf',
  'application/x-pdf': '.pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': '.docx',
  'application/epub+zip': '.epub',
};

/** What servers call a file that they know nothing of: its bytes tell, or its name. */
const UNKNOWN: ReadonlySet<string> = new Set([
  '',
  'application/octet-stream',
  'binary/octet-stream',
  'application/zip',
]);

const KNOWN_ENDINGS: ReadonlySet<string> = new Set([
  ...Object.values(ENDINGS),
  '.htm',
  '.xhtml',
  '.markdown',
]);
const TEXTS: ReadonlySet<string> = new Set(['.txt', '.md', '.html']);

/** A file as it comes, with all that may tell what it is. */
export interface UnnamedFile {
  readonly bytes: Uint8Array;
  /** As a server says it: `text/html; charset=utf-8`; undefined for a file of this machine. */
  readonly type: string | undefined;
  /** How it is called, or the path of its address. */
  readonly name: string;
}

/** Which ending a file should have; undefined where it is nothing that may be an article. */
export function endingOf({ bytes, type, name }: UnnamedFile): string | undefined {
  const sniffed = sniffedEnding(bytes);
  if (sniffed !== undefined) return sniffed;
  const media = mediaTypeOf(type ?? '');
  const named = namedEnding(name);
  const told = UNKNOWN.has(media) ? named : ENDINGS[media];
  // Servers call Markdown plain text.
  const ending = told === '.txt' && named === '.md' ? '.md' : told;
  if (ending === undefined) return undefined;
  if (!TEXTS.has(ending)) return type === undefined ? ending : undefined;
  return beginsAsPage(bytes) ? '.html' : ending;
}

/** `Text/HTML; charset=utf-8` as `text/html`. */
export function mediaTypeOf(type: string): string {
  return (type.split(';')[0] ?? '').trim().toLowerCase();
}

function namedEnding(name: string): string | undefined {
  const ending = /\.[a-z]+$/iu.exec(name.slice(-LONGEST_ENDING))?.[0].toLowerCase() ?? '';
  if (!KNOWN_ENDINGS.has(ending)) return undefined;
  if (ending === '.markdown') return '.md';
  return ending === '.htm' || ending === '.xhtml' ? '.html' : ending;
}

/** Of those that there are, `.markdown`. */
const LONGEST_ENDING = 9;

/** How far into a file a PDF may begin (Adobe's own readers look so far). */
const PDF_WITHIN = 1024;
/** An EPUB begins with an entry of this name and content, which is not compressed. */
const EPUB_MARK = 'mimetypeapplication/epub+zip';
/** Where that stands: behind the head of a ZIP's entry. */
const EPUB_MARK_AT = 30;

/** Of formats that their bytes give away, whatever they are called. */
function sniffedEnding(bytes: Uint8Array): string | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const begins = buffer.toString('latin1', 0, PDF_WITHIN);
  if (begins.includes('%PDF-')) return '.pdf';
  if (!begins.startsWith('PK\u0003\u0004')) return undefined;
  if (begins.startsWith(EPUB_MARK, EPUB_MARK_AT)) return '.epub';
  return buffer.includes('word/document') ? '.docx' : undefined;
}

/** How much of a text is looked at for the beginning of a page. */
const PAGE_WITHIN = 512;

function beginsAsPage(bytes: Uint8Array): boolean {
  const begins = Buffer.from(bytes.subarray(0, PAGE_WITHIN)).toString('latin1');
  return /^(?:\u00EF\u00BB\u00BF)?\s*<(?:!doctype\s+html|html)\b/iu.test(begins);
}
