/**
 * The keys of ARTICLE_FORMATS, compared in lower case. They stand apart from it: what only lists files need not import the
 * parsers.
 */
export const ARTICLE_ENDINGS = ['.md', '.txt', '.html', '.htm', '.pdf', '.docx', '.epub'] as const;

export type ArticleEnding = (typeof ARTICLE_ENDINGS)[number];

/** What reading a file may take, beside the process that reads it. */
export interface ReadingLimits {
  /** Of time, for a file of so many bytes. */
  readonly seconds: (bytes: number) => number;
  /** Of memory. */
  readonly megabytes: number;
}

/** What a file of a format may be and take. */
export interface FileLimits extends ReadingLimits {
  /** Of one that is larger nothing is read. */
  readonly bytes: number;
}

/**
 * The plain text of a thick book has 2 MB. Markdown takes 2 to 6 s a MB on two cores of a server, with many small blocks far longer,
 * and a table of 2 MB 900 MB; a small board is five to eight times as slow. What takes the parsers the square of its length exceeds
 * the limits with some ten kilobytes.
 */
const TEXT: FileLimits = {
  bytes: 2_000_000,
  seconds: (bytes) => Math.round(10 + (50 * bytes) / 1_000_000),
  megabytes: 1500,
};

/** A long page of a site has 1 MB, most of it around the article. */
const HTML: FileLimits = { ...TEXT, bytes: 5_000_000 };

/**
 * An illustrated book: its pictures are not read. A document's text takes 3 s a MB of its XML, which is packed to a tenth, and a
 * book's chapters no longer.
 */
const ARCHIVE: FileLimits = {
  bytes: 50_000_000,
  seconds: (bytes) => Math.round(30 + (50 * Math.min(bytes, 2_000_000)) / 1_000_000),
  megabytes: 1500,
};

/**
 * A page takes about 15 ms on a server, and a MB of pages without pictures 3 s; a small board is five to eight times as slow. A book of
 * 570 pages took 250 MB of memory. A file of some kilobytes can unpack to gigabytes, or call itself for ever, which the limits end.
 */
const PDF: FileLimits = {
  bytes: 50_000_000,
  seconds: (bytes) => Math.min(600, Math.round(30 + (50 * bytes) / 1_000_000)),
  megabytes: 1500,
};

export const FILE_LIMITS = {
  '.md': TEXT,
  '.txt': TEXT,
  '.html': HTML,
  '.htm': HTML,
  '.pdf': PDF,
  '.docx': ARCHIVE,
  '.epub': ARCHIVE,
} as const satisfies Record<ArticleEnding, FileLimits>;

/** The most that any format takes, in megabytes. */
export const MOST_MEMORY = Math.max(...ARTICLE_ENDINGS.map((ending) => FILE_LIMITS[ending].megabytes));
