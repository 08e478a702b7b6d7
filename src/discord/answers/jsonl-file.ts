import { type FileHandle, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { z } from 'zod';
import { makeFolder, OWNER_ONLY, replaceOwnFile, requireFile } from '../../system/durable-files.ts';
import { HostFault } from '../../wording/host/host-fault.ts';
import { dataFolderFault, systemCode } from '../../system/file-fault.ts';
import { type FileLock, lockFile } from '../../system/file-lock.ts';

const NEWLINE = 0x0a;

// A file is rewritten when it holds this many lines more than twice what it has to: rarely enough to cost nothing.
const SLACK_LINES = 1_000;

interface FileOfLines<Line> {
  readonly path: string;
  readonly schema: z.ZodType<Line>;
  /** What a person loses who removes the file. */
  readonly lost: 'votes' | 'buttons';
}

export interface JsonlFileOptions<Line> extends FileOfLines<Line> {
  /** @default SLACK_LINES */
  readonly slackLines?: number | undefined;
}

interface OpenedFile {
  readonly path: string;
  readonly slackLines: number;
  readonly lock: FileLock;
  readonly handle: FileHandle;
  readonly size: number;
  readonly lines: number;
}

/**
 * A file of one JSON value a line that survives a killed process and a full disk. Only its user may read it, since it
 * holds what people asked; only one process writes it, since another would replace it with what it knows.
 * Invariant: between two operations the file ends with a newline or is empty; writes happen in the order of their calls.
 */
export class JsonlFile<Line> {
  readonly #path: string;
  readonly #slackLines: number;
  readonly #lock: FileLock;
  #handle: FileHandle;
  #size: number;
  #lines: number;
  #isOwed = false;
  /** A replacement whose turn has not come, and which all that was appended so far comes before. */
  #awaited: Promise<void> | undefined;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(options: OpenedFile) {
    this.#path = options.path;
    this.#slackLines = options.slackLines;
    this.#lock = options.lock;
    this.#handle = options.handle;
    this.#size = options.size;
    this.#lines = options.lines;
  }

  /**
   * Opens or creates the file for this process alone and returns what its complete lines say. A last line without a newline
   * is a write that was cut off: it is removed.
   * @throws FileFault where another process writes it or it cannot be opened, HostFault where a line cannot be read
   */
  static async open<Line>(
    options: JsonlFileOptions<Line>,
  ): Promise<{ file: JsonlFile<Line>; lines: readonly Line[] }> {
    const { path, slackLines = SLACK_LINES } = options;
    const folder = dirname(path);
    try {
      await makeFolder(folder);
      await requireFile(path);
      const lock = await lockFile(path);
      let handle: FileHandle | undefined;
      try {
        handle = await open(path, 'a', OWNER_ONLY);
        const { size, length, lines } = await readLines(options);
        if (size < length) await handle.truncate(size);
        return { file: new JsonlFile({ path, slackLines, lock, handle, size, lines: lines.length }), lines };
      } catch (fault) {
        await handle?.close();
        await lock.release();
        throw fault;
      }
    } catch (fault) {
      throw dataFolderFault(fault, folder);
    }
  }

  /** The number of lines written so far. */
  get lines(): number {
    return this.#lines;
  }

  /** Whether it holds what it should not: more than this many lines, or what a replacement that failed was to leave out. */
  isBehind(needed: number): boolean {
    return this.#isOwed || this.#lines > needed;
  }

  /** Whether it is worth replacing where this many lines would do. */
  isSlack(needed: number): boolean {
    return this.#lines > 2 * needed + this.#slackLines;
  }

  /** Appends a value; settles when the operating system has it. */
  append(value: Line): Promise<void> {
    this.#awaited = undefined;
    return this.#inOrder(async () => {
      const line = Buffer.from(`${JSON.stringify(value)}\n`);
      try {
        await this.#handle.appendFile(line);
      } catch (fault) {
        // Half a line would glue itself to the next and spoil both.
        await this.#handle.truncate(this.#size);
        throw fault;
      }
      this.#size += line.length;
      this.#lines += 1;
    });
  }

  /**
   * Replaces the whole content at once: after a crash the file holds either all of the old or all of the new. The values
   * are asked for when the turn comes, so that nothing appended before is lost, and so that one replacement does for all
   * that are asked for until then.
   */
  replace(values: () => readonly Line[]): Promise<void> {
    this.#isOwed = true;
    return (this.#awaited ??= this.#inOrder(async () => {
      this.#awaited = undefined;
      const written = values();
      const content = await serialized(written);
      try {
        await replaceOwnFile(this.#path, content);
      } finally {
        // Also where it failed: the file may be another one by then, and what is appended must not go into the old one.
        await this.#handle.close();
        this.#handle = await open(this.#path, 'a', OWNER_ONLY);
        this.#size = (await this.#handle.stat()).size;
      }
      this.#lines = written.length;
      this.#isOwed = false;
    }));
  }

  /** Waits for the writes before it, then closes and lets others write. */
  close(): Promise<void> {
    return this.#inOrder(async () => {
      await this.#handle.close();
      await this.#lock.release();
    });
  }

  #inOrder(write: () => Promise<void>): Promise<void> {
    const done = this.#last.then(write);
    this.#last = done.catch(() => undefined);
    return done;
  }
}

/** Lines that are written as JSON at once: all of a full file would hold everything else for a tenth of a second. */
const LINES_AT_ONCE = 250;

async function serialized(values: readonly unknown[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  for (let at = 0; at < values.length; at += LINES_AT_ONCE) {
    const lines = values.slice(at, at + LINES_AT_ONCE).map((value) => `${JSON.stringify(value)}\n`);
    parts.push(Buffer.from(lines.join('')));
    await setImmediate();
  }
  return Buffer.concat(parts);
}

/**
 * What the complete lines of a file say to whoever only looks at it, also while a bot writes it: what a bot replaces is whole, and what it
 * appends is complete with its newline. Nothing where there is no file.
 * @throws FileFault where it is no file or cannot be read, HostFault where a line cannot be read
 */
export async function readJsonlFile<Line>(options: FileOfLines<Line>): Promise<readonly Line[]> {
  try {
    await requireFile(options.path);
    return (await readLines(options)).lines;
  } catch (fault) {
    if (systemCode(fault) === 'ENOENT') return [];
    throw dataFolderFault(fault, dirname(options.path));
  }
}

interface ReadLines<Line> {
  /** Bytes of the complete lines, and of all. */
  readonly size: number;
  readonly length: number;
  readonly lines: readonly Line[];
}

async function readLines<Line>(options: FileOfLines<Line>): Promise<ReadLines<Line>> {
  const content = await readFile(options.path);
  const size = content.lastIndexOf(NEWLINE) + 1;
  const texts = content.toString('utf8', 0, size).split('\n').slice(0, -1);
  const lines = texts.map((text, index) => parseLine(text, { ...options, index }));
  return { size, length: content.length, lines };
}

interface LinePlace extends Pick<FileOfLines<unknown>, 'path' | 'lost'> {
  readonly index: number;
}

function parseLine<Line>(text: string, { schema, ...place }: LinePlace & { schema: z.ZodType<Line> }): Line {
  try {
    return schema.parse(JSON.parse(text));
  } catch (cause) {
    const { path, index, lost } = place;
    throw new HostFault({ kind: 'unreadable-line', path, line: index + 1, lost }, { cause });
  }
}
