import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';

/** The two ends of a terminal, or of a pipe: what is typed goes in, what is printed can be waited for. */
export class FakeTerminal {
  readonly input: PassThrough & { isTTY?: boolean };
  readonly output: PassThrough & { isTTY?: boolean; columns?: number };
  #printed = '';
  #seen = 0;

  constructor(options: { readonly isTTY: boolean; readonly columns?: number }) {
    const { isTTY, columns } = options;
    this.input = Object.assign(new PassThrough(), { isTTY });
    this.output = Object.assign(new PassThrough(), { isTTY }, columns === undefined ? {} : { columns });
    this.output.setEncoding('utf8');
    this.output.on('data', (text: string) => {
      this.#printed += text;
    });
  }

  /** All that was printed so far, escape sequences included. */
  get raw(): string {
    return this.#printed;
  }

  /** The same as a person reads it. */
  get text(): string {
    return stripVTControlCharacters(this.#printed);
  }

  type(keys: string): void {
    this.input.write(keys);
  }

  /** Waits until the text was printed after the place where the last wait ended. */
  async shows(text: string): Promise<void> {
    while (!this.#printed.slice(this.#seen).includes(text)) {
      await new Promise<void>((resolve) => {
        this.output.once('data', () => {
          resolve();
        });
      });
    }
    this.#seen = this.#printed.indexOf(text, this.#seen) + text.length;
  }
}
