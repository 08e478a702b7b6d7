import { setTimeout } from 'node:timers/promises';
import { BelegError } from '../errors.ts';

/** Clients give up a call after a minute: before that they are told what it waits for. */
const PATIENCE_MS = 45_000;

interface OpeningOptions<T> {
  readonly open: () => Promise<T>;
  /** How far that has come, in a few words; undefined where there is nothing to tell. */
  readonly howFar: () => string | undefined;
  readonly patienceMs?: number | undefined;
}

/**
 * Models and index, opened once for all calls that wait for them, while the connection stands already: what keeps them from
 * being opened reaches whoever calls. Then the next call tries again, since whoever read the remedy may have followed it.
 */
export class Opening<T> {
  readonly #options: OpeningOptions<T>;
  #opened: Promise<T> | undefined;

  constructor(options: OpeningOptions<T>) {
    this.#options = options;
  }

  /** Begins, unless that is under way or done. A failure is told to whoever waits, and else to nobody. */
  begin(): Promise<T> {
    if (this.#opened === undefined) {
      const opened = this.#options.open();
      this.#opened = opened;
      opened.catch(() => {
        this.#opened = undefined;
      });
    }
    return this.#opened;
  }

  /**
   * What was opened, as soon as it is.
   * @throws what opening it threw; BelegError where it takes longer than a client waits; the signal's reason
   */
  async opened(signal: AbortSignal): Promise<T> {
    const { howFar, patienceMs = PATIENCE_MS } = this.#options;
    const over = new AbortController();
    const outOfPatience = async (): Promise<never> => {
      await setTimeout(patienceMs, undefined, { signal: AbortSignal.any([signal, over.signal]) });
      throw stillOpening(howFar());
    };
    try {
      return await Promise.race([this.begin(), outOfPatience()]);
    } finally {
      over.abort();
    }
  }
}

function stillOpening(howFar: string | undefined): BelegError {
  const progress = howFar === undefined ? '' : ` (${howFar})`;
  return new BelegError(
    `The articles are being prepared and cannot be asked yet${progress}.`,
    'Try again in a minute: it goes on meanwhile.',
  );
}
