import type { Interface } from 'node:readline';

/**
 * The lines that readline hands over, waiting in order until they are asked for: a paste arrives as many
 * lines at once, and readline's own iterator loses those that come before it is listened to.
 */
export class LineQueue {
  readonly #lines: string[] = [];
  #ended = false;
  #wake: (() => void) | undefined;

  constructor(readline: Interface) {
    readline.on('line', (line) => {
      this.#lines.push(line);
      this.#wake?.();
    });
    readline.on('close', () => {
      this.end();
    });
  }

  /** Whether a line is there already. */
  get isWaiting(): boolean {
    return this.#lines.length > 0;
  }

  /** The next line, as soon as there is one; undefined once the input has ended and every line was taken. */
  async next(): Promise<string | undefined> {
    if (!this.isWaiting && !this.#ended) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#lines.shift();
  }

  /** No more lines will come; those that wait are still handed out. */
  end(): void {
    this.#ended = true;
    this.#wake?.();
  }

  /** Forgets the lines that wait. */
  clear(): void {
    this.#lines.length = 0;
  }
}
