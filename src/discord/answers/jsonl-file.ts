import { type FileHandle, open, readFile } from 'node:fs/promises';
import { OWNER_ONLY, replaceOwnFile } from '../../system/durable-files.ts';

const NEWLINE = 0x0a;

/**
 * A file of one JSON value a line that survives a killed process and a full disk. Only its user may read it, since it
 * holds what people asked.
 * Invariant: between two operations the file ends with a newline or is empty; writes happen in the order of their calls.
 */
export class JsonlFile {
  readonly #path: string;
  #handle: FileHandle;
  #size: number;
  #lines: number;
  #last: Promise<unknown> = Promise.resolve();

  private constructor(options: { path: string; handle: FileHandle; size: number; lines: number }) {
    this.#path = options.path;
    this.#handle = options.handle;
    this.#size = options.size;
    this.#lines = options.lines;
  }

  /**
   * Opens or creates the file and returns its complete lines with it. A last line without a newline is a write that
   * was cut off: it is removed.
   */
  static async open(path: string): Promise<{ file: JsonlFile; lines: readonly string[] }> {
    const handle = await open(path, 'a', OWNER_ONLY);
    const content = await readFile(path);
    const size = content.lastIndexOf(NEWLINE) + 1;
    if (size < content.length) await handle.truncate(size);
    const lines = content.toString('utf8', 0, size).split('\n').slice(0, -1);
    return { file: new JsonlFile({ path, handle, size, lines: lines.length }), lines };
  }

  /** The number of lines written so far. */
  get lines(): number {
    return this.#lines;
  }

  /** Appends a value; settles when the operating system has it. */
  append(value: unknown): Promise<void> {
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
   * are asked for when the turn comes, so that nothing appended before is lost.
   */
  replace(values: () => readonly unknown[]): Promise<void> {
    return this.#inOrder(async () => {
      const written = values();
      const content = Buffer.from(written.map((value) => `${JSON.stringify(value)}\n`).join(''));
      await replaceOwnFile(this.#path, content);
      const old = this.#handle;
      this.#handle = await open(this.#path, 'a', OWNER_ONLY);
      await old.close();
      this.#size = content.length;
      this.#lines = written.length;
    });
  }

  /** Waits for the writes before it, then closes. */
  close(): Promise<void> {
    return this.#inOrder(() => this.#handle.close());
  }

  #inOrder(write: () => Promise<void>): Promise<void> {
    const done = this.#last.then(write);
    this.#last = done.catch(() => undefined);
    return done;
  }
}
